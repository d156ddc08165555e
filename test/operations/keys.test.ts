import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import type { KeyState } from '../../src/generated/operations.ts'
import { projectId, urlOf, useEmulator } from '../support/emulator.ts'

const DAY_MS = 86_400_000
const unknown = '11111111-2222-4333-8444-555555555555'

describe('create-key', () => {
  const kms = useEmulator()

  test('answers the id and the domain; the CMK is enabled, AES_256 and of origin kms', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'orders', key_description: 'of 2026' })

    expect(key_info).toEqual({
      key_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      domain_id: demo.account.id,
      region_id: 'cn-north-4',
    })
    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toEqual({
      key_info: {
        key_id: key_info.key_id,
        domain_id: demo.account.id,
        key_alias: 'orders',
        realm: 'cn-north-4',
        key_description: 'of 2026',
        creation_date: String(kms.clock.now),
        scheduled_deletion_date: '',
        key_spec: 'AES_256',
        key_usage: 'ENCRYPT_DECRYPT',
        key_state: '2',
        default_key_flag: '0',
        key_type: '1',
        expiration_time: '',
        origin: 'kms',
        key_rotation_enabled: 'false',
        sys_enterprise_project_id: '0',
        keystore_id: '0',
      },
    })
  })

  test('a CMK of origin external waits for its material', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'external', origin: 'external' })

    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toMatchObject({
      key_info: { key_state: '5', origin: 'external' },
    })
  })

  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT'],
    ['SM4', 'ENCRYPT_DECRYPT'],
    ['RSA_2048', 'SIGN_VERIFY'],
    ['EC_P256', 'SIGN_VERIFY'],
    ['EC_P384', 'SIGN_VERIFY'],
    ['SECP256K1', 'SIGN_VERIFY'],
    ['SM2', 'SIGN_VERIFY'],
    ['ED25519', 'SIGN_VERIFY'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC'],
    ['HMAC_SM3', 'GENERATE_VERIFY_MAC'],
  ] as const)('the usage of %s is %s when none is given', async (key_spec, key_usage) => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'spec', key_spec })

    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toMatchObject({
      key_info: { key_spec, key_usage },
    })
  })

  test.each([
    ['no key_alias', {}, 'MissingParameter'],
    ['an empty name', { key_alias: '' }, 'InvalidKeyAlias'],
    ['a name of 256 characters', { key_alias: 'a'.repeat(256) }, 'InvalidKeyAlias'],
    ['a name with a blank', { key_alias: 'a b' }, 'InvalidKeyAlias'],
    ['a name reserved for default master keys', { key_alias: 'obs/default' }, 'InvalidKeyAlias'],
    [
      'a description of 256 characters',
      { key_alias: 'a', key_description: 'd'.repeat(256) },
      'InvalidKeyDescription',
    ],
    ['an unknown spec', { key_alias: 'a', key_spec: 'DES' }, 'InvalidParameter'],
    ['a usage that the spec cannot have', { key_alias: 'a', key_usage: 'SIGN_VERIFY' }, 'InvalidParameter'],
    [
      'an HMAC CMK of origin external',
      { key_alias: 'a', key_spec: 'HMAC_256', origin: 'external' },
      'InvalidParameter',
    ],
    ['an unknown origin', { key_alias: 'a', origin: 'elsewhere' }, 'InvalidParameter'],
    ['another region', { key_alias: 'a', realm: 'eu-de' }, 'InvalidRealm'],
    ['an unknown keystore', { key_alias: 'a', keystore_id: '7' }, 'KeystoreUnsupported'],
    ['a wrong enterprise project', { key_alias: 'a', enterprise_project_id: 'x' }, 'InvalidParameter'],
    ['a malformed sequence', { key_alias: 'a', sequence: '1' }, 'InvalidSequence'],
    ['a name that is taken', { key_alias: 'demo' }, 'DuplicateKeyAlias'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createKey', body)).toBe(error)
  })

  test('of two calls at once for one name, one wins', async () => {
    const calls = await Promise.all([1, 2, 3].map(() => kms.call('createKey', { key_alias: 'once' })))

    expect(calls.map(({ status }) => status).sort()).toEqual([200, 400, 400])
  })

  test('the region of the project is accepted as realm', async () => {
    await kms.ok('createKey', { key_alias: 'old-client', realm: 'cn-north-4' })
  })
})

// One row per operation, in the vendor's words: what becomes of a CMK in this state, or which error refuses.
const lifeCycle: [string, string, KeyState, string][] = [
  ['enableKey', '{}', 'enabled', 'KeyNotDisabled'],
  ['enableKey', '{}', 'disabled', '2'],
  ['enableKey', '{}', 'pendingDeletion', 'KeyNotDisabled'],
  ['enableKey', '{}', 'pendingImport', 'KeyNotDisabled'],
  ['disableKey', '{}', 'enabled', '3'],
  ['disableKey', '{}', 'disabled', 'KeyNotEnabled'],
  ['disableKey', '{}', 'pendingDeletion', 'KeyNotEnabled'],
  ['disableKey', '{}', 'pendingImport', 'KeyNotEnabled'],
  ['scheduleKeyDeletion', '{"pending_days":"7"}', 'enabled', '4'],
  ['scheduleKeyDeletion', '{"pending_days":"7"}', 'disabled', '4'],
  ['scheduleKeyDeletion', '{"pending_days":"7"}', 'pendingDeletion', 'AlreadyPendingDeletion'],
  ['scheduleKeyDeletion', '{"pending_days":"7"}', 'pendingImport', '4'],
  ['cancelKeyDeletion', '{}', 'enabled', 'NotPendingDeletion'],
  ['cancelKeyDeletion', '{}', 'disabled', 'NotPendingDeletion'],
  ['cancelKeyDeletion', '{}', 'pendingDeletion', '3'],
  ['cancelKeyDeletion', '{}', 'pendingImport', 'NotPendingDeletion'],
  ['updateKeyAlias', '{"key_alias":"renamed"}', 'enabled', '2'],
  ['updateKeyAlias', '{"key_alias":"renamed"}', 'disabled', '3'],
  ['updateKeyAlias', '{"key_alias":"renamed"}', 'pendingDeletion', 'KeyPendingDeletion'],
  ['updateKeyAlias', '{"key_alias":"renamed"}', 'pendingImport', '5'],
  ['updateKeyDescription', '{"key_description":"new"}', 'enabled', '2'],
  ['updateKeyDescription', '{"key_description":"new"}', 'disabled', '3'],
  ['updateKeyDescription', '{"key_description":"new"}', 'pendingDeletion', 'KeyPendingDeletion'],
  ['updateKeyDescription', '{"key_description":"new"}', 'pendingImport', '5'],
  ['describeKey', '{}', 'enabled', '2'],
  ['describeKey', '{}', 'disabled', '3'],
  ['describeKey', '{}', 'pendingDeletion', '4'],
  ['describeKey', '{}', 'pendingImport', '5'],
]
type KeyCall = 'enableKey' | 'disableKey' | 'scheduleKeyDeletion' | 'cancelKeyDeletion' | 'describeKey'

describe('the life cycle', () => {
  const kms = useEmulator()

  test.each(lifeCycle)('%s %s of a CMK that is %s: %s', async (operation, extra, state, expected) => {
    const key_id = await kms.cmkIn(state)
    const call = operation as KeyCall
    const body = { key_id, ...JSON.parse(extra) }

    if (expected.length > 1) expect(await kms.refused(call, body)).toBe(expected)
    else await kms.ok(call, body)
    const { key_info } = await kms.ok('describeKey', { key_id })
    const unchanged = { enabled: '2', disabled: '3', pendingDeletion: '4', pendingImport: '5' }[state]
    expect(key_info.key_state).toBe(expected.length > 1 ? unchanged : expected)
  })

  test('the answers of the four life-cycle operations have the documented shapes', async () => {
    const key_id = await kms.cmkIn('enabled')

    expect(await kms.ok('disableKey', { key_id })).toEqual({ key_info: { key_id, key_state: '3' } })
    expect(await kms.ok('enableKey', { key_id })).toEqual({ key_info: { key_id, key_state: '2' } })
    expect(await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })).toEqual({
      key_id,
      key_state: '4',
    })
    expect(await kms.ok('cancelKeyDeletion', { key_id })).toEqual({ key_id, key_state: '3' })
  })

  test('an external CMK without material returns to pending import', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'external', origin: 'external' })
    await kms.ok('scheduleKeyDeletion', { key_id: key_info.key_id, pending_days: '7' })

    expect(await kms.ok('cancelKeyDeletion', { key_id: key_info.key_id })).toMatchObject({ key_state: '5' })
  })

  test('a deletion falls due to the millisecond, and takes aliases and name with it', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'doomed' })
    const { key_id } = key_info
    await kms.ok('createAlias', { key_id, alias: 'alias/doomed' })
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    const described = await kms.ok('describeKey', { key_id })
    expect(described.key_info.scheduled_deletion_date).toBe(String(kms.clock.now + 7 * DAY_MS))

    kms.clock.advance(7 * DAY_MS - 1)
    const headers = { 'x-auth-token': await kms.signIn() }
    expect((await kms.call('describeKey', { key_id }, { headers })).status).toBe(200)
    expect(await kms.refused('createKey', { key_alias: 'doomed' }, { headers })).toBe('DuplicateKeyAlias')

    kms.clock.advance(1)
    expect(await kms.refused('describeKey', { key_id }, { headers })).toBe('KeyNotFound')
    expect(await kms.refused('describeKey', { key_id: 'alias/doomed' }, { headers })).toBe('KeyNotFound')
    expect(await kms.refused('cancelKeyDeletion', { key_id }, { headers })).toBe('KeyNotFound')
    expect((await kms.call('listAliases', undefined, { headers })).text).not.toContain('doomed')
    expect((await kms.call('listKeys', {}, { headers })).text).not.toContain(key_id)
    expect((await kms.call('createKey', { key_alias: 'doomed' }, { headers })).status).toBe(200)
  })

  test.each(['7', '1096', 7, 1096])('pending_days may be %j', async (pending_days) => {
    const key_id = await kms.cmkIn('enabled')

    await kms.ok('scheduleKeyDeletion', { key_id, pending_days })
  })

  test.each(['6', '1097', '0', '-7', '', '7.5', '07', 'x', 6, 1097, 7.5, [], true])(
    'pending_days may not be %j',
    async (pending_days) => {
      const key_id = await kms.cmkIn('enabled')

      expect(await kms.refused('scheduleKeyDeletion', { key_id, pending_days })).toBe('InvalidPendingDays')
    },
  )

  test('a name can change to a free one, and the old one is free again', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'before' })

    expect(await kms.ok('updateKeyAlias', { key_id, key_alias: 'after' })).toEqual({
      key_info: { key_id, key_alias: 'after' },
    })
    expect(await kms.refused('updateKeyAlias', { key_id, key_alias: 'demo' })).toBe('DuplicateKeyAlias')
    await kms.ok('updateKeyAlias', { key_id, key_alias: 'after' })
    await kms.ok('createKey', { key_alias: 'before' })
    expect(await kms.refused('createKey', { key_alias: 'after' })).toBe('DuplicateKeyAlias')
  })

  test('a malformed name and a description of 256 characters are refused', async () => {
    const key_id = await kms.cmkIn('enabled')

    expect(await kms.refused('updateKeyAlias', { key_id, key_alias: 'a b' })).toBe('InvalidKeyAlias')
    expect(await kms.refused('updateKeyDescription', { key_id, key_description: 'd'.repeat(256) })).toBe(
      'InvalidKeyDescription',
    )
  })

  test.each(['enableKey', 'disableKey', 'cancelKeyDeletion'] as const)(
    '%s takes an id only, no alias',
    async (id) => {
      expect(await kms.refused(id, { key_id: 'alias/demo' })).toBe('InvalidKeyId')
      expect(await kms.refused(id, { key_id: unknown })).toBe('KeyNotFound')
    },
  )

  test('describe-key takes id, alias and URN, and anything else is malformed', async () => {
    for (const key_id of [demo.cmk.id, 'alias/demo', `kms:cn-north-4:${demo.account.id}:alias:demo`]) {
      expect(await kms.ok('describeKey', { key_id })).toMatchObject({ key_info: { key_id: demo.cmk.id } })
    }
    expect(await kms.refused('describeKey', { key_id: 'demo' })).toBe('InvalidKeyId')
  })
})

describe('a default master key', () => {
  const kms = useEmulator()
  const plantOne = () => kms.cmkIn('enabled', { name: 'obs/default', isDefault: true })

  test('is described, listed and encrypts', async () => {
    const key_id = await plantOne()

    expect(await kms.ok('describeKey', { key_id })).toMatchObject({ key_info: { default_key_flag: '1' } })
    expect((await kms.ok('listKeys', {})).keys).toContain(key_id)
    await kms.ok('encryptData', { key_id, plain_text: 'hello' })
  })

  test.each([
    ['enableKey', {}],
    ['disableKey', {}],
    ['scheduleKeyDeletion', { pending_days: '7' }],
    ['cancelKeyDeletion', {}],
    ['updateKeyAlias', { key_alias: 'mine' }],
    ['updateKeyDescription', { key_description: 'mine' }],
    ['createAlias', { alias: 'mine' }],
    ['deleteAlias', { aliases: ['mine'] }],
  ] as const)('refuses %s', async (operation, extra) => {
    const key_id = await plantOne()

    expect(await kms.refused(operation, { key_id, ...extra })).toBe('DefaultKeyForbidden')
  })
})

describe('list-keys', () => {
  const kms = useEmulator()

  test('lists the CMKs in order of creation, with details in the same order', async () => {
    const ids = [demo.cmk.id, await kms.cmkIn('enabled'), await kms.cmkIn('disabled')]
    const { keys, key_details, ...rest } = await kms.ok('listKeys', {})

    expect(keys).toEqual(ids)
    expect(key_details.map(({ key_id }) => key_id)).toEqual(ids)
    expect(rest).toEqual({ next_marker: '', truncated: 'false', total: 3 })
  })

  test.each([
    ['a state', { key_state: '3' }, 1],
    ['another state', { key_state: '2' }, 2],
    ['the spec AES_256, also by default', {}, 3],
    ['every spec', { key_spec: 'ALL' }, 4],
    ['the spec EC_P256', { key_spec: 'EC_P256' }, 1],
    ['the default enterprise project', { key_spec: 'ALL', enterprise_project_id: '0' }, 3],
    ['every enterprise project', { key_spec: 'ALL', enterprise_project_id: 'all' }, 4],
  ] as const)('filters by %s', async (_, filter, total) => {
    await kms.cmkIn('disabled', { enterpriseProjectId: '7a1b0f6e-3d7f-4d1c-9a55-b1c0e3f2a901' })
    await kms.cmkIn('enabled')
    await kms.cmkIn('enabled', { spec: 'EC_P256', usage: 'SIGN_VERIFY' })

    expect(await kms.ok('listKeys', filter)).toMatchObject({ total })
  })

  test.each([1, 2, 3, 4, 100])('pages of %d show every CMK exactly once', async (limit) => {
    for (let index = 0; index < 3; index += 1) await kms.cmkIn('enabled')
    const seen: string[] = []
    let marker = '0'
    do {
      const page = await kms.ok('listKeys', { limit: String(limit), marker })
      expect(page.keys.length).toBeLessThanOrEqual(limit)
      expect(page.truncated).toBe(page.next_marker === '' ? 'false' : 'true')
      expect(page.total).toBe(4)
      seen.push(...page.keys)
      marker = page.next_marker
    } while (marker !== '')

    expect(seen.length).toBe(4)
    expect(new Set(seen).size).toBe(4)
  })

  test('the documented example: marker 1 skips one entry', async () => {
    const second = await kms.cmkIn('enabled')

    expect(await kms.ok('listKeys', { limit: '2', marker: '1' })).toMatchObject({ keys: [second] })
  })

  test('a page neither skips nor repeats when a CMK of an earlier page is gone', async () => {
    const doomed = await kms.cmkIn('pendingDeletion')
    const third = await kms.cmkIn('enabled')
    const { next_marker } = await kms.ok('listKeys', { limit: '2' })
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }
    const { keys } = (await kms.call('listKeys', { limit: '2', marker: next_marker }, { headers })).body as {
      keys: string[]
    }

    expect(keys).toEqual([third])
    expect(keys).not.toContain(doomed)
  })

  test('numbers, and empty strings for absent, are accepted', async () => {
    expect(await kms.ok('listKeys', { limit: 1, marker: 0 })).toMatchObject({ keys: [demo.cmk.id] })
    expect(await kms.ok('listKeys', { limit: '', marker: '' })).toMatchObject({ keys: [demo.cmk.id] })
    expect(await kms.ok('listKeys')).toMatchObject({ keys: [demo.cmk.id] })
  })

  test.each([
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: '-1' }, 'InvalidLimit'],
    [{ limit: 0 }, 'InvalidLimit'],
    [{ limit: 'x' }, 'InvalidLimit'],
    [{ limit: '2001' }, 'InvalidLimit'],
    [{ limit: 2001 }, 'InvalidLimit'],
    [{ keystore_type: 'DEFAULT' }, 'InvalidParameter'],
    [{ limit: 1.5 }, 'InvalidLimit'],
    [{ marker: '-1' }, 'InvalidMarker'],
    [{ marker: 'x' }, 'InvalidMarker'],
    [{ marker: -1 }, 'InvalidMarker'],
    [{ key_state: '6' }, 'InvalidParameter'],
    [{ key_state: 2 }, 'InvalidParameter'],
    [{ key_spec: 'all' }, 'InvalidParameter'],
    [{ enterprise_project_id: 'x' }, 'InvalidParameter'],
  ])('%j answers %s', async (body, error) => {
    expect(await kms.refused('listKeys', body)).toBe(error)
  })

  test('a page has 2000 CMKs when no limit is given', async () => {
    const cmks = Array.from({ length: 2000 }, (_, at) => ({ project: projectId, name: `many-${at}` }))
    await kms.mock.plant(cmks)
    const { keys, total, truncated } = await kms.ok('listKeys', {})

    expect([keys.length, total, truncated]).toEqual([2000, 2001, 'true'])
  })

  test.each([
    ['DHSM', ['dedicated']],
    ['CDMS', ['cards', 'managed', 'shared']],
  ] as const)('keystore_type %s shows the CMKs in keystores of that kind', async (keystore_type, names) => {
    for (const [name, type] of [
      ['dedicated', 'DHSM'],
      ['cards', 'CDMS'],
      ['plain', 'DEFAULT'],
    ] as const) {
      const cluster = type === 'DEFAULT' ? {} : { cluster_id: `cluster-${name}` }
      const { keystore } = await kms.ok('createKeyStore', {
        keystore_alias: name,
        keystore_type: type,
        ...cluster,
      })
      await kms.cmkIn('enabled', { name, keystoreId: keystore.keystore_id })
    }
    await kms.cmkIn('enabled', { name: 'managed', keystoreId: '1' })
    await kms.cmkIn('enabled', { name: 'shared', keystoreId: '2' })
    const { key_details } = await kms.ok('listKeys', { keystore_type })

    expect(key_details.map(({ key_alias }) => key_alias)).toEqual(names)
  })

  test('a request without a body asks for everything', async () => {
    const url = urlOf('listKeys')
    const headers = { 'x-auth-token': kms.token, 'content-type': 'application/json;charset=UTF-8' }
    const { status, body } = await kms.send({ method: 'POST', url, headers })

    expect([status, body]).toEqual([200, await kms.ok('listKeys', {})])
  })

  test('another project has its own CMKs', async () => {
    await kms.mock.plant([{ project: 'f'.repeat(32), name: 'theirs' }])

    expect((await kms.call('listKeys', {})).text).not.toContain('theirs')
    expect(projectId).not.toBe('f'.repeat(32))
  })
})
