import { constants, createPublicKey, publicEncrypt } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newWrappingPair, unwrap, unwrapWithAes } from '../../mock/crypto/wrap.ts'
import { vectors } from '../support/key-pairs.ts'
import { joined } from '../support/sm2.ts'
import { openssl, withoutOpenssl, wrapped, wrappedPrivateKey, wrappings } from '../support/wrapping.ts'

let pair: { publicKey: Buffer; privateKey: Buffer }
beforeAll(async () => {
  pair = await newWrappingPair('RSAES_OAEP_SHA_256')
})
const bytes = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((each) => Buffer.from(each))

describe('unwrap', () => {
  test.each(wrappings)('inverts %s', (wrapping) => {
    fc.assert(
      fc.property(bytes(1, 190), (material) => {
        const text = wrapped(pair.publicKey.toString('base64'), material, wrapping)
        expect(unwrap(pair.privateKey, wrapping, Buffer.from(text, 'base64'))).toEqual(material)
      }),
      { numRuns: 30 },
    )
  })

  test.for(wrappings)('inverts %s of the command openssl', (wrapping, { skip }) => {
    skip(...withoutOpenssl)
    const material = Buffer.alloc(32, 5)
    const text = openssl.wrapped(pair.publicKey.toString('base64'), material, wrapping)

    expect(unwrap(pair.privateKey, wrapping, Buffer.from(text, 'base64'))).toEqual(material)
  })

  test.each(wrappings)('refuses a broken block of %s', (wrapping) => {
    const good = Buffer.from(wrapped(pair.publicKey.toString('base64'), Buffer.alloc(32), wrapping), 'base64')
    const accepted = [...Array(16).keys()].filter((at) => {
      const broken = Buffer.from(good)
      broken.writeUInt8(broken.readUInt8(at * 16) ^ 1, at * 16)
      return unwrap(pair.privateKey, wrapping, broken) !== undefined
    })
    // PKCS#1 v1.5 has no checksum: a random block looks like a good one once in 65536 times. Twice of 16 is no chance.
    expect(accepted.length).toBeLessThanOrEqual(1)
    expect(unwrap(pair.privateKey, wrapping, good.subarray(1))).toBeUndefined()
    expect(unwrap(pair.privateKey, wrapping, Buffer.alloc(0))).toBeUndefined()
  })

  // RFC 8017, 7.2.2: 00 02, at least eight bytes that are not zero, 00.
  test.each([
    ['seven bytes of padding', [0, 2, 1, 1, 1, 1, 1, 1, 1, 0]],
    ['no end of the padding', [0, 2]],
    ['another type of block', [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]],
    ['another first byte', [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0]],
  ])('refuses %s', (_, beginning) => {
    const key = createPublicKey({ key: pair.publicKey, format: 'der', type: 'spki' })
    const block = Buffer.concat([Buffer.from(beginning), Buffer.alloc(256 - beginning.length, 7)])
    // The modulus begins with a bit that is set, and 01 is below it.
    const encrypted = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)

    expect(unwrap(pair.privateKey, 'RSAES_PKCS1_V1_5', encrypted)).toBeUndefined()
  })

  test('reads the pinned SM2 ciphertext of openssl, in both forms', () => {
    const pkcs8 = Buffer.from(vectors.privateKeys.SM2, 'base64')
    const der = Buffer.from(vectors.sm2Ciphertext, 'base64')

    expect(unwrap(pkcs8, 'SM2_ENCRYPT', der)?.toString()).toBe(vectors.message)
    expect(unwrap(pkcs8, 'SM2_ENCRYPT', joined(der))?.toString()).toBe(vectors.message)
  })

  test('inverts SM2 of the command openssl, and refuses any flipped bit and any cut', async ({ skip }) => {
    skip(...withoutOpenssl)
    const sm2 = await newWrappingPair('SM2_ENCRYPT')
    const der = openssl.wrappedBySm2(sm2.publicKey.toString('base64'), Buffer.alloc(32, 5))
    expect(unwrap(sm2.privateKey, 'SM2_ENCRYPT', der)).toEqual(Buffer.alloc(32, 5))

    const good = joined(der)
    for (let at = 0; at < good.length; at += 1) {
      const broken = Buffer.from(good)
      broken.writeUInt8(broken.readUInt8(at) ^ (1 << (at % 8)), at)
      expect(unwrap(sm2.privateKey, 'SM2_ENCRYPT', broken)).toBeUndefined()
      expect(unwrap(sm2.privateKey, 'SM2_ENCRYPT', good.subarray(0, at))).toBeUndefined()
    }
  })
})

describe('unwrapWithAes', () => {
  test.each([16, 32])('inverts key wrap with padding under a key of %i bytes', (length) => {
    fc.assert(
      fc.property(bytes(length, length), bytes(1, 300), (key, content) => {
        const text = wrappedPrivateKey(key, content)
        expect(unwrapWithAes(key, Buffer.from(text, 'base64'))).toEqual(content)
      }),
    )
  })

  test('refuses another key, any flipped bit and any cut', () => {
    const key = Buffer.alloc(32, 1)
    const good = Buffer.from(wrappedPrivateKey(key, Buffer.alloc(50, 2)), 'base64')

    expect(unwrapWithAes(Buffer.alloc(32, 2), good)).toBeUndefined()
    for (let at = 0; at < good.length; at += 1) {
      const broken = Buffer.from(good)
      broken.writeUInt8(broken.readUInt8(at) ^ 0x10, at)
      expect(unwrapWithAes(key, broken)).toBeUndefined()
      expect(unwrapWithAes(key, good.subarray(0, at))).toBeUndefined()
    }
  })
})
