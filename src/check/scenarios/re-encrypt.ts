import { scenario } from './scenario.ts'

const plain_text = 'moved'
const assumed = { basis: 'assumed', place: 'openapi/DEVIATIONS.md' } as const

export const reEncryption = scenario(
  're-encryption',
  {
    says: 're-encrypt moves a ciphertext under another CMK, and its plaintext stays',
    operation: 'reEncrypt',
  },
  async ({ kms, cmk }, claim) => {
    const source = await cmk()
    const destination_key_id = await cmk({ label: 'other' })
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text })

    const moved = await kms.ok('reEncrypt', { cipher_text, destination_key_id })

    claim('key_id is the destination', moved.key_id === destination_key_id)
    claim('source_key_id is the source', moved.source_key_id === source)
    claim('the ciphertext is another one', moved.cipher_text !== cipher_text)
    const decrypted = await kms.ok('decryptData', { cipher_text: moved.cipher_text })
    claim('it decrypts to the plaintext', decrypted.plain_text === plain_text)
    claim('under the destination', decrypted.key_id === destination_key_id)
    const old = await kms.ok('decryptData', { cipher_text })
    claim('the old ciphertext is still that of the source', old.key_id === source)
  },
)

export const reEncryptionBinding = scenario(
  're-encryption-binding',
  {
    says: 're-encrypt checks the old binding and sets the new one',
    ...{ operation: 'reEncrypt', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const made = { key_id: await cmk(), plain_text, additional_authenticated_data: 'old' }
    const { cipher_text } = await kms.ok('encryptData', made)
    const destination_key_id = await cmk({ label: 'other' })
    const request = { cipher_text, destination_key_id, destination_additional_authenticated_data: 'new' }
    const binding = { source_additional_authenticated_data: 'old' }

    await kms.refused('reEncrypt', request)
    await kms.refused('reEncrypt', { ...request, source_additional_authenticated_data: 'new' })
    const moved = await kms.ok('reEncrypt', { ...request, ...binding })
    const bound = (text?: string) => ({ cipher_text: moved.cipher_text, additional_authenticated_data: text })
    await kms.refused('decryptData', bound())
    await kms.refused('decryptData', bound('old'))
    claim('the new binding decrypts', (await kms.ok('decryptData', bound('new'))).plain_text === plain_text)

    const freed = { cipher_text, destination_key_id, ...binding }
    const bare = { cipher_text: (await kms.ok('reEncrypt', freed)).cipher_text }
    claim(
      'the old binding does not come along',
      (await kms.ok('decryptData', bare)).plain_text === plain_text,
    )
  },
)

export const reEncryptionOfContext = scenario(
  're-encryption-of-context',
  {
    says: 're-encrypt takes no encryption_context, so what one binds is not moved',
    ...{ operation: 'reEncrypt', generation: 'both', class: 'insecure', ...assumed },
  },
  async ({ kms, cmk }) => {
    const made = { key_id: await cmk(), plain_text, encryption_context: { order: '7' } }
    const { cipher_text } = await kms.ok('encryptData', made)

    await kms.refused('reEncrypt', { cipher_text, destination_key_id: await cmk({ label: 'other' }) })
  },
)

export const reEncryptionOfBroken = scenario(
  're-encryption-of-broken',
  {
    says: 're-encrypt does not mend what decrypt-data refuses',
    ...{ operation: 'reEncrypt', class: 'insecure' },
  },
  async ({ kms, cmk }) => {
    const destination_key_id = await cmk({ label: 'other' })
    const { cipher_text } = await kms.ok('encryptData', { key_id: await cmk(), plain_text })
    const bytes = Buffer.from(cipher_text, 'base64')

    for (const part of [0.1, 0.3, 0.9]) {
      const changed = Buffer.from(bytes)
      const at = Math.floor(bytes.length * part)
      changed[at] = (changed[at] ?? 0) ^ 1
      await kms.refused('reEncrypt', { cipher_text: changed.toString('base64'), destination_key_id })
    }
  },
)

export const reEncryptionOfDatakey = scenario(
  're-encryption-of-datakey',
  {
    says: 'a datakey that is moved under another CMK stays the same, and its ciphertext hexadecimal',
    ...{ operation: 'reEncrypt', ...assumed },
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk({ label: 'other' })
    const made = await kms.ok('createDatakey', { key_id: await cmk(), datakey_length: '512' })
    const request = { cipher_text: made.cipher_text, destination_key_id: key_id, datakey_cipher_length: '64' }

    const { cipher_text } = await kms.ok('reEncrypt', request)

    claim('it is hexadecimal in upper case', /^([0-9A-F]{2})+$/.test(cipher_text), { got: cipher_text })
    const opened = await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })
    claim('it decrypts to the datakey', opened.data_key === made.plain_text)
    claim('its length stays', opened.datakey_length === '64', { got: opened.datakey_length })
  },
)
