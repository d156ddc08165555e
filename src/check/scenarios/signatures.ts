import { constants, createHash, createPublicKey, type KeyObject, randomBytes, verify } from 'node:crypto'
import { keySpecs } from '../contract.ts'
import type { Kms } from '../kms.ts'
import { type Claim, scenario } from './scenario.ts'

const message = Buffer.from('a message to be signed')
const hashOf = (algorithm: string) => /SHA_(256|384|512)$/.exec(algorithm)?.[1] ?? '256'

/** The same signature judged by node:crypto, from the public key alone. */
function isGenuine(publicKey: KeyObject, algorithm: string, signature: Buffer): boolean {
  const hash = `sha${hashOf(algorithm)}`
  if (algorithm === 'ED25519_SHA_512') return verify(null, message, publicKey, signature)
  if (algorithm.startsWith('RSASSA_PSS')) {
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    return verify(hash, message, { key: publicKey, ...padding }, signature)
  }
  return verify(hash, message, publicKey, signature)
}

async function publicKeyOf(kms: Kms, key_id: string): Promise<KeyObject> {
  const { public_key } = await kms.ok('getPublickey', { key_id })
  return createPublicKey(public_key)
}

async function signsWith(kms: Kms, key_id: string, signing_algorithm: string, claim: Claim) {
  const isRawOnly = signing_algorithm === 'ED25519_SHA_512'
  const raw = { key_id, signing_algorithm, message: message.toString('base64'), message_type: 'RAW' }
  const digest = createHash(`sha${hashOf(signing_algorithm)}`)
    .update(message)
    .digest()
  const byDigest = { ...raw, message: digest.toString('base64'), message_type: 'DIGEST' }
  const publicKey = await publicKeyOf(kms, key_id)

  for (const request of isRawOnly ? [raw] : [raw, byDigest]) {
    const { signature, key_id: answered } = await kms.ok('sign', request)
    const how = `${signing_algorithm} of ${request.message_type}`
    claim('sign answers the id of the CMK', answered === key_id)
    claim(
      'a signature verifies with the public key',
      isGenuine(publicKey, signing_algorithm, Buffer.from(signature, 'base64')),
      { got: `none of ${how}` },
    )
    await verifies(kms, { ...raw, signature }, 'true', claim)
    const other = { ...raw, message: Buffer.from('another message').toString('base64'), signature }
    await verifies(kms, other, 'false', claim)
    const bytes = Buffer.from(signature, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await verifies(kms, { ...raw, signature: bytes.toString('base64') }, 'false', claim)
  }
  if (!isRawOnly)
    await kms.refused(
      'sign',
      { ...byDigest, message: randomBytes(31).toString('base64') },
      'DigestLengthMismatch',
    )
}

async function verifies(kms: Kms, request: object, expected: 'true' | 'false', claim: Claim) {
  const { signature_valid } = await kms.ok('verify', { ...request })
  claim('verify tells right from wrong', signature_valid === expected, { expected, got: signature_valid })
}

const signing = (spec: string) =>
  scenario(
    `signatures-${spec}`,
    { says: `what a CMK of ${spec} signs, node:crypto verifies with its public key`, operation: 'sign' },
    async ({ kms, cmk }, claim) => {
      const key_id = await cmk({ spec, usage: 'SIGN_VERIFY' })
      const algorithms = keySpecs[spec]?.signing.filter((name) => !/PH_SHA/.test(name)) ?? []
      for (const algorithm of algorithms) await signsWith(kms, key_id, algorithm, claim)
      const foreign = spec.startsWith('RSA') ? 'ECDSA_SHA_256' : 'RSASSA_PSS_SHA_256'
      const request = {
        key_id,
        message: message.toString('base64'),
        message_type: 'RAW',
        signing_algorithm: foreign,
      }
      await kms.refused('sign', request, 'SigningAlgorithmUnsupported')
    },
  )

export const rsa = signing('RSA_2048')
export const p256 = signing('EC_P256')
export const p384 = signing('EC_P384')
export const secp256k1 = { ...signing('SECP256K1'), generation: 'current' as const }
export const ed25519 = { ...signing('ED25519'), generation: 'current' as const }

export const foreignSignature = scenario(
  'foreign-signature',
  { says: 'a signature of another CMK is not valid', operation: 'verify', class: 'insecure' },
  async ({ kms, cmk }, claim) => {
    const request = {
      message: message.toString('base64'),
      message_type: 'RAW',
      signing_algorithm: 'ECDSA_SHA_256',
    }
    const one = await cmk({ spec: 'EC_P256' })
    const other = await cmk({ spec: 'EC_P256', label: 'other' })
    const { signature } = await kms.ok('sign', { key_id: one, ...request })

    await verifies(kms, { key_id: other, ...request, signature }, 'false', claim)
  },
)
