import { createHash } from 'node:crypto'
import type { Kms } from '../../judge/kms.ts'
import { scenario } from './scenario.ts'

const datakey = Buffer.alloc(64, 11)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')
const insecure = { operation: 'decryptDatakey', class: 'insecure' } as const

/** Every operation that seals a datakey. */
const sealing = {
  createDatakey: { datakey_length: '512' },
  createDatakeyWithoutPlaintext: { datakey_length: '512' },
  encryptDatakey: { plain_text: digested, datakey_plain_length: '64' },
} as const

async function bindsAll(kms: Kms, key_id: string, made: object, wrong: object[]) {
  for (const id of Object.keys(sealing) as (keyof typeof sealing)[]) {
    const { cipher_text } = await kms.ok(id, { key_id, ...sealing[id], ...made })
    const sealed = { key_id, cipher_text, datakey_cipher_length: '64' }

    await kms.ok('decryptDatakey', { ...sealed, ...made })
    // No source documents the code.
    for (const given of wrong) await kms.refused('decryptDatakey', { ...sealed, ...given })
  }
}

export const datakeyContext = scenario(
  'datakey-context',
  {
    says: 'the ciphertext of a datakey decrypts with exactly its encryption_context',
    ...{ ...insecure, generation: 'classic' },
  },
  async ({ kms, cmk }) => {
    const wrong = [{}, { tenant: 'b' }, { Tenant: 'a' }, { a: 'tenant' }, { tenant: 'a', more: 'x' }]
    const given = wrong.map((encryption_context) => ({ encryption_context }))
    await bindsAll(kms, await cmk(), { encryption_context: { tenant: 'a' } }, [{}, ...given])
  },
)

export const datakeyAdditionalData = scenario(
  'datakey-additional-data',
  {
    says: 'the ciphertext of a datakey decrypts with exactly its additional_authenticated_data',
    ...{ ...insecure, generation: 'current' },
  },
  async ({ kms, cmk }) => {
    const wrong = ['tenant=b', 'TENANT=a', 'tenant=a ', 'tenant'].map((text) => ({
      additional_authenticated_data: text,
    }))
    await bindsAll(kms, await cmk(), { additional_authenticated_data: 'tenant=a' }, [{}, ...wrong])
  },
)

export const datakeyTampering = scenario(
  'datakey-tampering',
  { says: 'a datakey whose ciphertext was changed or cut off does not decrypt', ...insecure },
  async ({ kms, cmk }) => {
    const key_id = await cmk()
    const { cipher_text } = await kms.ok('createDatakey', { key_id, datakey_length: '512' })
    const bytes = Buffer.from(cipher_text, 'hex')
    const refused = (wrong: Buffer) => {
      const text = wrong.toString('hex').toUpperCase()
      return kms.refused('decryptDatakey', { key_id, cipher_text: text, datakey_cipher_length: '64' })
    }

    for (let step = 0; step < 16; step += 1) {
      const flipped = Buffer.from(bytes)
      const at = Math.floor((bytes.length * step) / 16)
      flipped[at] = (flipped[at] ?? 0) ^ 0x80
      await refused(flipped)
    }
    for (const count of [1, 16, 32]) await refused(bytes.subarray(0, bytes.length - count))
    await refused(Buffer.concat([bytes, Buffer.alloc(16)]))
  },
)

export const datakeyOfOtherCmk = scenario(
  'datakey-of-other-cmk',
  { says: 'a datakey decrypts with the CMK that encrypted it alone', ...insecure },
  async ({ kms, cmk }) => {
    const { cipher_text } = await kms.ok('createDatakey', { key_id: await cmk(), datakey_length: '512' })
    const sealed = { cipher_text, datakey_cipher_length: '64' }

    await kms.refused('decryptDatakey', { ...sealed, key_id: await cmk({ label: 'other' }) })
  },
)

export const datakeyWrongLength = scenario(
  'datakey-wrong-length',
  {
    says: 'datakey_cipher_length must be that of the datakey',
    ...{ operation: 'decryptDatakey', generation: 'current' },
    ...{ basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }) => {
    const key_id = await cmk()
    const { cipher_text } = await kms.ok('createDatakey', { key_id, datakey_length: '512' })
    for (const datakey_cipher_length of ['1', '32', '63', '65', '1024']) {
      const sealed = { key_id, cipher_text, datakey_cipher_length }
      await kms.refused('decryptDatakey', sealed, 'DatakeyCipherLengthMismatch')
    }
  },
)
