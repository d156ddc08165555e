import type { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'
import { operations } from '../../../src/generated/operations.ts'
import type { Answer } from '../../answer.ts'
import { JSON_TYPE } from '../../refusals.ts'
import type { Meddled } from './faults.ts'
import type { Rule } from './rule.ts'

const SLOW_PACE_MS = 100

const pageOf = (status: number) =>
  `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${status} Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n`

/** Answers a call as the rule says, or does not. `answer` is what the work has given, where it was done. */
export function spoil({ kind, given }: Rule, { id, reply, journal }: Meddled, answer: Answer | undefined) {
  const text = JSON.stringify(answer?.body) ?? ''
  const status = operations[id].success
  const isLost = kind === 'reset' || kind === 'stalled'
  journal?.record(reply.request, {
    status: isLost ? 0 : kind === 'html' ? (given.status ?? 502) : status,
    ...{
      answer: isLost || kind === 'html' ? undefined : text,
      answerHeaders: answer?.headers,
      refusal: undefined,
    },
  })
  switch (kind) {
    case 'html':
      return reply
        .code(given.status ?? 502)
        .type('text/html')
        .send(pageOf(given.status ?? 502))
    case 'malformed':
      return withHeaders(reply, answer).code(status).header('Content-Type', JSON_TYPE).send(text.slice(0, -1))
    case 'wrong-type':
      return withHeaders(reply, answer).code(status).type('text/plain').send(text)
    case 'truncated':
      return truncated(withHeaders(reply, answer).code(status), text)
    case 'slow':
      return dripping(withHeaders(reply, answer).code(status), text, given.pace ?? SLOW_PACE_MS)
    case 'stalled':
      return stalled(reply, given.stall)
    default:
      reply.hijack()
      return hangUp(reply)
  }
}

const withHeaders = (reply: FastifyReply, answer: Answer | undefined) => reply.headers(answer?.headers ?? {})

/** The headers as they would have been sent. */
function begin(reply: FastifyReply, text: string) {
  reply.hijack()
  reply.raw.writeHead(reply.statusCode, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': `${JSON_TYPE}; charset=utf-8`,
    'content-length': String(Buffer.byteLength(text)),
  })
}

function truncated(reply: FastifyReply, text: string) {
  begin(reply, text)
  reply.raw.write(text.slice(0, Math.ceil(text.length / 2)), () => reply.raw.socket?.destroy())
}

function dripping(reply: FastifyReply, text: string, paceMs: number) {
  begin(reply, text)
  const bytes = Buffer.from(text)
  let at = 0
  const timer = setInterval(() => {
    reply.raw.write(bytes.subarray(at, at + 1))
    at += 1
    if (at < bytes.length) return
    clearInterval(timer)
    reply.raw.end()
  }, paceMs).unref()
  reply.raw.once('close', () => clearInterval(timer))
}

function stalled(reply: FastifyReply, ms: number | undefined) {
  reply.hijack()
  if (ms === undefined) return
  const timer = setTimeout(() => hangUp(reply), ms).unref()
  reply.raw.once('close', () => clearTimeout(timer))
}

/** A reset: the client learns nothing. TLS has none, and a test without a network has no socket. */
function hangUp({ raw, request }: FastifyReply) {
  const socket = request.raw.socket as Partial<Socket>
  if (typeof socket.resetAndDestroy === 'function' && !('encrypted' in socket)) socket.resetAndDestroy()
  else raw.destroy()
}
