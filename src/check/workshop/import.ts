import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import { Violated } from '../../judge/complaint.ts'
import type { Kms } from '../../judge/kms.ts'
import { keySpecs } from '../../spec/contract.ts'

/** A CMK is bound to its first material for ever, so that it must be remembered. */
const materials = new Map<string, Buffer>()
export function materialOf(id: string, spec = 'AES_256'): Buffer {
  const material = materials.get(id) ?? randomBytes(keySpecs[spec]?.materialBytes ?? 32)
  materials.set(id, material)
  return material
}

/** The documented flow: parameters, wrap, import. */
export async function importMaterial(kms: Kms, key_id: string, material: Buffer) {
  await kms.ok('importKeyMaterial', await importOf(kms, key_id, material))
}

/** A request of import-key-material that should be accepted. */
export async function importOf(kms: Kms, key_id: string, material: Buffer) {
  const wrapping_algorithm = 'RSAES_OAEP_SHA_256'
  const { public_key, import_token } = await kms.ok('getParametersForImport', { key_id, wrapping_algorithm })
  return { key_id, import_token, encrypted_key_material: wrapped(public_key, material) }
}

function wrapped(public_key: string, material: Buffer): string {
  try {
    const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    return publicEncrypt({ key, ...padding }, material).toString('base64')
  } catch (error) {
    throw new Violated({
      class: 'wrong result',
      rule: 'public_key of get-parameters-for-import is an RSA key that can encrypt',
      expected: 'Base64 of a SubjectPublicKeyInfo (DER)',
      got: (error as Error).message, // createPublicKey throws nothing else
      place: '#/paths/~1v1.0~1{project_id}~1kms~1get-parameters-for-import/post',
      basis: 'documented',
    })
  }
}
