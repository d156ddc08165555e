import { constants, createHash, createPublicKey, type KeyObject, randomBytes, verify } from 'node:crypto'
import type { Kms } from '../../judge/kms.ts'
import { keySpecs } from '../../spec/contract.ts'
import { type Claim, scenario } from './scenario.ts'

type Signing = { key_id: string; signing_algorithm: string }

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')
const hashOf = (algorithm: string) => `sha${/SHA_(256|384|512)$/.exec(algorithm)?.[1] ?? '256'}`
const message = Buffer.from('a message to be signed')
const messages = [message, Buffer.alloc(1), Buffer.alloc(4095, 0xfe)]

/** The same signature judged by node:crypto, from the public key alone. */
function isGenuine(key: KeyObject, algorithm: string, signed: Buffer, signature: Buffer): boolean {
  if (algorithm === 'ED25519_SHA_512') return verify(null, signed, key, signature)
  const hash = hashOf(algorithm)
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  if (algorithm.startsWith('RSASSA_PSS')) return verify(hash, signed, { key, ...pss }, signature)
  // No source tells how r and s are joined: `formOfEcdsa` asks for that.
  const encodings = ['der', 'ieee-p1363'] as const
  return encodings.some((dsaEncoding) => verify(hash, signed, { key, dsaEncoding }, signature))
}

/** What to sign, as itself and, where the algorithm takes one, as its digest. */
const formsOf = (algorithm: string, bytes: Buffer) => {
  const raw = { message: base64(bytes), message_type: 'RAW' }
  const digest = createHash(hashOf(algorithm)).update(bytes).digest()
  return algorithm.startsWith('ED25519') ? [raw] : [raw, { message: base64(digest), message_type: 'DIGEST' }]
}

async function signs(kms: Kms, signing: Signing, publicKey: KeyObject, bytes: Buffer, claim: Claim) {
  const forms = formsOf(signing.signing_algorithm, bytes)
  for (const form of forms) {
    const { signature, key_id } = await kms.ok('sign', { ...signing, ...form })
    claim('sign answers the id of the CMK', key_id === signing.key_id)
    const isRight = isGenuine(publicKey, signing.signing_algorithm, bytes, Buffer.from(signature, 'base64'))
    claim('a signature verifies with the public key', isRight, {
      expected: `one of ${signing.signing_algorithm}`,
      got: `none, for ${form.message_type}`,
    })
    // A message and its digest are the same to whoever verifies.
    for (const same of forms) await verifies(kms, { ...signing, ...same, signature }, 'true', claim)
  }
}

async function verifies(kms: Kms, request: object, expected: 'true' | 'false', claim: Claim) {
  const { signature_valid } = await kms.ok('verify', { ...request })
  claim('verify tells right from wrong', signature_valid === expected, { expected, got: signature_valid })
}

/** Wrong signatures are no error, and not valid. */
async function tellsWrong(kms: Kms, signing: Signing, claim: Claim) {
  const raw = { ...signing, message: base64(message), message_type: 'RAW' }
  const { signature } = await kms.ok('sign', raw)
  const bytes = Buffer.from(signature, 'base64')
  const flipped = (at: number) => base64(Buffer.from(bytes.map((byte, index) => byte ^ Number(index === at))))

  await verifies(kms, { ...raw, message: base64('another message'), signature }, 'false', claim)
  await verifies(kms, { ...raw, message: base64(`${message} `), signature }, 'false', claim)
  for (const at of [Math.floor(bytes.length / 2), bytes.length - 1])
    await verifies(kms, { ...raw, signature: flipped(at) }, 'false', claim)
  await verifies(kms, { ...raw, signature: base64(bytes.subarray(0, -3)) }, 'false', claim)
  await verifies(kms, { ...raw, signature: base64(Buffer.alloc(bytes.length)) }, 'false', claim)
}

async function refusesDigests(kms: Kms, signing: Signing) {
  const right = createHash(hashOf(signing.signing_algorithm)).update(message).digest().length
  for (const length of [1, 20, right - 1, right + 1]) {
    const wrong = { ...signing, message: base64(randomBytes(length)), message_type: 'DIGEST' }
    await kms.refused('sign', wrong, 'DigestLengthMismatch')
  }
}

const signing = (spec: string) =>
  scenario(
    `signatures-${spec}`,
    { says: `what a CMK of ${spec} signs, node:crypto verifies with its public key`, operation: 'sign' },
    async ({ kms, cmk }, claim) => {
      const key_id = await cmk({ spec, usage: 'SIGN_VERIFY' })
      const publicKey = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
      const algorithms = keySpecs[spec]?.signing.filter((name) => !/PH_SHA/.test(name)) ?? []
      for (const signing_algorithm of algorithms) {
        const signing = { key_id, signing_algorithm }
        for (const bytes of messages) await signs(kms, signing, publicKey, bytes, claim)
        await tellsWrong(kms, signing, claim)
        if (spec !== 'ED25519') await refusesDigests(kms, signing)
      }
      const signing_algorithm = spec.startsWith('RSA') ? 'ECDSA_SHA_256' : 'RSASSA_PSS_SHA_256'
      const request = { key_id, message: base64(message), message_type: 'RAW', signing_algorithm }
      await kms.refused('sign', request, 'SigningAlgorithmUnsupported')
    },
  )

export const rsa = signing('RSA_2048')
export const p256 = signing('EC_P256')
export const p384 = signing('EC_P384')
export const secp256k1 = { ...signing('SECP256K1'), generation: 'current' as const }
export const ed25519 = { ...signing('ED25519'), generation: 'current' as const }

export const ed25519ph = {
  ...scenario(
    'signatures-ED25519-PH',
    {
      says: 'ED25519_PH_SHA_512 signs a message and its SHA-512 digest alike, and otherwise than ED25519_SHA_512',
      ...{ operation: 'sign', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
    },
    async ({ kms, cmk }, claim) => {
      const signing = { key_id: await cmk({ spec: 'ED25519' }), signing_algorithm: 'ED25519_PH_SHA_512' }
      const digest = createHash('sha512').update(message).digest()
      const raw = { ...signing, message: base64(message), message_type: 'RAW' }
      const byDigest = { ...signing, message: base64(digest), message_type: 'DIGEST' }
      const [one, other] = [await kms.ok('sign', raw), await kms.ok('sign', byDigest)]

      claim('Ed25519 leaves nothing to chance', one.signature === other.signature)
      await verifies(kms, { ...byDigest, signature: one.signature }, 'true', claim)
      const pure = { ...raw, signing_algorithm: 'ED25519_SHA_512', signature: one.signature }
      await verifies(kms, pure, 'false', claim)
      await tellsWrong(kms, signing, claim)
      await refusesDigests(kms, signing)
    },
  ),
  generation: 'current' as const,
}

export const foreignSignature = scenario(
  'foreign-signature',
  {
    says: 'a signature of another CMK or of another algorithm is not valid',
    ...{ operation: 'verify', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const request = { message: base64(message), message_type: 'RAW' }
    const ecdsa = { ...request, signing_algorithm: 'ECDSA_SHA_256' }
    const { signature } = await kms.ok('sign', { key_id: await cmk({ spec: 'EC_P256' }), ...ecdsa })
    const other = await cmk({ spec: 'EC_P256', label: 'other' })
    await verifies(kms, { key_id: other, ...ecdsa, signature }, 'false', claim)

    const key_id = await cmk({ spec: 'RSA_2048', usage: 'SIGN_VERIFY' })
    const pss = await kms.ok('sign', { key_id, ...request, signing_algorithm: 'RSASSA_PSS_SHA_256' })
    for (const signing_algorithm of ['RSASSA_PKCS1_V1_5_SHA_256', 'RSASSA_PSS_SHA_512']) {
      const wrong = { key_id, ...request, signing_algorithm, signature: pss.signature }
      await verifies(kms, wrong, 'false', claim)
    }
  },
)

export const formOfEcdsa = scenario(
  'form-of-ecdsa',
  {
    says: 'signatures of ECDSA are DER of SEQUENCE { r, s }',
    ...{ operation: 'sign', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk({ spec: 'EC_P256' })
    const key = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
    const request = { key_id, message: base64(message), message_type: 'RAW' }
    const { signature } = await kms.ok('sign', { ...request, signing_algorithm: 'ECDSA_SHA_256' })

    const isDer = verify('sha256', message, { key, dsaEncoding: 'der' }, Buffer.from(signature, 'base64'))
    claim('an ECDSA signature is DER', isDer, { expected: 'SEQUENCE { r, s }', got: signature })
  },
)

/** r, be it in SEQUENCE { INTEGER r, INTEGER s } or in front of s. */
function firstNumberOf(signature: Buffer): Buffer {
  const length = signature[3] ?? 0
  const isDer = signature[0] === 0x30 && signature[1] === signature.length - 2
  return isDer ? signature.subarray(4, 4 + length) : signature.subarray(0, signature.length / 2)
}

export const freshNonces = scenario(
  'fresh-nonces',
  {
    says: 'no two ECDSA signatures of different messages share their r, which would tell the private key',
    ...{ operation: 'sign', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const signing = { key_id: await cmk({ spec: 'EC_P256' }), signing_algorithm: 'ECDSA_SHA_256' }
    const seen = new Set<string>()
    for (const text of ['one', 'two', 'three', 'four']) {
      const { signature } = await kms.ok('sign', { ...signing, message: base64(text), message_type: 'RAW' })
      const r = firstNumberOf(Buffer.from(signature, 'base64')).toString('hex')
      claim('every r is new', !seen.has(r))
      seen.add(r)
    }
  },
)
