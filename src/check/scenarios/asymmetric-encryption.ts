import { constants, createPublicKey, publicEncrypt } from 'node:crypto'
import type { Tools } from '../workshop/tools.ts'
import { scenario } from './scenario.ts'

const rsa = { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' }
const encryption_algorithm = 'RSAES_OAEP_SHA_256'
const current = { operation: 'decryptData', generation: 'current' } as const

/** An RSA ciphertext made outside of KMS. */
async function fromOutside({ kms }: Tools, key_id: string, text: string): Promise<Buffer> {
  const key = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  return publicEncrypt({ key, ...padding }, Buffer.from(text))
}

export const rsaFromOutside = scenario(
  'rsa-from-outside',
  { says: 'what is encrypted with the public key outside of KMS decrypts inside', ...current },
  async (tools, claim) => {
    const key_id = await tools.cmk(rsa)
    for (const text of ['from outside', 'ü', 'x'.repeat(190)]) {
      const cipher_text = (await fromOutside(tools, key_id, text)).toString('base64')
      const opened = await tools.kms.ok('decryptData', { key_id, cipher_text, encryption_algorithm })
      claim('it decrypts', opened.plain_text === text, { expected: text, got: opened.plain_text })
      claim('decrypt-data answers the id of the CMK', opened.key_id === key_id)
    }
  },
)

export const rsaEncryption = scenario(
  'rsa-encryption',
  { says: 'an RSA CMK of 2048 bits encrypts up to 190 bytes, and decrypts them again', ...current },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk(rsa)
    const longest = { key_id, plain_text: 'x'.repeat(190), encryption_algorithm }
    const { cipher_text } = await kms.ok('encryptData', longest)
    const again = await kms.ok('encryptData', longest)

    const { length } = Buffer.from(cipher_text, 'base64')
    claim('a ciphertext has the length of the modulus', length === 256, { expected: 256, got: length })
    claim('two ciphertexts of one plaintext differ', again.cipher_text !== cipher_text)
    const opened = await kms.ok('decryptData', { key_id, cipher_text, encryption_algorithm })
    claim('the longest plaintext comes back', opened.plain_text === longest.plain_text)
    const tooLong = { ...longest, plain_text: 'x'.repeat(191) }
    await kms.refused('encryptData', tooLong, 'PlainTextTooLongForRsa')
    // Bytes are counted, not characters.
    await kms.refused('encryptData', { ...longest, plain_text: 'é'.repeat(96) }, 'PlainTextTooLongForRsa')
  },
)

export const rsaRefusals = scenario(
  'rsa-refusals',
  {
    says: 'an RSA ciphertext that was changed does not decrypt',
    ...{ ...current, class: 'insecure' },
  },
  async (tools) => {
    const { kms, cmk } = tools
    const key_id = await cmk(rsa)
    const bytes = await fromOutside(tools, key_id, 'from outside')
    const sealed = { key_id, cipher_text: bytes.toString('base64'), encryption_algorithm }

    for (const at of [1, 100, 255]) {
      const broken = Buffer.from(bytes)
      broken[at] = (broken[at] ?? 0) ^ 1
      await kms.refused('decryptData', { ...sealed, cipher_text: broken.toString('base64') })
    }
    await kms.refused('decryptData', { ...sealed, cipher_text: Buffer.alloc(256, 1).toString('base64') })
  },
)

export const algorithmsOfSpecs = scenario(
  'algorithms-of-specs',
  {
    says: 'a symmetric CMK refuses an RSA algorithm, and an RSA CMK the symmetric one',
    ...{ operation: 'encryptData', generation: 'current' },
  },
  async ({ kms, cmk }) => {
    const request = { plain_text: 'x' }
    const symmetric = { ...request, key_id: await cmk(), encryption_algorithm }
    await kms.refused('encryptData', symmetric, 'SymmetricAlgorithmUnsupported')

    const asymmetric = { ...request, key_id: await cmk(rsa), encryption_algorithm: 'SYMMETRIC_DEFAULT' }
    await kms.refused('encryptData', asymmetric, 'RsaAlgorithmUnsupported')
  },
)

export const rsaBindsNothing = scenario(
  'rsa-binds-nothing',
  {
    says: 'an RSA CMK refuses a binding that it cannot keep',
    ...{ operation: 'encryptData', generation: 'current', class: 'insecure' },
    ...{ basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }) => {
    const request = { key_id: await cmk(rsa), plain_text: 'x', encryption_algorithm }
    const bound = { ...request, additional_authenticated_data: 'order=7' }
    await kms.refused('encryptData', bound, 'InvalidParameter')
  },
)
