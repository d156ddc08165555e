import { scenario } from './scenario.ts'

export const contextOrder = scenario(
  'context-order',
  { says: 'the order of the pairs of an encryption context does not matter', operation: 'decryptData' },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const plain_text = 'bound to two pairs'
    const encryption_context = { one: '1', two: '2' }
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, encryption_context })

    const turned = { cipher_text, encryption_context: { two: '2', one: '1' } }
    const decrypted = await kms.ok('decryptData', turned)

    claim('pairs in another order decrypt', decrypted.plain_text === plain_text)
  },
)
