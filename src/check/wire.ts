import http from 'node:http'
import https from 'node:https'

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
}

export type Wire = {
  readonly origin: string
  send(sent: Sent): Promise<Answer>
  close(): void
}

export type WireOptions = {
  endpoint: string
  /** Requests under way at once. */
  sockets: number
  /** Milliseconds until an answer counts as missing. */
  timeoutMs: number
  /** Most requests a second, 0 for as many as there can be. */
  rps: number
}

const mostBytes = 16 * 1024 * 1024

/** Sends exactly what it is told, over connections that are kept open. */
export function createWire({ endpoint, sockets, timeoutMs, rps }: WireOptions): Wire {
  const base = new URL(endpoint)
  const isTls = base.protocol === 'https:'
  const agent = new (isTls ? https : http).Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'lifo' })
  const request = isTls ? https.request : http.request
  const prefix = base.pathname.replace(/\/+$/, '')
  const turn = paced(rps)

  const once = ({ method, path, headers, body }: Sent): Promise<Answer> =>
    new Promise((resolve) => {
      const start = performance.now()
      const end = (answer: Omit<Answer, 'ms'>) => resolve({ ...answer, ms: performance.now() - start })
      const fail = (failure: string) => end({ status: 0, headers: {}, text: '', failure })
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const options = { agent, method, path: prefix + path, headers: { ...length, ...headers } }
      const going = request(base, options, (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size <= mostBytes) chunks.push(chunk)
          else response.destroy(new Error(`answered more than ${mostBytes} bytes`))
        })
        response.on('error', (error) => fail(wordsOf(error)))
        response.on('end', () =>
          end({
            status: response.statusCode ?? 0,
            headers: flat(response.headers),
            text: Buffer.concat(chunks).toString(),
          }),
        )
      })
      going.setTimeout(timeoutMs, () => going.destroy(new Error(`no answer within ${timeoutMs} ms`)))
      going.on('error', (error) => fail(wordsOf(error)))
      going.end(body)
    })

  return {
    origin: base.origin,
    async send(sent) {
      await turn()
      const answer = await once(sent)
      // A server may close a connection that was kept open just as it is used again: that is no fault of its answer.
      if (answer.failure === 'ECONNRESET' && answer.ms < 1000) return once(sent)
      return answer
    },
    close: () => agent.destroy(),
  }
}

const wordsOf = (error: NodeJS.ErrnoException) => error.code ?? error.message

const flat = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Waits for the next slot of `rps` slots a second. */
function paced(rps: number): () => Promise<void> {
  let next = 0
  return async () => {
    if (rps <= 0) return
    const now = performance.now()
    const slot = Math.max(now, next)
    next = slot + 1000 / rps
    if (slot > now) await new Promise((resolve) => setTimeout(resolve, slot - now))
  }
}
