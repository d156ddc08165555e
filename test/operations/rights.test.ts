import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../src/generated/operations.ts'
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

describe('a right is known by its current name, its aliases and its classic name', () => {
  const names = [
    ...[
      'kms:cmk:encryptData',
      'kms:cmk:encrypt',
      'kms:cmk:crypto',
      'kms:cmk:decryptData',
      'kms:cmk:reEncryptTo',
    ],
    ...['kms:cmk:reEncryptFrom', 'kms:cmk:update', 'kms::generateRandom', 'kms:cmk:generate', 'kms:dek:*'],
  ]
  const users = names.map((action) => ({
    ...{ id: action.replace(/\W/g, ''), name: action, password: 'p', actions: [action], accessKeys: [] },
  }))
  const kms = useEmulator({
    accounts: [
      { id: '1'.repeat(32), name: 'acme', users, projects: [{ id: project_id, name: 'cn-north-7' }] },
    ],
  })
  const as = async (action: string) => {
    const token = await kms.signIn(
      { name: action, password: 'p', domain: { name: 'acme' } },
      { project: { id: project_id } },
    )
    return { path: { project_id }, headers: { 'x-auth-token': token } }
  }
  const outcome = async (action: string, id: OperationId, body: object) =>
    (await kms.call(id, body, await as(action))).status

  test('who may encrypt may not decrypt', async () => {
    const key_id = await kms.cmkIn('enabled', { project: project_id })
    const extras = await as('kms:cmk:encryptData')
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'a' }, extras)

    expect(await kms.refused('decryptData', { cipher_text }, extras)).toBe('NoAccessToKey')
    expect((await kms.call('decryptData', { cipher_text }, await as('kms:cmk:decryptData'))).status).toBe(200)
  })

  test('a refusal names the current one', async () => {
    const key_id = await kms.cmkIn('enabled', { project: project_id })
    const { text } = await kms.call('describeKey', { key_id }, await as('kms:cmk:encrypt'))

    expect(text).toContain('kms:cmk:get')
    expect(
      (await kms.call('genRandom', { random_data_length: '8' }, await as('kms:cmk:crypto'))).text,
    ).toContain('kms::generateRandom')
  })

  test.each([
    ['kms:cmk:encrypt', 'encryptData', 200],
    ['kms:cmk:crypto', 'encryptData', 200],
    ['kms:cmk:decryptData', 'encryptData', 403],
    ['kms:cmk:update', 'updateKeyDescription', 200],
    ['kms:cmk:update', 'scheduleKeyDeletion', 200],
    ['kms:cmk:update', 'enableKeyRotation', 403],
    ['kms:cmk:crypto', 'updateKeyDescription', 403],
    ['kms::generateRandom', 'genRandom', 200],
    ['kms:cmk:generate', 'genRandom', 200],
    ['kms:dek:*', 'createDatakey', 200],
    ['kms:dek:*', 'createRsaDatakeyPair', 403],
  ] as const)('with %s, %s answers %i', async (action, id, status) => {
    const key_id = await kms.cmkIn('enabled', { project: project_id })
    const bodies: Partial<Record<OperationId, object>> = {
      encryptData: { key_id, plain_text: 'a' },
      updateKeyDescription: { key_id, key_description: 'new' },
      scheduleKeyDeletion: { key_id, pending_days: '7' },
      enableKeyRotation: { key_id },
      genRandom: { random_data_length: '8' },
      createDatakey: { key_id },
      createRsaDatakeyPair: { key_id, key_spec: 'RSA_2048' },
    }

    expect(await outcome(action, id, bodies[id] ?? {})).toBe(status)
  })

  test('re-encrypt needs a right to each of its CMKs', async () => {
    const key_id = await kms.cmkIn('enabled', { project: project_id })
    const { cipher_text } = await kms.ok(
      'encryptData',
      { key_id, plain_text: 'a' },
      await as('kms:cmk:crypto'),
    )
    const body = { destination_key_id: key_id, cipher_text }
    const texts = await Promise.all(
      ['kms:cmk:reEncryptTo', 'kms:cmk:reEncryptFrom', 'kms:cmk:encryptData', 'kms:cmk:crypto'].map(
        async (action) => (await kms.call('reEncrypt', body, await as(action))).text,
      ),
    )

    expect(texts).toEqual([
      expect.stringContaining('kms:cmk:reEncryptFrom is missing'),
      expect.stringContaining('kms:cmk:reEncryptTo is missing'),
      expect.stringContaining('kms:cmk:reEncryptFrom is missing'),
      expect.stringContaining('cipher_text'),
    ])
  })
})
