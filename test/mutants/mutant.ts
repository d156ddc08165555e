import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMock, type MockOptions } from '../../mock/index.ts'
import { type ErrorName, errors } from '../../src/generated/errors.ts'
import { type OperationId, operations } from '../../src/generated/operations.ts'

// biome-ignore lint/suspicious/noExplicitAny: a mutant may take and give any JSON, right or wrong
export type Json = any

export type Call = {
  operation: OperationId | undefined
  method: string
  url: string
  headers: Record<string, string>
  text: string
  /** The body as JSON, undefined when it is none. */
  body: Json
}
export type Reply = { status: number; headers: Record<string, string>; text: string }
/** Asks the healthy mock: the same, or changed, or another operation with a body. */
export type Healthy = {
  (change?: Partial<Pick<Call, 'method' | 'url' | 'headers' | 'body' | 'text'>>): Promise<Reply>
  call(operation: OperationId, body: Json): Promise<Json>
}
export type Answer = (call: Call, healthy: Healthy) => Promise<Reply | 'hang' | 'reset'>

/** A wrong implementation: the mock, with one defect. */
export type Mutant = {
  name: string
  group: string
  /** One sentence, in the words of the API. */
  defect: string
  /** Where it steps in; everything else goes straight to the mock. Undefined: everywhere. */
  operations?: readonly OperationId[] | undefined
  options?: MockOptions
  /** Made anew for each start, so that it may remember. It tells when it gives a wrong answer. */
  create?: (misbehaves: () => void) => Answer
}

const routes = (Object.keys(operations) as OperationId[])
  .map((id) => ({
    id,
    method: operations[id].method as string,
    pattern: new RegExp(`^${operations[id].path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
    fixed: !operations[id].path.includes('{', 25),
  }))
  .sort((a, b) => Number(b.fixed) - Number(a.fixed))

const operationOf = (method = '', url = '') => {
  const path = url.split('?', 1)[0] ?? ''
  return routes.find((route) => route.method === method && route.pattern.test(path))?.id
}

export async function startMutant(mutant: Mutant, options: MockOptions) {
  const mock = await createMock({ ...options, ...mutant.options })
  await mock.app.ready()
  let isWrong = false
  const answer = mutant.create?.(() => {
    isWrong = true
  })
  const server = http.createServer((request, response) => {
    const operation = operationOf(request.method, request.url)
    const isTouched = !mutant.operations || (operation && mutant.operations.includes(operation))
    if (!answer || !isTouched) return mock.app.routing(request, response)
    // A client that hangs up in the middle of its request wants no answer.
    stepIn(answer, operation, mock.app, request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Whether it has said that it gave a wrong answer. */
    get isWrong() {
      return isWrong
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await mock.close()
    },
  }
}

type App = Awaited<ReturnType<typeof createMock>>['app']

async function stepIn(
  answer: Answer,
  operation: OperationId | undefined,
  app: App,
  request: http.IncomingMessage,
  response: http.ServerResponse,
) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // a stream of bytes gives nothing else
  const bytes = Buffer.concat(chunks)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const { method = '', url = '' } = request
  const call: Call = {
    operation,
    method,
    url,
    headers,
    text: bytes.toString(),
    body: parsed(bytes.toString()),
  }
  const reply = await answer(call, healthyOf(app, call, bytes))
  if (reply === 'hang') return
  if (reply === 'reset') return void request.socket.destroy()
  const { 'content-length': _, ...rest } = reply.headers
  response.writeHead(reply.status, rest)
  response.end(reply.status === 204 ? undefined : reply.text)
}

function healthyOf(app: App, call: Call, bytes: Buffer): Healthy {
  const inject: Healthy = Object.assign(
    async (change: Parameters<Healthy>[0] = {}) => {
      const payload = 'body' in change ? JSON.stringify(change.body) : (change.text ?? bytes)
      const { 'content-length': _, ...headers } = change.headers ?? call.headers
      const { method = call.method, url = call.url } = change
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers,
        ...(payload.length > 0 && { payload }),
      })
      const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
      return { status: answer.statusCode, headers: Object.fromEntries(flat), text: answer.body }
    },
    {
      async call(operation: OperationId, body: Json) {
        const project = /\/v\d[\d.]*\/([^/]+)\//.exec(call.url)?.[1] ?? ''
        const url = operations[operation].path.replace('{project_id}', project)
        const headers = { ...call.headers, 'content-type': 'application/json' }
        return parsed((await inject({ method: operations[operation].method, url, headers, body })).text)
      },
    },
  )
  return inject
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The answer of an error of the catalogue. */
export function refusal(name: ErrorName): Reply {
  const { code, status, message, dialect } = errors[name]
  const request_id = newId()
  const body =
    dialect === 'gateway'
      ? { error_msg: message, error_code: code, request_id }
      : { error: { error_code: code, error_msg: message } }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-request-id': request_id },
    text: JSON.stringify(body),
  }
}

const newId = () => randomUUID().replaceAll('-', '')

export const json = (status: number, body: Json): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'x-request-id': newId() },
  text: JSON.stringify(body),
})

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

type About = Pick<Mutant, 'group'>
type Operations = readonly OperationId[]

/** Mutants of a group, by what they do wrong. */
export const mutantsOf = ({ group }: About) => ({
  /** Changes the JSON of answers that succeed. */
  answers: (
    name: string,
    defect: string,
    operations: Operations,
    change: (body: Json, call: Call) => Json,
  ): Mutant => ({
    ...{ name, group, defect, operations },
    create: () => async (call, healthy) => {
      const reply = await healthy()
      const body = parsed(reply.text)
      return reply.status >= 300 || body === undefined
        ? reply
        : { ...reply, text: JSON.stringify(change(body, call)) }
    },
  }),
  /** Changes whole answers. */
  replies: (
    name: string,
    defect: string,
    operations: Operations | undefined,
    change: (reply: Reply, call: Call) => Reply | 'hang' | 'reset',
  ): Mutant => ({
    ...{ name, group, defect, operations },
    create: () => async (call, healthy) => change(await healthy(), call),
  }),
  /** Takes what the contract refuses, as if it were something else. */
  takes: (
    name: string,
    defect: string,
    operations: Operations,
    instead: (body: Json, call: Call) => Json | undefined,
  ): Mutant => ({
    ...{ name, group, defect, operations },
    create: () => async (call, healthy) => {
      const body = isObject(call.body) ? instead(structuredClone(call.body), call) : undefined
      return body === undefined ? healthy() : healthy({ body })
    },
  }),
  /** Refuses what the contract takes. */
  refuses: (
    name: string,
    defect: string,
    operations: Operations,
    error: ErrorName,
    when: (body: Json, call: Call) => boolean,
  ): Mutant => ({
    ...{ name, group, defect, operations },
    create: () => async (call, healthy) =>
      isObject(call.body) && when(call.body, call) ? refusal(error) : healthy(),
  }),
  /** Answers one error of the catalogue in the place of another. */
  recodes: (
    name: string,
    defect: string,
    operations: Operations | undefined,
    from: ErrorName,
    to: ErrorName,
  ): Mutant => ({
    ...{ name, group, defect, operations },
    create: () => async (_, healthy) => {
      const reply = await healthy()
      const { status, code } = errors[from]
      return reply.status === status && reply.text.includes(`"${code}"`) ? refusal(to) : reply
    },
  }),
  /** Anything else. */
  does: (name: string, defect: string, operations: Operations | undefined, create: () => Answer): Mutant => ({
    ...{ name, group, defect, operations, create },
  }),
})
