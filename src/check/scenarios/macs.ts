import type { Kms } from '../../judge/kms.ts'
import { type Claim, scenario } from './scenario.ts'

const lengths = [
  ['HMAC_256', 'HMAC_SHA_256', 64],
  ['HMAC_384', 'HMAC_SHA_384', 96],
  ['HMAC_512', 'HMAC_SHA_512', 128],
] as const

const text = (words: string) => Buffer.from(words).toString('base64')
const one = { mac_algorithm: 'HMAC_SHA_256', message: text('one') }

const macOf = async (kms: Kms, request: object) => (await kms.ok('generateMac', { ...request })).mac

async function verifies(kms: Kms, request: object, expected: boolean, claim: Claim) {
  const { mac_valid } = await kms.ok('verifyMac', { ...request })
  claim('verify-mac tells right from wrong', mac_valid === expected, { expected, got: mac_valid })
}

export const macs = scenario(
  'macs',
  {
    says: 'a MAC has the length of its algorithm, is the same for one message, and another for any other',
    operation: 'generateMac',
  },
  async ({ kms, cmk }, claim) => {
    for (const [spec, mac_algorithm, digits] of lengths) {
      const key_id = await cmk({ spec })
      const request = { key_id, mac_algorithm, message: text('one') }
      const { mac, key_id: answered } = await kms.ok('generateMac', request)

      claim('the answer names the CMK', answered === key_id)
      claim('the length is that of the algorithm', mac.length === digits, {
        ...{ expected: digits, got: mac.length },
      })
      claim('it is the same each time', (await macOf(kms, request)) === mac)
      for (const words of ['two', 'One', 'one ', 'o', 'one'.repeat(1000)]) {
        const other = await macOf(kms, { ...request, message: text(words) })
        claim('another message has another', other !== mac, { got: `the same for ${words.slice(0, 10)}` })
      }
      await verifies(kms, { ...request, mac }, true, claim)
    }
  },
)

export const wrongMacs = scenario(
  'wrong-macs',
  {
    says: 'verify-mac answers false for another message, and for a MAC that was changed or cut off',
    ...{ operation: 'verifyMac', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const request = { key_id: await cmk({ spec: 'HMAC_256' }), ...one }
    const mac = await macOf(kms, request)

    await verifies(kms, { ...request, mac, message: text('two') }, false, claim)
    for (const at of [0, 31, 63]) {
      const digit = mac[at] === '0' ? '1' : '0'
      const changed = mac.slice(0, at) + digit + mac.slice(at + 1)
      await verifies(kms, { ...request, mac: changed }, false, claim)
    }
    await verifies(kms, { ...request, mac: '0'.repeat(64) }, false, claim)
  },
)

export const cutMacs = scenario(
  'cut-macs',
  {
    says: 'verify-mac answers false for a MAC of another length',
    ...{ operation: 'verifyMac', class: 'insecure', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }, claim) => {
    const request = { key_id: await cmk({ spec: 'HMAC_256' }), ...one }
    const mac = await macOf(kms, request)

    for (const wrong of [mac.slice(0, 32), mac.slice(0, 62), `${mac}00`, mac + mac])
      await verifies(kms, { ...request, mac: wrong }, false, claim)
    await verifies(kms, { ...request, mac: mac.toUpperCase() }, true, claim)
  },
)

export const macsOfCmks = scenario(
  'macs-of-cmks',
  {
    says: 'another CMK makes another MAC, and does not verify this one',
    ...{ operation: 'generateMac', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk({ spec: 'HMAC_256' })
    const other = await cmk({ spec: 'HMAC_256', label: 'other' })
    const mac = await macOf(kms, { key_id, ...one })

    claim('another CMK has another', (await macOf(kms, { key_id: other, ...one })) !== mac)
    await verifies(kms, { key_id: other, ...one, mac }, false, claim)
  },
)

export const algorithmOfMac = scenario(
  'algorithm-of-mac',
  {
    says: 'a CMK refuses the algorithm of another length',
    ...{ operation: 'generateMac', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async ({ kms, cmk }) => {
    const request = { ...one, key_id: await cmk({ spec: 'HMAC_256' }), mac_algorithm: 'HMAC_SHA_512' }
    await kms.refused('generateMac', request, 'SigningAlgorithmUnsupported')
  },
)
