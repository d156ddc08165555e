import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ErrorName, errors } from '../generated/errors.ts'
import { limits } from '../generated/limits.ts'
import type { OperationId } from '../generated/names.ts'
import { createBag } from '../judge/bag.ts'
import type { Complaint } from '../judge/complaint.ts'
import type { Raw } from '../judge/exchange.ts'
import type { Attempt } from '../judge/kms.ts'
import { createMask } from '../judge/mask.ts'
import { type Answer, contentOf, type Sent } from '../judge/wire.ts'
import { createWitness, type Witness } from '../judge/witness.ts'
import { secrets } from '../spec/contract.ts'
import { operationAt } from '../spec/route.ts'
import { createForward, type Forward, isHop, mostBytes } from './forward.ts'
import { faultsOf, remarksOn, violationsIn } from './request.ts'

/** One request with its answer, and what both sides did wrong. No text about it shows a secret. */
export type Exchange = Attempt & {
  operation: OperationId | undefined
  remarks: string[]
  /** Why the answer is the proxy's own, and nobody could be judged. */
  failure?: string
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
  /** Milliseconds until the upstream's whole answer counts as missing. */
  timeoutMs: number
  /** Milliseconds since the epoch. */
  now: () => number
  onExchange: (exchange: Exchange) => void
}

/** `headers` are names and values in turn. */
type Reply = { status: number; headers: string[]; body: Buffer }
type Handling = { forward: Forward; witness: Witness; options: ProxyOptions }

/** Stands between clients and a service, passes everything on, and judges both by the contract. */
export async function startProxy(options: ProxyOptions): Promise<{ url: string; close(): Promise<void> }> {
  const forward = createForward(options)
  let isClosed = false
  // Whoever closes it does not wait for what is under way, and has no use for it.
  const onExchange = (exchange: Exchange) => {
    if (!isClosed) options.onExchange(exchange)
  }
  // Clients may reach the service past the proxy.
  const witness = createWitness({ now: options.now, hasOthers: true })
  const handling = { forward, witness, options: { ...options, onExchange } }
  const server = http.createServer({ maxHeaderSize: limits.gatewayHeadersBytes }, (request, response) => {
    handle(request, response, handling).catch(() => response.destroy())
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
      isClosed = true
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      forward.close()
    },
  }
}

/** Throws when the client goes away in the middle of its request, which is nobody's fault. */
async function handle(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { forward, witness, options }: Handling,
) {
  const body = await bodyOf(request)
  if (!body) return respond(response, refusal('EntityTooLarge', 'The body is longer than a gateway takes.'))
  const began = performance.now()
  const { method = '', url = '/' } = request
  const sent: Sent = { method, path: url, headers: flat(request.headers), ...(body.length > 0 && { body }) }
  const told = witness.asked(sent)
  const asked = performance.now()
  const answer = await answerOf(forward, sent)
  const answered = performance.now()
  const exchange =
    'failure' in answer
      ? unjudged(sent, answer, answered - asked)
      : await judged(sent, answer, { ms: answered - asked, told })
  if ('failure' in answer) told(nothing)
  if (options.strictClient) exchange.complaints.push(...exchange.remarks.map(asComplaint))
  exchange.ownMs = asked - began + (performance.now() - answered)
  const reply = 'failure' in answer ? ownReply(answer, options) : replyTo(answer, exchange, options)
  try {
    respond(response, reply, method)
  } catch {
    // What the upstream's headers hold, a server may not send.
    exchange.failure ??= 'an answer whose headers cannot be passed on'
    respond(response, ownReply({ failure: exchange.failure }, options))
  }
  options.onExchange(exchange)
}

async function answerOf({ send }: Forward, sent: Sent): Promise<Raw | { failure: string }> {
  try {
    return await send(sent)
  } catch (error) {
    return { failure: (error as Error).message } // it throws errors alone
  }
}

/** Here nobody was wrong, as far as anybody knows. */
const unjudged = (sent: Sent, { failure }: { failure: string }, ms: number): Exchange => ({
  ...{ operation: operationAt(sent.method, sent.path)?.contract.id, sent, failure, ownMs: 0 },
  answer: { status: failureStatus(failure), headers: {}, text: '', ms },
  ...{ complaints: [], remarks: [] },
})

const mask = createMask([], secrets.fields)
const mostWords = 400

type Told = ReturnType<Witness['asked']>
const nothing: Answer = { status: 0, headers: {}, text: '', ms: 0 }

async function judged(sent: Sent, raw: Raw, { ms, told }: { ms: number; told: Told }): Promise<Exchange> {
  const answer = { ...(await contentOf(raw, mostBytes)), ms }
  const found = operationAt(sent.method, sent.path)
  const faults = found ? faultsOf(found.contract, found.path, sent) : []
  // An answer to HEAD has no body to be judged.
  const isJudged = sent.method !== 'HEAD' && (found !== undefined || raw.status >= 400)
  const predicted = told(answer)
  const complaints = isJudged ? [...violationsIn(found?.contract, faults, sent, answer), ...predicted] : []
  const remarks = found
    ? remarksOn(faults, answer)
    : [`${sent.method} of a path that the contract does not know`]
  const about = { sent, answer }
  const hide = (text: string) => mask.hide(text.slice(0, 10 * mostWords), about).slice(0, mostWords)
  return {
    ...{ operation: found?.contract.id, sent, answer, ownMs: 0 },
    complaints: complaints.map(({ rule, expected, got, ...complaint }) => ({
      ...{ ...complaint, rule: hide(rule), expected: hide(expected), got: hide(got) },
    })),
    remarks: remarks.map(hide),
  }
}

const asComplaint = (remark: string): Complaint => ({
  ...{
    class: 'wrong shape',
    rule: `request: ${remark.split(':', 1)[0]}`,
    expected: 'a request that the contract allows',
  },
  ...{ got: remark, place: '#/paths', basis: 'documented' },
})

function replyTo({ status, rawHeaders, body }: Raw, { complaints }: Exchange, options: ProxyOptions): Reply {
  const [complaint] = complaints
  if (!complaint) return { status, headers: rawHeaders, body }
  if (options.errors) return violationReply(complaint)
  return { status, headers: [...rawHeaders, 'X-Dewkit-Violation', String(complaints.length)], body }
}

function violationReply({ rule, expected, got }: Complaint): Reply {
  const reply = refusal(
    'BackendUnavailable',
    `dewkit proxy: the service violates the contract: ${rule}: expected ${expected}, got ${got}`,
  )
  const shown = rule.replace(/[^\x20-\x7e]/g, '?')
  return { ...reply, headers: [...reply.headers, 'X-Dewkit-Violation', shown] }
}

const failureName = (failure: string) =>
  failure.startsWith('no whole answer') ? 'BackendTimeout' : 'BackendUnavailable'
const failureStatus = (failure: string) => errors[failureName(failure)].status
const ownReply = ({ failure }: { failure: string }, { upstream }: ProxyOptions): Reply =>
  refusal(failureName(failure), `dewkit proxy: no answer from ${new URL(upstream).origin} (${failure})`)

/** In the form of the gateway, for whom the proxy stands. */
function refusal(name: ErrorName, message: string): Reply {
  const { code, status } = errors[name]
  const body = Buffer.from(
    JSON.stringify({ error_msg: message, error_code: code, request_id: '0'.repeat(32) }),
  )
  return { status, headers: ['Content-Type', 'application/json'], body }
}

function respond(response: http.ServerResponse, { status, headers, body }: Reply, method?: string) {
  const hasBody = status !== 204 && status !== 304 && method !== 'HEAD'
  const kept = headers.filter((_, at) => !isHop(headers[at - (at % 2)] ?? ''))
  response.writeHead(status, hasBody ? [...kept, 'Content-Length', String(body.length)] : kept)
  response.end(hasBody ? body : undefined)
}

/** Undefined when it is longer than the gateway takes. */
async function bodyOf(request: http.IncomingMessage): Promise<Buffer | undefined> {
  const bag = createBag(limits.gatewayBodyBytes)
  let isWhole = true
  // A request without an encoding gives bytes. What is too long is still read: its client waits until it has sent it.
  for await (const chunk of request as AsyncIterable<Buffer>) isWhole = bag.add(chunk) && isWhole
  return isWhole ? bag.bytes() : undefined
}

const flat = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
