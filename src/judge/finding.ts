import type { CaseKind, Complaint } from './complaint.ts'

/** One defect, however many cases showed it. */
export type Finding = Complaint & {
  kind: CaseKind | 'set-up'
  /** What was done, in the first case that showed it. */
  says: string
  /** The cases that showed it: `--replay` takes each. */
  cases: string[]
  operations: string[]
  /** It did not show again when the case was repeated. */
  isFlaky: boolean
  /** The exchange of the first case in which it showed. */
  request:
    | { method: string; path: string; headers: Record<string, string>; body?: string; isCut?: true }
    | undefined
  response: { status: number; text: string } | undefined
}
