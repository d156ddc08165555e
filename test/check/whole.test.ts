import { expect, test } from 'vitest'
import { checkAt, checkedMock } from '../support/checked.ts'

test.each([
  [1, undefined],
  [2, 'classic'],
  [3, 'current'],
] as const)(
  'a whole check of the healthy mock finds nothing, with seed %i in generation %s',
  async (seed, generation) => {
    const mock = await checkedMock()
    const { findings, cases } = await checkAt(mock.url, { seed, generation })
    await mock.close()

    expect(findings).toEqual([])
    expect(cases.passed).toBeGreaterThan(generation === 'classic' ? 4000 : 6900)
    expect(cases.failed).toBe(0)
  },
)
