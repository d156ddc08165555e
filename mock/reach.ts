import { BlockList, isIP } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { KmsError } from './errors.ts'

/** Who may call from where. Only browsers say for whom they call, so only pages are concerned by `cors`. */
export type Reach = {
  /** Origins whose pages may call, such as `http://localhost:5173`; `*` for every page. */
  cors: readonly string[]
  /** Names under which the mock may be called, besides those of this machine. */
  allowedHosts: readonly string[]
  /** What it was told to listen on. */
  host: string
}

const allOrigins = '*'
const exposed = 'X-Subject-Token, X-Request-Id, Retry-After'
const methods = 'GET, POST, PUT, DELETE'
const PREFLIGHT_SECONDS = '600'
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
const everywhere = ['0.0.0.0', '::']

/**
 * Refuses what a page of somewhere else sends with the help of the browser on this machine: under its own name, which it
 * lets point here (DNS rebinding), or plainly under its own origin. Says to the browser which pages may read the answers.
 */
export function createReach({ cors, allowedHosts, host }: Reach, addresses: () => string[]) {
  for (const origin of cors)
    if (!isOrigin(origin)) throw new Error(`cors: ${origin} is no origin, such as http://localhost:5173`)
  for (const name of allowedHosts)
    if (!isHostName(name)) throw new Error(`allowedHosts: ${name} is no host's name`)
  const origins = new Set(cors.map(originOf))
  const names = new Set([host, ...allowedHosts].flatMap((name) => nameOf(name) ?? []))
  let known: string | undefined // the same one comes again and again

  function demandHost({ headers: { host: given }, log }: FastifyRequest) {
    if (given === undefined || given === known) return
    if (addresses().length === 0) return // nobody listens: a test calls, and no browser
    if (!mayBeCalled(nameOf(given))) {
      log.warn(`called as ${shown(given)}, which is refused: --allow-host NAME allows it`)
      throw new KmsError('AccessDenied', hostAdvice)
    }
    known = given
  }

  function mayBeCalled(name: string | undefined): boolean {
    if (name === undefined) return false
    const family = isIP(name)
    if (family === 0) return name === 'localhost' || name.endsWith('.localhost') || names.has(name)
    if (loopback.check(name, family === 4 ? 'ipv4' : 'ipv6') || names.has(name)) return true
    return addresses().some((address) => everywhere.includes(address) || nameOf(address) === name)
  }

  const isOwn = (origin: string, { protocol, headers }: FastifyRequest) =>
    origin === originOf(`${protocol}://${headers.host}`)

  /** Gives whether the request is answered with this. */
  function demandOrigin(origin: string, request: FastifyRequest, reply: FastifyReply): boolean {
    const isListed = origins.has(allOrigins) || origins.has(originOf(origin))
    if (!isListed && isOwn(originOf(origin), request)) return false
    if (!isListed) {
      request.log.warn(`called by a page of ${shown(origin)}, which is refused: --cors ORIGIN allows it`)
      throw new KmsError('AccessDenied', originAdvice)
    }
    reply.headers({
      'access-control-allow-origin': origins.has(allOrigins) ? allOrigins : origin,
      'access-control-expose-headers': exposed,
      vary: 'Origin',
    })
    if (!isPreflight(request)) return false
    answerPreflight(request, reply)
    return true
  }

  return (request: FastifyRequest, reply: FastifyReply): boolean => {
    const { origin } = request.headers
    demandHost(request)
    return origin !== undefined && demandOrigin(origin, request, reply)
  }
}
/** The page cannot read the refusal, so its developer looks into the log. */
const shown = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

const hostAdvice =
  '(Host names neither this machine nor an address that the mock listens on: start it with --allow-host NAME)'
const originAdvice =
  '(pages of this Origin may not call the mock: start it with --cors ORIGIN, such as http://localhost:5173)'

const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined

function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply) {
  const wanted = String(headers['access-control-request-headers'] ?? '')
  reply.code(204).headers({
    'access-control-allow-methods': methods,
    'access-control-max-age': PREFLIGHT_SECONDS,
    ...(/^[\w-]+(?: *, *[\w-]+)*$/.test(wanted) && { 'access-control-allow-headers': wanted }),
    ...(headers['access-control-request-private-network'] && {
      'access-control-allow-private-network': 'true',
    }),
  })
  reply.send()
}

/** The name or address in a Host header, in one spelling; undefined when it is none. */
function nameOf(host: string): string | undefined {
  const literal = isIP(host) === 6 ? `[${host}]` : host
  if (!/^[\w.:[\]-]+$/.test(literal) || !URL.canParse(`http://${literal}`)) return undefined
  return new URL(`http://${literal}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

const defaultPorts: Record<string, string> = { http: '80', https: '443' }

/** An origin as browsers write it: in lower case, without the port that its scheme has anyway. */
function originOf(text: string): string {
  const origin = text.toLowerCase()
  const port = defaultPorts[origin.split(':', 1)[0] ?? '']
  return port && origin.endsWith(`:${port}`) ? origin.slice(0, -port.length - 1) : origin
}

/** Whether a text can be one of `cors`. */
export const isOrigin = (text: string) =>
  text === allOrigins || /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/i.test(text)

/** Whether a text can be one of `allowedHosts`: a name or an address, without a port. */
export const isHostName = (text: string) => isIP(text) !== 0 || /^[\w-]+(\.[\w-]+)*\.?$/.test(text)
