import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { limits } from '../src/generated/limits.ts'
import { type OperationId, operations } from '../src/generated/operations.ts'
import { type Answer, createAnswer, headOf, type Services, signedRequest } from './answer.ts'
import type { Admission, Identity } from './auth/authenticate.ts'
import { allowanceOf, demandShort, readBody } from './body.ts'
import { demandPatience, moreServersOf, tend } from './connections.ts'
import { contractOf } from './contract.ts'
import type { Faults } from './control/faults/faults.ts'
import type { Journal } from './control/journal/recorder.ts'
import { CONTROL_PATH, type ControlRoute } from './control/route.ts'
import { KmsError } from './errors.ts'
import { createReach, type Reach } from './reach.ts'
import { JSON_TYPE, notFound, refuse } from './refusals.ts'
import type { Store } from './store/store.ts'
import { throttleHeaders, throttleOf, windowsBy } from './throttle.ts'
import { sharedWindowsBy } from './throttle-shared.ts'
import { beforeBody, demandWellFormed, parserOptions } from './wire.ts'
import type { World } from './world.ts'

export type AppOptions = {
  world: World
  /** Calls a second per customer and operation, instead of the contract's `x-throttle`; 0 for no limit. */
  tps?: number | undefined
  logger?: FastifyBaseLogger | undefined
  /** Compare every answer with the contract and answer 500 if it differs. For tests. */
  checkAnswers?: boolean
  tls?: { key: string; cert: string } | undefined
  reach: Reach
  /** How long a request may take to come, and an answer to be read. */
  deadlineMs: number
  /** Answers what steers the mock; without it there is no such path. */
  control?: ControlRoute | undefined
  faults: Faults
  /** Where what was asked and answered is kept; without it, nowhere. */
  journal: Journal | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined
    /** Tells who signed, once the body is there. */
    verify: Admission['verify'] | undefined
    declaredType: string | undefined
    /** When its head was there, by `performance.now()`. */
    arrivedAt: number | undefined
    /** Ids of the faults that meddled with it. */
    faults: string[] | undefined
  }
}

/** The mock as a Fastify instance: routes, validation and statuses come from the contract. */
export async function createApp(options: AppOptions, services: Services) {
  const app = createServer(options)
  // A signed GET of one vendor SDK carries the body {}, and it is hashed.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  // The one that nearly all requests have is found by its name, quicker than behind `*`.
  for (const type of [HIDDEN_TYPE, '*']) app.addContentTypeParser(type, readBody)
  for (const name of [
    'faults',
    'arrivedAt',
    'identity',
    'verify',
    'allowance',
    'bodyHash',
    'bodyText',
    'declaredType',
    'refusedAs',
  ])
    app.decorateRequest(name, undefined)

  const isAnswered = createReach(options.reach, () =>
    app.addresses().flatMap((at) => (typeof at === 'string' ? [] : at.address)),
  )
  const arrive: Step = (request, reply) => {
    reply.header('X-Request-Id', request.id)
    request.arrivedAt = performance.now()
    hideContentType(request)
    demandPatience(request.raw, reply.raw)
    demandWellFormed(request.raw)
    if (isAnswered(request, reply)) return
    if (request.is404) throw notFound(request.url)
    if (request.routeOptions.url !== CONTROL_PATH) demandShort(request.raw)
  }
  app.addHook('onRequest', early(arrive))
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error, options.journal))
  if (options.logger) app.addHook('onResponse', logAnswer)

  await app.register(rateLimit, {
    global: false,
    store: windowsOf(services.store, options.world.elapsed),
    ...throttleHeaders,
  })
  options.control?.(app)
  for (const id of Object.keys(operations) as OperationId[]) addRoute(app, id, options, services)
  return app
}

function createServer({ logger, tls, world, deadlineMs }: AppOptions) {
  const http = parserOptions(deadlineMs)
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    ...(tls ? { https: { ...tls, ...http, handshakeTimeout: deadlineMs } } : { http }),
    requestTimeout: deadlineMs,
    bodyLimit: limits.gatewayBodyBytes,
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    genReqId: () => world.random(16).toString('hex'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: limits.gatewayHeadersBytes },
    frameworkErrors: (_error, request, reply) => refuse(request, reply, new KmsError('MalformedRequest')),
  })
  const rules = { deadlineMs, tls: tls !== undefined }
  tend(app.server, rules)
  app.addHook('onListen', (done) => {
    for (const server of moreServersOf(app)) tend(server, rules)
    done()
  })
  return app
}

const windowsOf = ({ lease }: Store, elapsed: World['elapsed']) =>
  lease ? sharedWindowsBy(elapsed, lease) : windowsBy(elapsed)

type App = Awaited<ReturnType<typeof createApp>>

function addRoute(
  app: Pick<App, 'route' | 'rateLimit'>,
  id: OperationId,
  options: AppOptions,
  services: Services,
) {
  const operation = operations[id]
  const contract = contractOf(id)
  const answer = createAnswer(id, contract, services)
  const tps = operation.throttle === null ? 0 : (options.tps ?? operation.throttle)
  const throttle = tps > 0 ? [app.rateLimit(throttleOf(id, tps))] : []
  const allowance = allowanceOf(id)
  /** Who calls, as far as the headers tell it: what is not wanted is refused before its body is read. */
  const admit: Step = (request, reply) => {
    const { raw, headers } = request
    if (operation.secured && !operation.open) {
      const { identity, verify } = services.authenticate(headOf(request))
      request.identity = identity
      request.verify = verify
    }
    request.allowance = allowance
    demandShort(raw, allowance)
    if (headers.expect !== undefined && /^100-continue$/i.test(headers.expect)) reply.raw.writeContinue()
  }
  const verify: Step = (request) => {
    showContentType(request)
    const { verify } = request
    if (verify) request.identity = verify(signedRequest(request))
  }

  app.route({
    method: operation.method,
    url: operation.path.replace(/\{(\w+)\}/g, ':$1'),
    config: { dialect: operation.dialect, operation: id },
    onRequest: early(admit),
    preValidation: [hook(verify), ...throttle],
    handler: (request, reply) => {
      const work = () => answer(request)
      const give = (given: Answer) => send(reply, given)
      const { meddle } = options.faults
      if (meddle) void meddle({ id, request, reply, journal: options.journal, work, give })
      else respond(reply, work, give)
      return reply
    },
  })

  function send(reply: FastifyReply, { body, headers }: Answer) {
    const fault = options.checkAnswers ? contract.faultOf(operation.success, body) : undefined
    if (fault) throw new Error(`${id} answers against the contract: ${fault}`)
    reply.code(operation.success)
    if (headers) reply.headers(headers)
    const text = body === undefined ? undefined : JSON.stringify(body)
    const status = operation.success
    options.journal?.record(reply.request, {
      ...{ status, answer: text, answerHeaders: headers, refusal: undefined },
    })
    if (text === undefined) reply.send()
    else reply.header('Content-Type', JSON_TYPE).send(text)
  }
}

/** A promise costs a turn of the queue: nearly all answers are there at once. */
function respond(reply: FastifyReply, work: () => Answer | Promise<Answer>, give: (answer: Answer) => void) {
  const given = work()
  if (given instanceof Promise) given.then(give).catch((error) => reply.send(error))
  else give(given)
}

/**
 * Fastify would refuse a malformed Content-Type before anybody looked at the credentials. It sees a well-formed one, and
 * the real one is back before the signature is verified.
 */
function hideContentType(request: FastifyRequest) {
  const { headers } = request.raw
  request.declaredType = headers['content-type']
  if (request.declaredType !== undefined) headers['content-type'] = HIDDEN_TYPE
}

const HIDDEN_TYPE = 'application/octet-stream'

function showContentType(request: FastifyRequest) {
  if (request.declaredType !== undefined) request.raw.headers['content-type'] = request.declaredType
}

type Step = (request: FastifyRequest, reply: FastifyReply) => void

/** A synchronous step as a hook: a promise for it would cost every request a turn of the queue. */
const hook =
  (step: Step) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    try {
      step(request, reply)
    } catch (error) {
      done(error as Error) // steps throw nothing else
      return
    }
    done()
  }

/** A step before the body is read. */
function early(step: Step) {
  const run = hook(step)
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) =>
    run(request, reply, (error) => (error ? beforeBody(request.raw, () => done(error)) : done()))
}

function logAnswer(request: FastifyRequest, reply: FastifyReply, done: () => void) {
  const route = request.routeOptions.url ?? 'unknown path'
  const outcome = request.refusedAs ? ` ${request.refusedAs}` : ''
  const line = `${request.method} ${route} ${reply.statusCode}${outcome} ${reply.elapsedTime.toFixed(1)} ms`
  request.log.info({ project: (request.params as { project_id?: string })?.project_id }, line)
  done()
}
