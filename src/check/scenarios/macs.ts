import { scenario } from './scenario.ts'

const lengths = [
  ['HMAC_256', 'HMAC_SHA_256', 64],
  ['HMAC_384', 'HMAC_SHA_384', 96],
  ['HMAC_512', 'HMAC_SHA_512', 128],
] as const

const text = (words: string) => Buffer.from(words).toString('base64')

export const macs = scenario(
  'macs',
  {
    says: 'a MAC is the same for one message and CMK, another for any other, and verify-mac can tell',
    operation: 'generateMac',
  },
  async ({ kms, cmk }, claim) => {
    for (const [spec, mac_algorithm, digits] of lengths) {
      const key_id = await cmk({ spec })
      const request = { key_id, mac_algorithm, message: text('one') }
      const { mac, key_id: answered } = await kms.ok('generateMac', request)
      const valid = async (changes: object) =>
        (await kms.ok('verifyMac', { ...request, mac, ...changes })).mac_valid

      claim('the answer names the CMK', answered === key_id)
      claim('the length is that of the algorithm', mac.length === digits, {
        expected: digits,
        got: mac.length,
      })
      claim('it is the same each time', (await kms.ok('generateMac', request)).mac === mac)
      claim(
        'another message has another',
        (await kms.ok('generateMac', { ...request, message: text('two') })).mac !== mac,
      )
      claim('verify-mac accepts it', (await valid({})) === true)
      claim('verify-mac refuses another message', (await valid({ message: text('two') })) === false)
      const changed = (mac.startsWith('0') ? '1' : '0') + mac.slice(1)
      claim('verify-mac refuses a changed MAC', (await valid({ mac: changed })) === false)
      claim('verify-mac refuses a part of it', (await valid({ mac: mac.slice(0, 32) })) === false)
    }
    const other = await cmk({ spec: 'HMAC_256', label: 'other' })
    const request = { mac_algorithm: 'HMAC_SHA_256', message: text('one') }
    const mine = await kms.ok('generateMac', { key_id: await cmk({ spec: 'HMAC_256' }), ...request })
    claim(
      'another CMK has another',
      (await kms.ok('generateMac', { key_id: other, ...request })).mac !== mine.mac,
    )
    await kms.refused(
      'generateMac',
      { ...request, key_id: other, mac_algorithm: 'HMAC_SHA_512' },
      'SigningAlgorithmUnsupported',
    )
  },
)
