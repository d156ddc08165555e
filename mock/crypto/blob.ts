/*
 * The ciphertext of a symmetric CMK. Offsets and lengths in bytes, numbers little-endian; p is the length of the payload.
 *
 *   0        2    02 00                      version of the format
 *   2        2    length                     of all between this field and the digest: p + 40
 *   4        16   IV                         \
 *   20       p-48 AES-256-CBC or SM4-CBC      > payload
 *   p-28     32   HMAC-SHA-256 tag           /
 *   p+4      36   CMK id                     ASCII
 *   p+40     4    key version
 *   p+44     32   SHA-256 of all before      without a key: for fidelity only, anybody can compute it
 *
 * The tag covers kind, header, CMK id, key version, binding, IV and ciphertext: encrypt-then-MAC, with two keys drawn by
 * HKDF-SHA-256 from the version's material. docs/ciphertext.md draws it byte by byte.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import { type Binding, bindingBytes } from './context.ts'

/**
 * What is sealed. `data`: text, in Base64. `datakey`: whole blocks, unpadded, in upper-case hexadecimal; a datakey of any
 * other length is a `paddedDatakey`. `capsule`: a datakey and the policy that it comes with, in Base64. The mark is the first byte under the tag, so that no kind passes for another.
 */
const kinds = {
  data: { mark: 1, padded: true },
  datakey: { mark: 2, padded: false },
  paddedDatakey: { mark: 3, padded: true },
  capsule: { mark: 4, padded: true },
} as const
export type BlobKind = keyof typeof kinds
export type Cipher = 'aes-256-cbc' | 'sm4-cbc'
/** Key objects: Node takes five times as long with the same bytes in a Buffer. */
export type VersionKeys = { cipher: Cipher; encryption: KeyObject; authentication: KeyObject }
export type Blob = { cmkId: string; version: number; header: Buffer; iv: Buffer; sealed: Buffer; tag: Buffer }

const FORMAT = Buffer.from([0x02, 0x00])
const HEADER = 4
const IV = 16
const TAG = 32
const CMK_ID = 36
const VERSION = 4
const DIGEST = 32
const TAIL = CMK_ID + VERSION
const SEALED = HEADER + IV
const SHORTEST = SEALED + TAG + TAIL + DIGEST

/** The two keys of one version of a CMK. Costs two HKDFs; keep the result. */
export function deriveKeys(cipher: Cipher, material: Buffer): VersionKeys {
  const draw = (purpose: string, length: number) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', material, '', `dewkit blob ${purpose}`, length)))
  return { cipher, encryption: draw('encrypt', material.length), authentication: draw('authenticate', TAG) }
}

export type Address = { kind: BlobKind; cmkId: string; version: number }

/** Encrypts under `keys`. `iv` is 16 random bytes, never used before with these keys. */
export function seal(
  keys: VersionKeys,
  to: Address,
  plaintext: Buffer,
  binding: Binding,
  iv: Buffer,
): Buffer {
  const cipher = createCipheriv(keys.cipher, keys.encryption, iv)
  if (!kinds[to.kind].padded) cipher.setAutoPadding(false)
  const sealed = cipher.update(plaintext)
  const end = cipher.final()
  const bytes = Buffer.allocUnsafe(SHORTEST + sealed.length + end.length)
  const { tag, tail, digest } = placesIn(bytes)
  FORMAT.copy(bytes)
  bytes.writeUInt16LE(digest - HEADER, FORMAT.length)
  iv.copy(bytes, HEADER)
  sealed.copy(bytes, SEALED)
  end.copy(bytes, SEALED + sealed.length)
  bytes.fill(0, tail, digest) // an id that is too short leaves nothing of other memory
  bytes.write(to.cmkId, tail, CMK_ID, 'latin1')
  bytes.writeUInt32LE(to.version, tail + CMK_ID)
  bytes.write(tagOf(keys, to.kind, partsOf(bytes), binding), tag, TAG, 'latin1')
  bytes.write(digestOf(bytes), digest, DIGEST, 'latin1')
  return bytes
}

/** Takes a ciphertext apart. Undefined when it is no blob of this format, or its digest differs. */
export function parse(bytes: Buffer): Blob | undefined {
  if (bytes.length < SHORTEST || !bytes.subarray(0, 2).equals(FORMAT)) return undefined
  if (bytes.readUInt16LE(2) !== bytes.length - HEADER - DIGEST) return undefined
  if (digestOf(bytes) !== bytes.toString('latin1', bytes.length - DIGEST)) return undefined
  return partsOf(bytes)
}

/** Decrypts. Undefined for every failure: a wrong key, version, binding, kind or bit is one answer, "no". */
export function open(keys: VersionKeys, kind: BlobKind, blob: Blob, binding: Binding): Buffer | undefined {
  const expected = Buffer.from(tagOf(keys, kind, blob, binding), 'latin1')
  if (!timingSafeEqual(expected, blob.tag)) return undefined
  const decipher = createDecipheriv(keys.cipher, keys.encryption, blob.iv)
  if (!kinds[kind].padded) decipher.setAutoPadding(false)
  try {
    return Buffer.concat([decipher.update(blob.sealed), decipher.final()])
  } catch {
    return undefined
  }
}

/** The kind of a datakey, by its length. */
export const datakeyKind = ({ length }: Buffer): BlobKind => (length % IV === 0 ? 'datakey' : 'paddedDatakey')

/** The digest that travels with a datakey: SHA-256, with an SM4 CMK SM3. Both have 32 bytes. */
export const datakeyDigest = (cipher: Cipher, datakey: Buffer): Buffer =>
  createHash(cipher === 'sm4-cbc' ? 'sm3' : 'sha256')
    .update(datakey)
    .digest()

/** Hexadecimal in any letter case; undefined for half a byte or any other character. */
export const fromHex = (text: string): Buffer | undefined =>
  /^(?:[0-9a-fA-F]{2})*$/.test(text) ? Buffer.from(text, 'hex') : undefined

/** Hexadecimal as the API writes it. */
export const toHex = (bytes: Buffer): string => bytes.toString('hex').toUpperCase()

/** Base64, strictly: whatever does not encode to the same text again is refused. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** Where in a ciphertext its last fields begin. */
function placesIn({ length }: Buffer) {
  const digest = length - DIGEST
  const tail = digest - TAIL
  return { tag: tail - TAG, tail, digest }
}

function partsOf(bytes: Buffer): Blob {
  const { tag, tail } = placesIn(bytes)
  return {
    header: bytes.subarray(0, HEADER),
    iv: bytes.subarray(HEADER, SEALED),
    sealed: bytes.subarray(SEALED, tag),
    tag: bytes.subarray(tag, tail),
    cmkId: bytes.toString('latin1', tail, tail + CMK_ID),
    version: bytes.readUInt32LE(tail + CMK_ID),
  }
}

/* Digests are taken as text, a letter a byte: a Buffer for each costs more than the digest. */

function tagOf(keys: VersionKeys, kind: BlobKind, blob: Blob, binding: Binding): string {
  const { header, cmkId, version, iv, sealed } = blob
  const bound = bindingBytes(binding)
  // Every field but the binding has a fixed length or one that the header tells, and the binding tells its own.
  const covered = Buffer.allocUnsafe(BEFORE_BINDING + bound.length + IV + sealed.length)
  covered[0] = kinds[kind].mark
  header.copy(covered, 1)
  covered.fill(0, 1 + HEADER, BEFORE_BINDING)
  covered.write(cmkId, 1 + HEADER, CMK_ID, 'latin1')
  covered.writeUInt32LE(version, 1 + HEADER + CMK_ID)
  bound.copy(covered, BEFORE_BINDING)
  iv.copy(covered, BEFORE_BINDING + bound.length)
  sealed.copy(covered, BEFORE_BINDING + bound.length + IV)
  return createHmac('sha256', keys.authentication).update(covered).digest('binary')
}
const BEFORE_BINDING = 1 + HEADER + TAIL

const digestOf = (bytes: Buffer): string => hash('sha256', bytes.subarray(0, -DIGEST), 'binary')
