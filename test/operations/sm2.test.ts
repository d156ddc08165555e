import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'
import { plantPair, privatePem, publicPem, vectors } from '../support/key-pairs.ts'
import { openssl, withoutOpenssl } from '../support/openssl.ts'
import { runs } from '../support/prism.ts'
import { joined } from '../support/sm2.ts'

const algorithm = { encryption_algorithm: 'SM2_ENCRYPT' as const }

describe('an SM2 CMK', () => {
  const kms = useEmulator()
  const plant = () => plantPair(kms, 'SM2', 'ENCRYPT_DECRYPT')

  test('encrypts to C1 || C3 || C2 of GB/T 32918.4, which is 97 bytes longer than the plaintext', async () => {
    const key_id = await plant()
    const { cipher_text, ...answer } = await kms.ok('encryptData', {
      key_id,
      plain_text: 'hello',
      ...algorithm,
    })
    const bytes = Buffer.from(cipher_text, 'base64')

    expect(answer).toEqual({ key_id })
    expect([bytes.length, bytes[0]]).toEqual([102, 4])
    expect(await kms.ok('decryptData', { key_id, cipher_text, ...algorithm })).toEqual({
      key_id,
      plain_text: 'hello',
      plain_text_base64: 'aGVsbG8=',
    })
  })

  test.for(['a', 'hello', 'x'.repeat(200)])(
    'openssl decrypts what encrypt-data answers: %s',
    async (plain_text, { skip }) => {
      skip(...withoutOpenssl)
      const { cipher_text } = await kms.ok('encryptData', { key_id: await plant(), plain_text, ...algorithm })

      const files = { key: privatePem('SM2'), c: asDer(Buffer.from(cipher_text, 'base64')) }
      expect(openssl('pkeyutl -decrypt -inkey key -in c', files)?.toString()).toBe(plain_text)
    },
  )

  test.for(['hello', 'x'.repeat(60), 'x'.repeat(200), 'x'.repeat(4096)])(
    'decrypt-data reads what openssl encrypted, as DER and joined: %s',
    async (plain_text, { skip }) => {
      skip(...withoutOpenssl)
      const key_id = await plant()
      const der = openssl('pkeyutl -encrypt -pubin -inkey pub -in m', {
        pub: publicPem('SM2'),
        m: plain_text,
      })

      for (const bytes of [der ?? Buffer.alloc(0), joined(der ?? Buffer.alloc(0))]) {
        const body = { key_id, cipher_text: bytes.toString('base64'), ...algorithm }
        expect(await kms.ok('decryptData', body)).toMatchObject({ plain_text })
      }
    },
  )

  test('decrypts the pinned ciphertext of openssl', async () => {
    const body = { key_id: await plant(), cipher_text: vectors.sm2Ciphertext, ...algorithm }

    expect(await kms.ok('decryptData', body)).toMatchObject({ plain_text: vectors.message })
  })

  test('decrypt-data inverts encrypt-data for texts of any length, also of one byte', async () => {
    const { key_info } = await kms.ok('createKey', {
      ...{ key_alias: 'sm2', key_spec: 'SM2', key_usage: 'ENCRYPT_DECRYPT' },
    })
    const key_id = key_info.key_id
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4096 })), async (length) => {
        const plain_text = 'é'.repeat(length / 2) + 'a'.repeat(length % 2)
        const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, ...algorithm })
        expect(await kms.ok('decryptData', { key_id, cipher_text, ...algorithm })).toMatchObject({
          plain_text,
        })
      }),
      runs(30),
    )
  })

  test('any flipped bit, any cut and another CMK are refused', async () => {
    const key_id = await plant()
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'hello', ...algorithm })
    const bytes = Buffer.from(cipher_text, 'base64')
    const refused = async (wrong: Buffer) => {
      const body = { key_id, cipher_text: wrong.toString('base64'), ...algorithm }
      expect(await kms.refused('decryptData', body)).toBe('InvalidCipherText')
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => refused(flipped(bytes, bit))),
      runs(60),
    )
    for (const length of [96, 97, 101]) await refused(bytes.subarray(0, length))
    await refused(Buffer.concat([Buffer.from([0x30, 0x62, 2, 1, 1, 2, 1, 1, 4, 0x20]), Buffer.alloc(90)]))
    await refused(
      Buffer.concat([
        Buffer.from([0x30, 0x5e, 2, 0x58]),
        Buffer.alloc(0x58, 0x7f),
        Buffer.from('020101040001', 'hex'),
      ]),
    )
    const other = await kms.cmkIn('enabled', { spec: 'SM2', usage: 'ENCRYPT_DECRYPT' })
    expect(await kms.refused('decryptData', { key_id: other, cipher_text, ...algorithm })).toBe(
      'InvalidCipherText',
    )
  })

  test.each(['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_256', undefined] as const)(
    'refuses the encryption_algorithm %s',
    async (encryption_algorithm) => {
      const key_id = await plant()
      const body = { key_id, plain_text: 'hello', ...(encryption_algorithm && { encryption_algorithm }) }

      expect(await kms.refused('encryptData', body)).toBe('InvalidParameter')
    },
  )

  test('SM2_ENCRYPT is refused by CMKs of other specs', async () => {
    const rsa = await plantPair(kms, 'RSA_2048', 'ENCRYPT_DECRYPT')

    expect(await kms.refused('encryptData', { key_id: rsa, plain_text: 'a', ...algorithm })).toBe(
      'RsaAlgorithmUnsupported',
    )
    expect(await kms.refused('encryptData', { key_id: 'alias/demo', plain_text: 'a', ...algorithm })).toBe(
      'SymmetricAlgorithmUnsupported',
    )
  })
})

/** C1 || C3 || C2 in the form that openssl reads: SEQUENCE { x, y, C3, C2 } (GM/T 0009). */
function asDer(bytes: Buffer): Buffer {
  const integer = (value: Buffer) => {
    const short = value.subarray(value.findIndex((byte) => byte !== 0))
    return element(2, short.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), short]) : short)
  }
  const parts = [integer(bytes.subarray(1, 33)), integer(bytes.subarray(33, 65))]
  const octets = [element(4, bytes.subarray(65, 97)), element(4, bytes.subarray(97))]
  return element(0x30, Buffer.concat([...parts, ...octets]))
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}
