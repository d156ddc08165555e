import { checkAt, checkedAccount } from '../../support/checked.ts'
import { type Mutant, startMutant } from '../mutant.ts'

/** What a run says: the first finding, nothing, or that the mutant never got a chance to be wrong. */
export type Result = { mutant: Mutant; found: string | undefined; isReached: boolean }

/** The cases of the operation first: they are enough for most, and quick. */
export async function tried(mutant: Mutant): Promise<Result> {
  const steps = [[...(mutant.operations ?? [])], ['scenario', 'signature']]
  let isReached = false
  for (const only of steps) {
    const server = await startMutant(mutant, { accounts: [checkedAccount] })
    const { findings } = await checkAt(server.url, { only, bail: 1, timeoutMs: 10_000 })
    await server.close()
    isReached ||= server.isWrong
    const [first] = findings
    if (first) return { mutant, found: `${first.class}: ${first.rule}`, isReached }
  }
  return { mutant, found: undefined, isReached }
}

/** FNV-1a: a sample that is the same each time, and spread over everything. */
export function hash(text: string): number {
  let value = 2166136261
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}

/** One in so many of them. */
export const sampled = <Kind extends Mutant>(mutants: readonly Kind[], oneIn: number): Kind[] =>
  mutants.filter(({ name }) => hash(name) % oneIn === 0)
