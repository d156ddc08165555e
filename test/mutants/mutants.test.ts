import { describe, expect, test } from 'vitest'
import { checkAt, checkedAccount } from '../support/checked.ts'
import { mutants } from './index.ts'
import { type Mutant, startMutant } from './mutant.ts'

/*
 * Here each mutant meets the cases of the operations that it touches, and the scenarios; `npm run mutants` sends all the
 * cases at every one of them.
 */
const about = ({ operations }: Mutant) => ({
  only: operations ? [...operations, 'scenario', 'signature'] : [],
})

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
      const { url, close } = await startMutant(mutant, { accounts: [checkedAccount] })
      const { findings } = await checkAt(url, { ...about(mutant), bail: 1, timeoutMs: 3000 })
      await close()

      expect(
        findings.map((finding) => `${finding.class}: ${finding.rule}`),
        mutant.defect,
      ).not.toEqual([])
    },
  )
})
