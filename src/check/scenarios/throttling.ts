import { contractOf } from '../../spec/contract.ts'
import { scenario } from './scenario.ts'

export const throttling = scenario(
  'throttling',
  {
    says: 'more calls a second than documented are answered 429 with Retry-After, and later ones work again',
    operation: 'describeKey',
    needs: ['loud'],
    isUnordered: true,
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const most = contractOf('describeKey').throttle ?? 0
    let isThrottled = false
    for (let burst = 0; burst < 8 && !isThrottled; burst += 1) {
      const calls = Array.from({ length: Math.ceil(most / 2) }, () => kms.burst('describeKey', { key_id }))
      isThrottled = (await Promise.all(calls)).some(({ status }) => status === 429)
    }
    claim('a burst is throttled', isThrottled, { expected: `429 beyond ${most} a second`, got: 'none' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await kms.ok('describeKey', { key_id })
  },
)
