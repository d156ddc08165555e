import type { OperationId } from '../../generated/operations.ts'
import type { Contract } from '../../spec/contract.ts'
import type { Basis, Complaint } from '../complaint.ts'
import type { Answer, Sent } from '../wire.ts'
import type { Memory, Thing } from './memory.ts'

export type Fields = Record<string, unknown>

/** A request as the model sees it: from the wire alone, whoever has sent it. */
export type Asked = {
  id: OperationId
  contract: Contract
  sent: Sent
  /** What was given, in the path, the query and the body. */
  input: Fields
  project: string
  /** What proves who asks. */
  caller: string
  memory: Memory
}

export type Claim = {
  /** What it should be, and what it is, in words. */
  expected?: string
  got?: string
  basis?: Basis
  isInsecure?: boolean
}

/** A request that was answered with success, and what can be said about the answer. */
export type Seen = Asked & {
  output: Fields
  answer: Answer
  /** When it was sent and when it was answered, in milliseconds of the observer's clock. */
  from: number
  to: number
  /** Whether nobody changed this thing meanwhile, but for the request itself. */
  isQuiet(thing: Thing): boolean
  /** Complains when the value is not the one that is known; learns it when none is. */
  expect(thing: Thing, field: string, value: unknown, basis?: Basis): void
  /** Remembers what the request has changed; forgets it where others did at the same time. */
  cause(thing: Thing, facts: Fields): void
  /** Complains when it does not hold. */
  claim(rule: string, holds: boolean, about?: Claim): void
  /** Complains when a moment, in milliseconds, is not now by the service's clock. */
  near(field: string, ms: number, within?: { from: number; to: number }): void
}

export type Rule = {
  /** The things that a request may change. */
  changes?: (asked: Asked) => Thing[]
  /** What an answer that succeeds must say, and what is known from then on. */
  answered?: (seen: Seen) => void
  /** What must have been refused, given what is known. */
  refusal?: (asked: Asked, complain: (complaint: Complaint) => void) => void
}

export type Rules = Partial<Record<OperationId, Rule>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {} // any object has such fields

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A text or a number as a text; an empty text and everything else is none. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined

export const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
