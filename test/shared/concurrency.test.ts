import { describe, expect, test } from 'vitest'
import { demo, type Mock, type SeedCmk } from '../../mock/index.ts'
import { useReplicas } from '../support/replicas.ts'

const project = demo.account.projects[0].id
const key_id = demo.cmk.id
const rounds = Array.from({ length: 10 }, (_, round) => round)
const cmkId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const pathOf = (key_id: string) => ({ path: { key_id } })

describe('two mocks that at the same time', () => {
  const kms = useReplicas(2)
  const plant = (...cmks: Partial<SeedCmk>[]) =>
    (kms.replicas[0] as Mock).plant(
      cmks.map((cmk, index) => ({ project, id: cmkId(index), name: `cmk-${index}`, ...cmk })),
    )

  test('create one alias: one does, the other finds it taken', async () => {
    for (const round of rounds) {
      const ends = await kms.atOnce('createAlias', () => ({ key_id, alias: `alias/a${round}` }))

      expect(ends).toEqual(['DuplicateKeyAlias', 'ok'])
    }
    const { body } = await kms.call(0, 'listAliases', undefined, { query: { key_id } })
    const names = (body as { aliases: { alias: string }[] }).aliases.map(({ alias }) => alias)
    expect(names.sort()).toEqual([...rounds.map((round) => `alias/a${round}`), 'alias/demo'].sort())
  })

  test('create a CMK of one name: one does, the other finds it taken', async () => {
    for (const round of rounds)
      expect(await kms.atOnce('createKey', () => ({ key_alias: `name-${round}` }))).toEqual([
        'DuplicateKeyAlias',
        'ok',
      ])
    expect((await kms.call(1, 'showUserInstances')).body).toEqual({ instance_num: rounds.length + 1 })
  })

  test('move one alias: it is at one of the two places, and at no other', async () => {
    await plant({}, {}, {})
    await kms.call(0, 'createAlias', { key_id: cmkId(2), alias: 'alias/moved' })
    for (const _ of rounds) {
      const target = (at: number) => ({ alias: 'alias/moved', target_key_id: cmkId(at) })
      expect(await kms.atOnce('associateAlias', target)).toEqual(['ok', 'ok'])

      const lists = await Promise.all(
        [0, 1, 2].map((at) => kms.call(0, 'listAliases', undefined, { query: { key_id: cmkId(at) } })),
      )
      const counts = lists.map(({ body }) => (body as { aliases: unknown[] }).aliases.length)
      expect([
        [1, 0, 0],
        [0, 1, 0],
      ]).toContainEqual(counts)
    }
  })

  test('move one alias and delete it where it was: one does, the other finds it elsewhere or gone', async () => {
    for (const round of rounds) {
      await plant({ id: cmkId(round), name: `cmk-${round}` })
      const alias = `alias/m${round}`
      await kms.call(0, 'createAlias', { key_id, alias })
      const [moved, deleted] = await Promise.all([
        kms.call(0, 'associateAlias', { alias, target_key_id: cmkId(round) }),
        kms.call(1, 'deleteAlias', { key_id, aliases: [alias] }),
      ])

      expect([moved.end, deleted.end].sort()).toEqual(['KeyNotFound', 'ok'])
      const found = await kms.call(1, 'describeKey', { key_id: alias })
      expect(found.end).toBe(moved.end)
    }
  })

  test('take the waiting material of one CMK into use: one does, the other finds none', async () => {
    const versions = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const [material = '', next = ''] = versions
    const imported = (id: string) => ({ id, fingerprint: id, importedAt: 1 })
    for (const round of rounds) {
      await plant({
        ...{ id: cmkId(round), name: `cmk-${round}`, origin: 'external', versions: [material] },
        imported: [imported('11111111-2222-4333-8444-555555555555')],
        waiting: { ...imported('11111111-2222-4333-8444-666666666666'), material: next },
      })
      expect(await kms.atOnce('rotateOnDemand', () => ({ key_id: cmkId(round) }))).toEqual([
        'InvalidParameter',
        'ok',
      ])
    }
  })

  test('retire one grant: one does, the other finds it gone', async () => {
    for (const _ of rounds) {
      const { body } = await kms.call(0, 'createGrant', {
        ...{ key_id, grantee_principal: 'worker', operations: ['describe-key'] },
      })
      const { grant_id } = body as { grant_id: string }

      expect(await kms.atOnce('retireGrant', () => ({ key_id, grant_id }))).toEqual(['GrantNotFound', 'ok'])
    }
  })

  test('add the last tag that a CMK may have: one does, the other finds no room', async () => {
    const tags = Object.fromEntries(Array.from({ length: 19 }, (_, index) => [`tag-${index}`, '']))
    for (const round of rounds) {
      await plant({ id: cmkId(round), name: `cmk-${round}`, tags })
      const ends = await kms.atOnce(
        'createKmsTag',
        (at) => ({ tag: { key: `last-${at}`, value: '' } }),
        () => pathOf(cmkId(round)),
      )

      expect(ends).toEqual(['TooManyTags', 'ok'])
      const { body } = await kms.call(0, 'showKmsTags', undefined, pathOf(cmkId(round)))
      expect((body as { existTagsNum: number }).existTagsNum).toBe(20)
    }
  })

  test('change one CMK in two ways: both changes are kept', async () => {
    for (const round of rounds) {
      await plant({ id: cmkId(round), name: `cmk-${round}` })
      const ends = await Promise.all([
        kms.call(0, 'updateKeyDescription', { key_id: cmkId(round), key_description: 'new' }),
        kms.call(1, 'updateKeyAlias', { key_id: cmkId(round), key_alias: `renamed-${round}` }),
      ])

      expect(ends.map(({ end }) => end)).toEqual(['ok', 'ok'])
      expect((await kms.call(0, 'describeKey', { key_id: cmkId(round) })).body).toMatchObject({
        key_info: { key_description: 'new', key_alias: `renamed-${round}` },
      })
    }
  })

  test('use a CMK and disable it: from the answer of the one on, the other refuses soon', async () => {
    for (const round of rounds) {
      await plant({ id: cmkId(round), name: `cmk-${round}` })
      const encrypt = () => kms.call(1, 'encryptData', { key_id: cmkId(round), plain_text: 'x' })
      expect((await encrypt()).end).toBe('ok')
      expect((await kms.call(0, 'disableKey', { key_id: cmkId(round) })).end).toBe('ok')

      await expect.poll(async () => (await encrypt()).end, { timeout: 60_000 }).toBe('KeyDisabled')
    }
  })
})

describe('mocks that share a quota', () => {
  const project_id = '2'.repeat(32)
  const quota = 5
  const kms = useReplicas(3, {
    accounts: [
      {
        ...{ id: '1'.repeat(32), name: 'acme' },
        users: [{ id: 'owner', name: 'owner', password: 'p', actions: ['*'], accessKeys: [] }],
        projects: [{ id: project_id, name: 'cn-north-7', quota }],
      },
    ],
  })

  test('create as many CMKs as it allows, and refuse the rest', async () => {
    const calls = Array.from({ length: 12 }, (_, index) =>
      kms.call(index % 3, 'createKey', { key_alias: `k${index}` }, { path: { project_id } }),
    )
    const ends = (await Promise.all(calls)).map(({ end }) => end)

    expect(ends.filter((end) => end === 'ok')).toHaveLength(quota)
    expect(ends.filter((end) => end === 'TooManyKeys')).toHaveLength(12 - quota)
  })
})
