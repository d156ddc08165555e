import { expect, test } from 'vitest'
import { fieldMutants } from './fields.ts'
import { machineMutants } from './index.ts'
import { recorded, replayed } from './recorded.ts'
import { sampled } from './run.ts'

test('the contract gives mutants of every operation, each with a name of its own', () => {
  const operations = new Set(fieldMutants.flatMap(({ operations: own = [] }) => own))

  expect(new Set(machineMutants.map(({ name }) => name)).size).toBe(machineMutants.length)
  expect(fieldMutants.length).toBeGreaterThan(2000)
  expect(operations.size).toBeGreaterThan(50)
})

/*
 * One in fifteen, shown to the judge alone; `npm run mutants:machine` sends the whole checker at what it does not see.
 * Ciphertexts that do not decrypt are for the scenarios to find, and most of what they miss here is that.
 */
test('the judge sees most wrong fields in the traffic of a run, and nothing in the healthy one', async () => {
  const events = await recorded()
  const results = sampled(fieldMutants, 15).map((mutant) => ({ mutant, ...replayed(events, mutant) }))
  const reached = results.filter(({ isReached }) => isReached)
  const missed = reached.filter(({ complaint }) => !complaint).map(({ mutant }) => mutant.name)
  const healthy = {
    ...fieldMutants[0],
    name: 'healthy',
    group: 'none',
    defect: 'none',
    spoil: (text: string) => text,
  }

  expect(replayed(events, healthy).complaint).toBeUndefined()
  expect(reached.length).toBeGreaterThan(50)
  expect(missed.length / reached.length, missed.join('\n')).toBeLessThan(0.15)
})
