import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { inDatabase } from '../support/postgres.ts'
import { useReplicas } from '../support/replicas.ts'

const now = async () => {
  const [row] = await inDatabase('select floor(extract(epoch from clock_timestamp())) as second')
  return Number(row?.second)
}

describe('the throttle of three mocks with one database', () => {
  const limit = 500
  const kms = useReplicas(3, { tps: limit })

  test('is one: within 2 % in each second', async () => {
    const begin = await now()
    const calls = Array.from({ length: 3 * limit }, (_, index) =>
      kms.call(index % 3, 'encryptData', { key_id: demo.cmk.id, plain_text: 'x' }),
    )
    const ends = (await Promise.all(calls)).map(({ end }) => end)
    const seconds = (await now()) - begin + 1
    const passed = ends.filter((end) => end === 'ok').length

    expect(passed).toBeGreaterThanOrEqual(0.98 * limit)
    expect(passed).toBeLessThanOrEqual(1.02 * limit * seconds)
    expect(ends.filter((end) => end === 'Throttled')).toHaveLength(ends.length - passed)
  })
})
