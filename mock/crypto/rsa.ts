import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto'

/** The hash of RSAES-OAEP, and the bytes of its digest. */
const digestBytes = { sha1: 20, sha256: 32 } as const
export type OaepHash = keyof typeof digestBytes

const oaep = (oaepHash: OaepHash) => ({ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash })
const privateKeyOf = (pkcs8: Buffer) => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })

/** RSAES-OAEP. Undefined when the plaintext is longer than the modulus less two digests and 2 bytes (RFC 8017, 7.1.1). */
export function rsaEncrypt(pkcs8: Buffer, plaintext: Buffer, hash: OaepHash = 'sha256'): Buffer | undefined {
  const privateKey = privateKeyOf(pkcs8)
  const modulusBytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  if (plaintext.length > modulusBytes - 2 * digestBytes[hash] - 2) return undefined
  return publicEncrypt({ key: createPublicKey(privateKey), ...oaep(hash) }, plaintext)
}

/** Undefined for every failure. */
export function rsaDecrypt(pkcs8: Buffer, ciphertext: Buffer, hash: OaepHash = 'sha256'): Buffer | undefined {
  try {
    return privateDecrypt({ key: privateKeyOf(pkcs8), ...oaep(hash) }, ciphertext)
  } catch {
    return undefined
  }
}

/** The RSA public key in a SubjectPublicKeyInfo (DER). Undefined when there is none. */
export function rsaPublicKey(spki: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'rsa' ? key : undefined
  } catch {
    return undefined
  }
}

/** RSAES_OAEP_SHA_256 for somebody else. Undefined when the modulus is too short for the plaintext. */
export function encryptFor(publicKey: KeyObject, plaintext: Buffer): Buffer | undefined {
  try {
    return publicEncrypt({ key: publicKey, ...oaep('sha256') }, plaintext)
  } catch {
    return undefined
  }
}

/** RSASSA_PKCS1_V1_5_SHA_256. */
export const rsaVerifies = (publicKey: KeyObject, message: Buffer, signature: Buffer): boolean =>
  verify('sha256', message, publicKey, signature)

/** Whether a private key (PKCS#8, DER) is the counterpart of a public key. */
export const isPairOf = (pkcs8: Buffer, publicKey: KeyObject): boolean =>
  createPublicKey(privateKeyOf(pkcs8)).equals(publicKey)
