/*
 * SM2 (GB/T 32918): signatures over a given e = SM3(Z_A || M), encryption, and a product of any point for ECDH. OpenSSL
 * computes multiples of the base point; what Node does not offer is a multiple of another point, which decryption needs.
 * That is done here with numbers that take no constant time: fit for a mock, not for keys that matter.
 */
import { createHash } from 'node:crypto'
import { sequence, tags, writeSignature } from './der.ts'
import {
  type EcKey,
  ecKeyOf,
  nonce,
  type Point,
  parsePoint,
  pointBytes,
  signatureNumbers,
  timesBase,
} from './ec.ts'
import type { KeyPair, Random } from './key-pair.ts'
import { inverse, mod, multiply, toBytes, toNumber } from './modular.ts'

/** The curve y² = x³ - 3x + b modulo p (GB/T 32918.5). */
const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n

const SIZE = 32
const POINT = 1 + 2 * SIZE
const DIGEST = 32

const sm3 = (...parts: Buffer[]) => createHash('sm3').update(Buffer.concat(parts)).digest()

/** GB/T 32918.2, 6.1, from step A3 on. r or s could be 0, as likely as guessing the private key. */
export function sm2Sign(pair: KeyPair, digest: Buffer, random: Random): Buffer {
  const key = ecKeyOf(pair)
  const { d, n } = key
  const k = nonce(key, random)
  const r = mod(toNumber(digest) + timesBase(key, k).x, n)
  return writeSignature({ r, s: mod(inverse(1n + d, n) * (k - r * d), n) })
}

/** GB/T 32918.2, 7.1: the point s·G + t·P is (s + t·d)·G, since P is d·G and d is known here. */
export function sm2Verify(pair: KeyPair, digest: Buffer, signature: Buffer): boolean {
  const key = ecKeyOf(pair)
  const { d, n } = key
  const numbers = signatureNumbers(key, signature)
  if (!numbers) return false
  const t = mod(numbers.r + numbers.s, n)
  const scalar = mod(numbers.s + t * d, n)
  if (t === 0n || scalar === 0n) return false
  return mod(toNumber(digest) + timesBase(key, scalar).x, n) === numbers.r
}

/** GB/T 32918.4, 6.1: C1 || C3 || C2, with C1 as 04 x y. */
export function sm2Encrypt(pair: KeyPair, plaintext: Buffer, random: Random): Buffer {
  const key = ecKeyOf(pair)
  const k = nonce(key, random)
  const shared = timesBase(key, mod(k * key.d, key.n))
  const mask = kdf(shared, plaintext.length)
  // Step A5. With one byte of plaintext it happens once in 256 times.
  if (mask.every((byte) => byte === 0)) return sm2Encrypt(pair, plaintext, random)
  return Buffer.concat([pointBytes(key, timesBase(key, k)), check(shared, plaintext), xor(plaintext, mask)])
}

/** Inverts `sm2Encrypt`, and reads the form of GM/T 0009, too, that openssl writes. Undefined for every failure. */
export function sm2Decrypt(pair: KeyPair, ciphertext: Buffer): Buffer | undefined {
  const key = ecKeyOf(pair)
  const parts = splitDer(key, ciphertext) ?? split(ciphertext)
  const c1 = parts && parsePoint(key, parts.c1)
  if (!c1) return undefined
  const shared = timesPoint(c1, key.d)
  const plaintext = xor(parts.c2, kdf(shared, parts.c2.length))
  return check(shared, plaintext).equals(parts.c3) ? plaintext : undefined
}

/** `scalar`·`point`, for a scalar from 1 to n - 1. */
export function timesPoint({ x, y }: Point, scalar: bigint): Point {
  const product = multiply(group, { x, y, z: 1n }, scalar)
  const scale = inverse(product.z, p)
  return { x: mod(product.x * scale, p), y: mod(product.y * scale, p) }
}

type Parts = { c1: Buffer; c2: Buffer; c3: Buffer }

function split(ciphertext: Buffer): Parts | undefined {
  if (ciphertext.length <= POINT + DIGEST || ciphertext[0] !== 0x04) return undefined
  return {
    c1: ciphertext.subarray(0, POINT),
    c3: ciphertext.subarray(POINT, POINT + DIGEST),
    c2: ciphertext.subarray(POINT + DIGEST),
  }
}

/** SEQUENCE { x INTEGER, y INTEGER, C3 OCTET STRING, C2 OCTET STRING } */
function splitDer(key: EcKey, ciphertext: Buffer): Parts | undefined {
  const [x, y, c3, c2] = sequence(ciphertext)
  if (!x || !y || !c3 || c2?.tag !== tags.octetString || c2.content.length === 0) return undefined
  const numbers = [x, y].map(({ content }) => toNumber(content))
  if (numbers.some((value) => value >= p)) return undefined
  const [left = 0n, right = 0n] = numbers
  return { c1: pointBytes(key, { x: left, y: right }), c3: c3.content, c2: c2.content }
}

const check = ({ x, y }: Point, plaintext: Buffer) => sm3(toBytes(x, SIZE), plaintext, toBytes(y, SIZE))

/** GB/T 32918.4, 5.4.3: SM3 of x || y || counter, as often as bytes are needed. */
function kdf({ x, y }: Point, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / DIGEST) }, (_, index) =>
    sm3(toBytes(x, SIZE), toBytes(y, SIZE), toBytes(BigInt(index + 1), 4)),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

const xor = (one: Buffer, other: Buffer) => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))

type Projective = { x: bigint; y: bigint; z: bigint }

/** The complete addition of Renes, Costello and Batina (2016, theorem 1) for a = -3: it has no special cases. */
function add(one: Projective, two: Projective): Projective {
  const xx = one.x * two.x
  const yy = one.y * two.y
  const zz = one.z * two.z
  const xy = one.x * two.y + two.x * one.y
  const xz = one.x * two.z + two.x * one.z
  const yz = one.y * two.z + two.y * one.z
  const t = mod(-3n * xz + 3n * b * zz, p)
  const u = mod(3n * xx - 3n * zz, p)
  const v = mod(3n * b * xz - 3n * (xx + 3n * zz), p)
  return {
    x: mod(xy * (yy - t) - yz * v, p),
    y: mod((yy + t) * (yy - t) + u * v, p),
    z: mod(yz * (yy + t) + xy * u, p),
  }
}

const group = { add, zero: { x: 0n, y: 1n, z: 0n }, scalarBits: 256 }
