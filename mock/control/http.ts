import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ControlOperation, controlOperations } from '../../src/generated/control.ts'
import { nearest } from '../../src/text/nearest.ts'
import { rawBody } from '../body.ts'
import { ControlError, refuseControl } from './control-error.ts'
import { run } from './engine.ts'
import type { Heard, Steered } from './handler.ts'
import { type Snapshot, snapshotText } from './state/snapshot.ts'

type Asked = { id: ControlOperation; path: Record<string, string>; scope: string | undefined }

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

/** Answers a request to the control plane. */
export async function answerControl(
  request: FastifyRequest,
  reply: FastifyReply,
  steered: Steered,
): Promise<FastifyReply> {
  try {
    const { id, path, scope } = askedFor(request)
    const query = request.query as object
    const answer = await run(id, { body: bodyOf(request), query, path, scope }, steered)
    const { type } = controlOperations[id]
    if (type === 'text/event-stream') return stream(answer as AsyncIterable<Heard>, reply)
    const isPrometheus = id === 'metrics'
    return reply
      .code(200)
      .type(isPrometheus ? PROMETHEUS : type)
      .send(textOf(id, answer))
  } catch (error) {
    return refuseControl(reply, error instanceof ControlError ? error : failed(error, request))
  }
}

/** Server-sent events, until the client leaves. */
function stream(heard: AsyncIterable<Heard>, reply: FastifyReply) {
  const all = heard[Symbol.asyncIterator]()
  reply.raw.once('close', () => void all.return?.())
  async function* text() {
    yield ': dewkit\n\n'
    for (let next = await all.next(); !next.done; next = await all.next())
      yield `event: ${next.value.event}\ndata: ${JSON.stringify(next.value.data)}\n\n`
  }
  return reply
    .code(200)
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .send(Readable.from(text()))
}

function failed(error: unknown, request: FastifyRequest): ControlError {
  request.log.error(error)
  return new ControlError('failed', 'The mock failed; its log says why.')
}

function textOf(id: ControlOperation, answer: unknown): string {
  if (typeof answer === 'string') return answer
  return id === 'snapshot' ? snapshotText(answer as Snapshot) : `${JSON.stringify(answer, null, 2)}\n`
}

/** What is spelt out before what has a parameter. */
const entries = (
  Object.entries(controlOperations) as [ControlOperation, (typeof controlOperations)[ControlOperation]][]
).sort(([, a], [, b]) => Number(a.path.includes('{')) - Number(b.path.includes('{')))

const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

/** The operation that a request asks for, and the project that it is limited to. */
function askedFor({ method, url, headers }: FastifyRequest): Asked {
  const [whole = ''] = url.split('?', 1)
  const inPath = /^\/_dewkit\/projects\/([^/]+)(\/.+)$/.exec(whole)
  const path = (inPath ? `/_dewkit${inPath[2]}` : whole).replace(/\/$/, '')
  const scope = inPath ? decodeURIComponent(inPath[1] ?? '') : headers['x-dewkit-scope']
  const there = entries.filter(([, operation]) => patternOf(operation.path).test(path))
  const [id, found] = there.find(([, operation]) => operation.method === method) ?? []
  if (!id || !found)
    throw nothingThere(
      path,
      method,
      there.map(([, operation]) => operation.method),
    )
  const fields = Object.entries(patternOf(found.path).exec(path)?.groups ?? {})
  return {
    id,
    path: Object.fromEntries(fields.map(([name, value]) => [name, decodeURIComponent(value)])),
    scope: scope === undefined ? undefined : String(scope),
  }
}

function nothingThere(path: string, method: string, methods: readonly string[]) {
  if (methods.length > 0)
    return new ControlError('unknown', `${path} has no ${method}: use ${methods.join(' or ')}.`)
  const known = entries.map(([, operation]) => operation.path)
  return new ControlError('unknown', `There is no ${path}.`, nearest(path, known))
}

function bodyOf(request: FastifyRequest): object {
  const bytes = rawBody(request)
  if (bytes.length === 0) return {}
  try {
    const body: unknown = JSON.parse(bytes.toString())
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch {}
  throw new ControlError('invalid', 'The body must be a JSON object.')
}
