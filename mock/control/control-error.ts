import type { FastifyReply } from 'fastify'
import { JSON_TYPE } from '../refusals.ts'

type Code = 'invalid' | 'unknown' | 'forbidden' | 'no match' | 'failed' | 'not ready'

const statuses: Record<Code, number> = {
  invalid: 400,
  unknown: 404,
  forbidden: 403,
  'no match': 409,
  failed: 500,
  'not ready': 503,
}

/** A refusal of the control plane. The message says what to do; `nearest` is the name that was most likely meant. */
export class ControlError extends Error {
  readonly code: Code
  readonly nearest: string | undefined

  readonly more: object

  constructor(code: Code, message: string, nearest?: string, more: object = {}) {
    super(nearest === undefined ? message : `${message} Did you mean "${nearest}"?`)
    this.code = code
    this.nearest = nearest
    this.more = more
  }

  get status(): number {
    return statuses[this.code]
  }

  toBody(): object {
    const { code, message, nearest, more } = this
    return { error: { code, message, ...(nearest !== undefined && { nearest }), ...more } }
  }
}

/** The refusal as an answer. */
export const refuseControl = (reply: FastifyReply, refusal: ControlError): FastifyReply =>
  reply
    .code(refusal.status)
    .type(JSON_TYPE)
    .send(`${JSON.stringify(refusal.toBody(), null, 2)}\n`)
