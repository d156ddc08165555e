import type { FastifyReply, FastifyRequest } from 'fastify'
import { type OperationId, operations } from '../src/generated/operations.ts'
import type { Journal } from './control/journal/recorder.ts'
import { KmsError } from './errors.ts'
import { StoreFailure } from './store/failure.ts'
import { leavesBody } from './wire.ts'

declare module 'fastify' {
  interface FastifyRequest {
    refusedAs: string | undefined
  }
  interface FastifyContextConfig {
    /** In whose words the route refuses what every route refuses. */
    dialect?: (typeof operations)[OperationId]['dialect']
    operation?: OperationId
  }
}

export const JSON_TYPE = 'application/json'

/** What is asked for at an address that no operation has, or with another method. */
export function notFound(url: string): KmsError {
  const path = url.split('?', 1)[0]?.replace(/(?<=.)\/$/, '') ?? ''
  const known = Object.values(operations).some((operation) => pathPattern(operation.path).test(path))
  // The vendor's Go SDKs add it to the address that they have.
  const isDoubled = /^\/v1\.0\/([^/]+)\/\1\//.test(path)
  const detail = isDoubled
    ? '(the project stands in the path twice: give the client an address without it)'
    : ''
  return new KmsError(known ? 'ApiMethodNotFound' : 'ApiNotFound', detail)
}
const pathPattern = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

/** The store says it itself, once. */
const isTold = ({ trouble }: StoreFailure) => trouble === 'full' || trouble === 'away'

/** The one place where a refusal becomes an answer. */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, journal?: Journal) {
  const known = asKmsError(error)
  if (error instanceof StoreFailure && !isTold(error)) request.log.error(error.message)
  if (!(error instanceof KmsError) && known.error === 'KmsFailure') request.log.error(error)
  const refusal = known.in(request.routeOptions?.config?.dialect ?? 'kms')
  request.refusedAs = refusal.error
  if (leavesBody(request.raw)) reply.header('connection', 'close')
  const answer = JSON.stringify(refusal.toBody(request.id))
  journal?.record(request, { ...{ status: refusal.status, answer, answerHeaders: undefined, refusal } })
  return reply.code(refusal.status).header('X-Request-Id', request.id).type(JSON_TYPE).send(answer)
}

/** What Fastify itself refuses, in the catalogue's words. */
function asKmsError(error: unknown): KmsError {
  if (error instanceof KmsError) return error
  if (error instanceof StoreFailure) return new KmsError('IoFailure', `(${error.message})`)
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new KmsError('EntityTooLarge')
  if (code.startsWith('FST_ERR_CTP') || statusCode < 500) return new KmsError('MalformedRequest')
  return new KmsError('KmsFailure')
}
