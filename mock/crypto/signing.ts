import { createHash, sign as signMessage, verify as verifyMessage } from 'node:crypto'
import { ecdsaSign, ecdsaVerify } from './ec.ts'
import { ed25519phSign, ed25519phVerify } from './ed25519ph.ts'
import type { KeyPair, Random } from './key-pair.ts'
import { pkcs1Sign, pkcs1Verify, pssSign, pssVerify, type RsaHash } from './rsa.ts'
import { sm2Sign, sm2Verify } from './sm2.ts'

type Scheme = {
  /** Undefined where the message itself is signed. */
  hash: { name: string; bytes: number } | undefined
  sign: (pair: KeyPair, input: Buffer, random: Random) => Buffer
  verify: (pair: KeyPair, input: Buffer, signature: Buffer) => boolean
}

const sha256 = { name: 'sha256', bytes: 32 }
const sha384 = { name: 'sha384', bytes: 48 }
const sha512 = { name: 'sha512', bytes: 64 }
const sm3 = { name: 'sm3', bytes: 32 }

const rsaHashes = { sha256, sha384, sha512 }
const pss = (hash: RsaHash): Scheme => ({
  hash: rsaHashes[hash],
  sign: pssSign(hash),
  verify: pssVerify(hash),
})
const pkcs1 = (hash: RsaHash): Scheme => ({
  hash: rsaHashes[hash],
  sign: pkcs1Sign(hash),
  verify: pkcs1Verify(hash),
})
const ecdsa = (hash: Scheme['hash']): Scheme => ({ hash, sign: ecdsaSign, verify: ecdsaVerify })

const schemes = {
  RSASSA_PSS_SHA_256: pss('sha256'),
  RSASSA_PSS_SHA_384: pss('sha384'),
  RSASSA_PSS_SHA_512: pss('sha512'),
  RSASSA_PKCS1_V1_5_SHA_256: pkcs1('sha256'),
  RSASSA_PKCS1_V1_5_SHA_384: pkcs1('sha384'),
  RSASSA_PKCS1_V1_5_SHA_512: pkcs1('sha512'),
  ECDSA_SHA_256: ecdsa(sha256),
  ECDSA_SHA_384: ecdsa(sha384),
  ECDSA_SHA_512: ecdsa(sha512),
  SM2DSA_SM3: { hash: sm3, sign: sm2Sign, verify: sm2Verify },
  ED25519_SHA_512: {
    hash: undefined,
    sign: ({ privateKey }, message) => signMessage(null, message, privateKey),
    verify: ({ publicKey }, message, signature) => verifyMessage(null, message, publicKey, signature),
  },
  ED25519_PH_SHA_512: { hash: sha512, sign: ed25519phSign, verify: ed25519phVerify },
} as const satisfies Record<string, Scheme>

export type SigningAlgorithm = keyof typeof schemes

/** The bytes of a digest that this algorithm signs; undefined where it signs the message itself. */
export const digestBytes = (algorithm: SigningAlgorithm): number | undefined => schemes[algorithm].hash?.bytes

/** What the algorithm signs of a message: its digest, or all of it. */
export function digestOf(algorithm: SigningAlgorithm, message: Buffer): Buffer {
  const { hash }: Scheme = schemes[algorithm]
  return hash ? createHash(hash.name).update(message).digest() : message
}

/** ECDSA and SM2 signatures as DER of SEQUENCE { r, s }; others as their RFCs have them. */
export const sign = (algorithm: SigningAlgorithm, pair: KeyPair, digest: Buffer, random: Random): Buffer =>
  schemes[algorithm].sign(pair, digest, random)

export const verify = (algorithm: SigningAlgorithm, pair: KeyPair, digest: Buffer, signature: Buffer) =>
  schemes[algorithm].verify(pair, digest, signature)
