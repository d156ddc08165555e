import { scenario } from './scenario.ts'

const insecure = { operation: 'genRandom', class: 'insecure' } as const

/** How many bits are one. */
const onesIn = (hex: string) =>
  [...hex].reduce((sum, digit) => sum + Number.parseInt(digit, 16).toString(2).replaceAll('0', '').length, 0)

/** How many bits differ. */
const distance = (one: string, other: string) =>
  onesIn([...one].map((digit, at) => (Number(`0x${digit}`) ^ Number(`0x${other[at]}`)).toString(16)).join(''))

export const randomNumbers = scenario(
  'random-numbers',
  {
    says: 'gen-random gives as many bits as asked for, never the same, and nothing that looks made',
    ...insecure,
  },
  async ({ kms }, claim) => {
    const seen: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const { random_data } = await kms.ok('genRandom', { random_data_length: '512' })
      claim('the length is random_data_length', random_data.length === 128, {
        ...{ expected: '512 bits', got: `${random_data.length * 4} bits` },
      })
      seen.push(random_data)
    }
    const parts = seen.flatMap((text) => [0, 32, 64, 96].map((at) => text.slice(at, at + 32)))
    claim('no part of it comes twice', new Set(parts).size === parts.length, { got: 'a part that repeats' })
    const isConstant = parts.some((part) => new Set(part).size < 5)
    claim('no part of it is constant', !isConstant, { got: 'a constant part' })
    // 2560 fair coins: six standard deviations are 152.
    const ones = onesIn(seen.join(''))
    claim('ones and zeros are about as many', Math.abs(ones - 1280) < 152, { got: `${ones} of 2560 bits` })
    // Of 512 fair coins half differ, give or take 68: a counter changes a few.
    for (const [at, text] of seen.slice(1).entries()) {
      const differing = distance(text, seen[at] ?? '')
      claim('one differs from the next in half of its bits', Math.abs(differing - 256) < 80, {
        got: `${differing} of 512 bits`,
      })
    }
  },
)

export const randomLengths = scenario(
  'random-lengths',
  {
    says: 'gen-random gives as many bits as asked for, from 8 to 8192',
    ...{ operation: 'genRandom', generation: 'current' },
  },
  async ({ kms }, claim) => {
    for (const bits of [8, 16, 120, 256, 1000, 8192]) {
      const { random_data } = await kms.ok('genRandom', { random_data_length: String(bits) })
      claim('the length is random_data_length', random_data.length * 4 === bits, {
        ...{ expected: `${bits} bits`, got: `${random_data.length * 4} bits` },
      })
      const isConstant = bits >= 120 && new Set(random_data.slice(-28)).size < 4
      claim('it is random to its end', !isConstant, { got: 'a constant end' })
    }
  },
)
