import { constants, createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto'

const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const
const privateKeyOf = (pkcs8: Buffer) => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })

/** RSAES_OAEP_SHA_256. Undefined when the plaintext is longer than the modulus less 66 bytes (RFC 8017, 7.1.1). */
export function rsaEncrypt(pkcs8: Buffer, plaintext: Buffer): Buffer | undefined {
  const privateKey = privateKeyOf(pkcs8)
  const modulusBytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  if (plaintext.length > modulusBytes - 66) return undefined
  return publicEncrypt({ key: createPublicKey(privateKey), ...oaep }, plaintext)
}

/** Undefined for every failure. */
export function rsaDecrypt(pkcs8: Buffer, ciphertext: Buffer): Buffer | undefined {
  try {
    return privateDecrypt({ key: privateKeyOf(pkcs8), ...oaep }, ciphertext)
  } catch {
    return undefined
  }
}
