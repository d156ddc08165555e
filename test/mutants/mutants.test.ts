import { describe, expect, test } from 'vitest'
import { checkAt, checkedAccount } from '../support/checked.ts'
import { mutants } from './index.ts'
import { type Mutant, startMutant } from './mutant.ts'

/*
 * Here each mutant meets the cases of the operations that it touches, and all scenarios if these find nothing;
 * `npm run mutants` sends all the cases at every one of them.
 */
async function rulesBrokenBy(mutant: Mutant): Promise<string[]> {
  const { operations } = mutant
  const steps = operations ? [[...operations], ['scenario', 'signature']] : [[]]
  for (const only of steps) {
    const { url, close } = await startMutant(mutant, { accounts: [checkedAccount] })
    const { findings } = await checkAt(url, { only, bail: 1, timeoutMs: 3000 })
    await close()
    if (findings.length > 0) return findings.map((finding) => `${finding.class}: ${finding.rule}`)
  }
  return []
}

describe('the checker', () => {
  test(`is measured by ${mutants.length} wrong implementations, each with a name of its own`, () => {
    expect(mutants.length).toBeGreaterThanOrEqual(80)
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  })

  test('finds nothing wrong with the wrapper itself', async () => {
    const healthy: Mutant = {
      ...{ name: 'healthy', group: 'none', defect: 'none' },
      create: () => async (_, ask) => ask(),
    }
    const { url, close } = await startMutant(healthy, { accounts: [checkedAccount] })
    const { findings } = await checkAt(url, { quick: true })
    await close()

    expect(findings).toEqual([])
  })

  test.each(mutants.map((mutant) => [mutant.group, mutant.name, mutant] as const))(
    '%s: catches %s',
    async (_group, _name, mutant) => {
      expect(await rulesBrokenBy(mutant), mutant.defect).not.toEqual([])
    },
  )
})
