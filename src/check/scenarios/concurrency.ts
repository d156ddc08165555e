import { scenario } from './scenario.ts'

export const concurrentData = scenario(
  'concurrent-data',
  {
    says: 'requests at the same time do not get mixed up',
    operation: 'encryptData',
    class: 'unstable',
    isUnordered: true,
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const texts = Array.from({ length: 24 }, (_, index) => `text number ${index}`)
    const sealed = await Promise.all(texts.map((plain_text) => kms.ok('encryptData', { key_id, plain_text })))
    const opened = await Promise.all(sealed.map(({ cipher_text }) => kms.ok('decryptData', { cipher_text })))

    const wrong = opened.filter(({ plain_text }, index) => plain_text !== texts[index]).length
    claim('each decrypts to its own text', wrong === 0, { got: `${wrong} of ${texts.length} to another` })
  },
)

export const concurrentNames = scenario(
  'concurrent-names',
  {
    says: 'of several that ask for one name at the same time, one gets it',
    operation: 'updateKeyAlias',
    class: 'unstable',
    isUnordered: true,
  },
  async ({ kms, borrow, name }, claim) => {
    const ids = [await borrow(), await borrow(), await borrow()]
    const key_alias = name()
    const answers = await Promise.all(ids.map((key_id) => kms.call('updateKeyAlias', { key_id, key_alias })))

    const taken = answers.filter(({ status }) => status === 200).length
    claim('exactly one gets the name', taken === 1, { expected: 1, got: taken })
  },
)
