import { beforeEach, describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'

const unknown = '11111111-2222-4333-8444-555555555555'
const projects = { beijing: '1'.repeat(32), shanghai: '2'.repeat(32), guiyang: '3'.repeat(32) }
const regions = { beijing: 'cn-north-4', shanghai: 'cn-east-3', guiyang: 'cn-southwest-2' }
type Place = keyof typeof regions
const places = Object.keys(regions) as Place[]

const account = {
  id: 'a'.repeat(32),
  name: 'acme',
  users: [{ id: 'alice', name: 'alice', password: 'a', actions: ['*'], accessKeys: [] }],
  projects: places.map((place) => ({ id: projects[place], name: regions[place] })),
}

const kms = useEmulator({ accounts: [account] })
const tokens: Partial<Record<Place, string>> = {}

/** Path and token of a call in a region. */
const at = (place: Place, path: Record<string, string> = {}) => ({
  path: { project_id: projects[place], ...path },
  headers: { 'x-auth-token': tokens[place] ?? '' },
})
const signIn = async () => {
  const user = { name: 'alice', password: 'a', domain: { name: 'acme' } }
  for (const place of places) tokens[place] = await kms.signIn(user, { project: { id: projects[place] } })
}
beforeEach(signIn)

const to = (place: Place) => ({ replica_region: regions[place], replica_project_id: projects[place] })
const cmkAt = (place: Place, cmk: object = {}) => kms.cmkIn('enabled', { project: projects[place], ...cmk })
const asked = (key_id: string, place: Place) => ({ key_id, key_alias: 'copy', ...to(place) })
const replicate = async (key_id: string, from: Place, place: Place) =>
  (await kms.ok('replicateKey', asked(key_id, place), at(from, { key_id }))).key_id
const promote = (key_id: string, from: Place, place: Place) =>
  kms.ok('updatePrimaryRegion', { key_id, primary_region: regions[place] }, at(from, { key_id }))
const encrypt = async (key_id: string, place: Place, plain_text = 'hello') =>
  (await kms.ok('encryptData', { key_id, plain_text }, at(place))).cipher_text
const decrypt = (cipher_text: string, place: Place) => kms.ok('decryptData', { cipher_text }, at(place))

describe('list regions', () => {
  test('lists the regions in which the account has a project, ten without a limit', async () => {
    const listed = async (query: Record<string, string>) =>
      (await kms.ok('listSupportRegions', undefined, { ...at('beijing'), query })).regions

    expect(await listed({})).toEqual(['cn-north-4', 'cn-east-3', 'cn-southwest-2'])
    expect(await listed({ limit: '1', offset: '1' })).toEqual(['cn-east-3'])
    expect(await listed({ limit: '50' })).toHaveLength(3)
  })

  test.each([
    [{ limit: '0' }, 'InvalidLimit'],
    [{ offset: '-1' }, 'InvalidPageOffset'],
    [{ region: 'x' }, 'InvalidParameter'],
  ])('%j answers %s', async (query, error) => {
    const sent = query as Record<string, string>
    expect(await kms.refused('listSupportRegions', undefined, { ...at('beijing'), query: sent })).toBe(error)
  })
})

describe('replicate-key', () => {
  test('makes a CMK with an id, name, description and tags of its own in the other region', async () => {
    const key_id = await cmkAt('beijing', { description: 'of the primary' })
    const body = {
      ...asked(key_id, 'shanghai'),
      key_description: 'of the replica',
      enterprise_project_id: '7a1b0f6e-3d7f-4d1c-9a55-b1c0e3f2a901',
      tags: [{ key: 'team', value: 'orders' }, { key: 'empty' }],
    }
    const answer = await kms.ok('replicateKey', body, at('beijing', { key_id }))

    expect(answer).toEqual({ key_id: answer.key_id, domain_id: account.id, region: 'cn-east-3' })
    expect(answer.key_id).not.toBe(key_id)
    expect(await kms.ok('describeKey', { key_id: answer.key_id }, at('shanghai'))).toMatchObject({
      key_info: {
        key_alias: 'copy',
        realm: 'cn-east-3',
        key_description: 'of the replica',
        key_state: '2',
        key_spec: 'AES_256',
        origin: 'kms',
        sys_enterprise_project_id: '7a1b0f6e-3d7f-4d1c-9a55-b1c0e3f2a901',
      },
    })
    const stored = await kms.mock.store.transact(projects.shanghai, (records) =>
      records.get('cmk', answer.key_id),
    )
    expect(stored?.tags).toEqual({ team: 'orders', empty: '' })
  })

  test('what one region encrypts the others decrypt, each as its own CMK', async () => {
    const beijing = await cmkAt('beijing')
    const ids = {
      beijing,
      shanghai: await replicate(beijing, 'beijing', 'shanghai'),
      guiyang: await replicate(beijing, 'beijing', 'guiyang'),
    }

    for (const from of places) {
      const cipher_text = await encrypt(ids[from], from, `from ${from}`)
      for (const place of places) {
        expect(await decrypt(cipher_text, place)).toMatchObject({
          key_id: ids[place],
          plain_text: `from ${from}`,
        })
      }
    }
  })

  test('key_id of decrypt-data is the CMK of the region', async () => {
    const key_id = await cmkAt('beijing')
    const replica = await replicate(key_id, 'beijing', 'shanghai')
    const cipher_text = await encrypt(key_id, 'beijing')

    await kms.ok('decryptData', { cipher_text, key_id: replica }, at('shanghai'))
    expect(await kms.refused('decryptData', { cipher_text, key_id }, at('shanghai'))).toBe('KeyNotFound')
  })

  test('the id of a CMK names nothing in another region', async () => {
    const key_id = await cmkAt('beijing')
    await replicate(key_id, 'beijing', 'shanghai')

    expect(await kms.refused('describeKey', { key_id }, at('shanghai'))).toBe('KeyNotFound')
    expect(await kms.refused('encryptData', { key_id, plain_text: 'a' }, at('guiyang'))).toBe('KeyNotFound')
  })

  test('a region without a replica decrypts nothing', async () => {
    const cipher_text = await encrypt(await cmkAt('beijing'), 'beijing')

    expect(await kms.refused('decryptData', { cipher_text }, at('guiyang'))).toBe('KeyNotFound')
  })

  test('a version that the primary gets later is the replica’s, too', async () => {
    const key_id = await cmkAt('beijing')
    await replicate(key_id, 'beijing', 'shanghai')
    await kms.mock.store.transact(projects.beijing, (records) => {
      const cmk = records.get('cmk', key_id)
      if (cmk)
        records.put('cmk', { ...cmk, versions: [...cmk.versions, Buffer.alloc(32, 7).toString('base64')] })
    })

    expect(await decrypt(await encrypt(key_id, 'beijing'), 'shanghai')).toMatchObject({ plain_text: 'hello' })
  })

  test('states are each CMK’s own, and a replica outlives its primary', async () => {
    const key_id = await cmkAt('beijing', { name: 'primary' })
    const replica = await replicate(key_id, 'beijing', 'shanghai')
    const cipher_text = await encrypt(key_id, 'beijing')

    await kms.ok('disableKey', { key_id }, at('beijing'))
    expect(await kms.refused('decryptData', { cipher_text }, at('beijing'))).toBe('KeyDisabled')
    await decrypt(cipher_text, 'shanghai')
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' }, at('beijing'))
    kms.clock.advanceDays(7)
    await signIn()
    expect(await decrypt(cipher_text, 'shanghai')).toMatchObject({ key_id: replica })
    await kms.ok('createKey', { key_alias: 'primary' }, at('beijing'))
    expect(await decrypt(cipher_text, 'shanghai')).toMatchObject({ key_id: replica })
  })

  test('a deleted replica makes room for another one', async () => {
    const key_id = await cmkAt('beijing')
    const cipher_text = await encrypt(key_id, 'beijing')
    const first = await replicate(key_id, 'beijing', 'shanghai')
    await kms.ok('scheduleKeyDeletion', { key_id: first, pending_days: '7' }, at('shanghai'))
    expect(await kms.refused('replicateKey', asked(key_id, 'shanghai'), at('beijing', { key_id }))).toBe(
      'InvalidParameter',
    )
    kms.clock.advanceDays(7)
    await signIn()

    expect(await kms.refused('decryptData', { cipher_text }, at('shanghai'))).toBe('KeyNotFound')
    const second = await replicate(key_id, 'beijing', 'shanghai')
    expect(await decrypt(cipher_text, 'shanghai')).toMatchObject({ key_id: second })
  })

  test.each([
    ['an unknown region', { replica_region: 'mars-1' }, 'InvalidRealm'],
    ['a malformed region', { replica_region: 'a b' }, 'InvalidRealm'],
    ['the region of the CMK itself', to('beijing'), 'InvalidRealm'],
    ['a project of another region', { replica_project_id: projects.guiyang }, 'InvalidParameter'],
    ['a malformed project', { replica_project_id: 'x' }, 'InvalidParameter'],
    ['no region', { replica_region: undefined }, 'MissingParameter'],
    ['no name', { key_alias: undefined }, 'MissingParameter'],
    ['a malformed name', { key_alias: 'a b' }, 'InvalidKeyAlias'],
    ['a description that is too long', { key_description: 'd'.repeat(256) }, 'InvalidKeyDescription'],
    ['another id in the body', { key_id: unknown }, 'InvalidKeyId'],
    ['a malformed id in the body', { key_id: 'x' }, 'InvalidKeyId'],
    ['a tag key twice', { tags: [{ key: 'a' }, { key: 'a' }] }, 'InvalidTagList'],
    ['a tag without a key', { tags: [{ value: 'a' }] }, 'InvalidTagList'],
    ['an empty tag key', { tags: [{ key: '' }] }, 'InvalidTagKeyLength'],
    ['a tag key that is too long', { tags: [{ key: 'k'.repeat(37) }] }, 'InvalidTagKeyLength'],
    ['a tag key with a star', { tags: [{ key: 'a*' }] }, 'InvalidTagKey'],
    [
      'a tag value that is too long',
      { tags: [{ key: 'a', value: 'v'.repeat(44) }] },
      'InvalidTagValueLength',
    ],
    ['a tag value with a line end', { tags: [{ key: 'a', value: '\n' }] }, 'InvalidTagValue'],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, n) => ({ key: `${n}` })) }, 'TooManyTags'],
  ])('refuses %s', async (_, change, error) => {
    const key_id = await cmkAt('beijing')

    expect(
      await kms.refused(
        'replicateKey',
        { ...asked(key_id, 'shanghai'), ...change },
        at('beijing', { key_id }),
      ),
    ).toBe(error)
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a CMK that is %s answers %s', async (state, error) => {
    const key_id = await kms.cmkIn(state, { project: projects.beijing })

    expect(await kms.refused('replicateKey', asked(key_id, 'shanghai'), at('beijing', { key_id }))).toBe(
      error,
    )
  })

  test('default master keys, CMKs in a keystore, replicas and unknown CMKs cannot be replicated', async () => {
    const refusal = (key_id: string, from: Place = 'beijing') =>
      kms.refused('replicateKey', asked(key_id, 'guiyang'), at(from, { key_id }))
    const primary = await cmkAt('beijing')

    expect(await refusal(await cmkAt('beijing', { name: 'obs/default', isDefault: true }))).toBe(
      'DefaultKeyForbidden',
    )
    expect(await refusal(await cmkAt('beijing', { keystoreId: '1' }))).toBe('KeystoreUnsupported')
    expect(await refusal(await replicate(primary, 'beijing', 'shanghai'), 'shanghai')).toBe('ReadOnlyReplica')
    expect(await refusal(unknown)).toBe('KeyNotFound')
  })

  test('a name that is taken there is refused, and nothing is left behind', async () => {
    const key_id = await cmkAt('beijing')
    await cmkAt('shanghai', { name: 'copy' })

    expect(await kms.refused('replicateKey', asked(key_id, 'shanghai'), at('beijing', { key_id }))).toBe(
      'DuplicateKeyAlias',
    )
    expect((await kms.ok('listKeys', {}, at('shanghai'))).total).toBe(1)
  })

  test('regions that replicate to each other at the same time do not wait for each other', async () => {
    const route = [
      ['beijing', 'shanghai'],
      ['shanghai', 'beijing'],
      ['shanghai', 'guiyang'],
      ['guiyang', 'beijing'],
    ] as const
    const calls = Array.from({ length: 24 }, async (_, index) => {
      const [from, place] = route[index % route.length] ?? ['beijing', 'shanghai']
      const key_id = await cmkAt(from)
      const body = { ...asked(key_id, place), key_alias: `copy-${index}` }
      return kms.ok('replicateKey', body, at(from, { key_id }))
    })

    expect(new Set((await Promise.all(calls)).map(({ key_id }) => key_id)).size).toBe(24)
  })

  test('of two calls at once for one region, one wins', async () => {
    const key_id = await cmkAt('beijing')
    const calls = ['a', 'b'].map((key_alias) =>
      kms.call('replicateKey', { ...asked(key_id, 'shanghai'), key_alias }, at('beijing', { key_id })),
    )

    expect((await Promise.all(calls)).map(({ status }) => status).sort()).toEqual([200, 400])
  })
})

describe('the key_id that the path has already', () => {
  test.each([undefined, null])('may be left out of the body, or be %s', async (again) => {
    const key_id = await cmkAt('beijing')
    const body = { ...asked(key_id, 'shanghai'), key_id: again }
    await kms.call('replicateKey', body, at('beijing', { key_id }))
    const primary = { key_id: again, primary_region: regions.shanghai }

    const answer = await kms.call('updatePrimaryRegion', primary, at('beijing', { key_id }))
    expect(answer.body).toEqual({ key_id, primary_region: regions.shanghai })
  })

  test('must be the same where it is sent', async () => {
    const key_id = await cmkAt('beijing')
    const extras = at('beijing', { key_id })

    expect(await kms.refused('replicateKey', asked(unknown, 'shanghai'), extras)).toBe('InvalidKeyId')
    const body = { key_id: unknown, primary_region: regions.shanghai }
    expect(await kms.refused('updatePrimaryRegion', body, extras)).toBe('InvalidKeyId')
  })
})

describe('update-primary-region', () => {
  test('swaps the roles: the replica can be replicated, the former primary cannot', async () => {
    const key_id = await cmkAt('beijing')
    const replica = await replicate(key_id, 'beijing', 'shanghai')

    expect(await promote(key_id, 'beijing', 'shanghai')).toEqual({ key_id, primary_region: 'cn-east-3' })
    expect(await kms.refused('replicateKey', asked(key_id, 'guiyang'), at('beijing', { key_id }))).toBe(
      'ReadOnlyReplica',
    )
    await replicate(replica, 'shanghai', 'guiyang')
  })

  test('ids, names, states and all that was encrypted stay', async () => {
    const key_id = await cmkAt('beijing', { name: 'first', description: 'one' })
    const replica = await replicate(key_id, 'beijing', 'shanghai')
    const sealed = [await encrypt(key_id, 'beijing'), await encrypt(replica, 'shanghai')]
    const details = () =>
      Promise.all([
        kms.ok('describeKey', { key_id }, at('beijing')),
        kms.ok('describeKey', { key_id: replica }, at('shanghai')),
      ])
    const before = await details()
    await promote(key_id, 'beijing', 'shanghai')

    expect(await details()).toEqual(before)
    sealed.push(await encrypt(key_id, 'beijing'), await encrypt(replica, 'shanghai'))
    for (const cipher_text of sealed) {
      expect(await decrypt(cipher_text, 'beijing')).toMatchObject({ key_id, plain_text: 'hello' })
      expect(await decrypt(cipher_text, 'shanghai')).toMatchObject({ key_id: replica, plain_text: 'hello' })
    }
  })

  test('there and back again, with a third region that keeps following', async () => {
    const beijing = await cmkAt('beijing')
    const shanghai = await replicate(beijing, 'beijing', 'shanghai')
    await replicate(beijing, 'beijing', 'guiyang')
    await promote(beijing, 'beijing', 'shanghai')
    await kms.mock.store.transact(projects.shanghai, (records) => {
      const cmk = records.get('cmk', shanghai)
      if (cmk)
        records.put('cmk', { ...cmk, versions: [...cmk.versions, Buffer.alloc(32, 7).toString('base64')] })
    })
    const cipher_text = await encrypt(shanghai, 'shanghai')

    for (const place of places)
      expect(await decrypt(cipher_text, place)).toMatchObject({ plain_text: 'hello' })
    await promote(shanghai, 'shanghai', 'beijing')
    for (const place of places)
      expect(await decrypt(cipher_text, place)).toMatchObject({ plain_text: 'hello' })
    expect(await decrypt(await encrypt(beijing, 'beijing'), 'guiyang')).toMatchObject({ plain_text: 'hello' })
  })

  test('is asked of the primary, for a region that has a replica', async () => {
    const key_id = await cmkAt('beijing')
    const replica = await replicate(key_id, 'beijing', 'shanghai')
    const refusal = (id: string, from: Place, primary_region: string) =>
      kms.refused('updatePrimaryRegion', { key_id: id, primary_region }, at(from, { key_id: id }))

    expect(await refusal(replica, 'shanghai', regions.beijing)).toBe('ReadOnlyReplica')
    expect(await refusal(key_id, 'beijing', regions.guiyang)).toBe('InvalidRealm')
    expect(await refusal(key_id, 'beijing', regions.beijing)).toBe('InvalidRealm')
    expect(await refusal(key_id, 'beijing', 'mars-1')).toBe('InvalidRealm')
    expect(await refusal(unknown, 'beijing', regions.shanghai)).toBe('KeyNotFound')
  })

  test('neither a primary nor a replica that is pending deletion changes its role', async () => {
    const key_id = await cmkAt('beijing')
    const replica = await replicate(key_id, 'beijing', 'shanghai')
    const body = { key_id, primary_region: regions.shanghai }
    const schedule = (id: string, place: Place) =>
      kms.ok('scheduleKeyDeletion', { key_id: id, pending_days: '7' }, at(place))

    await schedule(replica, 'shanghai')
    expect(await kms.refused('updatePrimaryRegion', body, at('beijing', { key_id }))).toBe(
      'KeyPendingDeletion',
    )
    await kms.ok('cancelKeyDeletion', { key_id: replica }, at('shanghai'))
    await schedule(key_id, 'beijing')
    expect(await kms.refused('updatePrimaryRegion', body, at('beijing', { key_id }))).toBe(
      'KeyPendingDeletion',
    )
  })

  test.each([
    ['no region', { primary_region: undefined }, 'MissingParameter'],
    ['an unknown field', { region: 'x' }, 'InvalidParameter'],
    ['another id in the body', { key_id: unknown }, 'InvalidKeyId'],
  ])('refuses %s', async (_, change, error) => {
    const key_id = await cmkAt('beijing')
    const body = { key_id, primary_region: regions.shanghai, ...change }

    expect(await kms.refused('updatePrimaryRegion', body, at('beijing', { key_id }))).toBe(error)
  })

  test('a default master key has no primary region', async () => {
    const key_id = await cmkAt('beijing', { name: 'obs/default', isDefault: true })
    const body = { key_id, primary_region: regions.shanghai }

    expect(await kms.refused('updatePrimaryRegion', body, at('beijing', { key_id }))).toBe(
      'DefaultKeyForbidden',
    )
  })
})

test('a ciphertext of an RSA CMK decrypts by its replica', async () => {
  const request = { encryption_algorithm: 'RSAES_OAEP_SHA_256' as const }
  const spec = { key_spec: 'RSA_2048', key_usage: 'ENCRYPT_DECRYPT' } as const
  const { key_info } = await kms.ok('createKey', { key_alias: 'rsa', ...spec }, at('beijing'))
  const replica = await replicate(key_info.key_id, 'beijing', 'shanghai')
  const body = { key_id: key_info.key_id, plain_text: 'hello', ...request }
  const { cipher_text } = await kms.ok('encryptData', body, at('beijing'))

  expect(
    await kms.ok('decryptData', { key_id: replica, cipher_text, ...request }, at('shanghai')),
  ).toMatchObject({
    plain_text: 'hello',
  })
})

test.each([
  ['enableKeyRotation', {}, 'ReadOnlyReplica'],
  ['disableKeyRotation', {}, 'ReadOnlyReplica'],
  ['updateKeyRotationInterval', { rotation_interval: 30 }, 'ReadOnlyReplica'],
  ['rotateOnDemand', {}, 'ReadOnlyReplica'],
  ['getParametersForImport', { wrapping_algorithm: 'RSAES_OAEP_SHA_256' }, 'NotHomeRegion'],
  [
    'importKeyMaterial',
    { import_token: 'A'.repeat(200), encrypted_key_material: 'A'.repeat(344) },
    'NotHomeRegion',
  ],
  ['deleteImportedKeyMaterial', {}, 'NotHomeRegion'],
] as const)('a replica refuses %s', async (operation, extra, error) => {
  const origin = error === 'NotHomeRegion' ? 'external' : 'kms'
  const replica = await replicate(await cmkAt('beijing', { origin }), 'beijing', 'shanghai')

  expect(await kms.refused(operation, { key_id: replica, ...extra }, at('shanghai'))).toBe(error)
})

test('a replica encrypts with the version that its primary rotated to', async () => {
  const primary = await cmkAt('beijing')
  const replica = await replicate(primary, 'beijing', 'shanghai')
  await kms.ok('enableKeyRotation', { key_id: primary }, at('beijing'))
  kms.clock.advanceDays(365)
  await signIn()
  const cipher_text = await encrypt(replica, 'shanghai', 'after')

  expect(Buffer.from(cipher_text, 'base64').readUInt32LE(140 - 36)).toBe(1)
  expect(await decrypt(cipher_text, 'beijing')).toMatchObject({ key_id: primary, plain_text: 'after' })
})

describe('a region with a quota', () => {
  const projects = [account.projects[0], { ...account.projects[1], quota: 0 }].flatMap((project) =>
    project?.id && project.name ? [{ ...project, id: project.id, name: project.name }] : [],
  )
  const crowded = useEmulator({ accounts: [{ ...account, projects }] })

  test('takes no replica beyond it', async () => {
    const user = { name: 'alice', password: 'a', domain: { name: 'acme' } }
    const token = await crowded.signIn(user, { project: { name: regions.beijing } })
    const key_id = await crowded.cmkIn('enabled', { project: account.projects[0]?.id ?? '' })
    const extras = { path: { project_id: '1'.repeat(32), key_id }, headers: { 'x-auth-token': token } }

    expect(await crowded.refused('replicateKey', asked(key_id, 'shanghai'), extras)).toBe('TooManyKeys')
  })
})
