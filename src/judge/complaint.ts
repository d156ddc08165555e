import type { OperationId } from '../generated/names.ts'

/** What a complaint is about. */
export type Class =
  | 'wrong shape'
  | 'wrong code'
  | 'accepts too much'
  | 'accepts too little'
  | 'wrong result'
  | 'insecure'
  | 'unstable'

export type CaseKind = 'boundary' | 'pairs' | 'protocol' | 'credentials' | 'key' | 'fuzz' | 'scenario'

export type Basis = 'documented' | 'assumed'

/** One thing that the contract does not allow. */
export type Complaint = {
  class: Class
  /** What was violated, in words that are the same for every occurrence of one defect. */
  rule: string
  expected: string
  got: string
  /** JSON pointer into the bundled contract, or the page of docs/ that says so. */
  place: string
  basis: Basis
}

/** Thrown by a scenario where an answer is not what the documentation promises. */
export class Violated extends Error {
  readonly complaint: Complaint
  /** Whose answer it is about, where that is not clear from the last request of a case. */
  readonly operation: OperationId | undefined

  constructor(complaint: Complaint, operation?: OperationId) {
    super(`${complaint.rule}: expected ${complaint.expected}, got ${complaint.got}`)
    this.complaint = complaint
    this.operation = operation
  }
}

/** Thrown where a case cannot be run here: the service lacks something, a budget is used up. Not a violation. */
export class Skipped extends Error {}

/** Thrown when what a case needs could not be made. What went wrong there is a complaint of its own. */
export class Unprepared extends Error {}
