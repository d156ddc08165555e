import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Complaint } from '../check/complaint.ts'
import type { Attempt } from '../check/kms.ts'
import type { Sent } from '../check/wire.ts'
import { type ErrorName, errors } from '../generated/errors.ts'
import { limits } from '../generated/limits.ts'
import type { OperationId } from '../generated/operations.ts'
import { faultsOf, operationAt, remarksOn, violationsIn } from './request.ts'

/** One request with its answer, and what both sides did wrong. */
export type Exchange = Attempt & {
  operation: OperationId | undefined
  remarks: string[]
  /** Milliseconds that the proxy itself took. */
  ownMs: number
}

export type ProxyOptions = {
  upstream: string
  host: string
  port: number
  /** Answer a violation of the service with an error, in place of its answer. */
  errors: boolean
  /** Count a wrong request as a violation, too. */
  strictClient: boolean
  /** Milliseconds until the upstream's answer counts as missing. */
  timeoutMs: number
  onExchange: (exchange: Exchange) => void
}

type Reply = { status: number; headers: http.OutgoingHttpHeaders; body: Buffer }

/** Stands between clients and a service, passes everything on, and judges both by the contract. */
export async function startProxy(options: ProxyOptions): Promise<{ url: string; close(): Promise<void> }> {
  const forward = createForward(options)
  const server = http.createServer((request, response) => {
    handle(request, response, forward.send, options).catch(() => response.destroy())
  })
  server.on('clientError', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${host}:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      forward.close()
    },
  }
}

async function handle(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  forward: (sent: Sent) => Promise<Reply>,
  options: ProxyOptions,
) {
  const body = await bodyOf(request)
  if (!body) return respond(response, refusal('EntityTooLarge', 'The body is longer than a gateway takes.'))
  const began = performance.now()
  const { method = '', url = '/' } = request
  const sent: Sent = { method, path: url, headers: flat(request.headers), ...(body.length > 0 && { body }) }
  const asked = performance.now()
  const reply = await forward(sent)
  const answered = performance.now()
  const exchange = judged(sent, reply, answered - asked)
  const own = options.strictClient ? exchange.remarks.map(asComplaint) : []
  exchange.complaints.push(...own)
  exchange.ownMs = asked - began + (performance.now() - answered)
  respond(
    response,
    options.errors && exchange.complaints[0]
      ? violationReply(exchange.complaints[0])
      : marked(reply, exchange),
  )
  options.onExchange(exchange)
}

function judged(sent: Sent, { status, headers, body }: Reply, ms: number): Exchange {
  const answer = { status, headers: flat(headers), text: body.toString(), ms }
  const found = operationAt(sent.method, sent.path)
  const faults = found ? faultsOf(found.contract, found.path, sent) : []
  return {
    ...{ operation: found?.contract.id, sent, answer, ownMs: 0 },
    complaints: found || status >= 400 ? violationsIn(found?.contract, faults, sent, answer) : [],
    remarks: found ? remarksOn(faults, answer) : [`${sent.method} of a path that the contract does not know`],
  }
}

const asComplaint = (remark: string): Complaint => ({
  ...{
    class: 'wrong shape',
    rule: `request: ${remark.split(':', 1)[0]}`,
    expected: 'a request that the contract allows',
  },
  ...{ got: remark, place: '#/paths', origin: 'documented' },
})

const marked = (reply: Reply, { complaints }: Exchange): Reply =>
  complaints.length === 0
    ? reply
    : { ...reply, headers: { ...reply.headers, 'x-dewkit-violation': String(complaints.length) } }

function violationReply({ rule, expected, got }: Complaint): Reply {
  const reply = refusal(
    'BackendUnavailable',
    `dewkit proxy: the service violates the contract: ${rule}: expected ${expected}, got ${got}`,
  )
  return { ...reply, headers: { ...reply.headers, 'x-dewkit-violation': rule.replace(/[^\x20-\x7e]/g, '?') } }
}

/** In the form of the gateway, for whom the proxy stands. */
function refusal(name: ErrorName, message: string): Reply {
  const { code, status } = errors[name]
  const body = Buffer.from(
    JSON.stringify({ error_msg: message, error_code: code, request_id: '0'.repeat(32) }),
  )
  return { status, headers: { 'content-type': 'application/json' }, body }
}

function respond(response: http.ServerResponse, { status, headers, body }: Reply) {
  const hasBody = status !== 204 && status !== 304
  response.writeHead(status, { ...withoutHops(headers), ...(hasBody && { 'content-length': body.length }) })
  response.end(hasBody ? body : undefined)
}

/** Undefined when it is longer than the gateway takes. */
async function bodyOf(request: http.IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length // a request without an encoding gives bytes
    if (size <= limits.gatewayBodyBytes) chunks.push(chunk as Buffer)
  }
  return size <= limits.gatewayBodyBytes ? Buffer.concat(chunks) : undefined
}

/** Headers that are between two neighbours, and the length, which is counted anew. */
const hops = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
]
const withoutHops = <Value>(headers: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.includes(name.toLowerCase())))

const flat = (headers: http.IncomingHttpHeaders | http.OutgoingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** A signature covers the Host that the client meant; without one the upstream gets its own. */
function createForward({ upstream, timeoutMs }: ProxyOptions) {
  const base = new URL(upstream)
  const isTls = base.protocol === 'https:'
  const agent = new (isTls ? https : http).Agent({ keepAlive: true })
  const prefix = base.pathname.replace(/\/+$/, '')
  const send = ({ method, path, headers, body }: Sent): Promise<Reply> =>
    new Promise((resolve) => {
      const isSigned = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
      const kept = Object.entries(withoutHops(headers)).filter(
        ([name]) => isSigned || name.toLowerCase() !== 'host',
      )
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const options = {
        agent,
        method,
        path: prefix + path,
        headers: { ...Object.fromEntries(kept), ...length },
      }
      const going = (isTls ? https : http).request(base, options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }),
        )
        answer.on('error', (error) => fail(error))
      })
      const fail = (error: NodeJS.ErrnoException) =>
        resolve(
          refusal(
            error.message === 'timeout' ? 'BackendTimeout' : 'BackendUnavailable',
            `dewkit proxy: no answer from ${base.origin} (${error.code ?? error.message})`,
          ),
        )
      going.setTimeout(timeoutMs, () => going.destroy(new Error('timeout')))
      going.on('error', fail)
      going.end(body)
    })
  return { send, close: () => agent.destroy() }
}
