import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'

const project_id = '2'.repeat(32)
const id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11'
const tag = { key: 'a', value: '1' }
const nobody = { id: 'nobody', name: 'nobody', password: 'p', actions: ['iam:*'], accessKeys: [] }

describe('a user without rights is refused', () => {
  const kms = useEmulator({
    accounts: [
      {
        id: '1'.repeat(32),
        name: 'acme',
        users: [nobody],
        projects: [{ id: project_id, name: 'cn-north-7' }],
      },
    ],
  })
  const extras = async (path: Record<string, string>) => {
    const who = { name: 'nobody', password: 'p', domain: { name: 'acme' } }
    const token = await kms.signIn(who, { project: { id: project_id } })
    return { path: { project_id, ...path }, headers: { 'x-auth-token': token } }
  }

  test.each([
    ['createGrant', { grantee_principal: 'a', operations: ['describe-key'] }],
    ['revokeGrant', { grant_id: 'ab'.repeat(32) }],
    ['retireGrant', { grant_id: 'ab'.repeat(32) }],
    ['listGrants', {}],
    ['createDatakey', {}],
    ['createDatakeyWithoutPlaintext', {}],
    ['encryptDatakey', { plain_text: '00'.repeat(33), datakey_plain_length: '1' }],
    ['decryptDatakey', { cipher_text: '00', datakey_cipher_length: '1' }],
    ['createRsaDatakeyPair', { key_spec: 'RSA_2048' }],
    ['createEcDatakeyPair', { key_spec: 'SM2' }],
    ['createDatakeyCapsule', { datakey_length: '256' }],
    ['decryptDatakeyCapsule', { datakey_capsule: 'AgBo', attestation_document: {} }],
  ] as const)('%s of a CMK', async (operation, body) => {
    const key_id = await kms.cmkIn('disabled', { project: project_id })

    expect(await kms.refused(operation, { key_id, ...body }, await extras({}))).toBe('NoAccessToKey')
  })

  test.each([
    ['showKmsTags', undefined],
    ['createKmsTag', { tag }],
    ['batchCreateKmsTags', { action: 'create', tags: [tag] }],
    ['deleteTag', undefined],
  ] as const)('%s of a CMK', async (operation, body) => {
    const key_id = await kms.cmkIn('disabled', { project: project_id })

    expect(await kms.refused(operation, body, await extras({ key_id, key: 'a' }))).toBe('NoAccessToKey')
  })

  test('reEncrypt of a CMK', async () => {
    const destination_key_id = await kms.cmkIn('disabled', { project: project_id })
    const body = { destination_key_id, cipher_text: 'A'.repeat(128) }

    expect(await kms.refused('reEncrypt', body, await extras({}))).toBe('NoAccessToKey')
  })

  test.each([
    ['listRetirableGrants', {}],
    ['listKmsByTags', {}],
    ['listKmsTags', undefined],
    ['showUserInstances', undefined],
    ['showUserQuotas', undefined],
    ['genRandom', { random_data_length: '8' }],
    ['createPin', {}],
    ['createKeyPolicy', { keyspace_id: id, policy_name: 'a', policy: '{}' }],
    ['showKeyPolicy', undefined],
    ['updateKeyPolicy', { policy: '{}' }],
    ['deleteKeyPolicy', undefined],
  ] as const)('%s of the project', async (operation, body) => {
    const path = { resource_instances: 'resource_instances', policy_id: id }

    expect(await kms.refused(operation, body, await extras(path))).toBe('NoAccessToApi')
  })

  test('listKeyPolicy of the project', async () => {
    const query = { keyspace_id: id }

    expect(await kms.refused('listKeyPolicy', undefined, { ...(await extras({})), query })).toBe(
      'NoAccessToApi',
    )
  })
})
