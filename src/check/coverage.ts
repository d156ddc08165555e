import { errors } from '../generated/errors.ts'
import type { OperationId } from '../generated/names.ts'
import { codeOf } from '../judge/expected.ts'
import type { Attempt } from '../judge/kms.ts'
import { contractOf, operationIds } from '../spec/contract.ts'
import type { Case } from './case.ts'
import type { Coverage, Outcome, Tally } from './report.ts'

const noTally = (): Tally => ({ passed: 0, failed: 0, skipped: 0 })

export function createCoverage() {
  const kinds = new Map<string, Tally>()
  const constraints = new Map<string, { operation: string; constraint: string; tally: Tally }>()
  const scenarios: Coverage['scenarios'] = []
  const reached = new Map<string, { codes: Set<string>; statuses: Set<number> }>()

  function count({ operation = 'none' as OperationId, kind, constraint, id, says }: Case, outcome: Outcome) {
    const ofKind = kinds.get(`${operation} ${kind}`) ?? noTally()
    ofKind[outcome] += 1
    kinds.set(`${operation} ${kind}`, ofKind)
    if (kind === 'scenario') scenarios.push({ id, outcome, says })
    const key = `${operation} ${constraint}`
    const entry = constraints.get(key) ?? { operation, constraint, tally: noTally() }
    entry.tally[outcome] += 1
    constraints.set(key, entry)
  }

  function see({ operation, answer }: Attempt) {
    if (!operation) return
    const seen = reached.get(operation) ?? { codes: new Set(), statuses: new Set() }
    reached.set(operation, seen)
    seen.statuses.add(answer.status)
    if (answer.status >= 400) seen.codes.add(`${answer.status} ${codeOf(answer)}`)
  }

  const ofOperation = (id: OperationId): Coverage['operations'][number] => ({
    id,
    kinds: Object.fromEntries(
      [...kinds]
        .filter(([key]) => key.startsWith(`${id} `))
        .map(([key, tally]) => [key.slice(id.length + 1), tally]),
    ),
    errors: contractOf(id).errors.map((name) => ({
      name,
      reached: reached.get(id)?.codes.has(`${errors[name].status} ${errors[name].code}`) ?? false,
    })),
    statuses: [...(reached.get(id)?.statuses ?? [])].sort((a, b) => a - b),
  })

  return {
    count,
    see,
    result: (): Coverage => ({
      operations: operationIds.map(ofOperation),
      constraints: [...constraints.values()],
      scenarios,
    }),
  }
}
