import { scenario } from './scenario.ts'

const texts = [
  'hello, dewkit',
  ' blanks at both ends ',
  'tab\tand \u0000 and \u0085',
  'é è – “quotes” – 汉字 – العربية',
  'e\u0301 is not é',
  '😀👩‍👩‍👧 𝒳',
  '{"json": [1, null]}',
  '"\\/\b\f',
  '1',
  '%2F&amp;+',
]

export const roundTrip = scenario(
  'round-trip',
  {
    says: 'decrypt-data gives back every text that encrypt-data took, to the letter',
    operation: 'decryptData',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    for (const plain_text of texts) {
      const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text })
      const decrypted = await kms.ok('decryptData', { cipher_text })

      const seen = { expected: plain_text, got: decrypted.plain_text }
      claim('decrypt-data gives back the plaintext', decrypted.plain_text === plain_text, seen)
      claim('decrypt-data answers the id of the CMK', decrypted.key_id === key_id, {
        expected: key_id,
        got: decrypted.key_id,
      })
      const inBase64 = Buffer.from(plain_text).toString('base64')
      if (decrypted.plain_text_base64 !== undefined)
        claim('plain_text_base64 is the plaintext in Base64', decrypted.plain_text_base64 === inBase64)
    }
  },
)
