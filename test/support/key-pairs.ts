import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { components } from '../../src/generated/api.ts'
import vectors from '../vectors/asymmetric.json' with { type: 'json' }
import type { Emulator } from './emulator.ts'
import { openssl } from './openssl.ts'

export { vectors }
export type PairSpec = keyof typeof vectors.privateKeys
export type Algorithm = components['schemas']['SigningAlgorithm']

const rsa: Algorithm[] = [
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
]

/** What each key_spec signs with, written out once more, so that the contract's table is checked and not repeated. */
export const signing: Record<PairSpec, Algorithm[]> = {
  RSA_2048: rsa,
  RSA_3072: rsa,
  RSA_4096: rsa,
  EC_P256: ['ECDSA_SHA_256'],
  EC_P384: ['ECDSA_SHA_384'],
  SECP256K1: ['ECDSA_SHA_256'],
  SM2: ['SM2DSA_SM3'],
  ED25519: ['ED25519_SHA_512', 'ED25519_PH_SHA_512'],
}
export const specs = Object.keys(signing) as PairSpec[]
export const signers = specs.flatMap((spec) =>
  signing[spec].map((algorithm) => [spec, algorithm] as [PairSpec, Algorithm]),
)

/** A CMK with the private key of the vectors. */
export const plantPair = (
  kms: Emulator,
  spec: PairSpec,
  usage: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT' = 'SIGN_VERIFY',
) => kms.cmkIn('enabled', { spec, usage, versions: [vectors.privateKeys[spec]] })

export const privatePem = (spec: PairSpec) => pem('PRIVATE KEY', vectors.privateKeys[spec])
export const publicPem = (spec: PairSpec) => pem('PUBLIC KEY', vectors.publicKeys[spec])
const pem = (label: string, base64: string) => `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`

/** The message_type values that an algorithm takes, the message in each, and what must be sent with it. */
export function forms(spec: PairSpec, algorithm: Algorithm, text: string) {
  const raw = { message: Buffer.from(text).toString('base64'), message_type: 'RAW' as const }
  if (algorithm === 'ED25519_SHA_512') return [raw]
  const digest = { message: digestOf(spec, algorithm, text).toString('base64') }
  return algorithm === 'SM2DSA_SM3' ? [digest] : [digest, { ...digest, message_type: 'DIGEST' as const }, raw]
}

export function digestOf(spec: PairSpec, algorithm: Algorithm, text: string): Buffer {
  if (algorithm === 'SM2DSA_SM3') return sm2Digest(vectors.publicKeys[spec], text)
  return createHash(hashOf(algorithm)).update(text).digest()
}

const hashOf = (algorithm: Algorithm) => `sha${/\d+$/.exec(algorithm)}`

/** SM3(Z_A || M), where Z_A is SM3 of the id's length in bits, the id, a, b, x_G, y_G, x_A, y_A (GB/T 32918.2, 5.5). */
export function sm2Digest(spki: string, text: string | Buffer): Buffer {
  const curve = [
    'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC',
    '28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93',
    '32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7',
    'BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0',
  ].join('')
  const point = Buffer.from(spki, 'base64').subarray(-64)
  const id = ['0080', Buffer.from('1234567812345678').toString('hex')].join('')
  const z = createHash('sm3')
    .update(id + curve, 'hex')
    .update(point)
    .digest()
  return createHash('sm3').update(z).update(text).digest()
}

/** What the openssl command signs and verifies: digests for RSA and ECDSA, messages for the others. */
function opensslInput(
  spec: PairSpec,
  algorithm: Algorithm,
  text: string,
): { options: string; input: string | Buffer } {
  const hash = hashOf(algorithm)
  if (spec === 'ED25519') return { options: '-rawin', input: text }
  if (spec === 'SM2') return { options: '-rawin -digest sm3 -pkeyopt distid:1234567812345678', input: text }
  const padding = algorithm.startsWith('RSASSA_PSS')
    ? ' -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest'
    : ''
  return { options: `-pkeyopt digest:${hash}${padding}`, input: digestOf(spec, algorithm, text) }
}

export function opensslVerifies(
  spec: PairSpec,
  algorithm: Algorithm,
  text: string,
  signature: string,
): boolean {
  const { options, input } = opensslInput(spec, algorithm, text)
  const files = { pub: publicPem(spec), m: input, s: Buffer.from(signature, 'base64') }
  return openssl(`pkeyutl -verify -pubin -inkey pub -in m -sigfile s ${options}`, files) !== undefined
}

export function opensslSigns(spec: PairSpec, algorithm: Algorithm, text: string, more = ''): string {
  const { options, input } = opensslInput(spec, algorithm, text)
  const signature = openssl(`pkeyutl -sign -inkey key -in m ${options}${more}`, {
    key: privatePem(spec),
    m: input,
  })
  if (!signature) throw new Error(`openssl does not sign with ${algorithm}`)
  return signature.toString('base64')
}
