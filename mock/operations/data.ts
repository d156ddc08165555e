import { keySpecs } from '../../src/generated/key-specs.ts'
import { deriveKeys, fromBase64, open, parse, seal, type VersionKeys } from '../crypto/blob.ts'
import type { Binding } from '../crypto/context.ts'
import { rsaDecrypt, rsaEncrypt } from '../crypto/rsa.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, Material } from '../records.ts'
import { demandAlgorithm } from '../rules/algorithms.ts'
import { holderOf, materialIdOf, usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'

type Bound = { encryption_context?: Record<string, string>; additional_authenticated_data?: string }
const bindingOf = (body: Bound): Binding => ({
  pairs: body.encryption_context,
  text: body.additional_authenticated_data,
})

export const encryptData: Handler<'encryptData'> = async ({ body }, context) => {
  const cmk = await usableCmk('encryptData', body.key_id, context)
  demandAlgorithm(cmk, body.encryption_algorithm)
  const plaintext = Buffer.from(body.plain_text)
  const encrypted =
    keySpecs[cmk.spec].kind === 'symmetric'
      ? sealData(cmk, plaintext, bindingOf(body), context.world.random(16))
      : rsaEncrypt(Buffer.from(latestMaterial(cmk), 'base64'), plaintext)
  if (!encrypted) throw new KmsError('PlainTextTooLongForRsa')
  return { key_id: cmk.id, cipher_text: encrypted.toString('base64') }
}

export const decryptData: Handler<'decryptData'> = async ({ body }, context) => {
  const bytes = fromBase64(body.cipher_text)
  if (!bytes) throw new KmsError('InvalidCipherText', '(not Base64)')
  if (body.encryption_algorithm !== 'SYMMETRIC_DEFAULT') return decryptWithPrivateKey(body, bytes, context)
  const blob = parse(bytes)
  if (!blob) throw new KmsError('InvalidCipherText')
  const holder = await holderOf(blob.cmkId, context)
  if (body.key_id !== undefined && body.key_id !== holder) throw new KmsError('InvalidCipherText')
  const cmk = await usableCmk('decryptData', holder, context)
  demandAlgorithm(cmk, body.encryption_algorithm)
  const material = cmk.versions[blob.version]
  // One answer for a wrong version, a wrong context and a flipped bit: the caller learns no more than "no".
  const plaintext = material && open(keysOf(cmk, material), 'data', blob, bindingOf(body))
  if (!plaintext) throw new KmsError('InvalidCipherText')
  return decrypted(cmk, plaintext)
}

/** The ciphertext of an asymmetric CMK names neither CMK nor algorithm: the caller must. */
const decryptWithPrivateKey = async (
  body: Parameters<Handler<'decryptData'>>[0]['body'],
  bytes: Buffer,
  context: Parameters<Handler<'decryptData'>>[1],
) => {
  if (!body.key_id)
    throw new KmsError('MissingParameter', 'key_id is needed with an asymmetric encryption_algorithm.')
  const cmk = await usableCmk('decryptData', body.key_id, context)
  demandAlgorithm(cmk, body.encryption_algorithm)
  const plaintext = rsaDecrypt(Buffer.from(latestMaterial(cmk), 'base64'), bytes)
  if (!plaintext) throw new KmsError('DecryptionFailed')
  return decrypted(cmk, plaintext)
}

const decrypted = (cmk: CmkRecord, plaintext: Buffer) => ({
  key_id: cmk.id,
  plain_text: plaintext.toString(),
  plain_text_base64: plaintext.toString('base64'),
})

const latestMaterial = (cmk: CmkRecord): Material => cmk.versions.at(-1) ?? ''

function sealData(cmk: CmkRecord, plaintext: Buffer, binding: Binding, iv: Buffer): Buffer {
  const to = { kind: 'data', cmkId: materialIdOf(cmk), version: cmk.versions.length - 1 } as const
  return seal(keysOf(cmk, latestMaterial(cmk)), to, plaintext, binding, iv)
}

const remembered = new Map<Material, VersionKeys>()

/** Deriving costs more than encrypting, so the keys of the versions in use are remembered. */
function keysOf(cmk: CmkRecord, material: Material): VersionKeys {
  const known = remembered.get(material)
  if (known) return known
  if (remembered.size >= 10_000) remembered.clear()
  const keys = deriveKeys(cmk.spec === 'SM4' ? 'sm4-cbc' : 'aes-256-cbc', Buffer.from(material, 'base64'))
  remembered.set(material, keys)
  return keys
}
