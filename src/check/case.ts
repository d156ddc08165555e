import type { OperationId } from '../generated/names.ts'
import type { Basis, CaseKind, Complaint } from '../judge/complaint.ts'
import type { Expected } from '../judge/expected.ts'
import type { Answer } from '../judge/wire.ts'
import type { Generation } from '../spec/generation.ts'
import type { Need, Tools } from './workshop/tools.ts'

export type Case = {
  /** Stable: `--replay` takes it. */
  id: string
  kind: CaseKind
  operation: OperationId | undefined
  /** The constraint in few words, the same for every case about it: `plain_text maxLength`. */
  constraint: string
  /** One sentence: what is done. */
  says: string
  place: string
  basis: Basis
  needs?: readonly Need[]
  /** The generation of the API that alone has what the case is about; `both`: it takes what only both have together. */
  generation?: Generation | 'both'
  /** False where the request is to be refused. */
  mayBeAccepted?: boolean
  /** It sends requests at the same time, whose answers come in any order. */
  isUnordered?: boolean
  /** Makes what the case needs, sends one request, gives what was wrong. */
  run(tools: Tools): Promise<Complaint | undefined>
}

/** A case that sends one request and expects one outcome. */
export type Probe = Omit<Case, 'run'> & {
  expected: Expected
  act(tools: Tools): Promise<Answer>
}
