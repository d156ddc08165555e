import { createHash, type Hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { limits } from '../src/generated/limits.ts'
import { type OperationId, operations } from '../src/generated/operations.ts'
import type { OperationContract } from './contract.ts'
import { KmsError } from './errors.ts'
import { parseJson, textOf } from './json.ts'

/** How much of a body may come, what a longer one is answered, and how much of it is kept. */
type Allowance = { mostBytes: number; error: 'EntityTooLarge' | 'BodyTooLong'; keptBytes?: number }

declare module 'fastify' {
  interface FastifyRequest {
    allowance: Allowance | undefined
    /** SHA-256 of a body of which no more than the beginning was kept. */
    bodyHash: string | undefined
    /** The body, where it was read as text. */
    bodyText: string | undefined
  }
}

const ofGateway: Allowance = { mostBytes: limits.gatewayBodyBytes, error: 'EntityTooLarge' }

/** Who needs no credentials may send no more than KMS would read. */
export function allowanceOf(id: OperationId): Allowance {
  const { secured, open } = operations[id]
  return secured && !open ? ofGateway : { mostBytes: limits.bodyBytes, error: 'BodyTooLong' }
}

/** Throws if the body will be too long, as far as its length is told beforehand. */
export function demandShort({ headers }: IncomingMessage, { mostBytes, error } = ofGateway) {
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw new KmsError(error)
}

const CHUNKS_AT_ONCE = 64

/**
 * Reads a body as bytes. Of one that is too long for KMS only as much is kept as shows it, and the hash, which may be
 * signed: memory is not for everybody who has time to send.
 */
export function readBody(
  request: FastifyRequest,
  payload: IncomingMessage,
  done: (error: Error | null, body?: Buffer) => void,
) {
  const { mostBytes, error, keptBytes = limits.bodyBytes } = request.allowance ?? ofGateway
  let chunks: Buffer[] = []
  let length = 0
  let hash: Hash | undefined
  let isDone = false

  const end = (failure: KmsError | null, body?: Buffer) => {
    if (isDone) return
    isDone = true
    done(failure, body)
  }
  payload.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > mostBytes) end(new KmsError(error))
    else if (hash) hash.update(chunk)
    else chunks.push(chunk)
    if (hash || isDone) return
    if (length > keptBytes) hash = createHash('sha256').update(Buffer.concat(chunks))
    // A chunk of one byte takes much more than that.
    else if (chunks.length === CHUNKS_AT_ONCE) chunks = [Buffer.concat(chunks)]
  })
  payload.on('end', () => {
    request.bodyHash = hash?.digest('hex')
    end(null, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
  })
  payload.on('error', () => end(new KmsError('MalformedRequest')))
}

export const rawBody = ({ body }: FastifyRequest) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

/** JSON in UTF-8, whatever its letters; without a body the content type says nothing. */
const isJson = (type = '') => /^application\/json *(?:; *charset="?utf-?8"? *)?;?$/i.test(type.trim())
const isPlain = (encoding = '') => /^(identity)?$/i.test(encoding.trim())

/** The body as JSON, with no field that is null where the contract does not ask for one (`present`). */
export function bodyOf(request: FastifyRequest, present: OperationContract['present']): unknown {
  const bytes = rawBody(request)
  const { 'content-type': type, 'content-encoding': encoding } = request.headers
  if (bytes.length > limits.bodyBytes) throw new KmsError('BodyTooLong')
  if (bytes.length === 0) return {}
  if (!isPlain(encoding)) throw new KmsError('InvalidFormat', encodingAdvice)
  if (!isJson(type)) throw new KmsError('InvalidFormat', 'Content-Type must be application/json.')
  const text = textOf(bytes)
  request.bodyText = text
  const body = parseJson(text)
  return text.includes('null') ? present(body) : body
}
const encodingAdvice = 'Content-Encoding must be left out: send the body as it is, uncompressed.'
