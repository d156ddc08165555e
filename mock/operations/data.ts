import { keySpecs } from '../../src/generated/key-specs.ts'
import { deriveKeys, fromBase64, open, parse, seal, type VersionKeys } from '../crypto/blob.ts'
import type { Binding } from '../crypto/context.ts'
import { rsaDecrypt, rsaEncrypt } from '../crypto/rsa.ts'
import { sm2Decrypt, sm2Encrypt } from '../crypto/sm2.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, Material } from '../records.ts'
import { demandAlgorithm } from '../rules/algorithms.ts'
import { usableCmk } from './cmk.ts'
import type { Handler, World } from './handler.ts'
import { keyPairOf } from './material.ts'

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
      : encryptWithPublicKey(cmk, plaintext, context.world.random)
  return { key_id: cmk.id, cipher_text: encrypted.toString('base64') }
}

export const decryptData: Handler<'decryptData'> = async ({ body }, context) => {
  const bytes = fromBase64(body.cipher_text)
  if (!bytes) throw new KmsError('InvalidCipherText', '(not Base64)')
  if (body.encryption_algorithm !== 'SYMMETRIC_DEFAULT') return decryptWithPrivateKey(body, bytes, context)
  const blob = parse(bytes)
  if (!blob || (body.key_id ?? blob.cmkId) !== blob.cmkId) throw new KmsError('InvalidCipherText')
  const cmk = await usableCmk('decryptData', blob.cmkId, context)
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
  const isSm2 = keySpecs[cmk.spec].kind === 'sm2'
  const plaintext = isSm2 ? sm2Decrypt(keyPairOf(cmk), bytes) : rsaDecrypt(keyPairOf(cmk), bytes)
  // The text of DecryptionFailed speaks of RSA.
  if (!plaintext) throw new KmsError(isSm2 ? 'InvalidCipherText' : 'DecryptionFailed')
  return decrypted(cmk, plaintext)
}

function encryptWithPublicKey(cmk: CmkRecord, plaintext: Buffer, random: World['random']): Buffer {
  if (keySpecs[cmk.spec].kind === 'sm2') return sm2Encrypt(keyPairOf(cmk), plaintext, random)
  const encrypted = rsaEncrypt(keyPairOf(cmk), plaintext)
  if (!encrypted) throw new KmsError('PlainTextTooLongForRsa')
  return encrypted
}

const decrypted = (cmk: CmkRecord, plaintext: Buffer) => ({
  key_id: cmk.id,
  plain_text: plaintext.toString(),
  plain_text_base64: plaintext.toString('base64'),
})

function sealData(cmk: CmkRecord, plaintext: Buffer, binding: Binding, iv: Buffer): Buffer {
  const to = { kind: 'data', cmkId: cmk.id, version: cmk.versions.length - 1 } as const
  return seal(keysOf(cmk, cmk.versions.at(-1) ?? ''), to, plaintext, binding, iv)
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
