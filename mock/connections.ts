import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { KmsError } from './errors.ts'

const MOST_LINGER_MS = 5000
const PIPELINED = 256
const SWEEPS = 10

/**
 * Looks after the connections of a server: whatever comes gets an answer in the gateway's form, also what never becomes a
 * request, and nobody holds a connection for longer than a request, or the reading of an answer, may take.
 */
export function tend(server: Server, { deadlineMs, tls }: { deadlineMs: number; tls: boolean }) {
  const open = new Set<Socket>()
  server.removeAllListeners('clientError')
  server.on('clientError', (error: BrokenError, stream) => {
    const socket = stream as Socket // as both kinds of servers give it
    if (leaving.has(socket)) return
    // Without TLS where it is wanted, there is nobody to talk to.
    if (open.has(socket)) answerBroken(socket, error, deadlineMs)
    else socket.destroy()
  })
  server.on('connect', (_request, socket) => end(socket as Socket, new KmsError('ApiNotFound')))
  // An expectation that nobody knows is no reason to answer otherwise, and whether a body may come is known later.
  for (const event of ['checkExpectation', 'checkContinue'])
    server.on(event, (request, response) => server.emit('request', request, response))
  // Who has said all and closes that direction still gets an answer. Node has this, and no type for it.
  Object.assign(server, { httpAllowHalfOpen: true })

  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    open.add(socket)
    patience.set(socket, Math.min(MOST_LINGER_MS, deadlineMs))
    socket.once('close', () => open.delete(socket))
    socket.destroySoon = () => linger(socket)
  })
  closeSlowReaders(server, open, deadlineMs)
}

/** Fastify listens at `localhost` with one server for each of its addresses, and shows but the first. */
export function moreServersOf(app: object): Server[] {
  const bindings = Object.getOwnPropertySymbols(app).find(
    (symbol) => symbol.description === 'fastify.serverBindings',
  )
  return bindings ? Reflect.get(app, bindings) : []
}

type BrokenError = NodeJS.ErrnoException & { rawPacket?: Buffer; bytesParsed?: number }

function answerBroken(socket: Socket, error: BrokenError, deadlineMs: number) {
  takeFromParser(socket)
  const refuse = (name: 'MalformedRequest' | 'UriTooLong' | 'HeadersTooLarge', detail = '') =>
    afterAnswers(socket, () => end(socket, new KmsError(name, detail)))
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    const rest = error.rawPacket?.subarray(error.bytesParsed) ?? Buffer.alloc(0)
    return endOfLine(socket, rest, (line) =>
      refuse(/HTTP\/\d\.\d\r?$/.test(line) ? 'UriTooLong' : 'HeadersTooLarge'),
    )
  }
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  refuse('MalformedRequest', isLate ? `(the request was not complete after ${deadlineMs / 1000} s)` : '')
}

/** Node's own name for the answer whose turn it is. */
type Turn = { _httpMessage?: ServerResponse | null }

const depths = new WeakMap<Socket, number>()

/** Hangs up on who sends on and on without waiting for an answer: each request that waits takes memory. */
export function demandPatience({ socket }: IncomingMessage, response: ServerResponse) {
  const { _httpMessage: answer } = socket as Turn
  if (!answer || answer === response) return
  const depth = (depths.get(socket) ?? 0) + 1
  depths.set(socket, depth)
  response.once('close', () => depths.set(socket, (depths.get(socket) ?? 1) - 1))
  if (depth <= PIPELINED) return
  socket.destroy()
  throw new KmsError('MalformedRequest')
}

/** How long a connection is still read when it ends, in milliseconds. */
const patience = new WeakMap<Socket, number>()

/** Connections that are about to end. */
const leaving = new WeakSet<Socket>()

/** Nothing that still comes is a request. It is read all the same: a client that is not heard does not listen. */
function takeFromParser(socket: Socket) {
  leaving.add(socket)
  socket.removeAllListeners('data')
  socket.on('data', () => {})
  socket.resume()
  // Node's parser may have stopped the flow, and it is no longer there to start it again.
  if (!socket.destroyed) socket._read(0)
}

/** The parser does not say what was too long. The line itself does: a request's first one ends in its version. */
function endOfLine(socket: Socket, rest: Buffer, decide: (end: string) => void) {
  let tail = ''
  const look = (chunk: Buffer) => {
    const at = chunk.indexOf('\n')
    const line = at < 0 ? chunk : chunk.subarray(0, at)
    tail = (tail + line.subarray(-16).toString('latin1')).slice(-16)
    if (at >= 0) done()
  }
  const done = () => {
    clearTimeout(late)
    socket.off('data', look).off('end', done).off('close', done)
    decide(tail)
  }
  const late = setTimeout(done, patience.get(socket)).unref()
  socket.on('data', look).once('end', done).once('close', done)
  look(rest)
}

/** Runs `then` when the requests that came whole before are answered. The broken one may be, too: then that will do. */
function afterAnswers(socket: Socket, then: () => void) {
  const { _httpMessage: answer } = socket as Turn
  if (answer?.req.complete) answer.once('close', () => afterAnswers(socket, then))
  else if (answer?.headersSent) linger(socket)
  else then()
}

function end(socket: Socket, refusal: KmsError) {
  const requestId = randomUUID().replaceAll('-', '')
  const body = JSON.stringify(refusal.toBody(requestId))
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? refusal.message}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  linger(socket)
}

/**
 * Ends a connection, and goes on reading for a while: to close while something still comes is to reset it, and then the
 * client loses the answer that says why.
 */
function linger(socket: Socket) {
  takeFromParser(socket)
  if (socket.writable) socket.end()
  const late = setTimeout(() => socket.destroy(), patience.get(socket)).unref()
  socket.once('close', () => clearTimeout(late))
}

type Waiting = { until: number; since: number }

/** What waits to be read by the client must be read within the deadline. */
function closeSlowReaders(server: Server, open: Set<Socket>, deadlineMs: number) {
  const waiting = new WeakMap<Socket, Waiting>()
  let sweep = 0
  const look = (socket: Socket) => {
    const sent = socket.bytesWritten - socket.writableLength
    const known = waiting.get(socket)
    if (socket.writableLength === 0) waiting.delete(socket)
    else if (!known || sent >= known.until) waiting.set(socket, { until: socket.bytesWritten, since: sweep })
    else if (sweep - known.since > SWEEPS) socket.destroy()
  }
  const timer = setInterval(() => {
    sweep += 1
    for (const socket of open) look(socket)
  }, deadlineMs / SWEEPS).unref()
  server.once('close', () => clearInterval(timer))
}
