import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openToken, sealToken } from '../../mock/crypto/import-token.ts'
import { wrappings } from '../../mock/crypto/wrap.ts'

const secret = Buffer.alloc(32, 7)
const nonce = Buffer.alloc(12, 9)
const token = {
  cmkId: '0d0466b0-e727-4d9c-b35d-f84bb474a37f',
  expiresAt: Date.UTC(2026, 0, 2),
  wrapping: 'RSAES_OAEP_SHA_1',
  privateKey: Buffer.alloc(1217, 3),
} as const

describe('an import token', () => {
  test('begins as the vendor’s sample does: 00 00, length, CMK id, 00 00', () => {
    const bytes = sealToken(token, secret, nonce)

    expect(bytes.subarray(0, 2)).toEqual(Buffer.alloc(2))
    expect(bytes.readUInt16LE(2)).toBe(bytes.length - 4)
    expect(bytes.toString('latin1', 4, 40)).toBe(token.cmkId)
    expect(bytes.subarray(40, 42)).toEqual(Buffer.alloc(2))
  })

  test('opens to what was sealed', () => {
    const tokens = fc.record({
      cmkId: fc.uuid(),
      expiresAt: fc.nat(Number.MAX_SAFE_INTEGER),
      wrapping: fc.constantFrom(...wrappings),
      privateKey: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    })
    fc.assert(
      fc.property(tokens, (each) => {
        expect(openToken(sealToken(each, secret, nonce), secret)).toEqual(each)
      }),
    )
  })

  test('is refused with another secret, with any bit flipped and at any length', () => {
    const bytes = sealToken(token, secret, nonce)

    expect(openToken(bytes, Buffer.alloc(32, 8))).toBeUndefined()
    for (let length = 0; length < bytes.length; length += 1)
      expect(openToken(bytes.subarray(0, length), secret)).toBeUndefined()
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Buffer.from(bytes)
      broken.writeUInt8(broken.readUInt8(at) ^ (1 << (at % 8)), at)
      expect(openToken(broken, secret)).toBeUndefined()
    }
  })
})
