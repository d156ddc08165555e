import { Buffer } from 'node:buffer'
import { constants, createPublicKey, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const source = demo.cmk.id
const nobody = '11111111-2222-4333-8444-555555555555'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const rsa = {
  ...{ spec: 'RSA_2048' as const, usage: 'ENCRYPT_DECRYPT' as const },
  versions: [privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
}
const oaep = (oaepHash: string, plaintext: string) =>
  publicEncrypt(
    { key: createPublicKey(privateKey), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
    Buffer.from(plaintext),
  ).toString('base64')

describe('re-encrypt', () => {
  const kms = useEmulator()

  test('data of one CMK becomes data of another, in Base64', async () => {
    const destination_key_id = await kms.cmkIn('enabled')
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })
    const answer = await kms.ok('reEncrypt', { destination_key_id, cipher_text })

    expect(answer).toEqual({
      key_id: destination_key_id,
      source_key_id: source,
      source_encryption_algorithm: 'SYMMETRIC_DEFAULT',
      destination_encryption_algorithm: 'SYMMETRIC_DEFAULT',
      cipher_text: expect.stringMatching(/^[0-9a-zA-Z+/]{187}=$/),
    })
    expect(await kms.ok('decryptData', { cipher_text: answer.cipher_text })).toMatchObject({
      key_id: destination_key_id,
      plain_text: 'hello',
    })
  })

  test.each([512, 200])('a datakey of %d bits stays a datakey, in hexadecimal', async (datakey_length) => {
    const key_id = await kms.cmkIn('enabled')
    const created = await kms.ok('createDatakey', { key_id: source, datakey_length })
    const datakey_cipher_length = String(datakey_length / 8)
    const { cipher_text } = await kms.ok('reEncrypt', {
      ...{ source_key_id: 'alias/demo', destination_key_id: key_id },
      ...{ cipher_text: created.cipher_text, datakey_cipher_length },
    })

    expect(cipher_text).toMatch(/^[0-9A-F]+$/)
    expect(await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length })).toMatchObject({
      data_key: created.plain_text,
    })
  })

  test('binds to other additional authenticated data than before', async () => {
    const old = { additional_authenticated_data: 'old' }
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello', ...old })
    const moved = await kms.ok('reEncrypt', {
      ...{ cipher_text, destination_key_id: source },
      source_additional_authenticated_data: 'old',
      destination_additional_authenticated_data: 'new',
    })

    const renewed = { cipher_text: moved.cipher_text, additional_authenticated_data: 'new' }
    expect(await kms.ok('decryptData', renewed)).toMatchObject({ plain_text: 'hello' })
    expect(await kms.refused('decryptData', { ...renewed, ...old })).toBe('InvalidCipherText')
    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id: source })).toBe(
      'InvalidCipherText',
    )
  })

  test('what an encryption context binds is not re-encrypted', async () => {
    const encryption_context = { a: 'b' }
    const { cipher_text } = await kms.ok('encryptData', {
      key_id: source,
      plain_text: 'hello',
      encryption_context,
    })

    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id: source })).toBe(
      'InvalidCipherText',
    )
  })

  test.each([
    ['RSAES_OAEP_SHA_1', 'sha1'],
    ['RSAES_OAEP_SHA_256', 'sha256'],
  ] as const)('reads %s of another implementation', async (source_encryption_algorithm, hash) => {
    const source_key_id = await kms.cmkIn('enabled', rsa)
    const { cipher_text } = await kms.ok('reEncrypt', {
      ...{ cipher_text: oaep(hash, 'hello'), source_key_id, source_encryption_algorithm },
      destination_key_id: source,
    })

    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })

  // RFC 8017, 7.1.1: at most k - 2 hLen - 2 bytes: 190 with SHA-256, 214 with SHA-1.
  test.each([
    ['RSAES_OAEP_SHA_256', 190],
    ['RSAES_OAEP_SHA_1', 214],
  ] as const)('data goes to an RSA CMK with %s, up to %d bytes, and back', async (algorithm, most) => {
    const key_id = await kms.cmkIn('enabled', rsa)
    const data = async (length: number) =>
      (await kms.ok('encryptData', { key_id: source, plain_text: 'x'.repeat(length) })).cipher_text
    const there = { destination_key_id: key_id, destination_encryption_algorithm: algorithm }
    const { cipher_text } = await kms.ok('reEncrypt', { ...there, cipher_text: await data(most) })
    const back = { cipher_text, source_key_id: key_id, source_encryption_algorithm: algorithm }
    const again = await kms.ok('reEncrypt', { ...back, destination_key_id: source })

    expect(Buffer.from(cipher_text, 'base64').length).toBe(256)
    expect(await kms.ok('decryptData', { cipher_text: again.cipher_text })).toMatchObject({
      plain_text: 'x'.repeat(most),
    })
    expect(await kms.refused('reEncrypt', { ...there, cipher_text: await data(most + 1) })).toBe(
      'PlainTextTooLongForRsa',
    )
  })

  test('a datakey goes to an RSA CMK and back in hexadecimal', async () => {
    const key_id = await kms.cmkIn('enabled', rsa)
    const algorithm = 'RSAES_OAEP_SHA_256' as const
    const created = await kms.ok('createDatakey', { key_id: source })
    const there = await kms.ok('reEncrypt', {
      ...{
        cipher_text: created.cipher_text,
        destination_key_id: key_id,
        destination_encryption_algorithm: algorithm,
      },
    })
    const back = await kms.ok('reEncrypt', {
      ...{ cipher_text: there.cipher_text, source_key_id: key_id, source_encryption_algorithm: algorithm },
      destination_key_id: source,
    })

    expect(there.cipher_text).toMatch(/^[0-9A-F]{512}$/)
    const opened = { key_id: source, cipher_text: back.cipher_text, datakey_cipher_length: '32' }
    expect(await kms.ok('decryptDatakey', opened)).toMatchObject({ data_key: created.plain_text })
  })

  test('refuses a source that did not encrypt', async () => {
    const source_key_id = await kms.cmkIn('enabled')
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })

    const request = { cipher_text, source_key_id, destination_key_id: source }
    expect(await kms.refused('reEncrypt', request)).toBe('InvalidCipherText')
  })

  test.each([
    ['no destination', { destination_key_id: undefined }, 'MissingParameter'],
    ['an unknown destination', { destination_key_id: nobody }, 'KeyNotFound'],
    ['a destination that is no id', { destination_key_id: 'demo' }, 'InvalidKeyId'],
    ['an unknown source', { source_key_id: nobody }, 'KeyNotFound'],
    [
      'an asymmetric algorithm without source',
      { source_encryption_algorithm: 'SM2_ENCRYPT' },
      'MissingParameter',
    ],
    [
      'an asymmetric algorithm for a symmetric source',
      { source_key_id: source, source_encryption_algorithm: 'RSAES_OAEP_SHA_1' },
      'SymmetricAlgorithmUnsupported',
    ],
    [
      'an asymmetric algorithm for a symmetric destination',
      { destination_encryption_algorithm: 'RSAES_OAEP_SHA_1' },
      'SymmetricAlgorithmUnsupported',
    ],
    ['an unknown algorithm', { destination_encryption_algorithm: 'ROT13' }, 'InvalidParameter'],
    ['neither Base64 nor hexadecimal', { cipher_text: 'A'.repeat(129) }, 'InvalidCipherText'],
    [
      'Base64 of something else',
      { cipher_text: Buffer.alloc(140, 7).toString('base64') },
      'InvalidCipherText',
    ],
    ['hexadecimal of something else', { cipher_text: '00'.repeat(188) }, 'InvalidCipherText'],
    ['a length of 0', { datakey_cipher_length: '0' }, 'InvalidDatakeyCipherLength'],
    ['the wrong length of a datakey', { datakey_cipher_length: '31' }, 'DatakeyCipherLengthMismatch'],
    ['a long binding', { source_additional_authenticated_data: 'a'.repeat(129) }, 'InvalidParameter'],
    ['an encryption context', { encryption_context: {} }, 'InvalidParameter'],
  ])('refuses %s', async (_, fields, error) => {
    const { cipher_text } = await kms.ok('createDatakey', { key_id: source })
    const body = { cipher_text, destination_key_id: source, ...fields }

    expect(await kms.refused('reEncrypt', body)).toBe(error)
  })

  test('an RSA CMK wants its algorithm, and what it encrypted', async () => {
    const key_id = await kms.cmkIn('enabled', rsa)
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })
    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id: key_id })).toBe(
      'RsaAlgorithmUnsupported',
    )

    const read = { source_key_id: key_id, source_encryption_algorithm: 'RSAES_OAEP_SHA_256' as const }
    const sha1 = oaep('sha1', 'hello')
    expect(await kms.refused('reEncrypt', { ...read, cipher_text: sha1, destination_key_id: source })).toBe(
      'DecryptionFailed',
    )
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a destination that is %s answers %s', async (state, error) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })

    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id: await kms.cmkIn(state) })).toBe(
      error,
    )
  })

  test('a source that became disabled answers so', async () => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })
    await kms.ok('disableKey', { key_id: source })

    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id: source })).toBe('KeyDisabled')
  })

  test.each([
    ['EC_P256', 'SIGN_VERIFY', 'EcKeyCannotEncrypt'],
    ['RSA_2048', 'SIGN_VERIFY', 'KeyOnlySigns'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const)('a destination of %s for %s answers %s', async (spec, usage, error) => {
    const destination_key_id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text: 'hello' })

    expect(await kms.refused('reEncrypt', { cipher_text, destination_key_id })).toBe(error)
  })
})
