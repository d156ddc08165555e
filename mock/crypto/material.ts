import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
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

/** The material of the next version, drawn from this one: whoever asks twice gets the same. */
export const nextMaterial = (material: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', material, '', 'dewkit rotation', material.length))

/** Tells whether two materials are the same, without either. */
export const fingerprintOf = (material: Buffer): string =>
  createHash('sha256').update('dewkit material').update(material).digest('hex')

/** The private key as PKCS#8 DER in one canonical form. Undefined when it is none, not of this spec, or does not work. */
export function privateKeyOf(spec: AsymmetricSpec, pkcs8: Buffer): Buffer | undefined {
  try {
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    return isOf(spec, key) && works(spec, key) ? key.export({ type: 'pkcs8', format: 'der' }) : undefined
  } catch {
    return undefined
  }
}

/** Whether it is a private key of this spec, without trying whether it works. */
export function isPrivateKeyOf(spec: AsymmetricSpec, pkcs8: Buffer): boolean {
  try {
    return isOf(spec, createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }))
  } catch {
    return false
  }
}

// node:crypto has no name for the type of an SM2 key: its curve (GB/T 33560, 1.2.156.10197.1.301) is in the encoding.
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex')

function isOf(spec: AsymmetricSpec, key: KeyObject): boolean {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (spec.kind === 'rsa') return key.asymmetricKeyType === 'rsa' && modulusLength === spec.modulusBits
  if (spec.kind === 'ec') return key.asymmetricKeyType === 'ec' && namedCurve === spec.curve
  if (spec.kind === 'ed25519') return key.asymmetricKeyType === 'ed25519'
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).includes(SM2_CURVE)
}

/** A key can be well-formed and still be none: numbers that do not belong together. */
function works({ kind }: AsymmetricSpec, key: KeyObject): boolean {
  const hash = { rsa: 'sha256', ec: 'sha256', sm2: 'sm3', ed25519: null }[kind]
  const message = Buffer.from('dewkit')
  return verify(hash, message, createPublicKey(key), sign(hash, message, key))
}

/** A new key pair. Made beside the event loop: RSA takes its time. */
export function newKeyPair(spec: AsymmetricSpec): Promise<KeyPairBytes> {
  const options = { privateKeyEncoding, publicKeyEncoding }
  if (spec.kind === 'rsa') return generate('rsa', { ...options, modulusLength: spec.modulusBits })
  if (spec.kind === 'ed25519') return generate('ed25519', options)
  return generate('ec', { ...options, namedCurve: spec.curve })
}

export const newPrivateKey = async (spec: AsymmetricSpec): Promise<Buffer> =>
  (await newKeyPair(spec)).privateKey
