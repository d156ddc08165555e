import type { OperationId } from '../generated/names.ts'
import { type Complaint, Skipped, Unprepared, Violated } from '../judge/complaint.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Outcome } from './report.ts'

/** A complaint, with the exchange that showed it and the operation whose answer is wrong. */
export type Charge = {
  complaint: Complaint
  attempt: Attempt | undefined
  operation: OperationId | undefined
}

/** What became of a case. */
export type Ended = { outcome: Outcome; charges: Charge[]; reason?: string }

export type Verdict = Ended & { isFlaky?: boolean }

/** Runs a case and gathers what is wrong with its outcome and with every answer on the way. */
export async function outcomeOf(
  run: () => Promise<Complaint | undefined>,
  attempts: readonly Attempt[],
): Promise<Ended> {
  const aboutAnswers = () => attempts.flatMap(chargesOf)
  const judged = (complaint: Complaint | undefined, operation?: OperationId): Ended => {
    const found = aboutAnswers()
    const last = attempts.at(-1)
    // A code that is wrong because the whole error is malformed is one defect.
    const isSame = complaint?.class === 'wrong code' && found.some(({ attempt }) => attempt === last)
    // What was made for several cases is in nobody's own requests.
    const attempt = operation === undefined || operation === last?.operation ? last : undefined
    if (complaint && !isSame) found.unshift({ complaint, attempt, operation: operation ?? last?.operation })
    return { outcome: found.length > 0 ? 'failed' : 'passed', charges: found }
  }
  try {
    return judged(await run())
  } catch (error) {
    if (error instanceof Violated) return judged(error.complaint, error.operation)
    if (error instanceof Skipped)
      return { outcome: 'skipped', charges: aboutAnswers(), reason: error.message }
    if (error instanceof Unprepared) {
      const { cause, message } = error
      if (cause instanceof Violated) return judged(cause.complaint, cause.operation)
      return { outcome: 'skipped', charges: aboutAnswers(), reason: message }
    }
    // An answer that nobody expected can upset whoever reads it; that it was wrong has mostly been said by then.
    return aboutAnswers().length > 0 ? judged(undefined) : judged(unusable(error))
  }
}

/** What is wrong with the answer of an exchange. */
export const chargesOf = (attempt: Attempt): Charge[] =>
  attempt.complaints.map((complaint) => ({ complaint, attempt, operation: attempt.operation }))

const unusable = (error: unknown): Complaint => ({
  class: 'wrong shape',
  rule: 'an answer can be used as the contract says',
  expected: 'an answer that fits',
  got: error instanceof Error ? error.message : String(error),
  place: '#/paths',
  basis: 'documented',
})
