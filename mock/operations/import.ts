import { keySpecs } from '../../src/generated/key-specs.ts'
import { limits } from '../../src/generated/limits.ts'
import { fromBase64 } from '../crypto/blob.ts'
import { type ImportToken, openToken, sealToken } from '../crypto/import-token.ts'
import { type AsymmetricSpec, privateKeyOf } from '../crypto/material.ts'
import { newWrappingPair, unwrap, unwrapWithAes, type Wrapping } from '../crypto/wrap.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { demandMaterialWanted, withImported, withoutMaterial } from '../rules/imports.ts'
import { usableCmk } from './cmk.ts'
import type { BodyOf, Context, Handler } from './handler.ts'
import { importedNow } from './material.ts'

export const getParametersForImport: Handler<'getParametersForImport'> = ({ body }, context) => {
  const cmk = usableCmk('getParametersForImport', body.key_id, context)
  demandMaterialWanted(cmk)
  const wrapping = body.wrapping_algorithm
  const { publicKey, privateKey } = context.beforehand(() => newWrappingPair(wrapping))
  const seconds = Math.floor(context.world.now() / 1000) + limits.importTokenSeconds
  const content = { cmkId: cmk.id, expiresAt: seconds * 1000, wrapping, privateKey }
  const token = sealToken(content, importSecret(context), context.world.random(12))
  return {
    key_id: cmk.id,
    import_token: token.toString('base64'),
    expiration_time: seconds,
    public_key: publicKey.toString('base64'),
  }
}

export const importKeyMaterial: Handler<'importKeyMaterial'> = ({ body }, context) => {
  const { records, world } = context
  const cmk = usableCmk('importKeyMaterial', body.key_id, context)
  demandMaterialWanted(cmk)
  const token = openedToken(body.import_token, cmk, context)
  const expiresAt = expiryIn(body, cmk, world.now())
  const material = materialIn(body, cmk, token)
  const given = { ...importedNow(material, world), ...(expiresAt && { expiresAt }) }
  records.put('cmk', withImported(cmk, material.toString('base64'), given))
  return {}
}

export const deleteImportedKeyMaterial: Handler<'deleteImportedKeyMaterial'> = ({ body }, context) => {
  const cmk = usableCmk('deleteImportedKeyMaterial', body.key_id, context)
  context.records.put('cmk', withoutMaterial(cmk))
  return {}
}

/** Seals the tokens of this project. Kept in the store, so that they outlive a restart where keys do. */
function importSecret({ records, world }: Context): Buffer {
  const known = records.get('setting', 'import-secret')
  const value = known?.value ?? world.random(32).toString('base64')
  if (!known) records.put('setting', { id: 'import-secret', seq: records.next('setting'), value })
  return Buffer.from(value, 'base64')
}

function openedToken(text: string, cmk: CmkRecord, context: Context): ImportToken {
  const bytes = fromBase64(text)
  const token = bytes && openToken(bytes, importSecret(context))
  if (!token) throw new KmsError('InvalidImportToken')
  if (token.cmkId !== cmk.id) throw new KmsError('ImportTokenOfOtherKey')
  if (context.world.now() >= token.expiresAt) throw new KmsError('ImportTokenExpired')
  return token
}

type Body = BodyOf<'importKeyMaterial'>

/** In milliseconds; undefined for never. */
function expiryIn({ expiration_time: seconds = '' }: Body, { spec }: CmkRecord, now: number) {
  if (seconds === '') return undefined
  if (keySpecs[spec].kind !== 'symmetric')
    throw new KmsError('InvalidParameter', 'expiration_time is for symmetric keys only.')
  if (Number(seconds) * 1000 <= now) throw new KmsError('MaterialExpiryInPast')
  return Number(seconds) * 1000
}

function materialIn(body: Body, { spec }: CmkRecord, { privateKey, wrapping }: ImportToken): Buffer {
  const wrapped = wrappedMaterialIn(body, wrapping)
  const entry = keySpecs[spec]
  if (!('materialBytes' in entry) && body.encrypted_privatekey === undefined)
    throw new KmsError('PrivateKeyMissing', 'encrypted_privatekey is required.')
  const material = unwrap(privateKey, wrapping, wrapped)
  if (!material) throw new KmsError('DecryptionFailed')
  if (!('materialBytes' in entry)) return privateKeyIn(body.encrypted_privatekey ?? '', material, entry)
  if (body.encrypted_privatekey !== undefined)
    throw new KmsError('InvalidParameter', 'encrypted_privatekey is for asymmetric keys only.')
  if (material.length !== entry.materialBytes)
    throw new KmsError('InvalidMaterialLength', `(${spec}: ${entry.materialBytes} bytes)`)
  return material
}

/** The documented length is that of RSA; SM2 makes its ciphertexts only as long as they must be. */
function wrappedMaterialIn({ encrypted_key_material: text }: Body, wrapping: Wrapping): Buffer {
  const wrapped = fromBase64(text)
  if (!wrapped) throw new KmsError('InvalidParameter', 'encrypted_key_material must be Base64.')
  if (wrapping !== 'SM2_ENCRYPT' && wrapped.length < RSA_BYTES)
    throw new KmsError('InvalidParameter', `encrypted_key_material must have ${RSA_BYTES} bytes.`)
  return wrapped
}

const RSA_BYTES = 256

function privateKeyIn(text: string, temporaryKey: Buffer, spec: AsymmetricSpec): Buffer {
  if (![16, 32].includes(temporaryKey.length)) throw new KmsError('InvalidTemporaryKeyLength')
  const wrapped = fromBase64(text)
  const pkcs8 = wrapped && unwrapWithAes(temporaryKey, wrapped)
  const privateKey = pkcs8 && privateKeyOf(spec, pkcs8)
  if (!privateKey) throw new KmsError('InvalidPrivateKey')
  return privateKey
}
