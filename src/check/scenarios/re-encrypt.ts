import { scenario } from './scenario.ts'

export const reEncryption = scenario(
  're-encryption',
  {
    says: 're-encrypt moves a ciphertext under another CMK, and its plaintext stays',
    operation: 'reEncrypt',
  },
  async ({ kms, cmk }, claim) => {
    const source = await cmk()
    const destination_key_id = await cmk({ label: 'other' })
    const plain_text = 'moved'
    const { cipher_text } = await kms.ok('encryptData', { key_id: source, plain_text })

    const moved = await kms.ok('reEncrypt', { cipher_text, destination_key_id })

    claim('key_id is the destination', moved.key_id === destination_key_id)
    claim('source_key_id is the source', moved.source_key_id === source)
    claim('the ciphertext is another one', moved.cipher_text !== cipher_text)
    const decrypted = await kms.ok('decryptData', { cipher_text: moved.cipher_text })
    claim('it decrypts to the plaintext', decrypted.plain_text === plain_text)
    claim('under the destination', decrypted.key_id === destination_key_id)
  },
)

export const reEncryptionBinding = scenario(
  're-encryption-binding',
  {
    says: 're-encrypt checks the old binding and sets the new one',
    operation: 'reEncrypt',
    class: 'insecure',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const destination_key_id = await cmk({ label: 'other' })
    const old = 'old'
    const { cipher_text } = await kms.ok('encryptData', {
      key_id,
      plain_text: 'x',
      additional_authenticated_data: old,
    })
    const request = { cipher_text, destination_key_id, destination_additional_authenticated_data: 'new' }

    await kms.refused('reEncrypt', request, 'InvalidCipherText')
    const moved = await kms.ok('reEncrypt', { ...request, source_additional_authenticated_data: old })
    await kms.refused('decryptData', { cipher_text: moved.cipher_text }, 'InvalidCipherText')
    const bound = { cipher_text: moved.cipher_text, additional_authenticated_data: 'new' }
    claim('the new binding decrypts', (await kms.ok('decryptData', bound)).plain_text === 'x')
  },
)
