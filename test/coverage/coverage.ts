import type { ErrorName } from '../../src/generated/errors.ts'
import { type OperationId, operations } from '../../src/generated/operations.ts'
import type { Seen } from '../support/record.ts'

export type Coverage = {
  operations: { id: OperationId; tests: number; reached: ErrorName[]; missed: ErrorName[] }[]
  declared: number
  reached: number
  unreached: { pair: string; reason: string }[]
  /** Reasons for pairs that are reached, or that the contract does not declare. */
  stale: string[]
}

const LEAST_SHARE = 0.95

/** Tests that run the same on every operation reach refusals; what an operation is for, they do not test. */
const isGeneric = (test: string) => test.includes('every-operation.test.ts')

/** Adds up what the test files saw. */
export function coverageOf(seen: Seen[], reasons: Record<string, string>): Coverage {
  const rows = (Object.keys(operations) as OperationId[]).map((id) => rowOf(id, seen))
  const missed = rows.flatMap(({ id, missed }) => missed.map((error) => `${id} ${error}`))
  const reached = rows.reduce((sum, row) => sum + row.reached.length, 0)
  return {
    operations: rows,
    declared: reached + missed.length,
    reached,
    unreached: missed.map((pair) => ({ pair, reason: reasons[pair] ?? 'no reason given' })),
    stale: Object.keys(reasons).filter((pair) => !missed.includes(pair)),
  }
}

function rowOf(id: OperationId, seen: Seen[]) {
  const own = seen.filter(({ operation }) => operation === id)
  const tests = new Set(own.flatMap((each) => each.tests).filter((test) => !isGeneric(test)))
  const errors = new Set(own.flatMap((each) => each.errors))
  const declared: readonly ErrorName[] = operations[id].errors
  return {
    id,
    tests: tests.size,
    reached: declared.filter((error) => errors.has(error)),
    missed: declared.filter((error) => !errors.has(error)),
  }
}

/** What is wrong, one sentence each. */
export function verdictOf({ operations: rows, declared, reached, stale }: Coverage): string[] {
  const untested = rows.filter(({ tests }) => tests === 0).map(({ id }) => `${id} has no test`)
  const excused = stale.map((pair) => `unreached.ts excuses ${pair}, which is reached or not declared`)
  const few =
    reached / declared < LEAST_SHARE ? [`less than ${LEAST_SHARE * 100} % of the refusals are reached`] : []
  return [...untested, ...few, ...excused]
}
