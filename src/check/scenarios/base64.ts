import { Skipped } from '../../judge/complaint.ts'
import type { Tools } from '../workshop/tools.ts'
import { scenario } from './scenario.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The first ciphertext whose Base64 has what is asked for, of plaintexts of these lengths. */
async function sealedWith({ kms, cmk }: Tools, wanted: RegExp, lengths: number[]): Promise<string> {
  const key_id = await cmk()
  const texts: string[] = []
  // All are sent, so that every run sends the same.
  for (const length of lengths)
    texts.push((await kms.ok('encryptData', { key_id, plain_text: 'x'.repeat(length) })).cipher_text)
  const text = texts.find((each) => wanted.test(each))
  if (text === undefined) throw new Skipped(`no ciphertext of the service has ${wanted} in its Base64`)
  return text
}

export const otherAlphabets = scenario(
  'other-alphabets',
  {
    says: 'a ciphertext is given in the Base64 that was answered: no blanks, no line ends, no alphabet of URLs',
    operation: 'decryptData',
  },
  async (tools) => {
    const text = await sealedWith(tools, /\+.*\/|\/.*\+/, [1000])
    const lines = text.replace(/.{76}/g, '$&\r\n')
    const forUrls = text.replaceAll('+', '-').replaceAll('/', '_')

    for (const cipher_text of [lines, ` ${text}`, `${text}\n`, forUrls, `data:;base64,${text}`])
      await tools.kms.refused('decryptData', { cipher_text }, 'InvalidCipherText')
    await tools.kms.ok('decryptData', { cipher_text: text })
  },
)

export const strictBase64 = scenario(
  'strict-base64',
  {
    says: 'one ciphertext has one text: padding is neither left out nor added, and bits that no byte uses are zero',
    operation: 'decryptData',
    place: 'docs/ciphertext.md',
    basis: 'assumed',
  },
  async (tools) => {
    const text = await sealedWith(tools, /[^=]=$/, [1, 16, 32])
    const bare = text.slice(0, -1)
    const nextDigit = digits[digits.indexOf(bare.at(-1) ?? '') + 1]

    for (const cipher_text of [bare, `${text}=`, `${text}AAAA`, `${bare.slice(0, -1)}${nextDigit}=`])
      await tools.kms.refused('decryptData', { cipher_text }, 'InvalidCipherText')
  },
)
