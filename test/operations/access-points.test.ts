import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const keyspace_id = '3f0d1c5e-0c5c-4a53-9f0e-8a9d3f6b2c10'
const otherSpace = '4f0d1c5e-0c5c-4a53-9f0e-8a9d3f6b2c10'
const unknown = '11111111-2222-4333-8444-555555555555'
const kms = useEmulator()

const ecs = { keyspace_id, access_point_name: 'server', type: 1, identity: 'ecs-1' } as const
const cce = {
  keyspace_id,
  access_point_name: 'cluster',
  type: 2,
  identity: 'key',
  cluster_id: 'cce-1',
} as const
const custom = { keyspace_id, access_point_name: 'laptop', type: 3 } as const

const created = async (body: typeof ecs | typeof cce | typeof custom = ecs) =>
  kms.ok('createAccessPoint', body) as Promise<{ access_point_id: string }>
const listed = async (query: Record<string, string> = {}) =>
  kms.ok('listAccessPoint', undefined, { query: { keyspace_id, ...query } })

describe('create-access-point', () => {
  test.each([
    ['ECS', ecs],
    ['CCE', cce],
    ['Custom', { ...custom, description: 'mine' }],
  ])('an access point of type %s is enabled at once', async (_, body) => {
    const { status, body: answer } = await kms.call('createAccessPoint', body)

    expect(status).toBe(201)
    expect(await listed()).toEqual({
      page_info: { next_marker: '', current_count: 1 },
      access_points: [
        {
          ...(answer as { access_point_id: string }),
          keyspace_id,
          access_point_name: body.access_point_name,
          state: 1,
          type: body.type,
          created_by: demo.account.users[0].id,
          create_time: '2026-01-02T12:00:00Z',
          lsat_modify_time: '2026-01-02T12:00:00Z',
        },
      ],
    })
  })

  test.each([
    ['ECS without identity', { ...ecs, identity: undefined }, 'MissingParameter'],
    ['ECS with a cluster', { ...ecs, cluster_id: 'cce-1' }, 'InvalidParameter'],
    ['CCE without identity', { ...cce, identity: undefined }, 'MissingParameter'],
    ['CCE without a cluster', { ...cce, cluster_id: undefined }, 'MissingParameter'],
    ['Custom with identity', { ...custom, identity: 'x' }, 'InvalidParameter'],
    ['no key space', { ...ecs, keyspace_id: undefined }, 'MissingParameter'],
    ['a malformed key space', { ...ecs, keyspace_id: 'x' }, 'InvalidParameter'],
    ['an unknown type', { ...ecs, type: 4 }, 'InvalidParameter'],
    ['a text for the type', { ...ecs, type: '1' }, 'InvalidParameter'],
    ['a name with a blank', { ...ecs, access_point_name: 'a b' }, 'InvalidParameter'],
    ['an empty description', { ...ecs, description: '' }, 'InvalidParameter'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createAccessPoint', body)).toBe(error)
  })

  test('a key space has at most 100 access points, another one has its own', async () => {
    for (let index = 0; index < 100; index += 1) await created()

    expect(await kms.refused('createAccessPoint', ecs)).toBe('InvalidParameter')
    await kms.ok('createAccessPoint', { ...ecs, keyspace_id: otherSpace })
  })
})

describe('list-access-points', () => {
  test('lists the key space alone', async () => {
    const { access_point_id } = await created()
    await kms.ok('createAccessPoint', { ...ecs, keyspace_id: otherSpace })

    expect((await listed()).access_points).toMatchObject([{ access_point_id }])
    expect((await listed({ keyspace_id: unknown })).access_points).toEqual([])
  })

  test.each(['1', '2', '3', '7', '100'])(
    'pages of %s show every access point once, in order',
    async (limit) => {
      const ids: string[] = []
      for (let index = 0; index < 7; index += 1) ids.push((await created()).access_point_id)
      const seen: string[] = []
      let marker = ''
      do {
        const { page_info, access_points } = await listed({ limit, marker })
        expect(page_info.current_count).toBe(access_points.length)
        seen.push(...access_points.map(({ access_point_id }) => access_point_id))
        marker = page_info.next_marker
      } while (marker !== '')

      expect(seen).toEqual(ids)
    },
  )

  test('a marker is an id in either case, and of the same key space', async () => {
    const ids = [await created(), await created()].map(({ access_point_id }) => access_point_id)
    const elsewhere = await kms.ok('createAccessPoint', { ...ecs, keyspace_id: otherSpace })

    const { access_points } = await listed({ marker: ids[0]?.toUpperCase() ?? '' })
    expect(access_points.map(({ access_point_id }) => access_point_id)).toEqual(ids.slice(1))
    const query = { keyspace_id, marker: elsewhere.access_point_id }
    expect(await kms.refused('listAccessPoint', undefined, { query })).toBe('InvalidMarker')
  })

  test('a page has 50 without a limit', async () => {
    for (let index = 0; index < 51; index += 1) await created()
    const { page_info, access_points } = await listed()

    expect(access_points).toHaveLength(50)
    expect(page_info.next_marker).toBe(access_points.at(-1)?.access_point_id)
  })

  test.each([
    [{ keyspace_id: 'x' }, 'InvalidParameter'],
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: '101' }, 'InvalidLimit'],
    [{ marker: 'x' }, 'InvalidMarker'],
    [{ marker: unknown }, 'InvalidMarker'],
    [{ offset: '1' }, 'InvalidParameter'],
  ])('%j answers %s', async (query, error) => {
    const sent = { keyspace_id, ...query } as Record<string, string>
    expect(await kms.refused('listAccessPoint', undefined, { query: sent })).toBe(error)
  })

  test('needs a key space', async () => {
    expect(await kms.refused('listAccessPoint')).toBe('MissingParameter')
  })
})

describe('the life of an access point', () => {
  const stateOf = async () => {
    const [{ state, lsat_modify_time } = { state: -1, lsat_modify_time: '' }] = (await listed()).access_points
    return [state, lsat_modify_time]
  }

  test('disable and enable answer {}, and tell the time of the change', async () => {
    const path = await created()
    kms.clock.advance(60_000)

    expect(await kms.ok('disableAccessPoint', undefined, { path })).toEqual({})
    expect(await stateOf()).toEqual([0, '2026-01-02T12:01:00Z'])
    kms.clock.advance(60_000)
    expect(await kms.ok('disableAccessPoint', undefined, { path })).toEqual({})
    expect(await stateOf()).toEqual([0, '2026-01-02T12:01:00Z'])
    expect(await kms.ok('enableAccessPoint', undefined, { path })).toEqual({})
    expect(await stateOf()).toEqual([1, '2026-01-02T12:02:00Z'])
  })

  test('a deleted one is gone', async () => {
    const path = await created(custom)
    const { status, text } = await kms.call('deleteAccessPoint', undefined, { path })

    expect([status, text]).toEqual([204, ''])
    expect((await listed()).access_points).toEqual([])
    expect(await kms.refused('downloadAccessPointPrivateKey', undefined, { path })).toBe('InvalidParameter')
  })

  const each = [
    'enableAccessPoint',
    'disableAccessPoint',
    'deleteAccessPoint',
    'downloadAccessPointPrivateKey',
  ] as const
  test.each(each)('%s of an unknown access point answers KMS.0308', async (id) => {
    for (const access_point_id of [unknown, 'x'])
      expect(await kms.refused(id, undefined, { path: { access_point_id } })).toBe('InvalidParameter')
  })
})

describe('the private key of a Custom access point', () => {
  const download = (path: { access_point_id: string }) =>
    kms.ok('downloadAccessPointPrivateKey', undefined, { path })

  test('is RSA of 2048 bits, and the same each time', async () => {
    const path = await created(custom)
    const { access_point_id, private_key } = await download(path)
    const input = Buffer.from(private_key, 'base64')
    const text = execFileSync('openssl', ['pkey', '-inform', 'DER', '-noout', '-text'], {
      input,
      encoding: 'utf8',
    })

    expect(access_point_id).toBe(path.access_point_id)
    expect(text).toMatch(/Private-Key: \(2048 bit, 2 primes\)/)
    await kms.ok('disableAccessPoint', undefined, { path })
    expect(await download(path)).toEqual({ access_point_id, private_key })
  })

  test('is another one for each access point', async () => {
    const [one, two] = [await download(await created(custom)), await download(await created(custom))]

    expect(one.private_key).not.toBe(two.private_key)
  })

  test('is nothing that an access point of another type has', async () => {
    for (const body of [ecs, cce])
      expect(
        await kms.refused('downloadAccessPointPrivateKey', undefined, { path: await created(body) }),
      ).toBe('InvalidParameter')
  })
})
