/*
 * ECDSA over a given digest, and ECDH. Node signs messages only, so the arithmetic of ECDSA (FIPS 186-5, 6.4) is done
 * here, modulo the order of the curve; the points are OpenSSL's business. Whoever verifies here has the private key d, and
 * u1·G + u2·Q is then (u1 + u2·d)·G: one point, of which OpenSSL knows how to compute it.
 */
import { createECDH, ECDH, type KeyObject } from 'node:crypto'
import { readSignature, sequence, tags, writeSignature } from './der.ts'
import type { KeyPair, Random } from './key-pair.ts'
import { inverse, mod, toBytes, toNumber } from './modular.ts'

/** Curves by the name that OpenSSL gives them, with the order of their base point G. */
const orders = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1:
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  secp256k1: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  SM2: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
} as const

export type Curve = keyof typeof orders
/** `d` is the private number, `n` the order of the curve, `size` the bytes of a number. */
export type EcKey = { curve: Curve; d: bigint; n: bigint; size: number }
export type Point = { x: bigint; y: bigint }

export function ecKeyOf({ privateKey }: KeyPair): EcKey {
  // OpenSSL has a key type of its own for SM2, and Node has no name for it.
  const curve = (privateKey.asymmetricKeyDetails?.namedCurve ?? 'SM2') as Curve
  const n = orders[curve]
  return { curve, d: numberIn(privateKey), n, size: n.toString(16).length / 2 }
}

/** The private number: in PKCS#8 (RFC 5958) an ECPrivateKey (RFC 5915), and in that the second element. */
function numberIn(privateKey: KeyObject): bigint {
  const [, , wrapped] = sequence(privateKey.export({ type: 'pkcs8', format: 'der' }))
  const [, number] = sequence(wrapped?.content ?? Buffer.alloc(0))
  return toNumber(number?.content ?? Buffer.alloc(0))
}

/** `scalar`·G, for a scalar from 1 to n - 1. */
export function timesBase({ curve, size }: EcKey, scalar: bigint): Point {
  const ecdh = createECDH(curve)
  ecdh.setPrivateKey(toBytes(scalar, size))
  return pointOf(ecdh.getPublicKey(), size)
}

/** A point as bytes: 04 x y. */
export const pointBytes = ({ size }: EcKey, { x, y }: Point): Buffer =>
  Buffer.concat([Buffer.from([0x04]), toBytes(x, size), toBytes(y, size)])

const pointOf = (uncompressed: Buffer, size: number): Point => ({
  x: toNumber(uncompressed.subarray(1, 1 + size)),
  y: toNumber(uncompressed.subarray(1 + size)),
})

/** A random number from 1 to n - 1, by extra random bits (FIPS 186-5, A.3.1). */
export const nonce = ({ n, size }: EcKey, random: Random): bigint =>
  1n + mod(toNumber(random(size + 8)), n - 1n)

/** Signs a digest. r or s could be 0, as likely as guessing the private key. */
export function ecdsaSign(pair: KeyPair, digest: Buffer, random: Random): Buffer {
  const key = ecKeyOf(pair)
  const k = nonce(key, random)
  const r = mod(timesBase(key, k).x, key.n)
  const s = mod(inverse(k, key.n) * (digestNumber(key, digest) + r * key.d), key.n)
  return writeSignature({ r, s })
}

export function ecdsaVerify(pair: KeyPair, digest: Buffer, signature: Buffer): boolean {
  const key = ecKeyOf(pair)
  const numbers = signatureNumbers(key, signature)
  if (!numbers) return false
  const { r, s } = numbers
  const scalar = mod(inverse(s, key.n) * (digestNumber(key, digest) + r * key.d), key.n)
  return scalar !== 0n && mod(timesBase(key, scalar).x, key.n) === r
}

/** r and s, when both are from 1 to n - 1. */
export function signatureNumbers({ n }: EcKey, signature: Buffer) {
  const numbers = readSignature(signature)
  const inRange = (value: bigint) => value > 0n && value < n
  return numbers && inRange(numbers.r) && inRange(numbers.s) ? numbers : undefined
}

/** As many bits of the digest as the order has. */
const digestNumber = ({ size }: EcKey, digest: Buffer): bigint => toNumber(digest.subarray(0, size))

/** The point of a SubjectPublicKeyInfo (DER). Undefined unless it is on the same curve as `pair`. */
export function peerPoint({ publicKey }: KeyPair, key: EcKey, spki: Buffer): Point | undefined {
  const [algorithm, bits] = sequence(spki)
  const [own] = sequence(publicKey.export({ type: 'spki', format: 'der' }))
  if (!own || !algorithm?.content.equals(own.content)) return undefined
  if (bits?.tag !== tags.bitString || bits.content[0] !== 0) return undefined
  return parsePoint(key, bits.content.subarray(1))
}

/** The bytes of a point as numbers. Undefined unless it is on the curve, and not the one at infinity. */
export function parsePoint({ curve, size }: EcKey, bytes: Buffer): Point | undefined {
  try {
    // Without an encoding for its output it gives a Buffer; its type says string, too.
    const point = ECDH.convertKey(bytes, curve, undefined, undefined, 'uncompressed') as Buffer
    return point.length === 1 + 2 * size ? pointOf(point, size) : undefined
  } catch {
    return undefined
  }
}
