import type { Kms } from '../../judge/kms.ts'
import { type Claim, scenario } from './scenario.ts'

const plain_text = 'bound to its context'
const insecure = { operation: 'decryptData', class: 'insecure' } as const

type Context = Record<string, string>
type Binding = { encryption_context?: Context; additional_authenticated_data?: string }

/** Encrypts under one binding, and decrypts under another. */
async function opens(kms: Kms, key_id: string, made: Binding, given: Binding, claim: Claim) {
  const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, ...made })
  const opened = await kms.ok('decryptData', { cipher_text, ...given })
  claim('it decrypts to the plaintext', opened.plain_text === plain_text, { got: opened.plain_text })
}

/** No source documents the code. */
async function opensNot(kms: Kms, key_id: string, made: Binding, given: Binding) {
  const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text, ...made })
  await kms.refused('decryptData', { cipher_text, ...given })
}

export const contextOrder = scenario(
  'context-order',
  {
    says: 'the order of the pairs of an encryption context does not matter',
    ...{ operation: 'decryptData', generation: 'classic' },
  },
  async ({ kms, cmk }, claim) => {
    const made = { encryption_context: { one: '1', two: '2', three: '3' } }
    const given = { encryption_context: { three: '3', two: '2', one: '1' } }

    await opens(kms, await cmk(), made, given, claim)
  },
)

export const contextText = scenario(
  'context-text',
  {
    says: 'a context may hold any text, and the same text decrypts',
    ...{ operation: 'decryptData', generation: 'classic' },
  },
  async ({ kms, cmk }, claim) => {
    const texts = ['é', 'e\u0301', '汉字', '😀', '"quoted"', 'a\\b', '\n', ' ', '%41', '=&;,:|']
    for (const text of texts) {
      const same = { encryption_context: { [text]: text, more: text } }
      await opens(kms, await cmk(), same, same, claim)
    }
  },
)

/** The context that a ciphertext is made with, and one that is to be refused. */
const wrongContexts: [made: Context, given: Context | undefined][] = [
  [{ order: '7' }, undefined],
  [{ order: '7' }, {}],
  [{ order: '7' }, { order: '8' }],
  [{ order: '7' }, { sort: '7' }],
  [{ order: '7' }, { Order: '7' }],
  [{ order: 'seven' }, { order: 'Seven' }],
  [{ order: '7' }, { order: '7 ' }],
  [{ order: '7' }, { ' order': '7' }],
  [{ order: '7 ' }, { order: '7' }],
  [{ order: '7' }, { 7: 'order' }],
  [{ order: '7' }, { order: '7', more: '8' }],
  [{ order: '7' }, { order: '7', more: '' }],
  [{ order: '7', more: '8' }, { order: '7' }],
  [
    { order: '7', more: '8' },
    { order: '8', more: '7' },
  ],
  [{ ab: 'c' }, { a: 'bc' }],
  [
    { a: 'bc', d: 'e' },
    { a: 'b', cd: 'e' },
  ],
  [{ a: 'b', c: 'd' }, { a: 'bcd' }],
  [{ a: '1","b":"2' }, { a: '1', b: '2' }],
  [{ a: '1,b=2' }, { a: '1', b: '2' }],
  [{ a: '1&b=2' }, { a: '1', b: '2' }],
  [{ a: '1\nb:2' }, { a: '1', b: '2' }],
  [{ 'a=b': 'c' }, { a: 'b=c' }],
  [{ a: 'é' }, { a: 'e\u0301' }],
  [{ a: '1' }, { a: '1.0' }],
]

export const contextDiffers = scenario(
  'context-differs',
  {
    says: 'a ciphertext decrypts with exactly the pairs that it was made with: none missing, added, changed or moved',
    ...{ ...insecure, generation: 'classic' },
  },
  async ({ kms, cmk }) => {
    const key_id = await cmk()
    for (const [made, given] of wrongContexts)
      await opensNot(kms, key_id, { encryption_context: made }, given ? { encryption_context: given } : {})
    await opensNot(kms, key_id, {}, { encryption_context: { order: '7' } })
  },
)

export const additionalDataDiffers = scenario(
  'additional-data-differs',
  {
    says: 'a ciphertext decrypts with exactly its additional_authenticated_data',
    ...{ ...insecure, generation: 'current' },
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const made = { additional_authenticated_data: 'order=7' }
    await opens(kms, key_id, made, made, claim)

    for (const wrong of ['order=8', 'ORDER=7', 'order=7 ', ' order=7', 'order', 'order=77', '7=order'])
      await opensNot(kms, key_id, made, { additional_authenticated_data: wrong })
    await opensNot(kms, key_id, made, {})
    await opensNot(kms, key_id, {}, made)
    const [composed, decomposed] = ['é', 'e\u0301'].map((text) => ({ additional_authenticated_data: text }))
    await opensNot(kms, key_id, { ...composed }, { ...decomposed })
  },
)

export const twoBindings = scenario(
  'two-bindings',
  {
    says: 'encryption_context and additional_authenticated_data both bind, and neither stands for the other',
    ...{ ...insecure, generation: 'both', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const context = { encryption_context: { order: '7' } }
    const both = { ...context, additional_authenticated_data: 'order=7' }
    await opens(kms, key_id, both, both, claim)

    await opensNot(kms, key_id, both, context)
    await opensNot(kms, key_id, both, { additional_authenticated_data: 'order=7' })
    for (const text of ['{"order":"7"}', 'order7', 'order=7', 'order:7']) {
      await opensNot(kms, key_id, context, { additional_authenticated_data: text })
      await opensNot(kms, key_id, { additional_authenticated_data: text }, context)
    }
  },
)

export const emptyContext = scenario(
  'empty-context',
  {
    says: 'an empty encryption_context is the same as none',
    ...{ operation: 'decryptData', generation: 'classic', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }, claim) => {
    await opens(kms, await cmk(), { encryption_context: {} }, {}, claim)
    await opens(kms, await cmk(), {}, { encryption_context: {} }, claim)
  },
)

export const emptyAdditionalData = scenario(
  'empty-additional-data',
  {
    says: 'an empty additional_authenticated_data is the same as none',
    ...{ operation: 'decryptData', generation: 'current', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }, claim) => {
    await opens(kms, await cmk(), { additional_authenticated_data: '' }, {}, claim)
    await opens(kms, await cmk(), {}, { additional_authenticated_data: '' }, claim)
  },
)

export const wrongBindingCode = scenario(
  'wrong-binding-code',
  {
    says: 'a wrong context is answered as any ciphertext that does not decrypt',
    ...{ operation: 'decryptData', generation: 'classic', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }) => {
    const key_id = await cmk()
    for (const encryption_context of [undefined, { order: '8' }]) {
      const made = { key_id, plain_text, encryption_context: { order: '7' } }
      const { cipher_text } = await kms.ok('encryptData', made)
      await kms.refused('decryptData', { cipher_text, encryption_context }, 'InvalidCipherText')
    }
  },
)
