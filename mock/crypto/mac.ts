import { createHmac, timingSafeEqual } from 'node:crypto'

const hashes = { HMAC_SHA_256: 'sha256', HMAC_SHA_384: 'sha384', HMAC_SHA_512: 'sha512', HMAC_SM3: 'sm3' }

export type MacAlgorithm = keyof typeof hashes

export const macOf = (algorithm: MacAlgorithm, material: Buffer, message: Buffer): Buffer =>
  createHmac(hashes[algorithm], material).update(message).digest()

export function macMatches(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
