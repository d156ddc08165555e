import type { Tools } from '../workshop/tools.ts'
import { type Claim, scenario } from './scenario.ts'

const place = 'docs/ciphertext.md'
const secret = 'A plaintext that nobody may find in the ciphertext, 0123456789'
const insecure = { operation: 'encryptData', place, class: 'insecure' } as const

const sealed = async ({ kms, cmk }: Tools, plain_text: string) =>
  Buffer.from((await kms.ok('encryptData', { key_id: await cmk(), plain_text })).cipher_text, 'base64')

/** How many bytes stand at the same place in both. */
const shared = (one: Buffer, other: Buffer) => one.filter((byte, at) => byte === other[at]).length

export const randomised = scenario(
  'randomised',
  { says: 'two encryptions of one text differ, in nearly all that depends on the text', ...insecure },
  async (tools, claim) => {
    const text = secret.repeat(16)
    const [one, other] = [await sealed(tools, text), await sealed(tools, text)]

    claim('two ciphertexts of one plaintext differ', !one.equals(other))
    const same = shared(one, other)
    // Headers and ids are short; of the rest one byte in 256 agrees by chance.
    claim('they differ in nearly every byte', same < one.length * 0.2, {
      expected: 'less than a fifth of the bytes to be equal',
      got: `${same} of ${one.length}`,
    })
  },
)

export const keystreams = scenario(
  'keystreams',
  { says: 'what hides one plaintext hides no other', ...insecure },
  async (tools, claim) => {
    const texts = ['x'.repeat(1000), 'y'.repeat(1000)] as const
    const [one, other] = [await sealed(tools, texts[0]), await sealed(tools, texts[1])]

    const difference = Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)))
    // Where both were hidden by the same bytes, what is left is 'x' ^ 'y'.
    const asPlain = difference.filter((byte) => byte === ('x'.charCodeAt(0) ^ 'y'.charCodeAt(0))).length
    claim('the difference of two ciphertexts is not that of their plaintexts', asPlain < 100, {
      got: `${asPlain} of 1000 bytes`,
    })
  },
)

export const plaintextHidden = scenario(
  'plaintext-hidden',
  { says: 'nothing of the plaintext is seen in the ciphertext', ...insecure },
  async (tools, claim) => {
    const bytes = await sealed(tools, secret)
    const encodings = ['utf8', 'hex', 'base64', 'utf16le'] as const
    const forms = encodings.map((encoding) =>
      encoding === 'utf16le'
        ? Buffer.from(secret, encoding)
        : Buffer.from(Buffer.from(secret).toString(encoding)),
    )

    for (const form of forms)
      for (const haystack of [bytes, Buffer.from(bytes).reverse()])
        claim('the plaintext is not inside the ciphertext', !haystack.includes(form.subarray(0, 20)))
    for (const mask of Array(256).keys()) {
      const masked = Buffer.from(Buffer.from(secret.slice(0, 20)).map((byte) => byte ^ mask))
      claim('the plaintext is not inside under one byte for all', !bytes.includes(masked), { got: `${mask}` })
    }
  },
)

export const patternless = scenario(
  'patternless',
  { says: 'a plaintext that repeats leaves no repetition in the ciphertext', ...insecure },
  async (tools, claim) => {
    const bytes = await sealed(tools, 'a'.repeat(4096))

    for (let start = 0; start < 16; start += 1) {
      const blocks = Array.from({ length: Math.floor((bytes.length - start) / 16) }, (_, index) =>
        bytes.subarray(start + index * 16, start + index * 16 + 16).toString('hex'),
      )
      const repeated = blocks.length - new Set(blocks).size
      // A header may well be zeros; 256 equal blocks of plaintext are something else.
      claim('no block of 16 bytes repeats', repeated < 4, { got: `${repeated} repeat` })
    }
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
    ...{ operation: 'encryptData', place, generation: 'classic' },
  },
  // Two sources disagree about multiples of 16 alone.
  async (tools, claim) => lengthsAre(tools, claim, [1, 15, 17, 31, 100, 4095]),
)

export const ciphertextLengthOfBlocks = scenario(
  'ciphertext-length-of-blocks',
  {
    says: 'whole blocks of plaintext are padded by one block more',
    ...{ operation: 'encryptData', place, generation: 'classic', basis: 'assumed' },
  },
  async (tools, claim) => lengthsAre(tools, claim, [16, 32, 4096]),
)

async function lengthsAre(tools: Tools, claim: Claim, lengths: number[]) {
  for (const n of lengths) {
    const { length } = await sealed(tools, 'x'.repeat(n))
    const expected = 124 + (Math.floor(n / 16) + 1) * 16
    claim('the length of the ciphertext', length === expected, {
      expected: `${expected} bytes for ${n}`,
      got: `${length}`,
    })
  }
}

export const ownCmkAlone = scenario(
  'own-cmk-alone',
  {
    says: 'a ciphertext decrypts under its own CMK alone',
    ...{ operation: 'decryptData', place: 'openapi/DEVIATIONS.md', basis: 'assumed' },
    ...{ generation: 'current', class: 'insecure' },
  },
  async (tools, claim) => {
    const { kms, cmk } = tools
    const key_id = await cmk()
    const cipher_text = (await sealed(tools, secret)).toString('base64')

    const decrypted = await kms.ok('decryptData', { cipher_text, key_id })
    claim('with its key_id it decrypts', decrypted.plain_text === secret)
    await kms.refused('decryptData', { cipher_text, key_id: await cmk({ label: 'other' }) })
  },
)
