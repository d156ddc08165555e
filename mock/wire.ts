import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { limits } from '../src/generated/limits.ts'
import { KmsError } from './errors.ts'
import { SpeltResponse } from './spelling.ts'

/** What Node would refuse without a body is let through and refused by `demandWellFormed`. */
export const parserOptions = {
  maxHeaderSize: limits.gatewayHeadersBytes,
  requireHostHeader: false,
  ServerResponse: SpeltResponse,
}

export function demandWellFormed({ url = '', headers, httpVersion }: IncomingMessage) {
  if (url.length > limits.gatewayUriBytes) throw new KmsError('UriTooLong')
  if (headers.host === undefined && httpVersion === '1.1')
    throw new KmsError('MalformedRequest', '(no Host header)')
}

/** Answers in the gateway's form what never becomes a request: bytes that are no HTTP, headers too long, CONNECT. */
export function answerBrokenRequests(server: Server) {
  server.removeAllListeners('clientError')
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
    end(socket as Socket, new KmsError(tooLarge ? 'HeadersTooLarge' : 'MalformedRequest'))
  })
  server.on('connect', (_request, socket) => end(socket as Socket, new KmsError('ApiNotFound')))
  // An expectation that nobody knows is no reason to answer otherwise.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}

function end(socket: Socket, refusal: KmsError) {
  if (!socket.writable) return socket.destroy()
  const requestId = randomUUID().replaceAll('-', '')
  const body = JSON.stringify(refusal.toBody(requestId))
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? refusal.message}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  return socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
