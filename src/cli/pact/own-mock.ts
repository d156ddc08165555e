import { startMock } from '../../../mock/index.ts'
import type { States } from '../../pact/states/states.ts'

/**
 * A mock that is there for one verification. It throttles soon, and its seconds are as long as an interaction takes, on
 * a busy machine, too: one that uses up its second leaves the next one alone.
 */
export async function startOwnMock() {
  let passed = 0
  const world = { elapsed: () => passed }
  const { url, close } = await startMock({ tps: 50, world })
  return {
    ...{ url, close },
    states: (inner: States): States => ({
      ...inner,
      async tearDown(state) {
        passed += 1000
        await inner.tearDown(state)
      },
    }),
  }
}
