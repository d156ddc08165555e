import { setTimeout as wait } from 'node:timers/promises'
import type { AccessFor } from '../client/access.ts'
import type { Output } from '../client/types.ts'
import type { ErrorName, OperationId } from '../generated/names.ts'
import { type Contract, contractOf } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import { type Complaint, Unprepared, Violated } from './complaint.ts'
import { type Because, codeAndStatus, gotWords, isRefusedAs } from './expected.ts'
import { complaintsAbout } from './judge.ts'
import { Stopped, until } from './span.ts'
import type { Answer, Leash, Sent, Wire } from './wire.ts'
import type { Witness } from './witness.ts'

/** A request by its parts, before it is one on the wire. */
export type Request = {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  /** A JSON value; undefined for none. */
  body: unknown
}

/** What differs from an ordinary request, for cases that want a wrong one. */
export type Twist = {
  method?: string
  /** In place of the path with its parameters, without query. */
  rawPath?: string
  /** In place of the JSON text of the body. */
  rawBody?: string | Buffer
  /** Added to the headers, in place of those with the same name; undefined takes one away. */
  headers?: Record<string, string | undefined>
  /** In place of the caller's own credentials. */
  credentials?: Record<string, string>
}

/** One request with its answer and what is wrong with it. */
export type Attempt = {
  operation: OperationId | undefined
  sent: Sent
  answer: Answer
  complaints: Complaint[]
  /** Another case can have used up what it is about: its outcome depends on who came first. */
  isContended?: boolean
}

/** A wire, its leash, and who sees what goes over it. To tidy up, one goes on where a case would have seen enough. */
export type Line = Leash & { wire: Wire; witness: Witness; isTidying: boolean }

/** Somebody who calls, for one project. */
export type Caller = { access: AccessFor; projectId: string; now: () => number }

export type Input = Record<string, unknown>

/** KMS as one caller sees it. Every answer is judged and kept in `attempts`. */
export type Kms = {
  readonly caller: Caller
  readonly attempts: Attempt[]
  /** Sends a request of an operation, right or wrong. */
  send(id: OperationId, request: Request, twist?: Twist): Promise<Answer>
  /** Sends something that belongs to no operation. */
  sendRaw(sent: Sent): Promise<Answer>
  call(id: OperationId, input: Input): Promise<Answer>
  /** The body of the answer. Throws when the call is refused. */
  ok<Op extends OperationId>(id: Op, input: Input): Promise<NonNullable<Output<Op>>>
  /** One call whose 429 is an answer as any other. */
  burst(id: OperationId, input: Input): Promise<Answer>
  /** Throws when the answer to a request is not this refusal. */
  sendRefused(id: OperationId, request: Request, twist: Twist, ...errors: ErrorName[]): Promise<void>
  /** The same for the input of an operation. Without `errors` any refusal will do: no source documents its code. */
  refused(id: OperationId, input: Input, ...errors: ErrorName[]): Promise<void>
}

const mostWaits = 5
/** Whoever shrinks a failure asks many times. */
const mostUnanswered = 3
/** What a case keeps of answers, in characters. */
const mostKept = 8 * 1024 * 1024

/** Whoever waits gets the reason thrown why the line's `asking` was aborted. */
export function createKms(caller: Caller, line: Line, attempts: Attempt[] = []): Kms {
  async function send(
    id: OperationId,
    request: Request,
    twist: Twist = {},
    waitsMost = mostWaits,
  ): Promise<Answer> {
    const contract = contractOf(id)
    const unsigned = composed(contract, request, twist, caller.projectId)
    const proof = twist.credentials ?? (contract.secured ? await proofOf(caller, line, id, unsigned) : {})
    const headers = merged({ ...unsigned.headers, ...proof }, twist.headers)
    return exchange(line, attempts, { operation: id, sent: { ...unsigned, headers }, waitsMost })
  }

  async function sendRefused(id: OperationId, request: Request, twist: Twist, ...errors: ErrorName[]) {
    const answer = await send(id, request, twist)
    if (!isRefusedAsOneOf(answer, errors))
      throw violated(id, errors.map(codeAndStatus).join(' or ') || 'a refusal', answer, contractOf(id).place)
  }

  const requestFor = (id: OperationId, input: Input) => requestOf(contractOf(id), input, caller.projectId)
  const call = (id: OperationId, input: Input) => send(id, requestFor(id, input))

  return {
    ...{ caller, attempts, call, sendRefused },
    send: (id, request, twist) => send(id, request, twist),
    sendRaw: (sent) => exchange(line, attempts, { operation: undefined, sent, waitsMost: mostWaits }),
    async ok<Op extends OperationId>(id: Op, input: Input) {
      const answer = await call(id, input)
      const { success, place } = contractOf(id)
      if (answer.status !== success) throw violated(id, `${success}`, answer, place)
      return (parsed(answer.text)?.value ?? {}) as NonNullable<Output<Op>> // its form has been judged
    },
    burst: (id, input) => send(id, requestFor(id, input), {}, 0),
    refused: (id, input, ...errors) => sendRefused(id, requestFor(id, input), {}, ...errors),
  }
}

type Asked = { operation: OperationId | undefined; sent: Sent; waitsMost: number }

async function exchange(line: Line, attempts: Attempt[], { operation, sent, waitsMost }: Asked) {
  if (!line.isTidying) refuseExcess(attempts)
  for (let waits = 0; ; waits += 1) {
    const { wire, witness, asking, waiting } = line
    asking.throwIfAborted()
    // What is created must be known, to be deleted.
    const isMaking = operation !== undefined && /^(create|replicate)/.test(operation)
    const told = witness.asked(sent)
    const answer = await wire.send(sent, { asking, waiting: isMaking ? waiting : asking })
    const predicted = told(answer)
    if (answer.status === 0) asking.throwIfAborted()
    if (answer.status === 429 && waits < waitsMost) {
      const seconds = Math.min(5, Math.max(0, Number(answer.headers['retry-after'])) || 1)
      await wait(1000 * seconds, undefined, { signal: asking }).catch(() => asking.throwIfAborted())
      continue
    }
    const contract = operation && contractOf(operation)
    attempts.push({
      operation,
      sent,
      answer,
      complaints: [...complaintsAbout(contract, sent, answer), ...predicted],
    })
    return answer
  }
}

async function proofOf(caller: Caller, line: Line, id: OperationId, { method, path, headers, body }: Sent) {
  const access = await until(line.asking, caller.access(id)).catch(notSignedIn)
  if (!access.ok) throw new Unprepared(`The credentials were refused: ${access.error.message}`)
  const text = body === undefined ? {} : { body: body.toString() }
  return access.data.headersFor({ method, url: new URL(line.wire.address + path), headers, ...text })
}

/** Without `errors` any refusal will do. */
const isRefusedAsOneOf = (answer: Answer, errors: readonly ErrorName[]) =>
  errors.some((name) => isRefusedAs(answer, name)) ||
  (errors.length === 0 && answer.status >= 400 && answer.status < 500)

/** A case that is not answered again and again, or with more than anybody can keep, has seen enough. */
function refuseExcess(attempts: readonly Attempt[]) {
  const unanswered = attempts.filter(({ answer }) => answer.status === 0)
  const [complaint] = unanswered.at(-1)?.complaints ?? []
  if (complaint && unanswered.length >= mostUnanswered)
    throw new Violated(complaint, unanswered.at(-1)?.operation)
  const kept = attempts.reduce((sum, { answer }) => sum + answer.text.length, 0)
  if (kept <= mostKept) return
  throw new Violated({
    ...{ class: 'unstable', rule: 'the answers of a case have a bearable size', basis: 'assumed' },
    ...{ expected: `at most ${mostKept} characters`, got: 'more', place: 'docs/check.md' },
  })
}

/** The client throws for a missing answer alone. */
function notSignedIn(error: Error): never {
  if (error instanceof Stopped) throw error
  throw new Violated({
    ...{
      class: 'unstable',
      rule: 'every request is answered',
      basis: 'documented',
      place: 'docs/contract.md',
    },
    ...{ expected: 'an answer', got: `none to the sign-in: ${error.message}` },
  })
}

function violated(id: OperationId, expected: string, answer: Answer, place: string) {
  const because: Because = { rule: `${id} answers ${expected}`, place, basis: 'documented' }
  const isSuccess = answer.status >= 200 && answer.status < 300
  const category = /^2\d\d$/.test(expected)
    ? 'accepts too little'
    : isSuccess
      ? 'accepts too much'
      : 'wrong code'
  const isDown = answer.status === 0 || answer.status >= 500
  return new Violated(
    { class: isDown ? 'unstable' : category, ...because, expected, got: gotWords(answer) },
    id,
  )
}

/** Sorts fields, given by name, to where they belong. */
export function requestOf({ fields, hasBody }: Contract, input: Input, projectId: string): Request {
  const request: Request = { path: {}, query: {}, header: {}, body: hasBody ? {} : undefined }
  for (const [name, value] of Object.entries({ ...input, project_id: projectId })) {
    if (value === undefined) continue
    const places = fields.filter((field) => field.name === name).map(({ where }) => where)
    if (places.length === 0 && name !== 'project_id') places.push(hasBody ? 'body' : 'query')
    for (const where of places) (request[where] as Record<string, unknown>)[name] = value
  }
  return request
}

function composed(contract: Contract, request: Request, twist: Twist, projectId: string): Sent {
  const values: Record<string, unknown> = { project_id: projectId, ...request.path }
  const filled = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const query = new URLSearchParams(
    Object.entries(request.query).map(([name, value]) => [name, String(value)]),
  )
  const body = twist.rawBody ?? (request.body === undefined ? undefined : JSON.stringify(request.body))
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
  const own = Object.entries(request.header).map(([name, value]) => [name, String(value)])
  return {
    method: twist.method ?? contract.method,
    path: (twist.rawPath ?? filled) + (query.size > 0 ? `?${query}` : ''),
    headers: { ...type, ...Object.fromEntries(own) },
    body,
  }
}

function merged(headers: Record<string, string>, changes: Twist['headers'] = {}): Record<string, string> {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()))
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()))
  const added = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries([...kept, ...added])
}
