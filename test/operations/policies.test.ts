import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11'
const unknown = '11111111-2222-4333-8444-555555555555'
const policy = {
  version: '1',
  validity_period: { start_time: '2026-01-01T00:00:00Z', end_time: '2027-01-01T00:00:00Z' },
  allowed_access_point: [unknown],
  allowed_data_security_zone: ['zone-1'],
}
const body = {
  keyspace_id,
  policy_name: 'enclave',
  policy: JSON.stringify(policy),
  description: 'for one enclave',
}
const of = (policy_id: string) => ({ path: { policy_id } })

describe('key policies', () => {
  const kms = useEmulator()
  const created = async (changes: object = {}) =>
    (await kms.ok('createKeyPolicy', { ...body, ...changes })).policy_id
  const frame = (policy_id: string) => ({
    policy_id,
    policy_name: 'enclave',
    keyspace_id,
    description: 'for one enclave',
    created_by: demo.account.users[0].id,
    create_time: '2026-01-02T12:00:00Z',
    last_modify_time: '2026-01-02T12:00:00Z',
    last_access_time: '',
  })

  test('one that was created is shown as an object', async () => {
    const policy_id = await created()

    expect(await kms.ok('showKeyPolicy', undefined, of(policy_id))).toEqual({ ...frame(policy_id), policy })
    expect(await kms.ok('showKeyPolicy', undefined, of(policy_id.toUpperCase()))).toMatchObject({ policy_id })
  })

  test('the list spells two fields otherwise', async () => {
    const policy_id = await created()

    expect(await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id } })).toEqual({
      page_info: { next_marker: '', current_count: 1 },
      keyspace_policies: [
        {
          ...frame(policy_id),
          policy: {
            version: '1',
            validityPeriod: policy.validity_period,
            allowedAccessPoint: [unknown],
            allowed_data_security_zone: ['zone-1'],
          },
        },
      ],
    })
  })

  test('what the list answers can be sent again', async () => {
    await created()
    const { keyspace_policies } = await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id } })
    const policy_id = await created({ policy: JSON.stringify(keyspace_policies[0]?.policy) })

    expect((await kms.ok('showKeyPolicy', undefined, of(policy_id))).policy).toEqual(policy)
  })

  test('what was not given is not answered; a description is empty', async () => {
    const { policy_id } = await kms.ok('createKeyPolicy', { keyspace_id, policy_name: 'bare', policy: '{}' })

    expect(await kms.ok('showKeyPolicy', undefined, of(policy_id))).toMatchObject({
      policy: {},
      description: '',
    })
    const { keyspace_policies } = await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id } })
    expect(keyspace_policies[0]?.policy).toEqual({})
  })

  test('an update replaces the policy, and the description if there is one', async () => {
    const policy_id = await created()
    kms.clock.advance(60_000)

    expect(await kms.ok('updateKeyPolicy', { policy: '{"version":"2"}' }, of(policy_id))).toEqual({
      policy_id,
      policy: { version: '2' },
      description: 'for one enclave',
      last_modify_time: '2026-01-02T12:01:00Z',
    })
    await kms.ok('updateKeyPolicy', { policy: '{"version":"3"}', description: '' }, of(policy_id))
    expect(await kms.ok('showKeyPolicy', undefined, of(policy_id))).toMatchObject({
      policy: { version: '3' },
      description: '',
      create_time: '2026-01-02T12:00:00Z',
    })
  })

  test('one that was deleted is unknown', async () => {
    const policy_id = await created()

    expect(await kms.call('deleteKeyPolicy', undefined, of(policy_id))).toMatchObject({
      status: 204,
      text: '',
    })
    expect(await kms.refused('showKeyPolicy', undefined, of(policy_id))).toBe('InvalidParameter')
    expect(await kms.refused('deleteKeyPolicy', undefined, of(policy_id))).toBe('InvalidParameter')
    expect(await kms.refused('updateKeyPolicy', { policy: '{}' }, of(policy_id))).toBe('InvalidParameter')
  })

  test('pages show every policy of the key space exactly once', async () => {
    const ids = [await created(), await created(), await created()]
    await created({ keyspace_id: unknown })

    const first = await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id, limit: '2' } })
    const marker = first.page_info.next_marker
    const second = await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id, limit: '2', marker } })

    expect(
      [...first.keyspace_policies, ...second.keyspace_policies].map(({ policy_id }) => policy_id),
    ).toEqual(ids)
    expect(first.page_info).toEqual({ next_marker: ids[1], current_count: 2 })
    expect(second.page_info).toEqual({ next_marker: '', current_count: 1 })
  })

  test('a marker is an id in either case, and of the same key space', async () => {
    const policy_ids = [await created(), await created()]
    const elsewhere = await created({ keyspace_id: unknown })
    const behind = (marker: string) => ({ query: { keyspace_id, marker } })

    const page = await kms.ok('listKeyPolicy', undefined, behind(policy_ids[0]?.toUpperCase() ?? ''))
    expect(page.keyspace_policies.map(({ policy_id }) => policy_id)).toEqual(policy_ids.slice(1))
    expect(await kms.refused('listKeyPolicy', undefined, behind(elsewhere))).toBe('InvalidMarker')
  })

  test('a page holds fifty without a limit', async () => {
    for (let index = 0; index < 51; index += 1) await created()

    const { page_info } = await kms.ok('listKeyPolicy', undefined, { query: { keyspace_id } })
    expect(page_info.current_count).toBe(50)
  })

  test.each([
    ['no key space', { keyspace_id: undefined }, 'MissingParameter'],
    ['no name', { policy_name: undefined }, 'MissingParameter'],
    ['no policy', { policy: undefined }, 'MissingParameter'],
    ['a malformed key space', { keyspace_id: 'x' }, 'InvalidParameter'],
    ['a malformed name', { policy_name: 'a b' }, 'InvalidParameter'],
    ['a policy that is an object', { policy }, 'InvalidParameter'],
    ['a policy that is no JSON', { policy: '{' }, 'InvalidParameter'],
    ['a policy that is no object', { policy: '[]' }, 'InvalidParameter'],
    ['a policy with an unknown field', { policy: '{"effect":"Deny"}' }, 'InvalidParameter'],
    [
      'a period in both spellings',
      { policy: '{"validity_period":{},"validityPeriod":{}}' },
      'InvalidParameter',
    ],
    [
      'access points in both spellings',
      { policy: '{"allowed_access_point":[],"allowedAccessPoint":[]}' },
      'InvalidParameter',
    ],
    ['access points that are no list', { policy: '{"allowed_access_point":"a"}' }, 'InvalidParameter'],
  ])('refuses %s', async (_, wrong, error) => {
    expect(await kms.refused('createKeyPolicy', { ...body, ...wrong })).toBe(error)
  })

  test('the refusal of a policy does not repeat it', async () => {
    const { text } = await kms.call('createKeyPolicy', { ...body, policy: '{"secret":1}' })

    expect(text).toContain('policy must be a JSON object')
    expect(text).not.toContain('secret')
  })

  test.each([
    [{}, 'MissingParameter'],
    [{ keyspace_id: 'x' }, 'InvalidParameter'],
    [{ keyspace_id, limit: '0' }, 'InvalidLimit'],
    [{ keyspace_id, limit: '101' }, 'InvalidLimit'],
    [{ keyspace_id, marker: '1' }, 'InvalidMarker'],
    [{ keyspace_id, marker: unknown }, 'InvalidMarker'],
  ])('listing with %j answers %s', async (query, error) => {
    expect(await kms.refused('listKeyPolicy', undefined, { query })).toBe(error)
  })

  test.each(['showKeyPolicy', 'updateKeyPolicy', 'deleteKeyPolicy'] as const)(
    '%s refuses a malformed id',
    async (id) => {
      expect(await kms.refused(id, id === 'updateKeyPolicy' ? { policy: '{}' } : undefined, of('x'))).toBe(
        'InvalidParameter',
      )
    },
  )

  test('a CMK has no key policies: its tags are not among them', async () => {
    expect(await kms.refused('showKeyPolicy', undefined, of('tags'))).toBe('InvalidParameter')
  })
})
