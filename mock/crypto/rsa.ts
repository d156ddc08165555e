import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto'
import type { KeyPair, Random } from './key-pair.ts'

/** The hash of RSAES-OAEP, and the bytes of its digest. */
const digestBytes = { sha1: 20, sha256: 32 } as const
export type OaepHash = keyof typeof digestBytes

const oaep = (oaepHash: OaepHash) => ({ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash })
const padding = constants.RSA_NO_PADDING

const modulusBytes = ({ publicKey }: KeyPair) => (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8

/** RSAES-OAEP. Undefined when the plaintext is longer than the modulus less two digests and 2 bytes (RFC 8017, 7.1.1). */
export function rsaEncrypt(pair: KeyPair, plaintext: Buffer, hash: OaepHash = 'sha256'): Buffer | undefined {
  if (plaintext.length > modulusBytes(pair) - 2 * digestBytes[hash] - 2) return undefined
  return publicEncrypt({ key: pair.publicKey, ...oaep(hash) }, plaintext)
}

/** Undefined for every failure. */
export function rsaDecrypt(pair: KeyPair, ciphertext: Buffer, hash: OaepHash = 'sha256'): Buffer | undefined {
  try {
    return privateDecrypt({ key: pair.privateKey, ...oaep(hash) }, ciphertext)
  } catch {
    return undefined
  }
}

export type RsaHash = 'sha256' | 'sha384' | 'sha512'

/** DER of DigestInfo (RFC 8017, 9.2, note 1), up to the digest. */
const digestInfo: Record<RsaHash, Buffer> = {
  sha256: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  sha384: Buffer.from('3041300d060960864801650304020205000430', 'hex'),
  sha512: Buffer.from('3051300d060960864801650304020305000440', 'hex'),
}

/** RSASSA-PKCS1-v1_5 over a given digest: Node signs messages only, so the padding is made here (RFC 8017, 9.2). */
export const pkcs1Sign = (hash: RsaHash) => (pair: KeyPair, digest: Buffer) =>
  privateEncrypt({ key: pair.privateKey, padding }, pkcs1Padded(hash, digest, modulusBytes(pair)))

export const pkcs1Verify = (hash: RsaHash) => (pair: KeyPair, digest: Buffer, signature: Buffer) =>
  recovered(pair, signature)?.equals(pkcs1Padded(hash, digest, modulusBytes(pair))) ?? false

function pkcs1Padded(hash: RsaHash, digest: Buffer, length: number): Buffer {
  const info = Buffer.concat([digestInfo[hash], digest])
  const filling = Buffer.alloc(length - info.length - 3, 0xff)
  return Buffer.concat([Buffer.from([0, 1]), filling, Buffer.from([0]), info])
}

/** RSASSA-PSS over a given digest (RFC 8017, 9.1.1), with MGF1 of the same hash and a salt as long as the digest. */
export const pssSign = (hash: RsaHash) => (pair: KeyPair, digest: Buffer, random: Random) => {
  const salt = random(digest.length)
  const seed = pssHash(hash, digest, salt)
  const zeros = Buffer.alloc(modulusBytes(pair) - salt.length - seed.length - 2)
  const block = masked(hash, seed, Buffer.concat([zeros, Buffer.from([1]), salt]))
  return privateEncrypt({ key: pair.privateKey, padding }, Buffer.concat([block, seed, Buffer.from([0xbc])]))
}

/** RFC 8017, 9.1.2, with a salt of any length. */
export const pssVerify = (hash: RsaHash) => (pair: KeyPair, digest: Buffer, signature: Buffer) => {
  const encoded = recovered(pair, signature)
  // The modulus has a multiple of 8 bits, and the encoded message one bit less.
  if (!encoded || encoded.readUInt8(0) >= 0x80 || encoded.at(-1) !== 0xbc) return false
  const seed = encoded.subarray(-1 - digest.length, -1)
  const block = masked(hash, seed, encoded.subarray(0, -1 - digest.length))
  const one = block.findIndex((byte) => byte !== 0)
  return block[one] === 1 && pssHash(hash, digest, block.subarray(one + 1)).equals(seed)
}

const pssHash = (hash: RsaHash, digest: Buffer, salt: Buffer) =>
  createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest()

/** The block under MGF1 of the seed, its highest bit cleared. Masking again unmasks. */
function masked(hash: RsaHash, seed: Buffer, block: Buffer): Buffer {
  const result = Buffer.from(block)
  const counter = Buffer.alloc(4)
  for (let at = 0; at < block.length; at += seed.length) {
    counter.writeUInt32BE(at / seed.length)
    const mask = createHash(hash).update(seed).update(counter).digest()
    mask.forEach((byte, index) => {
      if (at + index < result.length) result[at + index] = (block[at + index] ?? 0) ^ byte
    })
  }
  result[0] = (result[0] ?? 0) & 0x7f
  return result
}

/** What was signed, padding and all. Undefined when the signature is no number below the modulus. */
function recovered(pair: KeyPair, signature: Buffer): Buffer | undefined {
  if (signature.length !== modulusBytes(pair)) return undefined
  try {
    return publicDecrypt({ key: pair.publicKey, padding }, signature)
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
  createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).equals(publicKey)
