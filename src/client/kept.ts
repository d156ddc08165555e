import type { Outcome } from './types.ts'

/**
 * Makes a value when it is first wanted and keeps it while it is good. Those who want it at the same time share one
 * making. Whoever had the value refused says so, and gets another one. A refusal is not kept.
 */
export function kept<Value>(make: () => Promise<Outcome<Value>>, isGood: (value: Value) => boolean) {
  let last: Outcome<Value> | undefined
  let making: Promise<Outcome<Value>> | undefined

  async function makeAnother(): Promise<Outcome<Value>> {
    try {
      last = await make()
      return last
    } finally {
      making = undefined
    }
  }

  return async (refused?: Value): Promise<Outcome<Value>> => {
    if (last?.ok && last.data !== refused && isGood(last.data)) return last
    making ??= makeAnother()
    return making
  }
}
