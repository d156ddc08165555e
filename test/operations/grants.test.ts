import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import type { BodyOf } from '../../mock/operations/handler.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { useEmulator } from '../support/emulator.ts'

const project_id = '2'.repeat(32)
const domain = '1'.repeat(32)
const unknownKey = '11111111-2222-4333-8444-555555555555'
const unknownGrant = 'ab'.repeat(32)
const user = (name: string, actions: string[]) => ({ id: name, name, password: 'p', actions, accessKeys: [] })

/** A datakey of 64 bytes, all zero, and its SHA-256 as the vendor's example has it. */
const zeros = '0'.repeat(128)
const digestOfZeros = 'F5A5FD42D16A20302798EF6ED309979B43003D2320D9F0E8EA9831A92759FB4B'
const noAccess = { error: { error_code: 'KMS.0306' } }
const hex = (bytes: number) => expect.stringMatching(new RegExp(`^[0-9A-F]{${2 * bytes}}$`))
const answers = {
  'create-datakey': { plain_text: hex(64), cipher_text: hex(188) },
  'create-datakey-without-plaintext': { cipher_text: hex(188) },
  'encrypt-datakey': { cipher_text: hex(188), datakey_length: '64' },
  'decrypt-datakey': { data_key: zeros, datakey_length: '64', datakey_dgst: digestOfZeros },
}

/** An account with two users who may do everything, two who may do nothing, and one who may only create grants. */
const acme = {
  id: domain,
  name: 'acme',
  users: [
    user('owner', ['*']),
    user('colleague', ['*']),
    user('worker', []),
    user('helper', []),
    user('giver', ['kms:grant:create']),
  ],
  projects: [{ id: project_id, name: 'cn-north-7' }],
}

function useSharing() {
  const kms = useEmulator({ accounts: [acme] })

  /** The extras that make a call one of this user in the project of the account. */
  async function as(name: string) {
    const token = await kms.signIn(
      { name, password: 'p', domain: { name: 'acme' } },
      { project: { id: project_id } },
    )
    return { path: { project_id }, headers: { 'x-auth-token': token } }
  }
  const newCmk = async (key_alias = 'shared') =>
    (await kms.ok('createKey', { key_alias }, await as('owner'))).key_info.key_id
  const grant = async (body: Partial<BodyOf<'createGrant'>>, by = 'owner') =>
    (
      await kms.ok(
        'createGrant',
        { grantee_principal: 'worker', operations: ['describe-key'], ...body },
        await as(by),
      )
    ).grant_id
  const refused = async (name: string, id: OperationId, body: unknown) =>
    kms.refused(id, body, await as(name))

  return { kms, as, newCmk, grant, refused }
}

describe('create-grant', () => {
  const { kms, as, newCmk, grant, refused } = useSharing()

  test('answers an id of 64 hexadecimal digits, another one each time', async () => {
    const key_id = await newCmk()

    const first = await grant({ key_id })
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await grant({ key_id })).not.toBe(first)
  })

  test('lets the grantee do what it lists, and nothing else', async () => {
    const key_id = await newCmk()
    expect(await refused('worker', 'describeKey', { key_id })).toBe('NoAccessToKey')
    await grant({ key_id, operations: ['describe-key', 'encrypt-data'] })

    const asWorker = await as('worker')
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'hello' }, asWorker)
    expect((await kms.ok('describeKey', { key_id }, asWorker)).key_info.key_id).toBe(key_id)
    expect(await kms.refused('decryptData', { cipher_text }, asWorker)).toBe('NoAccessToKey')
    expect(await kms.refused('disableKey', { key_id }, asWorker)).toBe('NoAccessToKey')
    expect(await kms.refused('listGrants', { key_id }, asWorker)).toBe('NoAccessToKey')
    expect(await refused('helper', 'describeKey', { key_id })).toBe('NoAccessToKey')
  })

  const datakeys = {
    'create-datakey': ['createDatakey', { datakey_length: '512' }],
    'create-datakey-without-plaintext': ['createDatakeyWithoutPlaintext', { datakey_length: '512' }],
    'encrypt-datakey': ['encryptDatakey', { plain_text: zeros + digestOfZeros, datakey_plain_length: '64' }],
    'decrypt-datakey': ['decryptDatakey', { datakey_cipher_length: '64' }],
  } as const
  const names = Object.keys(datakeys) as (keyof typeof datakeys)[]

  test.each(names)('%s lets the grantee do that with datakeys, and none of the others', async (granted) => {
    const key_id = await newCmk()
    const encrypt = { key_id, ...datakeys['encrypt-datakey'][1] }
    const { cipher_text } = await kms.ok('encryptDatakey', encrypt, await as('owner'))
    const ask = async (name: keyof typeof datakeys) => {
      const [id, body] = datakeys[name]
      const sealed = name === 'decrypt-datakey' && { cipher_text }
      return kms.call(id, { key_id, ...body, ...sealed }, await as('worker'))
    }
    for (const name of names) expect((await ask(name)).body).toMatchObject(noAccess)
    await grant({ key_id, operations: [granted] })

    for (const name of names.filter((each) => each !== granted))
      expect(await ask(name)).toMatchObject({ status: 403, body: noAccess })
    expect(await ask(granted)).toMatchObject({ status: 200, body: answers[granted] })
  })

  test('holds for one CMK', async () => {
    await grant({ key_id: await newCmk('one') })

    expect(await refused('worker', 'describeKey', { key_id: await newCmk('other') })).toBe('NoAccessToKey')
  })

  test('several grants add up', async () => {
    const key_id = await newCmk()
    await grant({ key_id, operations: ['encrypt-data'] })
    await grant({ key_id, operations: ['decrypt-data'] })

    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'hello' }, await as('worker'))
    expect(await kms.ok('decryptData', { cipher_text }, await as('worker'))).toMatchObject({
      plain_text: 'hello',
    })
  })

  test('to an account it lets every user of it', async () => {
    const key_id = await newCmk()
    await grant({ key_id, grantee_principal: domain, grantee_principal_type: 'domain' })

    await kms.ok('describeKey', { key_id }, await as('worker'))
    await kms.ok('describeKey', { key_id }, await as('helper'))
  })

  test('to a user it lets nobody whose account has that id', async () => {
    const key_id = await newCmk()
    await grant({ key_id, grantee_principal: domain })

    expect(await refused('worker', 'describeKey', { key_id })).toBe('NoAccessToKey')
  })

  test('leaves a CMK that is not usable unusable: right before state', async () => {
    const key_id = await newCmk()
    await grant({ key_id, operations: ['encrypt-data'] })
    await kms.ok('disableKey', { key_id }, await as('owner'))

    expect(await refused('worker', 'encryptData', { key_id, plain_text: 'a' })).toBe('KeyDisabled')
    expect(await refused('helper', 'encryptData', { key_id, plain_text: 'a' })).toBe('NoAccessToKey')
  })

  test('a grantee with create-grant passes on what they were granted, and no more', async () => {
    const key_id = await newCmk()
    await grant({ key_id, operations: ['describe-key', 'create-grant'] })
    const toHelper = { key_id, grantee_principal: 'helper' }

    await grant({ ...toHelper, operations: ['describe-key'] }, 'worker')
    await kms.ok('describeKey', { key_id }, await as('helper'))
    expect(await refused('worker', 'createGrant', { ...toHelper, operations: ['encrypt-data'] })).toBe(
      'NoAccessToKey',
    )
    expect(await refused('helper', 'createGrant', { ...toHelper, operations: ['describe-key'] })).toBe(
      'NoAccessToKey',
    )
  })

  test('a user with the right grants what they may not do themselves', async () => {
    const key_id = await newCmk()
    await grant({ key_id, operations: ['encrypt-data'] }, 'giver')

    await kms.ok('encryptData', { key_id, plain_text: 'a' }, await as('worker'))
    expect(await refused('giver', 'encryptData', { key_id, plain_text: 'a' })).toBe('NoAccessToKey')
  })

  test('a CMK has at most 100 grants', async () => {
    const key_id = await kms.cmkIn('enabled')
    const body = { key_id, grantee_principal: 'worker', operations: ['describe-key' as const] }
    for (let index = 0; index < 100; index += 1) await kms.ok('createGrant', body)

    expect(await kms.refused('createGrant', body)).toBe('TooManyGrantsOfKey')
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyNotEnabled'],
  ] as const)('a CMK that is %s answers %s', async (state, error) => {
    const body = { grantee_principal: 'worker', operations: ['describe-key'] }

    expect(await kms.refused('createGrant', { key_id: await kms.cmkIn(state), ...body })).toBe(error)
  })

  test('a default master key is not shared', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })
    const body = { key_id, grantee_principal: 'worker', operations: ['describe-key'] }

    expect(await kms.refused('createGrant', body)).toBe('DefaultKeyForbidden')
  })

  test.each([
    ['create-grant alone', { operations: ['create-grant'] }, 'GrantNeedsOperation'],
    ['create-grant twice', { operations: ['create-grant', 'create-grant'] }, 'GrantNeedsOperation'],
    ['no operation', { operations: [] }, 'InvalidParameter'],
    ['an unknown operation', { operations: ['delete-key'] }, 'InvalidParameter'],
    ['operations that are no list', { operations: 'describe-key' }, 'InvalidParameter'],
    ['a missing grantee', { grantee_principal: undefined }, 'MissingParameter'],
    ['missing operations', { operations: undefined }, 'MissingParameter'],
    ['a malformed grantee', { grantee_principal: 'a-b' }, 'InvalidPrincipal'],
    ['a grantee of 65 characters', { grantee_principal: 'a'.repeat(65) }, 'InvalidPrincipal'],
    ['a malformed retiring principal', { retiring_principal: '' }, 'InvalidPrincipal'],
    ['an unknown type of grantee', { grantee_principal_type: 'group' }, 'InvalidParameter'],
    ['a malformed name', { name: 'a b' }, 'InvalidParameter'],
    ['a malformed sequence', { sequence: 'x' }, 'InvalidSequence'],
    ['a CMK named by alias', { key_id: 'alias/demo' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: unknownKey }, 'KeyNotFound'],
  ])('refuses %s', async (_, wrong, error) => {
    const right = { key_id: demo.cmk.id, grantee_principal: 'worker', operations: ['describe-key'] }

    expect(await kms.refused('createGrant', { ...right, ...wrong })).toBe(error)
  })
})

describe('revoke-grant', () => {
  const { kms, as, newCmk, grant, refused } = useSharing()

  test('ends what the grant allowed', async () => {
    const key_id = await newCmk()
    const grant_id = await grant({ key_id })

    expect(await kms.ok('revokeGrant', { key_id, grant_id }, await as('owner'))).toEqual({})
    expect(await refused('worker', 'describeKey', { key_id })).toBe('NoAccessToKey')
    expect(await refused('owner', 'revokeGrant', { key_id, grant_id })).toBe('GrantNotFound')
  })

  test('a grant that was passed on survives', async () => {
    const key_id = await newCmk()
    const grant_id = await grant({ key_id, operations: ['describe-key', 'create-grant'] })
    await grant({ key_id, grantee_principal: 'helper' }, 'worker')

    await kms.ok('revokeGrant', { key_id, grant_id }, await as('owner'))
    await kms.ok('describeKey', { key_id }, await as('helper'))
  })

  test('is for the creator of the CMK alone, also where another user created the grant', async () => {
    const key_id = await newCmk()
    const grant_id = await grant({ key_id }, 'colleague')

    expect(await refused('colleague', 'revokeGrant', { key_id, grant_id })).toBe('NoAccessToKey')
    await kms.ok('revokeGrant', { key_id, grant_id }, await as('owner'))
  })

  test('on a CMK of a seed, which nobody created, every user with the right may', async () => {
    const key_id = await kms.cmkIn('enabled', { project: project_id })
    const grant_id = await grant({ key_id })

    expect(await refused('worker', 'revokeGrant', { key_id, grant_id })).toBe('NoAccessToKey')
    await kms.ok('revokeGrant', { key_id, grant_id }, await as('colleague'))
  })

  test('letters of a grant_id count in either case', async () => {
    const key_id = await newCmk()
    const grant_id = (await grant({ key_id })).toUpperCase()

    await kms.ok('revokeGrant', { key_id, grant_id }, await as('owner'))
  })
})

describe('retire-grant', () => {
  const { kms, as, newCmk, grant, refused } = useSharing()

  test.each([
    ['its creator', 'giver', {}],
    ['its retiring principal', 'helper', { retiring_principal: 'helper' }],
    [
      'its grantee, granted retire-grant',
      'worker',
      { operations: ['describe-key' as const, 'retire-grant' as const] },
    ],
  ])('%s may', async (_, who, body) => {
    const key_id = await newCmk()
    const grant_id = await grant({ key_id, ...body }, 'giver')

    expect(await kms.ok('retireGrant', { key_id, grant_id }, await as(who))).toEqual({})
    expect(await refused('worker', 'describeKey', { key_id })).toBe('NoAccessToKey')
  })

  test.each([
    ['its grantee, not granted retire-grant', 'worker'],
    ['another user', 'helper'],
    ['the creator of the CMK, who is not the creator of the grant', 'owner'],
  ])('%s may not', async (_, who) => {
    const key_id = await newCmk()
    const grant_id = await grant({ key_id }, 'giver')

    expect(await refused(who, 'retireGrant', { key_id, grant_id })).toBe('NoAccessToKey')
  })

  test('retire-grant of one grant retires no other', async () => {
    const key_id = await newCmk()
    await grant({ key_id, operations: ['describe-key', 'retire-grant'] })
    const grant_id = await grant({ key_id, grantee_principal: 'helper' })

    expect(await refused('worker', 'retireGrant', { key_id, grant_id })).toBe('NoAccessToKey')
  })
})

describe.each(['revokeGrant', 'retireGrant'] as const)('%s refuses', (operation) => {
  const kms = useEmulator()
  const grantOn = async (key_id: string) =>
    (await kms.ok('createGrant', { key_id, grantee_principal: 'worker', operations: ['describe-key'] }))
      .grant_id

  test('a grant on another CMK', async () => {
    const grant_id = await grantOn(await kms.cmkIn('enabled'))

    expect(await kms.refused(operation, { key_id: demo.cmk.id, grant_id })).toBe('GrantOfOtherKey')
  })

  test('a grant on a CMK that is gone', async () => {
    const key_id = await kms.cmkIn('enabled')
    const grant_id = await grantOn(key_id)
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }

    expect(await kms.refused(operation, { key_id, grant_id }, { headers })).toBe('KeyNotFound')
    expect(await kms.refused(operation, { key_id: demo.cmk.id, grant_id }, { headers })).toBe('GrantNotFound')
  })

  test('a default master key', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })

    expect(await kms.refused(operation, { key_id, grant_id: unknownGrant })).toBe('DefaultKeyForbidden')
  })

  test.each([
    ['an unknown grant', { grant_id: unknownGrant }, 'GrantNotFound'],
    ['a malformed grant_id', { grant_id: 'abc' }, 'GrantNotFound'],
    ['a missing grant_id', { grant_id: undefined }, 'MissingParameter'],
    ['a malformed key_id', { key_id: 'abc' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: unknownKey }, 'KeyNotFound'],
  ])('%s', async (_, wrong, error) => {
    expect(await kms.refused(operation, { key_id: demo.cmk.id, grant_id: unknownGrant, ...wrong })).toBe(
      error,
    )
  })

  test.each(['disabled', 'pendingDeletion'] as const)('nothing because the CMK is %s', async (state) => {
    const key_id = await kms.cmkIn('enabled')
    const grant_id = await grantOn(key_id)
    if (state === 'disabled') await kms.ok('disableKey', { key_id })
    else await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })

    expect(await kms.ok(operation, { key_id, grant_id })).toEqual({})
  })
})

describe('list-grants', () => {
  const { kms, as, newCmk, grant, refused } = useSharing()

  test('shows what was granted; a name and a retiring principal only where there is one', async () => {
    const key_id = await newCmk()
    const plain = await grant({ key_id })
    kms.clock.advance(1000)
    const full = await grant({
      key_id,
      grantee_principal: domain,
      grantee_principal_type: 'domain',
      operations: ['decrypt-data', 'encrypt-data', 'decrypt-data'],
      name: 'for-all',
      retiring_principal: 'helper',
    })

    const common = { key_id, issuing_principal: 'owner' }
    expect(await kms.ok('listGrants', { key_id, limit: '', marker: '' }, await as('owner'))).toEqual({
      grants: [
        {
          ...common,
          grant_id: plain,
          grantee_principal: 'worker',
          grantee_principal_type: 'user',
          operations: ['describe-key'],
          creation_date: String(Date.UTC(2026, 0, 2, 12)),
        },
        {
          ...common,
          grant_id: full,
          grantee_principal: domain,
          grantee_principal_type: 'domain',
          operations: ['decrypt-data', 'encrypt-data'],
          creation_date: String(Date.UTC(2026, 0, 2, 12, 0, 1)),
          name: 'for-all',
          retiring_principal: 'helper',
        },
      ],
      next_marker: '',
      truncated: 'false',
      total: 2,
    })
  })

  test('pages show every grant of the CMK exactly once, also while one is retired', async () => {
    const [key_id, other] = [await newCmk(), await newCmk('other')]
    const ids = [await grant({ key_id }), await grant({ key_id }), await grant({ key_id })]
    await grant({ key_id: other })

    const first = await kms.ok('listGrants', { key_id, limit: 2 }, await as('owner'))
    await kms.ok('retireGrant', { key_id, grant_id: ids[0] ?? '' }, await as('owner'))
    const second = await kms.ok('listGrants', { key_id, marker: first.next_marker }, await as('owner'))

    expect(first).toMatchObject({ truncated: 'true', total: 3 })
    expect(second).toMatchObject({ truncated: 'false', next_marker: '', total: 2 })
    expect([...first.grants, ...second.grants].map(({ grant_id }) => grant_id)).toEqual(ids)
  })

  test('a default master key has none', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })

    expect(await kms.ok('listGrants', { key_id })).toMatchObject({ grants: [], total: 0 })
  })

  test('needs a right of its own', async () => {
    expect(await refused('giver', 'listGrants', { key_id: await newCmk() })).toBe('NoAccessToKey')
  })

  test.each([
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: '1001' }, 'InvalidLimit'],
    [{ marker: '-1' }, 'InvalidMarker'],
    [{ key_id: undefined }, 'MissingParameter'],
    [{ key_id: unknownKey }, 'KeyNotFound'],
  ])('%j answers %s', async (wrong, error) => {
    expect(await kms.refused('listGrants', { key_id: demo.cmk.id, ...wrong })).toBe(error)
  })
})

describe('list-retirable-grants', () => {
  const { kms, as, newCmk, grant, refused } = useSharing()

  test('lists the grants of every CMK that the caller may retire', async () => {
    const [one, other] = [await newCmk(), await newCmk('other')]
    const created = await grant({ key_id: one }, 'colleague')
    await grant({ key_id: one })
    const named = await grant({ key_id: other, retiring_principal: 'colleague' })
    const granted = await grant({
      key_id: other,
      grantee_principal: 'colleague',
      operations: ['retire-grant'],
    })
    await grant({ key_id: other, grantee_principal: 'colleague' })

    const { grants, total } = await kms.ok('listRetirableGrants', { limit: '1000' }, await as('colleague'))
    expect(grants.map(({ grant_id }) => grant_id)).toEqual([created, named, granted])
    expect(total).toBe(3)
  })

  test('goes by pages', async () => {
    const key_id = await newCmk()
    const ids = [await grant({ key_id }), await grant({ key_id })]

    const first = await kms.ok('listRetirableGrants', { limit: '1' }, await as('owner'))
    const second = await kms.ok('listRetirableGrants', { marker: first.next_marker }, await as('owner'))
    expect([first, second].map(({ grants }) => grants.map(({ grant_id }) => grant_id))).toEqual([
      [ids[0]],
      [ids[1]],
    ])
    expect([first.truncated, second.truncated]).toEqual(['true', 'false'])
  })

  test('shows more than a hundred when no limit is given', async () => {
    const [one, other] = [await newCmk(), await newCmk('other')]
    for (let count = 0; count < 101; count += 1) await grant({ key_id: count < 51 ? one : other })

    expect((await kms.ok('listRetirableGrants', {}, await as('owner'))).grants.length).toBe(101)
  })

  test('forgets the grants of a CMK that is gone', async () => {
    const key_id = await newCmk()
    await grant({ key_id })
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' }, await as('owner'))
    kms.clock.advanceDays(7)

    expect(await kms.ok('listRetirableGrants', {}, await as('owner'))).toMatchObject({ grants: [], total: 0 })
    await newCmk()
    expect(await kms.ok('listRetirableGrants', {}, await as('owner'))).toMatchObject({ grants: [], total: 0 })
  })

  test('needs the right to the API', async () => {
    expect(await refused('worker', 'listRetirableGrants', {})).toBe('NoAccessToApi')
  })

  test.each([
    [{ limit: 'x' }, 'InvalidLimit'],
    [{ marker: 'x' }, 'InvalidMarker'],
    [{ key_id: demo.cmk.id }, 'InvalidParameter'],
  ])('%j answers %s', async (body, error) => {
    expect(await kms.refused('listRetirableGrants', body)).toBe(error)
  })
})
