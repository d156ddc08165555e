import type { OperationId } from '../generated/names.ts'
import type { Case } from './case.ts'
import type { Charge, Verdict } from './outcome.ts'

type IsAbsent = (operation: OperationId | undefined) => boolean

/** What depends on whether the service has an operation at all: at the end of a run it is known. */
export function createHeld(isAbsent: IsAbsent) {
  const cases: [Case, Verdict][] = []
  const setUp: Charge[] = []

  return {
    takes(entry: Case, verdict: Verdict): boolean {
      const isOpen = verdict.charges.some(({ operation }) => isAbsent(operation))
      if (isOpen) cases.push([entry, kept(verdict)])
      return isOpen
    },
    takesSetUp(charge: Charge): boolean {
      const isOpen = isAbsent(charge.operation)
      if (isOpen) setUp.push(charge)
      return isOpen
    },
    release() {
      const asked = new Set(cases.map(([entry]) => entry.operation))
      const absent = [...asked].filter((operation) => operation !== undefined).filter(isAbsent)
      return {
        absent,
        cases: cases
          .splice(0)
          .map(([entry, verdict]): [Case, Verdict] => [entry, released(verdict, isAbsent, absent)]),
        setUp: setUp.splice(0).filter(({ operation }) => !isAbsent(operation)),
      }
    },
  }
}

/** Nobody is accused for an operation that is not there but once. */
function released(verdict: Verdict, isAbsent: IsAbsent, absent: readonly OperationId[]): Verdict {
  const charges = verdict.charges.filter(({ operation }) => !isAbsent(operation))
  const lacking = verdict.charges.find(({ operation }) => isAbsent(operation))?.operation
  if (charges.length > 0 || lacking === undefined) return { ...verdict, charges }
  const reason = absent.includes(lacking)
    ? 'the service does not have an operation that it needs'
    : `the service does not have ${lacking}`
  return { ...verdict, charges, outcome: 'skipped', reason }
}

const mostText = 20_000

/** Without what a report will not show of answers. */
const kept = (verdict: Verdict): Verdict => ({ ...verdict, charges: verdict.charges.map(short) })
const short = ({ attempt, ...charge }: Charge): Charge => ({
  ...charge,
  attempt: attempt && {
    ...attempt,
    answer: { ...attempt.answer, text: attempt.answer.text.slice(0, mostText) },
  },
})
