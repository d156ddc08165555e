import { keySpecs } from '../../src/generated/key-specs.ts'
import { operations } from '../../src/generated/operations.ts'
import {
  type Blob,
  type BlobKind,
  type Cipher,
  datakeyKind,
  deriveKeys,
  open,
  parse,
  seal,
  type VersionKeys,
} from '../crypto/blob.ts'
import type { Binding } from '../crypto/context.ts'
import { type OaepHash, rsaDecrypt, rsaEncrypt } from '../crypto/rsa.ts'
import { sm2Decrypt, sm2Encrypt } from '../crypto/sm2.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, Material } from '../records.ts'
import { demandAlgorithm } from '../rules/algorithms.ts'
import type { KeyOperation } from '../rules/key-rule.ts'
import type { World } from '../world.ts'
import { findCmk, holderOf, materialIdOf, usableCmk } from './cmk.ts'
import type { Context } from './handler.ts'
import { keyPairOf } from './material.ts'

export type Bound = { encryption_context?: Record<string, string>; additional_authenticated_data?: string }

/** What a request binds its ciphertext to, in the words of both generations of the API. */
export const bindingOf = (body: Bound): Binding => ({
  pairs: body.encryption_context,
  text: body.additional_authenticated_data,
})

/** What is encrypted: text, a datakey of any length, or a datakey with its policy. */
export type Content = 'data' | 'datakey' | 'capsule'
export type Algorithm = 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2_ENCRYPT'

type Plain = { content: Content; plaintext: Buffer; binding: Binding; algorithm: Algorithm }
type Sealed = {
  content: Content
  bytes: Buffer
  binding: Binding
  algorithm: Algorithm
  key: string | undefined
}

/** Encrypts under the latest version of the CMK, if it has the algorithm. */
export function encryptUnder(cmk: CmkRecord, { algorithm, ...plain }: Plain, { random }: World): Buffer {
  demandAlgorithm(cmk, listed(algorithm))
  if (keySpecs[cmk.spec].kind === 'symmetric') return sealUnder(cmk, plain, random(16))
  demandUnbound(plain.binding)
  if (keySpecs[cmk.spec].kind === 'sm2') return sm2Encrypt(keyPairOf(cmk), plain.plaintext, random)
  const encrypted = rsaEncrypt(keyPairOf(cmk), plain.plaintext, hashOf(algorithm))
  if (!encrypted) throw new KmsError('PlainTextTooLongForRsa')
  return encrypted
}

/** Finds the CMK that encrypted, asks whether `operation` may use it, and decrypts. */
export function decrypt(operation: KeyOperation, sealed: Sealed, context: Context) {
  if (sealed.algorithm !== 'SYMMETRIC_DEFAULT') return decryptWithPrivateKey(operation, sealed, context)
  const { key, algorithm } = sealed
  const named = key === undefined ? undefined : findCmk(key, context)
  if (key !== undefined && !named) throw new KmsError('KeyNotFound')
  const blob = parse(sealed.bytes)
  if (!blob) throw new KmsError('InvalidCipherText')
  const holder = holderOf(blob.cmkId, context)
  if (named && named.id !== holder) throw new KmsError('InvalidCipherText')
  const cmk = usableCmk(operation, holder, context, actionsToDecrypt(operation))
  demandAlgorithm(cmk, listed(algorithm))
  return { cmk, plaintext: opened(cmk, blob, sealed) }
}

/** The ciphertext of an asymmetric CMK names neither CMK nor algorithm: the caller must. */
function decryptWithPrivateKey(operation: KeyOperation, sealed: Sealed, context: Context) {
  const { key, algorithm, bytes } = sealed
  if (!key)
    throw new KmsError('MissingParameter', 'key_id (source_key_id) is needed with an asymmetric algorithm.')
  const cmk = usableCmk(operation, key, context, actionsToDecrypt(operation))
  demandAlgorithm(cmk, listed(algorithm))
  demandUnbound(sealed.binding)
  const isSm2 = keySpecs[cmk.spec].kind === 'sm2'
  const pair = keyPairOf(cmk)
  const plaintext = isSm2 ? sm2Decrypt(pair, bytes) : rsaDecrypt(pair, bytes, hashOf(algorithm))
  // The text of DecryptionFailed speaks of RSA.
  if (!plaintext) throw new KmsError(isSm2 ? 'InvalidCipherText' : 'DecryptionFailed')
  return { cmk, plaintext }
}

/** Re-encrypt has a right for each of its CMKs. */
const actionsToDecrypt = (operation: KeyOperation): readonly string[] =>
  operation === 'reEncrypt' ? operations.reEncrypt.sourceActions : operations[operation].actions

/** RSA and SM2 authenticate nothing beside the plaintext. Taking a context and dropping it would look as if they did. */
function demandUnbound({ pairs = {}, text = '' }: Binding) {
  if (text !== '' || Object.keys(pairs).length > 0)
    throw new KmsError('InvalidParameter', 'Nothing can be bound to a ciphertext of an asymmetric key.')
}

/** Decrypts with a symmetric CMK. One answer for a wrong CMK, version or binding and a flipped bit: "no". */
export function opened(
  cmk: CmkRecord,
  blob: Blob,
  { content, binding }: Pick<Sealed, 'content' | 'binding'>,
) {
  const material = blob.cmkId === materialIdOf(cmk) ? cmk.versions[blob.version] : undefined
  const plaintext = material && firstOpened(keysOf(cmk, material), kindsOf[content], blob, binding)
  if (!plaintext) throw new KmsError('InvalidCipherText')
  return plaintext
}

const kindsOf: Record<Content, BlobKind[]> = {
  data: ['data'],
  datakey: ['datakey', 'paddedDatakey'],
  capsule: ['capsule'],
}

function firstOpened(keys: VersionKeys, kinds: BlobKind[], blob: Blob, binding: Binding): Buffer | undefined {
  for (const kind of kinds) {
    const plaintext = open(keys, kind, blob, binding)
    if (plaintext) return plaintext
  }
  return undefined
}

function sealUnder(
  cmk: CmkRecord,
  { content, plaintext, binding }: Omit<Plain, 'algorithm'>,
  iv: Buffer,
): Buffer {
  const kind = content === 'datakey' ? datakeyKind(plaintext) : content
  const to = { kind, cmkId: materialIdOf(cmk), version: cmk.versions.length - 1 }
  return seal(keysOf(cmk, cmk.versions.at(-1) ?? ''), to, plaintext, binding, iv)
}

/** The cipher of a symmetric CMK. */
export const cipherOf = ({ spec }: CmkRecord): Cipher => (spec === 'SM4' ? 'sm4-cbc' : 'aes-256-cbc')

/** Where the contract lets SHA-1 in, which re-encrypt alone does, the CMKs that know SHA-256 know it. */
const listed = (algorithm: Algorithm) => (algorithm === 'RSAES_OAEP_SHA_1' ? 'RSAES_OAEP_SHA_256' : algorithm)

const hashOf = (algorithm: Algorithm): OaepHash => (algorithm === 'RSAES_OAEP_SHA_1' ? 'sha1' : 'sha256')

const remembered = new Map<Material, VersionKeys>()

/** Deriving costs more than encrypting, so the keys of the versions in use are remembered. */
function keysOf(cmk: CmkRecord, material: Material): VersionKeys {
  const known = remembered.get(material)
  if (known) return known
  if (remembered.size >= 10_000) remembered.clear()
  const keys = deriveKeys(cipherOf(cmk), Buffer.from(material, 'base64'))
  remembered.set(material, keys)
  return keys
}
