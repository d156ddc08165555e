import type { OperationId } from '../generated/names.ts'
import { routes } from '../generated/routes.ts'
import { textOf, within } from './patience.ts'
import { type Answer, parseJson, refusalOf } from './refusal.ts'
import type { Unsigned } from './sign.ts'
import type { Output, Result } from './types.ts'

/** How requests leave, by which clock, and how long and how much of an answer is waited for. */
export type Wire = {
  endpoint: string
  iamEndpoint: string
  fetch: typeof fetch
  now: () => number
  /** Milliseconds for a whole answer. */
  timeoutMs: number
  maxAnswerBytes: number
  /** Ends what is under way, and refuses what comes later. */
  signal?: AbortSignal | undefined
}

/** What proves who calls. */
export type Access = {
  projectId?: string | undefined
  headersFor(request: Unsigned): Promise<Record<string, string>>
}

export const anonymous: Access = { headersFor: async () => ({}) }

/** Calls one operation once. */
export async function send<Op extends OperationId>(
  id: Op,
  input: object,
  access: Access,
  wire: Wire,
): Promise<Result<Output<Op>>> {
  const request = compose(id, { ...input, project_id: access.projectId }, wire)
  const headers = { ...request.headers, ...(await access.headersFor(request)) }
  const answer = await exchange({ ...request, headers }, wire)
  return resultOf(answer, wire.now())
}

export const isInProject = (id: OperationId) => routes[id].path.includes('{project_id}')

/** The request of an operation. Names in braces belong to the path, those with X- to the headers, all others are sent. */
function compose(id: OperationId, input: Record<string, unknown>, wire: Wire): Unsigned {
  const { method, path, body: hasBody, group } = routes[id]
  const inPath = new Set(['project_id', ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)])
  const given = Object.entries(input).filter(([name, value]) => value !== undefined && !inPath.has(name))
  const headers = given.filter(([name]) => name.startsWith('X-'))
  const sent = given.filter(([name]) => !name.startsWith('X-'))

  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(id, name, input[name]))
  const url = new URL((group === 'iam' ? wire.iamEndpoint : wire.endpoint) + filled)
  if (!hasBody) for (const [name, value] of sent) url.searchParams.append(name, String(value))
  return {
    method,
    url,
    headers: Object.fromEntries([...headers, ...(hasBody ? [['Content-Type', 'application/json']] : [])]),
    ...(hasBody && { body: JSON.stringify(Object.fromEntries(sent)) }),
  }
}

/** A URL resolves dots away, and would name another operation. */
function segmentOf(id: OperationId, name: string, value: unknown): string {
  if (typeof value === 'string' && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value)
  if (name !== 'project_id') throw new TypeError(`${id} needs ${name}.`)
  throw new TypeError(
    `${id} needs a project: give createClient a projectId, or user and password, or AK/SK and region.`,
  )
}

async function exchange({ method, url, headers, body }: Unsigned, wire: Wire): Promise<Answer> {
  // Followed, a redirect would carry the token to another host.
  const init: RequestInit = { method, headers: sendable(headers), redirect: 'manual', ...(body && { body }) }
  try {
    return await within(wire, async (signal) => {
      const response = await wire.fetch(url, { ...init, signal })
      const text = await textOf(response, wire.maxAnswerBytes, signal)
      return { status: response.status, headers: response.headers, text }
    })
  } catch (error) {
    wire.signal?.throwIfAborted()
    throw new Error(`No answer from ${url.origin}${url.pathname}: ${reasonOf(error)}`, { cause: error })
  }
}

/** What fetch itself would throw quotes the value, which is a secret. */
function sendable(headers: Record<string, string>): Headers {
  try {
    return new Headers(headers)
  } catch {
    throw new TypeError('The credentials contain characters that no HTTP header can carry.')
  }
}

/** fetch says "fetch failed" and hides the reason in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string; code?: string }; message?: string } // may be anything
  return cause?.message || cause?.code || message || String(error)
}

function resultOf<Data>(answer: Answer, now: number): Result<Data> {
  const { status, headers, text } = answer
  const parsed = status === 204 ? { value: undefined } : parseJson(text)
  if (status < 200 || status >= 300 || !parsed) return { ok: false, error: refusalOf(answer, now) }
  return { ok: true, data: parsed.value as Data, headers } // the contract says so, and the checker proves it
}
