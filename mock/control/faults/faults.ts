import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OperationId } from '../../../src/generated/operations.ts'
import type { Answer } from '../../answer.ts'
import type { Journal } from '../journal/recorder.ts'
import type { Rule } from './rule.ts'

/** A call that faults may meddle with. */
export type Meddled = {
  id: OperationId
  request: FastifyRequest
  reply: FastifyReply
  journal: Journal | undefined
  /** Does what the call asks for, and keeps it. */
  work: () => Answer | Promise<Answer>
  /** Answers as nobody had meddled. */
  give: (answer: Answer) => void
}

/** The faults of a mock. `meddle` is there while there are any: without one, a call costs a glance. */
export type Faults = {
  rules: Rule[]
  meddle: ((call: Meddled) => Promise<void>) | undefined
  /** So that no two have one id. */
  added: number
}

export const noFaults = (): Faults => ({ rules: [], meddle: undefined, added: 0 })

/** The ids of the faults that never fired. */
export const unfired = (rules: readonly Rule[]): string[] =>
  rules.filter(({ fired }) => fired === 0).map(({ id }) => id)
