import type { SigningKeys } from '../client/sign.ts'
import type { OperationId } from '../generated/operations.ts'
import type { CaseKind, Complaint, Origin } from '../judge/complaint.ts'
import type { Expected } from '../judge/expected.ts'
import type { Input, Kms } from '../judge/kms.ts'
import type { Answer } from '../judge/wire.ts'
import type { Generation } from '../spec/generation.ts'
import type { Wanted } from './workshop/wanted.ts'

/** What a case may use. What it borrows and makes goes back or away when it is over. */
export type Bench = {
  kms: Kms
  /** The same project, another user, who has no right of their own to the CMKs. Only where `needs` asks for it. */
  secondUser: Kms
  /** The same user, another project. */
  secondProject: Kms
  /** A CMK of the second project. */
  foreignCmk(): Promise<string>
  /** An access key, where one was given. */
  signing: SigningKeys | undefined
  /** A token that was valid once, where one was given. */
  expiredToken: string | undefined
  /** Where the service is, such as `https://kms.example.com`. */
  origin: string
  /** An input that is to be refused in the end, made once for all cases. `spoil` says that one was accepted. */
  base(id: OperationId): Promise<Input>
  spoil(): void
  /** A CMK that the case does not change. */
  cmk(wanted?: Wanted): Promise<string>
  /** A CMK for this case alone, which may change it. */
  borrow(wanted?: Wanted): Promise<string>
  /** Takes one CMK off the budget, for a case that creates one, and registers what is created. */
  mayCreate(): void
  adopt(id: string): void
  /** A name that nobody else has; it begins with the checker's prefix. */
  name(): string
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs when the case is over, however it ends. */
  later(undo: () => Promise<unknown>): void
  /** Runs all that at once, for a case that does its work many times. */
  tidy(): Promise<void>
}

export type Need = 'secondUser' | 'secondProject' | 'expiredToken' | 'token' | 'signature' | 'loud'

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
  origin: Origin
  needs?: readonly Need[]
  /** The generation of the API that alone has what the case is about; `both`: it takes what only both have together. */
  generation?: Generation | 'both'
  /** False where the request is to be refused. */
  mayBeAccepted?: boolean
  /** It sends requests at the same time, whose answers come in any order. */
  isUnordered?: boolean
  /** Makes what the case needs, sends one request, gives what was wrong. */
  run(bench: Bench): Promise<Complaint | undefined>
}

/** A case that sends one request and expects one outcome. */
export type Probe = Omit<Case, 'run'> & {
  expected: Expected
  act(bench: Bench): Promise<Answer>
}
