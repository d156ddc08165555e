import { Buffer } from 'node:buffer'
import { verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'
import {
  type Algorithm,
  forms,
  opensslSigns,
  opensslVerifies,
  type PairSpec,
  plantPair,
  signers,
  signing,
  sm2Digest,
  specs,
  vectors,
} from '../support/key-pairs.ts'
import { withoutOpenssl } from '../support/openssl.ts'
import { runs } from '../support/prism.ts'

const text = 'Sign here, please.'
const digest = Buffer.alloc(32, 1).toString('base64')
/** The openssl command of version 3 has no Ed25519ph. */
const opensslSigners = signers.filter(([, algorithm]) => algorithm !== 'ED25519_PH_SHA_512')

describe('sign and verify', () => {
  const kms = useEmulator()
  const isValid = async (body: object) => (await kms.ok('verify', body)).signature_valid

  test.for(opensslSigners)(
    '%s %s: openssl verifies what sign answers',
    async ([spec, algorithm], { skip }) => {
      skip(...withoutOpenssl)
      const key_id = await plantPair(kms, spec)

      for (const form of forms(spec, algorithm, text)) {
        const { signature } = await kms.ok('sign', { key_id, signing_algorithm: algorithm, ...form })
        expect(opensslVerifies(spec, algorithm, text, signature)).toBe(true)
        expect(opensslVerifies(spec, algorithm, `${text}!`, signature)).toBe(false)
      }
    },
  )

  test.for(opensslSigners)(
    '%s %s: verify accepts what openssl signed',
    async ([spec, algorithm], { skip }) => {
      skip(...withoutOpenssl)
      const key_id = await plantPair(kms, spec)
      const signature = opensslSigns(spec, algorithm, text)

      for (const form of forms(spec, algorithm, text))
        expect(await isValid({ key_id, signing_algorithm: algorithm, signature, ...form })).toBe('true')
    },
  )

  test.each(vectors.signatures)('$spec $algorithm: verify accepts the pinned signature', async (vector) => {
    const [spec, signing_algorithm] = [vector.spec as PairSpec, vector.algorithm as Algorithm]
    const key_id = await plantPair(kms, spec)

    for (const form of forms(spec, signing_algorithm, vectors.message)) {
      const body = { key_id, signing_algorithm, signature: vector.signature }
      expect(await kms.ok('verify', { ...body, ...form })).toEqual({ key_id, signature_valid: 'true' })
    }
    for (const form of forms(spec, signing_algorithm, 'Another message.')) {
      const body = { key_id, signing_algorithm, signature: vector.signature }
      expect(await kms.ok('verify', { ...body, ...form })).toEqual({ key_id, signature_valid: 'false' })
    }
  })

  test.each(vectors.signatures.filter(({ spec }) => spec === 'ED25519'))(
    '$algorithm is deterministic: sign answers the pinned signature',
    async ({ algorithm, signature }) => {
      const key_id = await plantPair(kms, 'ED25519')
      const signing_algorithm = algorithm as Algorithm

      for (const form of forms('ED25519', signing_algorithm, vectors.message))
        expect(await kms.ok('sign', { key_id, signing_algorithm, ...form })).toEqual({ key_id, signature })
    },
  )

  test.each(specs)('%s: any flipped bit of a signature is refused, without an error', async (spec) => {
    const key_id = await plantPair(kms, spec)
    for (const signing_algorithm of signing[spec]) {
      const body = {
        key_id,
        signing_algorithm,
        ...(forms(spec, signing_algorithm, text)[0] ?? { message: '' }),
      }
      const { signature } = await kms.ok('sign', body)
      const bytes = Buffer.from(signature, 'base64')
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
          expect(await isValid({ ...body, signature: flipped(bytes, bit).toString('base64') })).toBe('false')
        }),
        runs(8),
      )
    }
  })

  test.each(specs)('%s: verify inverts sign for any message of 1 to 4096 bytes', async (spec) => {
    const key_id = await plantPair(kms, spec)
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 4096 }),
        fc.constantFrom(...signing[spec]),
        async (bytes, signing_algorithm) => {
          const body = { key_id, signing_algorithm, ...rawOrDigest(spec, Buffer.from(bytes)) }
          const { signature } = await kms.ok('sign', body)
          expect(await isValid({ ...body, signature })).toBe('true')
        },
      ),
      runs(10),
    )
  })

  test.each(['RSA_2048', 'EC_P256', 'EC_P384', 'SECP256K1', 'ED25519'] as const)(
    'a new %s CMK signs, and its public key verifies',
    async (key_spec) => {
      const { key_info } = await kms.ok('createKey', { key_alias: 'new', key_spec })
      const { key_id } = key_info
      const signing_algorithm = signing[key_spec].at(key_spec === 'RSA_2048' ? 3 : 0) as Algorithm
      const message = Buffer.from(text).toString('base64')
      const { signature } = await kms.ok('sign', { key_id, message, signing_algorithm, message_type: 'RAW' })
      const { public_key } = await kms.ok('getPublickey', { key_id })

      const hash = key_spec === 'ED25519' ? null : `sha${signing_algorithm.slice(-3)}`
      expect(verify(hash, Buffer.from(text), public_key, Buffer.from(signature, 'base64'))).toBe(true)
    },
  )

  test.for([
    ['20', 'RSASSA_PSS_SHA_256'],
    ['0', 'RSASSA_PSS_SHA_384'],
    ['max', 'RSASSA_PSS_SHA_512'],
  ] as const)(
    'a PSS signature with a salt of %s bytes is valid for %s',
    async ([salt, algorithm], { skip }) => {
      skip(...withoutOpenssl)
      const key_id = await plantPair(kms, 'RSA_2048')
      const signature = opensslSigns('RSA_2048', algorithm, text, ` -pkeyopt rsa_pss_saltlen:${salt}`)

      for (const form of forms('RSA_2048', algorithm, text))
        expect(await isValid({ key_id, signing_algorithm: algorithm, signature, ...form })).toBe('true')
    },
  )

  test.each([
    ['r is 0', '3006020100020101'],
    ['s is 0', '3006020101020100'],
    [
      'r is the order',
      `3026022100${'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'}020101`,
    ],
    ['a number has a needless zero', '300702020001020101'],
    ['a number is negative', '3006020181020101'],
    ['a byte follows', '300602010102010100'],
    ['it is raw r and s', '01'.repeat(64)],
    ['a length lies', '3080020101020101'],
    ['it is one number', '3003020101'],
  ])('an ECDSA signature is not valid when %s', async (_, hex) => {
    const key_id = await plantPair(kms, 'EC_P256')
    const body = { key_id, signing_algorithm: 'ECDSA_SHA_256' as const, message: digest }

    expect(await isValid({ ...body, signature: Buffer.from(hex, 'hex').toString('base64') })).toBe('false')
  })

  test.each([
    ['RSA_2048', 'RSASSA_PSS_SHA_256', 'shorter than the modulus', '01'.repeat(255)],
    ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_256', 'longer than the modulus', '01'.repeat(257)],
    ['RSA_2048', 'RSASSA_PSS_SHA_256', 'above the modulus', 'ff'.repeat(256)],
    ['SM2', 'SM2DSA_SM3', 'not DER', '01'.repeat(64)],
    ['ED25519', 'ED25519_PH_SHA_512', 'too short', '01'.repeat(63)],
    ['ED25519', 'ED25519_PH_SHA_512', 'with S above the order', 'ff'.repeat(64)],
  ] as const)('%s %s: a signature %s is not valid', async (spec, signing_algorithm, _, hex) => {
    const key_id = await plantPair(kms, spec)
    const [form] = forms(spec, signing_algorithm, text)

    const signature = Buffer.from(hex, 'hex').toString('base64')
    expect(await isValid({ key_id, signing_algorithm, signature, message: '', ...form })).toBe('false')
  })

  test('a CMK can be named by alias', async () => {
    const key_id = await plantPair(kms, 'EC_P256')
    await kms.ok('createAlias', { key_id, alias: 'alias/signer' })
    const body = { key_id: 'alias/signer', signing_algorithm: 'ECDSA_SHA_256' as const, message: digest }
    const { signature, ...answer } = await kms.ok('sign', body)

    expect(answer).toEqual({ key_id })
    expect(await kms.ok('verify', { ...body, signature })).toEqual({ key_id, signature_valid: 'true' })
  })

  test('the documented example, whose Base64 has stray bits at its end, is signed', async () => {
    const key_id = await plantPair(kms, 'RSA_2048')
    const message = 'iNQmb9TmM40TuEX88olXnSCciXgjuSF9o+Fhk28DFYK='
    const body = { key_id, message, signing_algorithm: 'RSASSA_PSS_SHA_256' as const }
    const { signature } = await kms.ok('sign', { ...body, message_type: 'DIGEST' })

    expect(await isValid({ ...body, signature })).toBe('true')
  })
})

// Both operations ask the same of a CMK and of a message.
describe.each(['sign', 'verify'] as const)('%s refuses', (operation) => {
  const kms = useEmulator()
  const signature = Buffer.alloc(64).toString('base64')
  const refused = (body: object) =>
    kms.refused(operation, { message: digest, ...(operation === 'verify' && { signature }), ...body })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a CMK that is %s: %s', async (state, error) => {
    const key_id = await kms.cmkIn(state, { spec: 'EC_P256', usage: 'SIGN_VERIFY' })

    expect(await refused({ key_id, signing_algorithm: 'ECDSA_SHA_256' })).toBe(error)
  })

  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT', 'SymmetricKeyCannotSign'],
    ['SM4', 'ENCRYPT_DECRYPT', 'SymmetricKeyCannotSign'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'KeyOnlyEncrypts'],
    ['SM2', 'ENCRYPT_DECRYPT', 'KeyOnlyEncrypts'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const)('a CMK of spec %s for %s: %s', async (spec, usage, error) => {
    const key_id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })

    expect(await refused({ key_id, signing_algorithm: 'RSASSA_PSS_SHA_256' })).toBe(error)
  })

  test.each(specs)('every algorithm that a %s CMK does not have', async (spec) => {
    const key_id = await plantPair(kms, spec)
    const foreign = [...new Set([...Object.values(signing).flat(), 'ECDSA_SHA_512'])].filter(
      (algorithm) => !signing[spec].includes(algorithm as Algorithm),
    )

    for (const signing_algorithm of foreign)
      expect(await refused({ key_id, signing_algorithm })).toBe('SigningAlgorithmUnsupported')
  })

  test.each([
    ['RSA_2048', 'RSASSA_PSS_SHA_256', 31],
    ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_384', 32],
    ['EC_P256', 'ECDSA_SHA_256', 33],
    ['EC_P384', 'ECDSA_SHA_384', 47],
    ['SM2', 'SM2DSA_SM3', 1],
    ['ED25519', 'ED25519_PH_SHA_512', 32],
  ] as const)('with %s, %s a digest of %d bytes', async (spec, signing_algorithm, length) => {
    const key_id = await plantPair(kms, spec)
    const message = Buffer.alloc(length).toString('base64')

    expect(await refused({ key_id, signing_algorithm, message })).toBe('DigestLengthMismatch')
  })

  test('RAW for SM2, whose digest needs the id of the signer, and DIGEST for pure Ed25519', async () => {
    const sm2 = { key_id: await plantPair(kms, 'SM2'), signing_algorithm: 'SM2DSA_SM3' }
    const ed25519 = { key_id: await plantPair(kms, 'ED25519'), signing_algorithm: 'ED25519_SHA_512' }

    expect(await refused({ ...sm2, message_type: 'RAW' })).toBe('InvalidParameter')
    expect(await refused(ed25519)).toBe('InvalidParameter')
    expect(await refused({ ...ed25519, message_type: 'DIGEST' })).toBe('InvalidParameter')
  })

  test.each([
    ['no message', { message: undefined }, 'MissingParameter'],
    ['no algorithm', { signing_algorithm: undefined }, 'MissingParameter'],
    ['an unknown algorithm', { signing_algorithm: 'RSASSA_PSS_SHA_1' }, 'InvalidParameter'],
    ['an unknown message_type', { message_type: 'HASH' }, 'InvalidParameter'],
    ['an empty message', { message: '' }, 'InvalidParameter'],
    ['a message of 4097 bytes', { message: Buffer.alloc(4097).toString('base64') }, 'InvalidParameter'],
    ['a message that is no Base64', { message: 'a-b_' }, 'InvalidParameter'],
    ['a message without padding', { message: 'YWI' }, 'InvalidParameter'],
    ['a message that is a number', { message: 1 }, 'InvalidParameter'],
    ['a malformed key_id', { key_id: 'x' }, 'InvalidKeyId'],
    ['a malformed sequence', { sequence: 'x' }, 'InvalidSequence'],
    ['an unknown CMK', { key_id: '11111111-2222-4333-8444-555555555555' }, 'KeyNotFound'],
    ['an unknown field', { grant_tokens: [] }, 'InvalidParameter'],
  ])('%s', async (_, wrong, error) => {
    const key_id = await plantPair(kms, 'EC_P256')

    expect(await refused({ key_id, signing_algorithm: 'ECDSA_SHA_256', ...wrong })).toBe(error)
  })
})

describe('verify', () => {
  const kms = useEmulator()

  test.each(['', 'a-b_', 'YWI', 'A'.repeat(5468)])(
    'refuses a signature that is no Base64: %j',
    async (signature) => {
      const key_id = await plantPair(kms, 'EC_P256')
      const body = { key_id, message: digest, signing_algorithm: 'ECDSA_SHA_256', signature }

      expect(await kms.refused('verify', body)).toBe('InvalidParameter')
    },
  )
})

/** Any bytes in the form that the spec's algorithms take: SM2 takes a digest alone, the others the message. */
function rawOrDigest(spec: PairSpec, bytes: Buffer) {
  if (spec === 'SM2') return { message: sm2Digest(vectors.publicKeys.SM2, bytes).toString('base64') }
  return { message: bytes.toString('base64'), message_type: 'RAW' as const }
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}
