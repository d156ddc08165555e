import type { operations as Api } from '../../src/generated/api.ts'
import type { OperationId, operations } from '../../src/generated/operations.ts'
import type { Caller, Directory, Project } from '../auth/accounts.ts'
import type { Identity } from '../auth/authenticate.ts'
import type { TemporaryKeys } from '../auth/temporary-keys.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { Records } from '../store/store.ts'
import type { World } from '../world.ts'

/** What a handler may use besides the request. */
export type Context = {
  caller: Caller
  project: Project
  records: Records
  world: World
  identity: { directory: Directory; tokens: Tokens; temporaryKeys: TemporaryKeys }
  /**
   * Who calls, and for which project. Throws what the gateway refuses, where the contract leaves it to the operation
   * whether credentials are needed. `token` counts when the request has none.
   */
  identify: (token?: string) => Identity
  /** Scheme, host and port that the client used, such as `http://127.0.0.1:8010`. */
  origin: string
  /** Headers of the answer, by name. */
  headers: Record<string, string>
  /** What takes long and needs no record, such as a key pair: made while nobody waits, after all that can be refused is. */
  beforehand: <T>(make: () => Promise<T>) => T
  /** The same call in another project. */
  elsewhere: (project: Project) => Context
}

type Json<Body> = Body extends { content: { 'application/json': infer Value } } ? Value : undefined
type Sent<Op extends OperationId> = Api[Op] extends { requestBody: infer Body } ? Json<Body> : undefined
type Defaulted<Op extends OperationId> = keyof (typeof operations)[Op]['defaults']
type DefaultedQuery<Op extends OperationId> = keyof (typeof operations)[Op]['queryDefaults']

/** The body with the contract's defaults filled in. */
export type BodyOf<Op extends OperationId> = Sent<Op> &
  Required<Pick<NonNullable<Sent<Op>>, Defaulted<Op> & keyof Sent<Op>>>
type Part<Op extends OperationId, Where extends 'query' | 'path' | 'header'> = NonNullable<
  Api[Op]['parameters'][Where]
>

export type RequestOf<Op extends OperationId> = {
  body: BodyOf<Op>
  query: Part<Op, 'query'> & Required<Pick<Part<Op, 'query'>, DefaultedQuery<Op> & keyof Part<Op, 'query'>>>
  path: Part<Op, 'path'>
  header: Part<Op, 'header'>
}
type Success<Responses> = Responses[Extract<keyof Responses, 200 | 201>]
export type AnswerOf<Op extends OperationId> = Api[Op]['responses'] extends { 204: unknown }
  ? undefined
  : Json<Success<Api[Op]['responses']>>

/**
 * Reads as the API page does: request in, answer out, KmsError thrown. It is synchronous and acts on nothing but `records`,
 * since it may run more than once (store/not-at-hand.ts).
 */
export type Handler<Op extends OperationId> = (request: RequestOf<Op>, context: Context) => AnswerOf<Op>
