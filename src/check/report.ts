import type { OperationId } from '../generated/names.ts'
import type { CaseKind } from '../judge/complaint.ts'
import type { Finding } from '../judge/finding.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'
export type Tally = Record<Outcome, number>

/** What a run reached, each side for itself: no one number stands for all of it. */
export type Coverage = {
  /** Per operation: its cases by kind, and which of the errors declared for it were answered. */
  operations: {
    id: OperationId
    kinds: Partial<Record<CaseKind, Tally>>
    errors: { name: string; reached: boolean }[]
    statuses: number[]
  }[]
  /** Per operation and constraint, such as `plain_text maxLength`. */
  constraints: { operation: string; constraint: string; tally: Tally }[]
  scenarios: { id: string; outcome: Outcome; says: string }[]
}

export type Progress = { done: number; total: number; findings: number; current: string }

export type Report = {
  endpoint: string
  projectId: string
  seed: number
  generation: string
  /** Milliseconds since the epoch, and how many it took. */
  startedAt: number
  ms: number
  requests: number
  cases: Record<Outcome, number> & { planned: number }
  /** Why the run ended before its last case. */
  stopped: string | undefined
  /** Ids of CMKs that the run could not schedule for their deletion. */
  leftBehind: string[]
  findings: Finding[]
  skipped: { reason: string; cases: string[] }[]
  coverage: Coverage
}
