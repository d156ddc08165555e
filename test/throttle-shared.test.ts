import { describe, expect, test } from 'vitest'
import type { Lease } from '../mock/store/store.ts'
import { sharedWindowsBy } from '../mock/throttle-shared.ts'

const LIMIT = 1000

/** Some mocks with one clock that stands still, and the second that they share. */
function useMocks(count: number) {
  const clock = { now: 0 }
  const shared = { taken: 0, second: 0, leases: 0, isAway: false }
  const lease = async (_: string, calls: number, most: number): Promise<Lease> => {
    if (shared.isAway) throw new Error('away')
    const second = Math.floor(clock.now / 1000)
    if (second > shared.second) Object.assign(shared, { second, taken: 0 })
    const given = Math.max(0, Math.min(calls, most - shared.taken))
    shared.taken += given
    shared.leases += 1
    return { calls: given, leftMs: (second + 1) * 1000 - clock.now }
  }
  const mocks = Array.from({ length: count }, () => {
    const Windows = sharedWindowsBy(() => clock.now, lease)
    return new Windows({})
  })
  const call = (at: number, most = LIMIT) =>
    new Promise<boolean>((resolve, reject) => {
      mocks[at]?.incr(
        'op account',
        (error, result) => (error ? reject(error) : resolve((result?.current ?? 0) <= most)),
        1000,
        most,
      )
    })
  /** How many of so many calls pass, dealt out in turn. */
  const passed = async (calls: number, most = LIMIT) => {
    const answers = await Promise.all(Array.from({ length: calls }, (_, index) => call(index % count, most)))
    return answers.filter(Boolean).length
  }
  return { clock, shared, call, passed }
}

describe('mocks that count their calls together', () => {
  test('let through what the limit says, within 2 %', async () => {
    const { passed } = useMocks(3)

    const count = await passed(5000)
    expect(count).toBeGreaterThanOrEqual(0.98 * LIMIT)
    expect(count).toBeLessThanOrEqual(1.02 * LIMIT)
    expect(await passed(100)).toBe(0)
  })

  test('let through as much when one of them has all of the calls', async () => {
    const { call, passed } = useMocks(3)
    await Promise.all([call(1), call(2)])
    const answers = await Promise.all(Array.from({ length: 3000 }, () => call(0)))

    expect(answers.filter(Boolean).length).toBeGreaterThanOrEqual(0.98 * LIMIT)
    expect(answers.filter(Boolean).length).toBeLessThanOrEqual(1.02 * LIMIT)
    // What the other two were given and have not used.
    expect(await passed(100)).toBeLessThanOrEqual(0.02 * LIMIT)
  })

  test('a small limit is kept to the call', async () => {
    const { passed } = useMocks(3)

    expect(await passed(20, 5)).toBe(5)
    const one = useMocks(2)
    expect(await one.passed(20, 1)).toBe(1)
  })

  test('begin anew with the next second', async () => {
    const { clock, passed } = useMocks(2)
    await passed(3000)
    clock.now = 999
    expect(await passed(10)).toBe(0)
    clock.now = 1000

    expect(await passed(10)).toBe(10)
  })

  test('a call does not wait while there is leave, or credit', async () => {
    const { call } = useMocks(1)
    const order: string[] = []
    const calling = call(0).then(() => order.push('call'))
    const later = new Promise<void>((resolve) => setImmediate(resolve)).then(() => order.push('later'))
    await Promise.all([calling, later])

    expect(order).toEqual(['call', 'later'])
  })

  test('ask for few calls at a time when there are few, and for more when there are many', async () => {
    const { passed, shared } = useMocks(1)
    await passed(1)
    expect(shared.taken).toBeLessThanOrEqual(0.02 * LIMIT)
    await passed(900)

    expect(shared.leases).toBeLessThan(50)
  })

  test('count for themselves while the store is away', async () => {
    const { passed, shared } = useMocks(1)
    shared.isAway = true

    expect(await passed(50)).toBe(50)
  })
})
