import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const unknown = '11111111-2222-4333-8444-555555555555'
const kms = useEmulator()

async function created(body: object = {}): Promise<{ keystore_id: string }> {
  const { keystore } = await kms.ok('createKeyStore', { keystore_alias: 'mine', ...body })
  return { keystore_id: keystore.keystore_id }
}
const shown = async (path: { keystore_id: string }) =>
  (await kms.ok('showKeyStore', undefined, { path })).keystore

describe('create-keystore', () => {
  test('answers id and domain; the keystore is disabled at first', async () => {
    const { keystore } = await kms.ok('createKeyStore', { keystore_alias: 'mine' })

    expect(keystore).toEqual({
      keystore_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      domain_id: demo.account.id,
    })
    expect(await kms.refused('createKey', { key_alias: 'early', keystore_id: keystore.keystore_id })).toBe(
      'KeystoreUnsupported',
    )
  })

  test.each([
    ['nothing but a name', {}, 'DEFAULT', '0', ''],
    ['an HSM cluster', { hsm_cluster_id: 'hsm-1', hsm_ca_cert: 'PEM' }, 'DHSM', 'hsm-1', 'hsm-1'],
    ['a cluster', { cluster_id: 'hsm-2' }, 'DHSM', 'hsm-2', 'hsm-2'],
    [
      'the same cluster twice',
      { hsm_cluster_id: 'c', cluster_id: 'c', keystore_type: 'DHSM' },
      'DHSM',
      'c',
      'c',
    ],
    ['CDMS without a cluster', { keystore_type: 'CDMS' }, 'CDMS', '1', ''],
    ['a cluster of CDMS', { keystore_type: 'CDMS', cluster_id: 'cdms-7' }, 'CDMS', 'cdms-7', ''],
    ['DEFAULT', { keystore_type: 'DEFAULT', cluster_id: '0' }, 'DEFAULT', '0', ''],
    ['a digit for the type', { keystore_type: '1', cluster_id: 'hsm-3' }, 'DHSM', 'hsm-3', 'hsm-3'],
  ] as const)('takes %s', async (_, body, keystore_type, cluster_id, hsm_cluster_id) => {
    expect(await shown(await created(body))).toEqual({
      keystore_id: expect.any(String),
      domain_id: demo.account.id,
      keystore_alias: 'mine',
      keystore_type,
      hsm_cluster_id,
      cluster_id,
      create_time: String(kms.clock.now),
    })
  })

  test.each([
    ['no name', { keystore_alias: undefined }, 'MissingParameter'],
    ['a name with a blank', { keystore_alias: 'a b' }, 'InvalidParameter'],
    ['an unknown type', { keystore_type: 'HSM' }, 'InvalidParameter'],
    ['DHSM without a cluster', { keystore_type: 'DHSM' }, 'MissingParameter'],
    ['two different clusters', { hsm_cluster_id: 'a', cluster_id: 'b' }, 'InvalidParameter'],
    ['CDMS with an HSM cluster', { keystore_type: 'CDMS', hsm_cluster_id: 'a' }, 'InvalidParameter'],
    ['DEFAULT with a cluster', { keystore_type: '0', cluster_id: 'a' }, 'InvalidParameter'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createKeyStore', { keystore_alias: 'mine', ...body })).toBe(error)
  })

  test('a name is taken once, an HSM cluster has one keystore, CDMS may have many', async () => {
    await created({ hsm_cluster_id: 'hsm-1' })

    expect(await kms.refused('createKeyStore', { keystore_alias: 'mine' })).toBe('InvalidParameter')
    expect(await kms.refused('createKeyStore', { keystore_alias: 'b', hsm_cluster_id: 'hsm-1' })).toBe(
      'KeystoreUnsupported',
    )
    await created({ keystore_alias: 'c', keystore_type: 'CDMS' })
    await created({ keystore_alias: 'd', keystore_type: 'CDMS' })
  })

  test('a project has at most 100 keystores', async () => {
    for (let index = 0; index < 100; index += 1) await created({ keystore_alias: `keystore-${index}` })

    expect(await kms.refused('createKeyStore', { keystore_alias: 'one-more' })).toBe('KeystoreUnsupported')
  })
})

describe('the life of a keystore', () => {
  test('enable and disable answer the state, also when nothing changes', async () => {
    const path = await created()
    const states: string[] = []
    for (const id of ['enableKeyStore', 'enableKeyStore', 'disableKeyStore', 'disableKeyStore'] as const) {
      const { keystore } = await kms.ok(id, undefined, { path })
      expect(keystore.keystore_id).toBe(path.keystore_id)
      states.push(keystore.keystore_state)
    }

    expect(states).toEqual(['2', '2', '3', '3'])
  })

  test('a CMK is created in an enabled keystore, and tells which', async () => {
    const path = await created()
    await kms.ok('enableKeyStore', undefined, { path })
    const { key_info } = await kms.ok('createKey', { key_alias: 'in-hsm', ...path })

    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toMatchObject({ key_info: path })
    await kms.ok('disableKeyStore', undefined, { path })
    expect(await kms.refused('createKey', { key_alias: 'late', ...path })).toBe('KeystoreUnsupported')
  })

  test.each(['0', '1', '2'])('keystore %s is always there', async (keystore_id) => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'built-in', keystore_id })

    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toMatchObject({
      key_info: { keystore_id },
    })
  })

  test('an enabled keystore, and one that holds a CMK, cannot be deleted', async () => {
    const path = await created()
    await kms.ok('enableKeyStore', undefined, { path })
    const { key_info } = await kms.ok('createKey', { key_alias: 'in-hsm', ...path })

    expect(await kms.refused('deleteKeyStore', undefined, { path })).toBe('KeystoreUnsupported')
    await kms.ok('disableKeyStore', undefined, { path })
    expect(await kms.refused('deleteKeyStore', undefined, { path })).toBe('KeystoreUnsupported')
    await kms.ok('scheduleKeyDeletion', { key_id: key_info.key_id, pending_days: '7' })
    expect(await kms.refused('deleteKeyStore', undefined, { path })).toBe('KeystoreUnsupported')
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }
    expect((await kms.call('deleteKeyStore', undefined, { path, headers })).status).toBe(204)
  })

  test('a deleted keystore is gone, and its name and cluster are free', async () => {
    const path = await created({ hsm_cluster_id: 'hsm-1' })
    const { status, text } = await kms.call('deleteKeyStore', undefined, { path })

    expect([status, text]).toEqual([204, ''])
    expect(await kms.refused('showKeyStore', undefined, { path })).toBe('KeystoreNotFound')
    await created({ hsm_cluster_id: 'hsm-1' })
  })

  test.each(['showKeyStore', 'enableKeyStore', 'disableKeyStore', 'deleteKeyStore'] as const)(
    '%s of an unknown keystore answers 400 KMS.8003',
    async (id) => {
      const path = { keystore_id: unknown }

      expect(await kms.refused(id, undefined, { path })).toBe('KeystoreNotFound')
      expect((await kms.call(id, undefined, { path })).body).toMatchObject({
        error: { error_code: 'KMS.8003' },
      })
      expect(await kms.refused(id, undefined, { path: { keystore_id: 'a b' } })).toBe('KeystoreNotFound')
    },
  )
})

describe('list-keystores', () => {
  const listed = async (query: Record<string, string>) => {
    const { total, keystores } = await kms.ok('listKeyStores', undefined, { query })
    return [total, keystores.map(({ keystore_alias }) => keystore_alias)]
  }

  test('lists ten in order of creation, and pages by limit and offset', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `keystore-${index}`)
    for (const keystore_alias of names) await created({ keystore_alias })

    expect(await listed({})).toEqual([12, names.slice(0, 10)])
    expect(await listed({ limit: '5', offset: '10' })).toEqual([12, names.slice(10)])
    expect(await listed({ limit: '2', offset: '3' })).toEqual([12, names.slice(3, 5)])
    expect(await listed({ offset: '12' })).toEqual([12, []])
    expect(await listed({ limit: '', offset: '' })).toEqual([12, names.slice(0, 10)])
  })

  test('tells of each what show-keystore tells', async () => {
    const path = await created({ hsm_cluster_id: 'hsm-1' })

    expect((await kms.ok('listKeyStores')).keystores).toEqual([await shown(path)])
  })

  test.each([
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: 'x' }, 'InvalidLimit'],
    [{ offset: '-1' }, 'InvalidPageOffset'],
    [{ offset: 'x' }, 'InvalidPageOffset'],
    [{ marker: '1' }, 'InvalidParameter'],
  ])('%j answers %s', async (query, error) => {
    expect(await kms.refused('listKeyStores', undefined, { query: query as Record<string, string> })).toBe(
      error,
    )
  })
})
