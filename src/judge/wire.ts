import http from 'node:http'
import https from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { decoded, isEncoded } from './decoded.ts'
import { exchange, type Outgoing, type Raw } from './exchange.ts'

/** A request as it goes over the wire; `path` begins with a slash and may be malformed on purpose. */
export type Sent = {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Buffer | undefined
}

/** What came back. Status 0: nothing did, and `failure` says why. Header names are in lower case. */
export type Answer = {
  status: number
  headers: Record<string, string>
  text: string
  /** Milliseconds from sending to the last byte. */
  ms: number
  failure?: string
  /** Why `text` is not what was sent: a coding that cannot be undone. */
  flaw?: string
}

export type Wire = {
  /** Where the service is, such as `https://kms.example.com`: without a path. */
  readonly address: string
  send(sent: Sent, leash?: Leash): Promise<Answer>
  close(): void
}

/** When `asking` is aborted no request begins; when `waiting` is, nobody waits for an answer. */
export type Leash = { asking: AbortSignal; waiting: AbortSignal }

export type WireOptions = {
  endpoint: string
  /** Requests under way at once. */
  sockets: number
  /** Milliseconds until an answer counts as missing. */
  timeoutMs: number
  /** Most requests a second, 0 for as many as there can be. */
  rps: number
}

/** A page of 2,000 CMKs has a good million bytes. */
export const mostBytes = 4 * 1024 * 1024

/** Sends exactly what it is told, over connections that are kept open. */
export function createWire({ endpoint, sockets, timeoutMs, rps }: WireOptions): Wire {
  const base = new URL(endpoint)
  const isTls = base.protocol === 'https:'
  const agent = new (isTls ? https : http).Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'lifo' })
  const prefix = base.pathname.replace(/\/+$/, '')
  const turn = paced(rps)
  const patience = { timeoutMs, mostBytes }

  const outgoingOf = ({ method, path, headers, body }: Sent): Outgoing => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    return { agent, method, path: prefix + path, headers: { ...length, ...headers }, body }
  }

  return {
    address: base.origin,
    async send(sent, leash) {
      const start = performance.now()
      try {
        await turn(leash?.asking)
        const content = await contentOf(
          await exchange(base, outgoingOf(sent), patience, leash?.waiting),
          mostBytes,
        )
        return { ...content, ms: performance.now() - start }
      } catch (error) {
        const failure = (error as Error).message // Unanswered, or the signal's own
        return { status: 0, headers: {}, text: '', ms: performance.now() - start, failure }
      }
    },
    close: () => agent.destroy(),
  }
}

/** An answer as its reader sees it, if that has no more than `most` bytes. */
export async function contentOf({ status, headers, body }: Raw, most: number): Promise<Omit<Answer, 'ms'>> {
  const answer = { status, headers: flat(headers) }
  const { 'content-encoding': encoding } = headers
  if (!isEncoded(encoding)) return { ...answer, text: body.toString() }
  const content = await decoded(body, encoding, most)
  return 'flaw' in content
    ? { ...answer, text: '', flaw: content.flaw }
    : { ...answer, text: content.bytes.toString() }
}

const flat = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Waits for the next slot of `rps` slots a second. */
function paced(rps: number): (signal?: AbortSignal) => Promise<void> {
  let next = 0
  return async (signal) => {
    if (rps <= 0) return
    const now = performance.now()
    const slot = Math.max(now, next)
    next = slot + 1000 / rps
    if (slot > now) await wait(slot - now, undefined, signal && { signal })
  }
}
