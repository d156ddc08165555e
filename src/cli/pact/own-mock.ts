import { startMock } from '../../../mock/index.ts'
import type { States } from '../../pact/states/states.ts'

/**
 * A mock that is there for one verification. It throttles soon, and each interaction has a second of its own: one that
 * used it up leaves the next one alone.
 */
export async function startOwnMock() {
  let passed = 0
  const world = { elapsed: () => performance.now() + passed }
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
