import type { Calls } from '../generated/calls.ts'
import type { ErrorName } from '../generated/names.ts'

/** What an operation takes: the fields of its body (or query), of its path without the project, and of its headers. */
export type Input<Op extends keyof Calls> = Calls[Op]['input']

/** What an operation answers, undefined for one that answers 204. */
export type Output<Op extends keyof Calls> = Calls[Op]['output']

/** Why KMS, the gateway or IAM said no. */
export type Refusal = {
  /** The error's name in the catalogue. `Unknown`: it is not there, or the answer is no error of this API at all. */
  name: ErrorName | 'Unknown'
  /** As it was sent, such as `KMS.0209`, `APIGW.0301` or, from IAM, `401`; empty if nothing was. */
  code: string
  status: number
  message: string
  /** What to quote to the operator of the service; empty if there was none. */
  requestId: string
  retryAfterSeconds?: number
}

export type Refused = { ok: false; error: Refusal }
export type Outcome<Data> = { ok: true; data: Data } | Refused
export type Result<Data> = { ok: true; data: Data; headers: Headers } | Refused

type Method<In, Out> =
  Partial<In> extends In ? (input?: In) => Promise<Result<Out>> : (input: In) => Promise<Result<Out>>

/** One method for each operation of the contract. A refusal is a returned value; only no answer, or none in time, throws. */
export type Client = { [Op in keyof Calls]: Method<Calls[Op]['input'], Calls[Op]['output']> }
