import {
  constants,
  createCipheriv,
  createPublicKey,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto'
import { externalCmk } from '../workshop/external-cmk.ts'
import { importMaterial, importOf } from '../workshop/import.ts'
import { scenario } from './scenario.ts'

const classic = [
  ['RSAES_OAEP_SHA_1', { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }],
  ['RSAES_PKCS1_V1_5', { padding: constants.RSA_PKCS1_PADDING }],
] as const

export const classicWrappings = scenario(
  'classic-wrappings',
  {
    says: 'material arrives the same, whichever RSA algorithm wrapped it',
    ...{ operation: 'getParametersForImport', generation: 'classic' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await externalCmk(tools)
    const material = randomBytes(32)
    await importMaterial(kms, key_id, material)
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'wrapped' })

    for (const [wrapping_algorithm, padding] of classic) {
      await kms.ok('deleteImportedKeyMaterial', { key_id })
      const given = await kms.ok('getParametersForImport', { key_id, wrapping_algorithm })
      const spki = { key: Buffer.from(given.public_key, 'base64'), format: 'der', type: 'spki' } as const
      const wrapped = publicEncrypt({ key: createPublicKey(spki), ...padding }, material)
      await kms.ok('importKeyMaterial', {
        ...{ key_id, import_token: given.import_token },
        encrypted_key_material: wrapped.toString('base64'),
      })
      const opened = await kms.ok('decryptData', { cipher_text })
      claim('under the material that came back it decrypts', opened.plain_text === 'wrapped')
    }
  },
)

/** RFC 5649, as OpenSSL's id-aes256-wrap-pad. */
function wrappedPrivateKey(temporaryKey: Buffer, pkcs8: Buffer): string {
  const cipher = createCipheriv('id-aes256-wrap-pad', temporaryKey, Buffer.from('A65959A6', 'hex'))
  return Buffer.concat([cipher.update(pkcs8), cipher.final()]).toString('base64')
}

export const importedPrivateKey = scenario(
  'imported-private-key',
  {
    says: 'an imported private key signs, and its public key is the one that belongs to it',
    ...{ operation: 'importKeyMaterial', generation: 'current' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await externalCmk(tools, { key_spec: 'EC_P256', key_usage: 'SIGN_VERIFY' })
    const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const temporaryKey = randomBytes(32)
    const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'der' })
    const encrypted_privatekey = wrappedPrivateKey(temporaryKey, pkcs8)

    const request = await importOf(kms, key_id, temporaryKey)
    await kms.ok('importKeyMaterial', { ...request, encrypted_privatekey })

    const { public_key } = await kms.ok('getPublickey', { key_id })
    claim('the public key is that of the pair', createPublicKey(public_key).equals(pair.publicKey))
    const message = Buffer.from('signed with a key of my own')
    const signed = await kms.ok('sign', {
      ...{ key_id, signing_algorithm: 'ECDSA_SHA_256', message_type: 'RAW' },
      message: message.toString('base64'),
    })
    const signature = Buffer.from(signed.signature, 'base64')
    const isOurs = (['der', 'ieee-p1363'] as const).some((dsaEncoding) =>
      verify('sha256', message, { key: pair.publicKey, dsaEncoding }, signature),
    )
    claim('a signature verifies with it', isOurs)
  },
)
