import { createHash } from 'node:crypto'
import { scenario } from './scenario.ts'

const page = 'docs/ciphertext.md'
const secret = 'A plaintext that nobody may find in the ciphertext, 0123456789'

export const tampering = scenario(
  'tampering',
  {
    says: 'a ciphertext with one bit flipped, in whatever region, does not decrypt',
    operation: 'decryptData',
    place: page,
    class: 'insecure',
  },
  async ({ kms, cmk }) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: await cmk(), plain_text: secret })
    const bytes = Buffer.from(cipher_text, 'base64')
    const steps = Array.from({ length: 24 }, (_, step) => Math.floor((step * bytes.length) / 24))
    const regions = [0, 1, 2, 3, 4, 19, 20, ...steps, bytes.length - 36, bytes.length - 33, bytes.length - 1]

    for (const at of [...new Set(regions)]) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 0x01
      await refusedCipher(kms, flipped)
      // The digest at the end of the documented layout is no secret: whoever tampers can mend it.
      if (hasDigest(bytes) && at < bytes.length - 32) await refusedCipher(kms, mended(flipped))
    }
  },
)

const hasDigest = (bytes: Buffer) => mended(bytes).equals(bytes)
const mended = (bytes: Buffer) => {
  const body = bytes.subarray(0, bytes.length - 32)
  return Buffer.concat([body, createHash('sha256').update(body).digest()])
}

type Kms = Parameters<Parameters<typeof scenario>[2]>[0]['kms']
/** A changed id names another CMK, or none; a changed length or version is no ciphertext any more. */
const refusedCipher = (kms: Kms, bytes: Buffer) =>
  kms.refused('decryptData', { cipher_text: bytes.toString('base64') }, 'InvalidCipherText', 'KeyNotFound')

export const truncation = scenario(
  'truncation',
  {
    says: 'a ciphertext that is cut off or goes on does not decrypt',
    operation: 'decryptData',
    place: page,
    class: 'insecure',
  },
  async ({ kms, cmk }) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: await cmk(), plain_text: secret })
    const bytes = Buffer.from(cipher_text, 'base64')
    const wrong = [
      ...[1, 3, 16, 32, 48].map((count) => bytes.subarray(0, bytes.length - count)),
      ...[1, 16].map((count) => bytes.subarray(count)),
      ...[1, 16].map((count) => Buffer.concat([bytes, Buffer.alloc(count)])),
      Buffer.concat([bytes, bytes]),
    ]
    for (const each of wrong) await refusedCipher(kms, each)
  },
)

export const randomised = scenario(
  'randomised',
  {
    says: 'two encryptions of one text differ, and nothing of the text is seen in them',
    operation: 'encryptData',
    place: page,
    class: 'insecure',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const encrypt = async (plain_text: string) =>
      Buffer.from((await kms.ok('encryptData', { key_id, plain_text })).cipher_text, 'base64')
    const one = await encrypt(secret)
    const other = await encrypt(secret)

    claim('two ciphertexts of one plaintext differ', !one.equals(other))
    const same = one.filter((byte, at) => byte === other[at]).length
    claim('they differ in more than a counter', one.length - same > 32, { got: `${one.length - same} bytes` })
    for (const form of [
      secret,
      [...secret].reverse().join(''),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('hex'),
    ])
      claim('the plaintext is not inside the ciphertext', !one.includes(Buffer.from(form.slice(0, 24))))
    claim('the ciphertext is not the plaintext in Base64', one.toString() !== secret)
  },
)

export const patternless = scenario(
  'patternless',
  {
    says: 'a plaintext that repeats leaves no repetition in the ciphertext',
    operation: 'encryptData',
    place: page,
    class: 'insecure',
  },
  async ({ kms, cmk }, claim) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: await cmk(), plain_text: 'a'.repeat(4096) })
    const bytes = Buffer.from(cipher_text, 'base64')
    const blocks = Array.from({ length: Math.floor(bytes.length / 16) - 1 }, (_, index) =>
      bytes.subarray(index * 16 + 4, index * 16 + 20).toString('hex'),
    )
    const distinct = new Set(blocks).size
    claim('no block of 16 bytes repeats', distinct === blocks.length, {
      got: `${blocks.length - distinct} repeat`,
    })
    const counts = new Map<number, number>()
    for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
    const most = Math.max(...counts.values())
    claim('no byte stands out', most < 100, { got: `one byte ${most} times in ${bytes.length}` })
  },
)

export const ciphertextLength = scenario(
  'ciphertext-length',
  {
    says: 'n bytes of plaintext become 124 + (floor(n / 16) + 1) × 16 bytes of ciphertext',
    operation: 'encryptData',
    place: page,
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    for (const n of [1, 15, 17, 31, 100, 4095]) {
      const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'x'.repeat(n) })
      const got = Buffer.from(cipher_text, 'base64').length
      const expected = 124 + (Math.floor(n / 16) + 1) * 16
      claim(`the length of the ciphertext`, got === expected, {
        expected: `${expected} bytes for ${n}`,
        got: `${got}`,
      })
    }
  },
)

export const ciphertextCarriesCmk = scenario(
  'ciphertext-and-cmk',
  { says: 'a ciphertext decrypts under its own CMK alone', operation: 'decryptData', class: 'insecure' },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const other = await cmk({ label: 'other' })
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: secret })

    claim(
      'with its key_id it decrypts',
      (await kms.ok('decryptData', { cipher_text, key_id })).plain_text === secret,
    )
    await kms.refused('decryptData', { cipher_text, key_id: other }, 'InvalidCipherText')
  },
)
