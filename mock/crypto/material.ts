import { generateKeyPair, hkdfSync } from 'node:crypto'
import { promisify } from 'node:util'

export type AsymmetricSpec =
  | { kind: 'rsa'; modulusBits: number }
  | { kind: 'ec' | 'sm2'; curve: string }
  | { kind: 'ed25519' }

const generate = promisify(generateKeyPair) as unknown as (
  type: string,
  options: object,
) => Promise<{ privateKey: Buffer }>
const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const
const publicKeyEncoding = { type: 'spki', format: 'der' } as const

/** The material of the next version, drawn from this one: whoever asks twice gets the same. */
export const nextMaterial = (material: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', material, '', 'dewkit rotation', material.length))

/** A new private key as PKCS#8 DER. Runs beside the event loop: RSA takes its time. */
export async function newPrivateKey(spec: AsymmetricSpec): Promise<Buffer> {
  const options = { privateKeyEncoding, publicKeyEncoding }
  if (spec.kind === 'rsa')
    return (await generate('rsa', { ...options, modulusLength: spec.modulusBits })).privateKey
  if (spec.kind === 'ed25519') return (await generate('ed25519', options)).privateKey
  return (await generate('ec', { ...options, namedCurve: spec.curve })).privateKey
}
