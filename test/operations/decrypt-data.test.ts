import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'
import { runs } from '../support/prism.ts'

const demoCmk = demo.cmk.id
const nobody = '11111111-2222-4333-8444-555555555555'

describe('decrypt-data', () => {
  const kms = useEmulator()
  const sealed = { cipher_text: '' }
  beforeEach(async () => {
    sealed.cipher_text = (
      await kms.ok('encryptData', { key_id: demoCmk, plain_text: 'hello world' })
    ).cipher_text
  })

  test('needs the ciphertext alone, and answers the plaintext as text and in Base64', async () => {
    expect(await kms.ok('decryptData', sealed)).toEqual({
      key_id: demoCmk,
      plain_text: 'hello world',
      plain_text_base64: 'aGVsbG8gd29ybGQ=',
    })
  })

  test('takes the key_id of the CMK that encrypted, and no other', async () => {
    const other = await kms.cmkIn('enabled')

    expect(await kms.ok('decryptData', { ...sealed, key_id: demoCmk })).toMatchObject({
      plain_text: 'hello world',
    })
    expect(await kms.refused('decryptData', { ...sealed, key_id: other })).toBe('InvalidCipherText')
    expect(await kms.refused('decryptData', { ...sealed, key_id: nobody })).toBe('KeyNotFound')
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
  ] as const)('a CMK that became %s answers %s', async (state, error) => {
    if (state === 'disabled') await kms.ok('disableKey', { key_id: demoCmk })
    else await kms.ok('scheduleKeyDeletion', { key_id: demoCmk, pending_days: '7' })

    expect(await kms.refused('decryptData', sealed)).toBe(error)
  })

  test('a ciphertext of a deleted CMK is lost', async () => {
    await kms.ok('scheduleKeyDeletion', { key_id: demoCmk, pending_days: '7' })
    kms.clock.advanceDays(7)

    expect(
      await kms.refused('decryptData', sealed, { headers: { 'x-auth-token': await kms.signIn() } }),
    ).toBe('KeyNotFound')
  })

  test('earlier versions of the material still decrypt', async () => {
    const versions = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((material) => material.toString('base64'))
    const key_id = await kms.cmkIn('enabled', { versions: versions.slice(0, 1) })
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'old' })
    await kms.mock.store.transact('0123456789abcdef0123456789abcdef', (records) => {
      const cmk = records.get('cmk', key_id)
      if (cmk) records.put('cmk', { ...cmk, versions })
    })

    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'old' })
    const renewed = await kms.ok('encryptData', { key_id, plain_text: 'new' })
    expect(Buffer.from(renewed.cipher_text, 'base64').readUInt32LE(140 - 36)).toBe(1)
  })

  test('any flipped bit is refused', async () => {
    const bytes = Buffer.from(sealed.cipher_text, 'base64')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const cipher_text = flipped(bytes, bit).toString('base64')
        expect(await kms.refused('decryptData', { cipher_text })).toBe('InvalidCipherText')
      }),
      runs(150),
    )
  })

  test('a flipped bit is refused also when the plain digest at the end is made to fit', async () => {
    const bytes = Buffer.from(sealed.cipher_text, 'base64')
    await fc.assert(
      fc.asyncProperty(fc.nat((bytes.length - 32) * 8 - 1), async (bit) => {
        const body = flipped(bytes, bit).subarray(0, -32)
        const forged = Buffer.concat([body, createHash('sha256').update(body).digest()])
        const error = await kms.refused('decryptData', { cipher_text: forged.toString('base64') })
        // A forged CMK id may name a CMK that does not exist.
        expect(['InvalidCipherText', 'KeyNotFound']).toContain(error)
      }),
      runs(150),
    )
  })

  test('any cut is refused', async () => {
    const bytes = Buffer.from(`${sealed.cipher_text}`, 'base64')
    for (let length = 96; length < bytes.length; length += 150 / runs(150).numRuns) {
      const cipher_text = bytes.subarray(0, length).toString('base64')
      expect(await kms.refused('decryptData', { cipher_text })).toBe('InvalidCipherText')
    }
  })

  test.each([
    ['Base64 of something else', Buffer.alloc(140, 7).toString('base64')],
    ['too short', 'QUJD'],
    ['127 characters', 'A'.repeat(127)],
    ['longer than 5648 characters', 'A'.repeat(5652)],
    ['hexadecimal of odd length', 'A'.repeat(129)],
    ['with a line end', `${'A'.repeat(187)}\n`],
    ['URL-safe Base64', `${'A'.repeat(184)}-_==`],
    ['empty', ''],
    ['a number', 1],
  ])('refuses a ciphertext that is %s', async (_, cipher_text) => {
    expect(await kms.refused('decryptData', { cipher_text })).toBe('InvalidCipherText')
  })

  test('refuses Base64 that is not canonical', async () => {
    // 140 bytes leave two unused bits in the last character before the padding.
    const cipher_text = sealed.cipher_text.replace(/(.)=$/, (_, last: string) => `${next(last)}=`)

    expect(Buffer.from(cipher_text, 'base64')).toEqual(Buffer.from(sealed.cipher_text, 'base64'))
    expect(await kms.refused('decryptData', { cipher_text })).toBe('InvalidCipherText')
  })

  test('an asymmetric algorithm needs the key_id', async () => {
    const request = { ...sealed, encryption_algorithm: 'RSAES_OAEP_SHA_256' as const }

    expect(await kms.refused('decryptData', request)).toBe('MissingParameter')
    expect(await kms.refused('decryptData', { ...request, key_id: demoCmk })).toBe(
      'SymmetricAlgorithmUnsupported',
    )
  })
})

describe('an RSA CMK', () => {
  const kms = useEmulator()
  const request = { encryption_algorithm: 'RSAES_OAEP_SHA_256' as const }

  // RFC 8017, 7.1.1: at most k - 2 hLen - 2 bytes, that is 190 for 2048 bits and SHA-256.
  test('encrypts and decrypts up to 190 bytes with 2048 bits', async () => {
    const created = await kms.ok('createKey', {
      key_alias: 'rsa',
      key_spec: 'RSA_2048',
      key_usage: 'ENCRYPT_DECRYPT',
    })
    const { key_id } = created.key_info
    const plain_text = 'r'.repeat(190)
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, ...request })

    expect(Buffer.from(cipher_text, 'base64').length).toBe(256)
    expect(await kms.ok('decryptData', { cipher_text, key_id, ...request })).toMatchObject({ plain_text })
    expect(await kms.refused('encryptData', { key_id, plain_text: `${plain_text}r`, ...request })).toBe(
      'PlainTextTooLongForRsa',
    )
    expect(await kms.refused('encryptData', { key_id, plain_text })).toBe('RsaAlgorithmUnsupported')
    const bound = { additional_authenticated_data: 'order=7', ...request }
    expect(await kms.refused('encryptData', { key_id, plain_text: 'a', ...bound })).toBe('InvalidParameter')
    expect(await kms.refused('decryptData', { key_id, cipher_text, ...bound })).toBe('InvalidParameter')
    const broken = flipped(Buffer.from(cipher_text, 'base64'), 77).toString('base64')
    expect(await kms.refused('decryptData', { cipher_text: broken, key_id, ...request })).toBe(
      'DecryptionFailed',
    )
  })
})

describe('a CMK that is not for it', () => {
  const kms = useEmulator()
  const cipher_text = Buffer.alloc(256, 1).toString('base64')
  const refusal = async (cmk: Parameters<typeof kms.cmkIn>[1], encryption_algorithm: string) =>
    kms.refused('decryptData', { key_id: await kms.cmkIn('enabled', cmk), cipher_text, encryption_algorithm })

  test.each([
    ['an EC CMK', { spec: 'EC_P256', usage: 'SIGN_VERIFY' }, 'RSAES_OAEP_SHA_256', 'EcKeyCannotEncrypt'],
    [
      'an HMAC CMK',
      { spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC' },
      'RSAES_OAEP_SHA_256',
      'HmacKeyUnsupported',
    ],
    [
      'an RSA CMK that signs',
      { spec: 'RSA_2048', usage: 'SIGN_VERIFY' },
      'RSAES_OAEP_SHA_256',
      'KeyOnlySigns',
    ],
    [
      'an RSA CMK with SM2',
      { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' },
      'SM2_ENCRYPT',
      'RsaAlgorithmUnsupported',
    ],
  ] as const)('%s does not decrypt', async (_, cmk, algorithm, error) => {
    expect(await refusal({ ...cmk, versions: ['AA=='] }, algorithm)).toBe(error)
  })

  test('malformed key_id and context are refused as such', async () => {
    expect(await kms.refused('decryptData', { cipher_text, key_id: 'x' })).toBe('InvalidKeyId')
    expect(await kms.refused('decryptData', { cipher_text, encryption_context: 'x' })).toBe(
      'InvalidEncryptionContext',
    )
  })
})

describe('a caller without the right', () => {
  const user = { id: 'reader', name: 'reader', password: 'r', actions: ['kms:cmk:get'], accessKeys: [] }
  const project_id = '2'.repeat(32)
  const account = {
    id: '1'.repeat(32),
    name: 'acme',
    users: [user],
    projects: [{ id: project_id, name: 'cn-north-7' }],
  }
  const kms = useEmulator({ accounts: [account] })

  test('learns that it is missing, also when the CMK is named by the ciphertext alone', async () => {
    const id = await kms.cmkIn('enabled', { project: project_id })
    const token = await kms.signIn(
      { ...user, domain: { name: 'acme' }, id: undefined },
      { project: { id: project_id } },
    )
    const body = Buffer.alloc(140 - 32)
    body.writeUInt16LE(2)
    body.writeUInt16LE(140 - 36, 2)
    body.write(id, 140 - 72)
    const blob = Buffer.concat([body, createHash('sha256').update(body).digest()])
    const extras = { path: { project_id }, headers: { 'x-auth-token': token } }

    expect(await kms.refused('decryptData', { cipher_text: blob.toString('base64') }, extras)).toBe(
      'NoAccessToKey',
    )
  })
})

describe('an SM4 CMK', () => {
  const kms = useEmulator()

  test('encrypts and decrypts in the same layout', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'sm4', key_spec: 'SM4' })
    const { cipher_text } = await kms.ok('encryptData', { key_id: key_info.key_id, plain_text: 'hello' })

    expect(Buffer.from(cipher_text, 'base64').length).toBe(140)
    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}

/** The Base64 letter after this one: it differs in the lowest bit or more. */
function next(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const index = letters.indexOf(letter)
  return letters[index ^ 1] ?? ''
}
