import { scenario } from './scenario.ts'

const plain_text = 'bound to its context'

export const contextOrder = scenario(
  'context-order',
  {
    says: 'the order of the pairs of an encryption context does not matter',
    operation: 'decryptData',
    generation: 'classic',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const encryption_context = { one: '1', two: '2', three: '3' }
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, encryption_context })

    const turned = { cipher_text, encryption_context: { three: '3', two: '2', one: '1' } }
    const decrypted = await kms.ok('decryptData', turned)

    claim('pairs in another order decrypt', decrypted.plain_text === plain_text)
  },
)

const wrongContexts: [given: Record<string, string>, wrong: Record<string, string> | undefined][] = [
  [{ order: '7' }, undefined],
  [{ order: '7' }, { order: '8' }],
  [{ order: '7' }, { Order: '7' }],
  [{ order: '7' }, { order: '7 ' }],
  [{ order: '7' }, { 7: 'order' }],
  [{ order: '7' }, { order: '7', more: '' }],
  [{ order: '7', more: '8' }, { order: '7' }],
  [
    { order: '7', more: '8' },
    { order: '8', more: '7' },
  ],
  [{ ab: 'c' }, { a: 'bc' }],
  [{ a: 'b', c: 'd' }, { a: 'bcd' }],
  [{ a: '1,"b":"2' }, { a: '1', b: '2' }],
  [{ a: 'é' }, { a: 'e\u0301' }],
]

export const contextDiffers = scenario(
  'context-differs',
  {
    says: 'a ciphertext decrypts with exactly the pairs that it was made with: none missing, added, changed or moved',
    operation: 'decryptData',
    generation: 'classic',
    class: 'insecure',
  },
  async ({ kms, cmk }) => {
    const key_id = await cmk()
    for (const [encryption_context, wrong] of wrongContexts) {
      const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, encryption_context })

      await kms.refused('decryptData', { cipher_text, encryption_context: wrong }, 'InvalidCipherText')
    }
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text })
    await kms.refused('decryptData', { cipher_text, encryption_context: { order: '7' } }, 'InvalidCipherText')
  },
)

export const additionalDataDiffers = scenario(
  'additional-data-differs',
  {
    says: 'a ciphertext decrypts with exactly its additional_authenticated_data',
    operation: 'decryptData',
    generation: 'current',
    class: 'insecure',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const bound = { additional_authenticated_data: 'order=7' }
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, ...bound })

    const decrypted = await kms.ok('decryptData', { cipher_text, ...bound })
    claim('the same additional_authenticated_data decrypts', decrypted.plain_text === plain_text)
    for (const wrong of [undefined, 'order=8', 'ORDER=7', 'order=7 ', 'order', 'order=77'])
      await kms.refused(
        'decryptData',
        { cipher_text, additional_authenticated_data: wrong },
        'InvalidCipherText',
      )
  },
)

export const emptyBindings = scenario(
  'empty-bindings',
  {
    says: 'an empty context binds nothing',
    operation: 'decryptData',
    generation: 'classic',
    origin: 'assumed',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, encryption_context: {} })

    claim('it decrypts without one', (await kms.ok('decryptData', { cipher_text })).plain_text === plain_text)
  },
)

export const datakeyContext = scenario(
  'datakey-context',
  {
    says: 'the ciphertext of a datakey decrypts with exactly its encryption_context',
    operation: 'decryptDatakey',
    generation: 'classic',
    class: 'insecure',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const encryption_context = { tenant: 'a' }
    const made = await kms.ok('createDatakey', { key_id, datakey_length: '512', encryption_context })
    const sealed = { key_id, cipher_text: made.cipher_text, datakey_cipher_length: '64' }

    const opened = await kms.ok('decryptDatakey', { ...sealed, encryption_context })
    claim('it decrypts to the datakey', opened.data_key === made.plain_text)
    for (const wrong of [undefined, { tenant: 'b' }, { tenant: 'a', more: 'x' }])
      await kms.refused('decryptDatakey', { ...sealed, encryption_context: wrong }, 'InvalidCipherText')
  },
)
