import { execFileSync, spawnSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openKeyPair } from '../../mock/crypto/key-pair.ts'
import { newPrivateKey } from '../../mock/crypto/material.ts'
import { rsaDecrypt as decryptWith, rsaEncrypt as encryptWith } from '../../mock/crypto/rsa.ts'

const rsaEncrypt = (pkcs8: Buffer, plaintext: Buffer) => encryptWith(openKeyPair(pkcs8), plaintext)
const rsaDecrypt = (pkcs8: Buffer, ciphertext: Buffer) => decryptWith(openKeyPair(pkcs8), ciphertext)

const hello = Buffer.from('hello')
let material: Buffer
let other: Buffer

beforeAll(async () => {
  ;[material, other] = await Promise.all([rsa(2048), rsa(2048)])
})

const rsa = (modulusBits: number) => newPrivateKey({ kind: 'rsa', modulusBits })

describe('a new private key', () => {
  test.each([
    [{ kind: 'rsa', modulusBits: 3072 }, 'rsa', { modulusLength: 3072, publicExponent: 65537n }],
    [{ kind: 'ec', curve: 'prime256v1' }, 'ec', { namedCurve: 'prime256v1' }],
    [{ kind: 'ec', curve: 'secp384r1' }, 'ec', { namedCurve: 'secp384r1' }],
    [{ kind: 'ec', curve: 'secp256k1' }, 'ec', { namedCurve: 'secp256k1' }],
    [{ kind: 'sm2', curve: 'SM2' }, 'sm2', {}],
    [{ kind: 'ed25519' }, 'ed25519', {}],
  ] as const)('of %o is PKCS#8 in DER, and new', async (spec, type, details) => {
    const [one, two] = await Promise.all([newPrivateKey(spec), newPrivateKey(spec)])
    const key = createPrivateKey({ key: one, format: 'der', type: 'pkcs8' })

    expect(key.asymmetricKeyType ?? 'sm2').toBe(type)
    expect(key.asymmetricKeyDetails).toMatchObject(details)
    expect(one).not.toEqual(two)
  })
})

describe('RSAES_OAEP_SHA_256', () => {
  // RFC 8017, 7.1.1: the modulus less two hashes and two bytes.
  test.each([
    [2048, 190],
    [3072, 318],
    [4096, 446],
  ])('with a modulus of %d bits encrypts up to %d bytes', async (modulusBits, most) => {
    const key = await rsa(modulusBits)
    const plaintext = Buffer.alloc(most, 'x')
    const ciphertext = rsaEncrypt(key, plaintext)

    expect(ciphertext?.length).toBe(modulusBits / 8)
    expect(ciphertext && rsaDecrypt(key, ciphertext)).toEqual(plaintext)
    expect(rsaEncrypt(key, Buffer.alloc(most + 1, 'x'))).toBeUndefined()
  })

  test('decryption inverts encryption', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 190 }), (bytes) => {
        const ciphertext = rsaEncrypt(material, Buffer.from(bytes))
        expect(ciphertext && rsaDecrypt(material, ciphertext)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test('two ciphertexts of one plaintext differ', () => {
    expect(rsaEncrypt(material, hello)).not.toEqual(rsaEncrypt(material, hello))
  })

  test('a flipped bit is refused', () => {
    const ciphertext = rsaEncrypt(material, hello) ?? Buffer.alloc(0)
    fc.assert(
      fc.property(fc.nat({ max: 256 * 8 - 1 }), (bit) => {
        const flipped = Buffer.from(ciphertext)
        flipped[bit >> 3] = flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7))
        expect(rsaDecrypt(material, flipped)).toBeUndefined()
      }),
    )
  })

  test('whatever is no ciphertext is refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(rsaDecrypt(material, Buffer.from(bytes))).toBeUndefined()
      }),
    )
  })

  test('the ciphertext of another key is refused', () => {
    const ciphertext = rsaEncrypt(other, hello)

    expect(ciphertext && rsaDecrypt(material, ciphertext)).toBeUndefined()
  })

  test('a key of another kind neither encrypts nor decrypts', async () => {
    const ec = await newPrivateKey({ kind: 'ec', curve: 'prime256v1' })

    expect(rsaEncrypt(ec, hello)).toBeUndefined()
    expect(rsaDecrypt(ec, Buffer.alloc(256))).toBeUndefined()
  })
})

describe('the openssl command', () => {
  const version = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? ''
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
    writeFileSync(join(folder, 'key.der'), material)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeEach(({ skip }) =>
    skip(!/^OpenSSL ([3-9]|\d\d)/.test(version), 'needs the openssl command, version 3'),
  )

  function pkeyutl(direction: '-encrypt' | '-decrypt', input: Buffer, hash = 'sha256'): Buffer {
    const options = ['rsa_padding_mode:oaep', `rsa_oaep_md:${hash}`, `rsa_mgf1_md:${hash}`]
    const flags = options.flatMap((option) => ['-pkeyopt', option])
    return execFileSync(
      'openssl',
      ['pkeyutl', direction, '-inkey', join(folder, 'key.der'), '-keyform', 'DER', ...flags],
      {
        input,
      },
    )
  }

  test.each([0, 1, 190])('encrypts %d bytes, and we decrypt them', (length) => {
    const plaintext = Buffer.alloc(length, 'x')

    expect(rsaDecrypt(material, pkeyutl('-encrypt', plaintext))).toEqual(plaintext)
  })

  test.each([0, 1, 190])('decrypts the %d bytes that we encrypt', (length) => {
    const plaintext = Buffer.alloc(length, 'x')

    expect(pkeyutl('-decrypt', rsaEncrypt(material, plaintext) ?? Buffer.alloc(0))).toEqual(plaintext)
  })

  test('encrypts with SHA-1, and we refuse that', () => {
    expect(rsaDecrypt(material, pkeyutl('-encrypt', hello, 'sha1'))).toBeUndefined()
  })
})
