import * as fc from 'fast-check'
import { scenario } from './scenario.ts'

const texts = [
  'hello, dewkit',
  ' blanks at both ends ',
  'tab\tand \u0000 and \u0085',
  'é è – “quotes” – 汉字 – العربية',
  'e\u0301 is not é, and ﬁ is no fi',
  '😀👩‍👩‍👧 𝒳',
  '{"json": [1, null]}',
  '"\\/\b\f',
  '1',
  'true',
  '%2F&amp;+',
  ...[1, 15, 16, 17, 4095, 4096].map((length) => 'x'.repeat(length)),
]

/** Whatever the documented pattern `^.{1,4096}$` takes: no line ends. */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => !/[\n\r\u2028\u2029]/.test(text))

export const roundTrip = scenario(
  'round-trip',
  {
    says: 'decrypt-data gives back every text that encrypt-data took, to the letter',
    operation: 'decryptData',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    for (const plain_text of [...texts, ...fc.sample(anyText, { numRuns: 10, seed: 11 })]) {
      const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text })
      const decrypted = await kms.ok('decryptData', { cipher_text })

      const seen = { expected: plain_text, got: decrypted.plain_text }
      claim('decrypt-data gives back the plaintext', decrypted.plain_text === plain_text, seen)
      claim('decrypt-data answers the id of the CMK', decrypted.key_id === key_id, {
        expected: key_id,
        got: decrypted.key_id,
      })
      const { plain_text_base64: inBase64 = Buffer.from(plain_text).toString('base64') } = decrypted
      claim(
        'plain_text_base64 is the plaintext in Base64',
        inBase64 === Buffer.from(plain_text).toString('base64'),
      )
    }
  },
)
