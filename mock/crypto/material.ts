import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

export type AsymmetricSpec =
  | { kind: 'rsa'; modulusBits: number }
  | { kind: 'ec' | 'sm2'; curve: string }
  | { kind: 'ed25519' }

/** The private key as PKCS#8 DER, the public key as SubjectPublicKeyInfo DER. */
export type KeyPairBytes = { privateKey: Buffer; publicKey: Buffer }

const generate = promisify(generateKeyPair) as unknown as (
  type: string,
  options: object,
) => Promise<KeyPairBytes>
const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const
const publicKeyEncoding = { type: 'spki', format: 'der' } as const

/** A new key pair. Made beside the event loop: RSA takes its time. */
export function newKeyPair(spec: AsymmetricSpec): Promise<KeyPairBytes> {
  const options = { privateKeyEncoding, publicKeyEncoding }
  if (spec.kind === 'rsa') return generate('rsa', { ...options, modulusLength: spec.modulusBits })
  if (spec.kind === 'ed25519') return generate('ed25519', options)
  return generate('ec', { ...options, namedCurve: spec.curve })
}

export const newPrivateKey = async (spec: AsymmetricSpec): Promise<Buffer> =>
  (await newKeyPair(spec)).privateKey
