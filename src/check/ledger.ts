import type { Complaint, Violated } from '../judge/complaint.ts'
import { createFindings } from '../judge/findings.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Mask } from '../judge/mask.ts'
import { createAbsences } from './absent.ts'
import type { Case } from './case.ts'
import { createCoverage } from './coverage.ts'
import type { Report } from './options.ts'
import { type Charge, chargesOf, type Ended } from './outcome.ts'

export type Verdict = Ended & { isFlaky?: boolean }
/** A case whose outcome depends on whether the service has an operation at all. */
type Held = { entry: Case; verdict: Verdict }

/** What a run has found so far. */
export function createLedger(mask: Mask) {
  const findings = createFindings(mask)
  const coverage = createCoverage()
  const absences = createAbsences()
  const skipped = new Map<string, string[]>()
  const tally = { passed: 0, failed: 0, skipped: 0 }
  const held: Held[] = []
  const heldSetUp: Charge[] = []
  let requests = 0

  function see(attempts: readonly Attempt[]) {
    requests += attempts.length
    for (const attempt of attempts) {
      coverage.see(attempt)
      absences.see(attempt)
    }
  }

  function settle(entry: Case, verdict: Verdict) {
    if (verdict.charges.some(({ operation }) => absences.of(operation))) held.push(kept(entry, verdict))
    else count(entry, verdict)
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
    for (const charge of [...attempts.flatMap(chargesOf), ...others]) {
      if (absences.of(charge.operation)) heldSetUp.push(charge)
      else addSetUp(charge)
    }
  }

  function addSetUp({ complaint, attempt, operation }: Charge) {
    const says = `making what the cases need, ${operation}`
    findings.add(complaint, { id: 'set-up', says, operation, kind: 'set-up' }, attempt, false)
  }

  /** Now it is known which operations are not there. */
  function release() {
    const asked = new Set(held.map(({ entry }) => entry.operation))
    const absent = [...asked].filter((operation) => operation !== undefined && absences.of(operation))
    for (const { entry, verdict } of held.splice(0)) {
      const charges = verdict.charges.filter(({ operation }) => !absences.of(operation))
      const lacking = verdict.charges.find(({ operation }) => absences.of(operation))?.operation
      if (charges.length > 0 || lacking === undefined) count(entry, { ...verdict, charges })
      else {
        const reason = absent.includes(lacking) ? needsAbsent : `the service does not have ${lacking}`
        count(entry, { ...verdict, charges, outcome: 'skipped', reason })
      }
    }
    for (const charge of heldSetUp.splice(0)) if (!absences.of(charge.operation)) addSetUp(charge)
    const says = `calling all operations. To leave out those that are not there: --exclude ${absent.join(' ')}`
    for (const operation of absent)
      findings.add(notThere, { id: 'set-up', says, operation, kind: 'set-up' }, undefined, false)
  }

  return {
    see,
    settle,
    settleSetUp,
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
const mostText = 20_000

/** Without what a report will not show of answers. */
const kept = (entry: Case, verdict: Verdict): Held => ({
  entry,
  verdict: { ...verdict, charges: verdict.charges.map(short) },
})
const short = ({ attempt, ...charge }: Charge): Charge => ({
  ...charge,
  attempt: attempt && {
    ...attempt,
    answer: { ...attempt.answer, text: attempt.answer.text.slice(0, mostText) },
  },
})

const needsAbsent = 'the service does not have an operation that it needs'
const notThere: Complaint = {
  ...{ class: 'accepts too little', rule: 'the operations of the contract are there', origin: 'documented' },
  ...{ expected: 'an answer of the operation', got: 'that there is no such operation, always' },
  place: '#/paths',
}
