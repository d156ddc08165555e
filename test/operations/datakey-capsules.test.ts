import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  sign,
} from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import type { AccessPointRecord } from '../../mock/records.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const key_id = demo.cmk.id
const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11'
const laptop = '6f1c2a57-7e0e-4f0b-8f3e-6f4b4f2f8d11'
const stranger = '00000000-7e0e-4f0b-8f3e-6f4b4f2f8d11'
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64')
const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' }).toString('base64')
/** The clock of the emulator stands at noon. */
const attestation = (expire_time = '2026-01-02T12:05:00Z', { publicKey, privateKey } = pair) => ({
  custom_signature: sign('sha256', Buffer.from(expire_time), privateKey).toString('base64'),
  custom_public_key: spki(publicKey),
  expire_time,
})
const policyText = (fields: object = {}) => JSON.stringify({ version: '1', ...fields })

describe('a datakey capsule', () => {
  const kms = useEmulator()
  beforeEach(() => accessPoint())

  /** An access point as create-access-point makes it, with a private key that the test knows. */
  const accessPoint = (fields: Partial<AccessPointRecord> = {}) =>
    kms.mock.store.transact(projectId, (records) =>
      records.put('accessPoint', {
        ...{
          id: laptop,
          seq: records.next('accessPoint'),
          owner: keyspace_id,
          name: 'laptop',
          type: 3,
        },
        ...{ privateKey: pkcs8(pair.privateKey), description: '', state: 'enabled', creatorId: '' },
        ...{ createdAt: kms.clock.now, updatedAt: kms.clock.now },
        ...fields,
      }),
    )
  const create = (fields: object = {}) =>
    kms.ok('createDatakeyCapsule', { key_id, datakey_length: '256', key_policy: policyText(), ...fields })
  const opening = (datakey_capsule: string, fields: object = {}) => ({
    ...{ key_id, datakey_capsule, attestation_document: attestation() },
    ...fields,
  })
  const policy = async (fields: object = {}) =>
    (await kms.ok('createKeyPolicy', { keyspace_id, policy_name: 'p', policy: policyText(fields) })).policy_id

  test.each([
    ['128', 32],
    ['SM4', 32],
    ['256', 64],
    ['AES_256', 64],
  ] as const)('of %s gives its datakey to an access point', async (datakey_length, characters) => {
    const { datakey, datakey_capsule } = await create({ datakey_length })

    expect(datakey).toMatch(/^[0-9A-F]+$/)
    expect(datakey?.length).toBe(characters)
    expect(await kms.ok('decryptDatakeyCapsule', opening(datakey_capsule))).toEqual({
      ...{ key_id, datakey },
      instance_id: laptop,
    })
  })

  test('with a public key gives the datakey encrypted, and in no other way', async () => {
    const public_key = spki(other.publicKey)
    const created = await create({ public_key })
    const answer = await kms.ok('decryptDatakeyCapsule', opening(created.datakey_capsule, { public_key }))

    const open = (cipher = '') =>
      privateDecrypt(
        { key: other.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
        Buffer.from(cipher, 'base64'),
      )
    expect([created.datakey, answer.datakey]).toEqual([undefined, undefined])
    expect(open(created.datakey_cipher)).toHaveLength(32)
    expect(open(answer.datakey_cipher)).toEqual(open(created.datakey_cipher))
  })

  test('opens for whoever has the private key of create-access-point', async () => {
    const point = { keyspace_id, access_point_name: 'new', type: 3 } as const
    const { access_point_id } = await kms.ok('createAccessPoint', point)
    const path = { access_point_id }
    const { private_key } = await kms.ok('downloadAccessPointPrivateKey', undefined, { path })
    const privateKey = createPrivateKey({
      key: Buffer.from(private_key, 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    const document = attestation(undefined, { privateKey, publicKey: createPublicKey(privateKey) })
    const policy_id = await policy({ allowed_access_point: [access_point_id] })
    const { datakey, datakey_capsule } = await create({ key_policy: undefined, policy_id })

    expect(
      await kms.ok('decryptDatakeyCapsule', opening(datakey_capsule, { attestation_document: document })),
    ).toEqual({ key_id, datakey, instance_id: access_point_id })
  })

  test('opens by a signature of openssl', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dewkit-capsule-'))
    const expire_time = '2026-01-02T13:00:00Z'
    try {
      writeFileSync(join(folder, 'key.der'), Buffer.from(pkcs8(pair.privateKey), 'base64'))
      const args = ['dgst', '-sha256', '-keyform', 'DER', '-sign', join(folder, 'key.der')]
      const custom_signature = execFileSync('openssl', args, { input: expire_time }).toString('base64')
      const { datakey_capsule } = await create()
      const attestation_document = { custom_signature, custom_public_key: spki(pair.publicKey), expire_time }

      await kms.ok('decryptDatakeyCapsule', opening(datakey_capsule, { attestation_document }))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.each([
    ['names the access point', { allowed_access_point: [laptop.toUpperCase()] }, 200],
    ['names it in the other spelling', { allowedAccessPoint: [stranger, laptop] }, 200],
    ['names another', { allowed_access_point: [stranger] }, 403],
    [
      'is valid now',
      { validity_period: { start_time: '2026-01-01T00:00:00Z', end_time: '2026-01-03T00:00:00Z' } },
      200,
    ],
    ['begins later', { validity_period: { start_time: '2026-01-02T12:00:01Z' } }, 403],
    ['is over', { validity_period: { end_time: '2026-01-02T12:00:00Z' } }, 403],
    ['begins at no time', { validity_period: { start_time: 'soon' } }, 403],
    ['ends at no time', { validity_period: { end_time: 'never' } }, 403],
  ])('whose policy %s, inline and by id, answers accordingly', async (_, fields, status) => {
    const inline = await create({ key_policy: policyText(fields) })
    const byId = await create({ key_policy: undefined, policy_id: await policy(fields) })

    for (const { datakey_capsule } of [inline, byId])
      expect((await kms.call('decryptDatakeyCapsule', opening(datakey_capsule))).status).toBe(status)
  })

  test('obeys the policy as it is when it is opened', async () => {
    const policy_id = await policy()
    const { datakey_capsule } = await create({ key_policy: undefined, policy_id: policy_id.toUpperCase() })
    await kms.ok('decryptDatakeyCapsule', opening(datakey_capsule))

    await kms.ok(
      'updateKeyPolicy',
      { policy: policyText({ allowed_access_point: [stranger] }) },
      { path: { policy_id } },
    )
    expect(await kms.refused('decryptDatakeyCapsule', opening(datakey_capsule))).toBe('NoPermission')
    await kms.ok('deleteKeyPolicy', undefined, { path: { policy_id } })
    expect(await kms.refused('decryptDatakeyCapsule', opening(datakey_capsule))).toBe('NoPermission')
  })

  test.each([
    ['of another key space', { owner: stranger }],
    ['that is disabled', { state: 'disabled' }],
    ['of another type', { type: 1 }],
    ['with another key', { privateKey: pkcs8(other.privateKey) }],
  ] as const)('is closed to an access point %s', async (_, fields) => {
    const { datakey_capsule } = await create({ key_policy: undefined, policy_id: await policy() })
    await accessPoint(fields)

    expect(await kms.refused('decryptDatakeyCapsule', opening(datakey_capsule))).toBe('NoPermission')
  })

  test.each([
    ['nothing', {}],
    ['a signature alone', { custom_signature: 'AAAA' }],
    ['what has expired', attestation('2026-01-02T12:00:00Z')],
    ['a day that does not exist', attestation('2026-13-02T12:05:00Z')],
    ['a time of another form', attestation('2026-01-02 12:05')],
    ['another time than was signed', { ...attestation(), expire_time: '2026-01-02T12:06:00Z' }],
    [
      "somebody else's signature",
      { ...attestation(undefined, other), custom_public_key: spki(pair.publicKey) },
    ],
    ['no public key', { ...attestation(), custom_public_key: 'AAAA' }],
    [
      'an EC public key',
      {
        ...attestation(),
        custom_public_key: spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
      },
    ],
    ['an ECS', { ecs_signature: 'MIIF' }],
    ['a CCE cluster', { ...attestation(), service_token: 'eyJ' }],
    ['an unknown field', { ...attestation(), signature: 'AAAA' }],
    ['text', 'MIIF'],
  ])('is closed to an attestation of %s', async (_, attestation_document) => {
    const { datakey_capsule } = await create()

    expect(
      await kms.refused('decryptDatakeyCapsule', opening(datakey_capsule, { attestation_document })),
    ).toBe('InvalidAttestation')
  })

  test('of one CMK is none of another, and no ciphertext of another kind', async () => {
    const { datakey_capsule } = await create()
    const data = await kms.ok('encryptData', { key_id, plain_text: 'hello' })
    const foreign = opening(datakey_capsule, { key_id: await kms.cmkIn('enabled') })

    expect(await kms.refused('decryptDatakeyCapsule', foreign)).toBe('InvalidCipherText')
    expect(await kms.refused('decryptDatakeyCapsule', opening(data.cipher_text))).toBe('InvalidCipherText')
    expect(await kms.refused('decryptDatakeyCapsule', opening('AgBo'))).toBe('InvalidCipherText')
    expect(await kms.refused('decryptDatakeyCapsule', opening('AgB'))).toBe('InvalidCipherText')
    expect(await kms.refused('decryptData', { cipher_text: datakey_capsule })).toBe('InvalidCipherText')
  })

  test.each([
    ['no policy', { key_policy: undefined }, 'MissingParameter'],
    ['two policies', { policy_id: stranger }, 'InvalidParameter'],
    ['an unknown policy', { key_policy: undefined, policy_id: stranger }, 'InvalidParameter'],
    ['a policy that is no JSON', { key_policy: '{' }, 'InvalidParameter'],
    [
      'a policy of more than 8192 characters',
      { key_policy: policyText({ version: '1'.repeat(8192) }) },
      'InvalidParameter',
    ],
    ['another length', { datakey_length: '512' }, 'InvalidParameter'],
    ['no length', { datakey_length: undefined }, 'MissingParameter'],
    ['a public key that is none', { public_key: 'AAAA' }, 'InvalidParameter'],
    ['a key_id that is none', { key_id: 'alias/demo' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: stranger }, 'KeyNotFound'],
  ])('is not made with %s', async (_, fields, error) => {
    const body = { key_id, datakey_length: '256', key_policy: policyText(), ...fields }

    expect(await kms.refused('createDatakeyCapsule', body)).toBe(error)
  })

  test('of the longest policy can be opened', async () => {
    const { datakey_capsule } = await create({ key_policy: policyText({ version: '界'.repeat(8100) }) })

    await kms.ok('decryptDatakeyCapsule', opening(datakey_capsule))
  })

  test.each([
    ['a public key that is none', { public_key: 'AAAA' }, 'InvalidParameter'],
    ['no attestation', { attestation_document: undefined }, 'MissingParameter'],
    ['a key_id that is none', { key_id: 'alias/demo' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: stranger }, 'KeyNotFound'],
  ])('is not opened with %s', async (_, fields, error) => {
    const { datakey_capsule } = await create()

    expect(await kms.refused('decryptDatakeyCapsule', opening(datakey_capsule, fields))).toBe(error)
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('is neither made nor opened with a CMK that is %s', async (state, error) => {
    const id = await kms.cmkIn(state)
    const body = { key_id: id, datakey_length: '256', key_policy: policyText() }

    expect(await kms.refused('createDatakeyCapsule', body)).toBe(error)
    expect(await kms.refused('decryptDatakeyCapsule', opening('AgBo', { key_id: id }))).toBe(error)
  })

  test.each([
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'AsymmetricKeyUnsupported'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const)('is neither made nor opened with a CMK of %s for %s', async (spec, usage, error) => {
    const id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })
    const body = { key_id: id, datakey_length: '256', key_policy: policyText() }

    expect(await kms.refused('createDatakeyCapsule', body)).toBe(error)
    expect(await kms.refused('decryptDatakeyCapsule', opening('AgBo', { key_id: id }))).toBe(error)
  })
})
