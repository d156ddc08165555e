import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { limits } from '../src/generated/limits.ts'
import { type OperationId, operations } from '../src/generated/operations.ts'
import { type Account, createDirectory } from './auth/accounts.ts'
import {
  type Admission,
  type AuthMode,
  createAuthenticate,
  demandProject,
  demandRight,
  header,
  type Identity,
} from './auth/authenticate.ts'
import { createTokens } from './auth/tokens.ts'
import { preparing } from './beforehand.ts'
import { allowanceOf, bodyOf, demandShort, rawBody, readBody } from './body.ts'
import { demandPatience, moreServersOf, tend } from './connections.ts'
import { contractOf } from './contract.ts'
import { KmsError } from './errors.ts'
import type { Context, Handler, RequestOf, World } from './operations/handler.ts'
import { handlers } from './operations/index.ts'
import { createReach, type Reach } from './reach.ts'
import { StoreFailure } from './store/failure.ts'
import type { Store } from './store/store.ts'
import { throttleHeaders, throttleOf, windowsBy } from './throttle.ts'
import { beforeBody, demandWellFormed, leavesBody, parserOptions } from './wire.ts'

export type AppOptions = {
  store: Store
  world: World
  accounts: readonly Account[]
  auth: AuthMode
  lockout: boolean
  /** Calls a second per customer and operation, instead of the contract's `x-throttle`; 0 for no limit. */
  tps?: number | undefined
  logger?: FastifyBaseLogger | undefined
  /** Compare every answer with the contract and answer 500 if it differs. For tests. */
  checkAnswers?: boolean
  tls?: { key: string; cert: string } | undefined
  reach: Reach
  /** How long a request may take to come, and an answer to be read. */
  deadlineMs: number
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined
    /** Tells who signed, once the body is there. */
    verify: Admission['verify'] | undefined
    declaredType: string | undefined
    refusedAs: string | undefined
  }
}

const JSON_TYPE = 'application/json'

/** The mock as a Fastify instance: routes, validation and statuses come from the contract. */
export async function createApp(options: AppOptions) {
  const app = createServer(options)
  // A signed GET of one vendor SDK carries the body {}, and it is hashed.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', readBody)
  for (const name of ['identity', 'verify', 'allowance', 'bodyHash', 'declaredType', 'refusedAs'])
    app.decorateRequest(name, undefined)

  const isAnswered = createReach(options.reach, () =>
    app.addresses().flatMap((at) => (typeof at === 'string' ? [] : at.address)),
  )
  const arrive: Step = (request, reply) => {
    reply.header('X-Request-Id', request.id)
    hideContentType(request)
    demandPatience(request.raw, reply.raw)
    demandWellFormed(request.raw)
    if (isAnswered(request, reply)) return
    if (request.is404) throw notFound(request.url)
    demandShort(request.raw)
  }
  app.addHook('onRequest', early(arrive))
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error))
  if (options.logger) app.addHook('onResponse', logAnswer)

  await app.register(rateLimit, {
    global: false,
    store: windowsBy(options.world.elapsed),
    ...throttleHeaders,
  })
  const services = await createServices(options)
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
    genReqId: () => world.uuid().replaceAll('-', ''),
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

type App = Awaited<ReturnType<typeof createApp>>
type Services = {
  authenticate: ReturnType<typeof createAuthenticate>
  identity: Context['identity']
  log: FastifyBaseLogger | undefined
}

async function createServices(options: AppOptions): Promise<Services> {
  const directory = createDirectory(options.accounts)
  const tokens = createTokens(await tokenSecret(options))
  const authenticate = createAuthenticate({
    mode: options.auth,
    lockout: options.lockout,
    directory,
    tokens,
    world: options.world,
    onRefusedSignature: (report) => options.logger?.warn(report, 'signature refused'),
  })
  return { authenticate, identity: { directory, tokens }, log: options.logger }
}

/** Kept in the store, so that tokens outlive a restart where keys do. */
const tokenSecret = ({ store, world }: AppOptions): Promise<Buffer> =>
  store.transact('', async (records) => {
    const known = await records.get('setting', 'token-secret')
    const value = known?.value ?? world.random(32).toString('base64')
    if (!known) records.put('setting', { id: 'token-secret', seq: await records.next('setting'), value })
    return Buffer.from(value, 'base64')
  })

function addRoute(
  app: Pick<App, 'route' | 'rateLimit'>,
  id: OperationId,
  options: AppOptions,
  services: Services,
) {
  const operation = operations[id]
  const contract = contractOf(id)
  const answer = createAnswer(id, options, services)
  const tps = operation.throttle === null ? 0 : (options.tps ?? operation.throttle)
  const throttle = tps > 0 ? [app.rateLimit(throttleOf(tps))] : []
  const allowance = allowanceOf(id)
  /** Who calls, as far as the headers tell it: what is not wanted is refused before its body is read. */
  const admit: Step = (request, reply) => {
    const { raw, headers } = request
    if (operation.secured) {
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
    const { verify, bodyHash } = request
    if (verify) request.identity = verify({ ...headOf(request), body: rawBody(request), bodyHash })
  }

  app.route({
    method: operation.method,
    url: operation.path.replace(/\{(\w+)\}/g, ':$1'),
    onRequest: early(identityErrors(id, admit)),
    preValidation: [hook(identityErrors(id, verify)), ...throttle],
    handler: async (request, reply) => {
      const { status, body, headers } = await answer(request, contract.validate)
      const fault = options.checkAnswers ? contract.faultOf(status, body) : undefined
      if (fault) throw new Error(`${id} answers against the contract: ${fault}`)
      reply.code(status).headers(headers)
      return body === undefined ? reply.send() : reply.type(JSON_TYPE).send(JSON.stringify(body))
    },
  })
}

/**
 * Fastify would refuse a malformed Content-Type before anybody looked at the credentials. It sees a well-formed one, and
 * the real one is back before the signature is verified.
 */
function hideContentType(request: FastifyRequest) {
  const { headers } = request.raw
  request.declaredType = headers['content-type']
  if (request.declaredType !== undefined) headers['content-type'] = 'application/octet-stream'
}

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

/** IAM refuses a token in its own words; a signature is the gateway's business, also in front of IAM. */
function identityErrors(id: OperationId, authenticate: Step): Step {
  if (operations[id].group !== 'iam') return authenticate
  const tokenErrors = ['TokenNotFound', 'TokenUnreadable', 'TokenExpired']
  return (request, reply) => {
    try {
      authenticate(request, reply)
    } catch (error) {
      if (error instanceof KmsError && tokenErrors.includes(error.error))
        throw new KmsError('IdentityUnauthorized')
      throw error
    }
  }
}

type Answer = { status: number; body: unknown; headers: Record<string, string> }
type Validate = ReturnType<typeof contractOf>['validate']

function createAnswer(id: OperationId, { store, world }: AppOptions, { identity }: Services) {
  const operation = operations[id]
  const handler = handlers[id] as Handler<OperationId>
  const isProject = operation.path.includes('{project_id}')
  const isIam = operation.group === 'iam'

  return async (request: FastifyRequest, validate: Validate): Promise<Answer> => {
    const { caller } = request.identity ?? nobody
    const path = request.params as Record<string, string>
    const project = isProject ? projectOf(request, path.project_id ?? '') : noProject
    const body = operation.body ? bodyOf(request, isIam) : undefined
    validate({ path, query: request.query as object, header: request.headers, body })
    const { action, keyRule } = operation
    // Where a CMK is named, existence comes before the right to it: usableCmk asks for the right then.
    if (action !== null && keyRule === null) demandRight(caller, action, 'NoAccessToApi')

    const headers: Record<string, string> = {}
    const origin = `${request.protocol}://${request.host}`
    const complete = {
      body: { ...operation.defaults, ...(body as object) },
      query: request.query,
      path,
      header: named(id, request),
    }
    const given = { caller, project, world, identity, origin, headers }
    const result = await preparing((beforehand) =>
      store.transact(project.id, (records) =>
        handler(complete as RequestOf<OperationId>, { ...given, records, beforehand }),
      ),
    )
    return { status: operation.success, body: result, headers }
  }

  function projectOf(request: FastifyRequest, inPath: string) {
    const who = request.identity ?? nobody
    demandProject(identity.directory, who, {
      inPath,
      inHeader: header(request, 'x-project-id'),
    })
    return (
      identity.directory.project(inPath) ?? {
        id: inPath,
        name: identity.directory.accounts[0]?.projects[0]?.name ?? '',
      }
    )
  }
}

const nobody: Identity = {
  caller: { domain: { id: '', name: '' }, user: { id: '', name: '' }, actions: [] },
  anyProject: false,
}
const noProject = { id: '', name: '' }

/** Header parameters under the names that the contract gives them. */
function named(id: OperationId, request: FastifyRequest): Record<string, unknown> {
  return id === 'showToken' ? { 'X-Subject-Token': request.headers['x-subject-token'] } : {}
}

const headOf = ({ method, raw, headers }: FastifyRequest) => ({ method, url: raw.url ?? '', headers })

function notFound(url: string): KmsError {
  const path = url.split('?', 1)[0]?.replace(/(?<=.)\/$/, '') ?? ''
  const known = Object.values(operations).some((operation) => pathPattern(operation.path).test(path))
  return new KmsError(known ? 'ApiMethodNotFound' : 'ApiNotFound')
}
const pathPattern = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

/** The one place where a refusal becomes an answer. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown) {
  const refusal = asKmsError(error)
  if (error instanceof StoreFailure && error.trouble !== 'full') request.log.error(error.message)
  if (refusal.error === 'KmsFailure') request.log.error(error)
  request.refusedAs = refusal.error
  if (leavesBody(request.raw)) reply.header('connection', 'close')
  return reply
    .code(refusal.status)
    .header('X-Request-Id', request.id)
    .type(JSON_TYPE)
    .send(JSON.stringify(refusal.toBody(request.id)))
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

function logAnswer(request: FastifyRequest, reply: FastifyReply, done: () => void) {
  const route = request.routeOptions.url ?? 'unknown path'
  const outcome = request.refusedAs ? ` ${request.refusedAs}` : ''
  const line = `${request.method} ${route} ${reply.statusCode}${outcome} ${reply.elapsedTime.toFixed(1)} ms`
  request.log.info({ project: (request.params as { project_id?: string })?.project_id }, line)
  done()
}
