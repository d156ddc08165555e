import { randomBytes } from 'node:crypto'
import type { SeedCmk } from '../../mock/index.ts'
import { useEmulator } from './emulator.ts'
import { type Wrapping, wrapped, wrappedPrivateKey } from './wrapping.ts'

export const aesMaterial = Buffer.alloc(32, 7)
export const oaep = 'RSAES_OAEP_SHA_256'

/** A mock, and what a client of it does to import. Days pass here, and tokens with them: `lenient` takes old ones. */
export function useImports() {
  const kms = useEmulator({ auth: 'lenient' })
  const pendingCmk = ({ spec = 'AES_256' }: Pick<SeedCmk, 'spec'> = {}) =>
    kms.cmkIn('pendingImport', { spec })
  const parametersFor = (key_id: string, wrapping_algorithm: Wrapping = oaep) =>
    kms.ok('getParametersForImport', { key_id, wrapping_algorithm })
  /** A request of import-key-material that would succeed. */
  const importOf = async (key_id: string, material = aesMaterial, wrapping: Wrapping = oaep) => {
    const { import_token, public_key } = await parametersFor(key_id, wrapping)
    return { key_id, import_token, encrypted_key_material: wrapped(public_key, material, wrapping) }
  }
  const importOfPrivateKey = async (key_id: string, pkcs8: Buffer, temporaryKey = randomBytes(32)) => ({
    ...(await importOf(key_id, temporaryKey)),
    encrypted_privatekey: wrappedPrivateKey(temporaryKey, pkcs8),
  })
  const cmkWith = async (material = aesMaterial, expiration_time?: number) => {
    const key_id = await pendingCmk()
    const expiry = expiration_time !== undefined && { expiration_time }
    await kms.ok('importKeyMaterial', { ...(await importOf(key_id, material)), ...expiry })
    return key_id
  }
  const encrypt = async (key_id: string, plain_text = 'hello') =>
    (await kms.ok('encryptData', { key_id, plain_text })).cipher_text
  const decrypt = async (cipher_text: string) => (await kms.ok('decryptData', { cipher_text })).plain_text
  const details = async (key_id: string) => (await kms.ok('describeKey', { key_id })).key_info
  const stateOf = async (key_id: string) => (await details(key_id)).key_state
  const status = (key_id: string) => kms.ok('getKeyRotationStatus', { key_id })
  const inSeconds = (seconds: number) => Math.floor(kms.clock.now / 1000) + seconds
  return {
    ...{ kms, pendingCmk, parametersFor, importOf, importOfPrivateKey, cmkWith },
    ...{ encrypt, decrypt, details, stateOf, status, inSeconds },
  }
}
