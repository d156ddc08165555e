/** How material travels into KMS: under RSA or SM2, or under a temporary AES key that itself is under one of them. */
import { constants, createDecipheriv, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto'
import { openKeyPair } from './key-pair.ts'
import { type KeyPairBytes, newKeyPair } from './material.ts'
import { sm2Decrypt } from './sm2.ts'

/** Tokens name a wrapping by its position: a new one goes to the end. */
export const wrappings = [
  'RSAES_OAEP_SHA_256',
  'RSAES_OAEP_SHA_1',
  'RSAES_PKCS1_V1_5',
  'SM2_ENCRYPT',
] as const
export type Wrapping = (typeof wrappings)[number]

/** A new pair of RSA-2048 or SM2. */
export const newWrappingPair = (wrapping: Wrapping): Promise<KeyPairBytes> =>
  newKeyPair(wrapping === 'SM2_ENCRYPT' ? { kind: 'sm2', curve: 'SM2' } : { kind: 'rsa', modulusBits: 2048 })

/** What was encrypted with the public key of the pair. Undefined for every failure. */
export function unwrap(pkcs8: Buffer, wrapping: Wrapping, wrapped: Buffer): Buffer | undefined {
  if (wrapping === 'SM2_ENCRYPT') return sm2Decrypt(openKeyPair(pkcs8), wrapped)
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  try {
    if (wrapping === 'RSAES_PKCS1_V1_5') return unwrapPkcs1(key, wrapped)
    const oaepHash = wrapping === 'RSAES_OAEP_SHA_1' ? 'sha1' : 'sha256'
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped)
  } catch {
    return undefined
  }
}

/**
 * RFC 8017, 7.2.2, by hand: OpenSSL answers random bytes for a broken padding ("implicit rejection"), and every two
 * hundredth time they would have the length of a key and be imported. The API documents a refusal instead.
 */
function unwrapPkcs1(key: KeyObject, wrapped: Buffer): Buffer | undefined {
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, wrapped)
  const end = block.indexOf(0, 2)
  if (block.readUInt16BE(0) !== 2 || end < 10) return undefined
  return block.subarray(end + 1)
}

/** RFC 5649, key wrap with padding; the initial value is that of the RFC. */
const PAD_IV = Buffer.from('A65959A6', 'hex')

const SHORTEST_WRAP = 16

/** What was wrapped with an AES key of 16 or 32 bytes. Undefined for every failure. */
export function unwrapWithAes(key: Buffer, wrapped: Buffer): Buffer | undefined {
  // Of nothing OpenSSL makes nothing, without a word.
  if (wrapped.length < SHORTEST_WRAP) return undefined
  const decipher = createDecipheriv(
    key.length === 16 ? 'id-aes128-wrap-pad' : 'id-aes256-wrap-pad',
    key,
    PAD_IV,
  )
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()])
  } catch {
    return undefined
  }
}
