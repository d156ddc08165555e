/*
 * Ed25519ph (RFC 8032, 5.1): Ed25519 over a SHA-512 digest. OpenSSL knows it, Node does not offer it. The arithmetic is
 * that of the RFC, with numbers that take no constant time: fit for a mock, not for keys that matter.
 */
import { createHash } from 'node:crypto'
import type { KeyPair } from './key-pair.ts'
import { inverse, mod, multiply, toBytes, toNumber } from './modular.ts'

const p = 2n ** 255n - 19n
/** The order of the base point B. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const d = mod(-121665n * inverse(121666n, p), p)
const base = pointOf({
  x: 15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  y: 46316835694926478169428394003475163141307993866256225615783033603165251855960n,
})

const SIZE = 32
/** dom2(1, ''): prehashed, without a context. */
const domain = Buffer.from('SigEd25519 no Ed25519 collisions\x01\x00', 'latin1')

export function ed25519phSign(pair: KeyPair, digest: Buffer): Buffer {
  const { scalar, prefix, publicKey } = secretsOf(pair)
  const r = hashNumber(domain, prefix, digest)
  const encodedR = encode(r)
  const k = hashNumber(domain, encodedR, publicKey, digest)
  return Buffer.concat([encodedR, littleEndian(mod(r + k * scalar, order))])
}

/** S·B = R + k·A, and A is a·B for whoever has the private number a: so R is (S - k·a)·B. */
export function ed25519phVerify(pair: KeyPair, digest: Buffer, signature: Buffer): boolean {
  if (signature.length !== 2 * SIZE) return false
  const { scalar, publicKey } = secretsOf(pair)
  const encodedR = signature.subarray(0, SIZE)
  const s = littleEndianNumber(signature.subarray(SIZE))
  const k = hashNumber(domain, encodedR, publicKey, digest)
  return s < order && encode(mod(s - k * scalar, order)).equals(encodedR)
}

function secretsOf({ privateKey }: KeyPair) {
  const { d: seed = '', x = '' } = privateKey.export({ format: 'jwk' })
  const hash = createHash('sha512').update(Buffer.from(seed, 'base64url')).digest()
  return { scalar: clamped(hash.subarray(0, SIZE)), prefix: hash.subarray(SIZE), publicKey: fromJwk(x) }
}

const fromJwk = (text: string) => Buffer.from(text, 'base64url')

/** Bits 0, 1, 2 and 255 cleared, bit 254 set. */
const clamped = (bytes: Buffer) => (littleEndianNumber(bytes) & (2n ** 254n - 8n)) | (2n ** 254n)

const littleEndianNumber = (bytes: Buffer) => toNumber(Buffer.from(bytes).reverse())
const littleEndian = (value: bigint) => toBytes(value, SIZE).reverse()
const hashNumber = (...parts: Buffer[]) =>
  mod(littleEndianNumber(createHash('sha512').update(Buffer.concat(parts)).digest()), order)

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Extended = { x: bigint; y: bigint; z: bigint; t: bigint }

function pointOf({ x, y }: { x: bigint; y: bigint }): Extended {
  return { x, y, z: 1n, t: mod(x * y, p) }
}

/** RFC 8032, 5.1.4: complete, it doubles as well. */
function add(one: Extended, two: Extended): Extended {
  const a = (one.y - one.x) * (two.y - two.x)
  const b = (one.y + one.x) * (two.y + two.x)
  const c = 2n * d * one.t * two.t
  const e = mod(b - a, p)
  const f = mod(2n * one.z * two.z - c, p)
  const g = mod(2n * one.z * two.z + c, p)
  const h = mod(b + a, p)
  return { x: mod(e * f, p), y: mod(g * h, p), t: mod(e * h, p), z: mod(f * g, p) }
}

const group = { add, zero: { x: 0n, y: 1n, z: 1n, t: 0n }, scalarBits: 253 }

/** `scalar`·B: y, and the lowest bit of x in the highest place. */
function encode(scalar: bigint): Buffer {
  const { x, y, z } = multiply(group, base, scalar)
  const scale = inverse(z, p)
  const sign = mod(x * scale, p) & 1n
  return littleEndian(mod(y * scale, p) | (sign << 255n))
}
