import type { operations as Api } from '../generated/api.ts'
import type { ErrorName } from '../generated/errors.ts'
import type { OperationId, operations } from '../generated/operations.ts'

type Flat<T> = { [Field in keyof T]: T[Field] }
type Json<Message> = Message extends { content: { 'application/json': infer Value } } ? Value : undefined
type Part<Op extends OperationId, Where extends 'query' | 'path' | 'header'> = [
  NonNullable<Api[Op]['parameters'][Where]>,
] extends [never]
  ? unknown
  : NonNullable<Api[Op]['parameters'][Where]>
type Sent<Op extends OperationId> = (typeof operations)[Op]['body'] extends true
  ? Json<NonNullable<Api[Op]['requestBody']>>
  : Part<Op, 'query'>

/** What an operation takes: the fields of its body (or query), of its path without the project, and of its headers. */
export type Input<Op extends OperationId> = Flat<
  Sent<Op> & Omit<Part<Op, 'path'>, 'project_id'> & Part<Op, 'header'>
>

type Responses<Op extends OperationId> = Api[Op]['responses']

/** What an operation answers, undefined for one that answers 204. */
export type Output<Op extends OperationId> = Json<
  Responses<Op>[Extract<keyof Responses<Op>, 200 | 201 | 202 | 204>]
>

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

type Method<Op extends OperationId> =
  Partial<Input<Op>> extends Input<Op>
    ? (input?: Input<Op>) => Promise<Result<Output<Op>>>
    : (input: Input<Op>) => Promise<Result<Output<Op>>>

/** One method for each operation of the contract. A refusal is a returned value; only no answer, or none in time, throws. */
export type Client = { [Op in OperationId]: Method<Op> }
