import type { IncomingMessage } from 'node:http'
import { limits } from '../src/generated/limits.ts'
import { KmsError } from './errors.ts'
import { SpeltResponse } from './spelling.ts'

/** What Node would refuse without a body is let through and refused by `demandWellFormed`. */
export const parserOptions = (deadlineMs: number) => ({
  maxHeaderSize: limits.gatewayHeadersBytes,
  requireHostHeader: false,
  ServerResponse: SpeltResponse,
  // Who asks for another protocol is answered in this one.
  shouldUpgradeCallback: () => false,
  headersTimeout: deadlineMs,
  requestTimeout: deadlineMs,
  connectionsCheckingInterval: Math.ceil(deadlineMs / 10),
})

/** Headers that say who calls, where, and what was signed: of two, nobody knows which one counts. */
const single = [
  ...['host', 'origin', 'content-length', 'content-type', 'content-encoding', 'expect', 'authorization'],
  ...['x-auth-token', 'x-subject-token', 'x-security-token', 'x-project-id', 'x-domain-id'],
  ...['x-sdk-date', 'x-sdk-content-sha256'],
]
const bits = new Map(single.map((name, at) => [name, 1 << at]))

function repeated(rawHeaders: string[]): string | undefined {
  let seen = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const bit = bits.get(name.toLowerCase()) ?? 0
    if (seen & bit) return name
    seen |= bit
  }
}

export function demandWellFormed({ url = '', headers, rawHeaders, httpVersion }: IncomingMessage) {
  if (url.length > limits.gatewayUriBytes) throw new KmsError('UriTooLong')
  if (headers.host === undefined && httpVersion === '1.1')
    throw new KmsError('MalformedRequest', '(no Host header)')
  const twice = repeated(rawHeaders)
  if (twice !== undefined) throw new KmsError('MalformedRequest', `(two ${twice} headers)`)
}

const SMALL_BYTES = 65_536

const isLong = ({ 'content-length': length, expect }: IncomingMessage['headers']) =>
  Number(length ?? 0) > SMALL_BYTES || expect !== undefined
const isChunked = ({ 'transfer-encoding': encoding }: IncomingMessage['headers']) => encoding !== undefined

/** Whether an answer ends the connection: a body is still to come, and nobody waits for it. */
export const leavesBody = ({ complete, headers }: IncomingMessage) =>
  !complete && (isLong(headers) || isChunked(headers))

/**
 * Runs `then`, which refuses the request. A short body is let pass before, of which nothing is kept, so that the
 * connection can go on; a long one is not waited for, nor one of which nobody knows whether it comes.
 */
export function beforeBody(request: IncomingMessage, then: () => void) {
  const { headers } = request
  if (isLong(headers) || !(isChunked(headers) || Number(headers['content-length'] ?? 0) > 0)) return then()
  let bytes = 0
  const pass = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > SMALL_BYTES) past()
  }
  const past = () => {
    request.off('data', pass).off('end', past).off('close', past)
    then()
  }
  request.on('data', pass).once('end', past).once('close', past)
}
