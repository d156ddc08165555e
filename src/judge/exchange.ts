import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import { createBag } from './bag.ts'

/** Why a request got no whole answer, in words or as the system's code. */
export class Unanswered extends Error {
  /** The connection had been kept open, and was closed before a word of an answer: it tells nothing about the request. */
  readonly isStale: boolean

  constructor(reason: string, isStale = false) {
    super(reason)
    this.isStale = isStale
  }
}

export type Patience = {
  /** Milliseconds from the connection to the last byte of the answer, with all that comes before it. */
  timeoutMs: number
  /** Bytes that the body of an answer may have. */
  mostBytes: number
}

/** An answer as it came. */
export type Raw = {
  status: number
  headers: http.IncomingHttpHeaders
  /** Names and values in turn, as they were written. */
  rawHeaders: string[]
  body: Buffer
}

export type Outgoing = Pick<http.RequestOptions, 'agent' | 'method' | 'path' | 'headers'> & {
  body?: string | Buffer | undefined
}

const mostInterims = 50
/** Connections that carried a request before; Node's own word for it leaves out those handed to whoever waited. */
const used = new WeakSet<Duplex>()
/** As much as the gateway takes of a request. */
const maxHeaderSize = 128 * 1024

/** Sends a request and waits for its whole answer, whatever the peer does. Throws Unanswered. */
export async function exchange(
  base: URL,
  outgoing: Outgoing,
  patience: Patience,
  signal?: AbortSignal,
): Promise<Raw> {
  try {
    return await once(base, outgoing, patience, signal)
  } catch (error) {
    // Others that were kept open may have been closed as well.
    if (error instanceof Unanswered && error.isStale)
      return once(base, { ...outgoing, agent: false }, patience, signal)
    throw error
  }
}

function once(
  base: URL,
  { body, ...options }: Outgoing,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<Raw> {
  const { promise, resolve, reject } = Promise.withResolvers<Raw>()
  const request = base.protocol === 'https:' ? https.request : http.request
  let timer: NodeJS.Timeout | undefined
  try {
    const going = request(base, { ...options, maxHeaderSize })
    const fail = (reason: string, isStale = false) => {
      reject(new Unanswered(reason, isStale))
      going.destroy()
    }
    const stop = () => fail('the run has ended')
    going.on('socket', (socket) => {
      isReused = used.has(socket)
      used.add(socket)
      // Before that it waits for its turn, which is nobody's fault.
      timer ??= setTimeout(
        () => fail(`no whole answer within ${patience.timeoutMs / 1000} s`),
        patience.timeoutMs,
      )
    })
    let interims = 0
    let hasAnswer = false
    let isReused = false
    going.on('information', () => {
      interims += 1
      if (interims > mostInterims) fail(`more than ${mostInterims} interim answers`)
    })
    going.on('upgrade', (_, socket) => {
      socket.destroy()
      fail('101 Switching Protocols, which nobody asked for')
    })
    going.on('response', (response) => {
      hasAnswer = true
      receive(response, patience.mostBytes, { done: resolve, fail })
    })
    going.on('error', (error) => fail(wordsOf(error), isReused && interims === 0 && isClosing(error)))
    going.on('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      if (!hasAnswer) fail('the connection was closed without an answer')
    })
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    else going.end(body)
  } catch (error) {
    reject(new Unanswered(wordsOf(error)))
  }
  return promise
}

/** Gives the answer when it is whole. */
function receive(
  response: http.IncomingMessage,
  mostBytes: number,
  { done, fail }: { done: (raw: Raw) => void; fail: (reason: string) => void },
) {
  const { statusCode: status = 0, headers, rawHeaders } = response
  if (status < 200 || status > 999) return fail(`the status ${status}, which HTTP does not have`)
  const bag = createBag(mostBytes)
  response.on('data', (chunk: Buffer) => {
    if (!bag.add(chunk)) fail(`an answer of more than ${mostBytes} bytes`)
  })
  response.on('error', (error) => fail(wordsOf(error, midway)))
  response.on('close', () => {
    if (!response.readableEnded) fail(`the connection was closed${midway}`)
  })
  response.on('end', () => done({ status, headers, rawHeaders, body: bag.bytes() }))
}

const isClosing = ({ code }: NodeJS.ErrnoException) => code === 'ECONNRESET' || code === 'EPIPE'
const midway = ' in the middle of the answer'

function wordsOf(error: unknown, where = ''): string {
  const { code, message } = error as NodeJS.ErrnoException // streams and requests fail with errors alone
  if (code === undefined) return message
  return (code.startsWith('HPE_') ? `no HTTP, ${code}` : code) + where
}
