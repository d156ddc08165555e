import type { OperationId } from '../generated/names.ts'
import type { Complaint, Violated } from '../judge/complaint.ts'
import { createFindings, type Occasion } from '../judge/findings.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Mask } from '../judge/mask.ts'
import { createAbsences } from './absent.ts'
import type { Case } from './case.ts'
import { createCoverage } from './coverage.ts'
import { createHeld } from './held.ts'
import { type Charge, chargesOf, type Verdict } from './outcome.ts'
import type { Report } from './report.ts'

/** What a run has found so far. */
export function createLedger(mask: Mask) {
  const findings = createFindings(mask)
  const coverage = createCoverage()
  const absences = createAbsences()
  const held = createHeld((operation) => absences.of(operation) !== undefined)
  const skipped = new Map<string, string[]>()
  const tally = { passed: 0, failed: 0, skipped: 0 }
  let requests = 0

  function see(attempts: readonly Attempt[]) {
    requests += attempts.length
    for (const attempt of attempts) {
      coverage.see(attempt)
      absences.see(attempt)
    }
  }

  function settle(entry: Case, verdict: Verdict) {
    if (!held.takes(entry, verdict)) count(entry, verdict)
  }

  function count(entry: Case, { outcome, charges, reason, isFlaky = false }: Verdict) {
    tally[outcome] += 1
    coverage.count(entry, outcome)
    if (reason !== undefined) {
      const told = mask.hide(reason.slice(0, mostReason))
      skipped.set(told, [...(skipped.get(told) ?? []), entry.id])
    }
    for (const { complaint, attempt, operation = entry.operation } of charges)
      findings.add(complaint, { ...entry, operation }, attempt, isFlaky)
  }

  /** What went wrong while something was made for several cases. */
  function settleSetUp(attempts: readonly Attempt[], violations: readonly Violated[]) {
    see(attempts)
    const others = violations.map(
      ({ complaint, operation }): Charge => ({ complaint, operation, attempt: undefined }),
    )
    for (const charge of [...attempts.flatMap(chargesOf), ...others])
      if (!held.takesSetUp(charge)) addSetUp(charge)
  }

  const addSetUp = ({ complaint, attempt, operation }: Charge) =>
    findings.add(complaint, setUpOf(operation, `making what the cases need, ${operation}`), attempt, false)

  function release() {
    const { cases, setUp, absent } = held.release()
    for (const [entry, verdict] of cases) count(entry, verdict)
    setUp.forEach(addSetUp)
    const says = `calling all operations. To leave out those that are not there: --exclude ${absent.join(' ')}`
    for (const operation of absent) findings.add(notThere, setUpOf(operation, says), undefined, false)
  }

  return {
    ...{ see, settle, settleSetUp },
    /** A finding about the service as a whole. */
    add: findings.add,
    get findings() {
      return findings.size
    },
    result(): Pick<Report, 'requests' | 'findings' | 'skipped' | 'coverage'> & { tally: typeof tally } {
      release()
      return {
        ...{ requests, tally, findings: findings.all(), coverage: coverage.result() },
        skipped: [...skipped].map(([reason, ids]) => ({ reason, cases: ids })),
      }
    },
  }
}

const mostReason = 300

const setUpOf = (operation: OperationId | undefined, says: string): Occasion => ({
  ...{ id: 'set-up', says, operation, kind: 'set-up' },
})

const notThere: Complaint = {
  ...{ class: 'accepts too little', rule: 'the operations of the contract are there', basis: 'documented' },
  ...{ expected: 'an answer of the operation', got: 'that there is no such operation, always' },
  place: '#/paths',
}
