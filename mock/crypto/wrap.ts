/** How material travels into KMS: under RSA, or under a temporary AES key that itself is under RSA. */
import {
  constants,
  createDecipheriv,
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto'
import { promisify } from 'node:util'

export const rsaWrappings = ['RSAES_OAEP_SHA_256', 'RSAES_OAEP_SHA_1', 'RSAES_PKCS1_V1_5'] as const
export type RsaWrapping = (typeof rsaWrappings)[number]
export const isRsaWrapping = (name: string): name is RsaWrapping =>
  (rsaWrappings as readonly string[]).includes(name)

const generate = promisify(generateKeyPair)

/** A new RSA-2048 pair: SubjectPublicKeyInfo and PKCS#8, both as DER. Runs beside the event loop. */
export const newWrappingPair = (): Promise<{ publicKey: Buffer; privateKey: Buffer }> =>
  generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })

/** What was encrypted with the public key of the pair. Undefined for every failure. */
export function unwrap(pkcs8: Buffer, wrapping: RsaWrapping, wrapped: Buffer): Buffer | undefined {
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
