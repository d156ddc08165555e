import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import { type Caller, type Credentials, type Directory, mayDo } from './accounts.ts'
import {
  type Authorization,
  parseAuthorization,
  parseSdkDate,
  type SignedRequest,
  verifySignature,
} from './signature.ts'
import { identityTime, type Tokens } from './tokens.ts'

export type AuthMode = 'strict' | 'lenient' | 'off'

/** The caller, and the project of the token: '' without one, undefined for AK/SK, good for all projects of the domain. */
export type Identity = {
  caller: Caller
  projectId?: string /** When nobody looked closely. */
  anyProject: boolean
}

export type AuthOptions = {
  mode: AuthMode
  /** Lock an access key for five minutes after more than five wrong signatures in a row, as the real gateway does. */
  lockout: boolean
  directory: Directory
  tokens: Tokens
  /** `now` for what has a date, `elapsed` for what lasts a while. */
  world: { now: () => number; elapsed: () => number }
  /** Hears of every refused signature; nothing in it is secret. */
  onRefusedSignature: (report: SignatureReport) => void
}

export type SignatureReport = {
  ak: string
  reason: string
  client?: { algorithm: string; signedHeaders: string; signature: string; date: string }
  server?: { canonicalRequest: string; stringToSign: string }
}

const skewMs = limits.signatureSkewSeconds * 1000
const lockMs = limits.signatureLockSeconds * 1000

/** A request before its body is read. */
export type Head = Omit<SignedRequest, 'body' | 'bodyHash'>

/** Who calls; or what tells it when the body is there, which a signature covers. */
export type Admission =
  | { identity: Identity; verify?: undefined }
  | { verify: (request: SignedRequest) => Identity; identity?: undefined }

/**
 * Who signed the request or holds its token: what the API gateway does. Throws TokenNotFound, TokenUnreadable,
 * TokenExpired, AccessKeyNotFound, SignatureMismatch, AccessKeyLocked.
 */
export function createAuthenticate(options: AuthOptions): (request: Head) => Admission {
  const locks = createLocks(options)
  const anybody = (): Identity => {
    if (!options.directory.anybody) throw new KmsError('TokenNotFound')
    return { caller: options.directory.anybody, anyProject: true }
  }

  function strictly(request: Head): Admission {
    const token = header(request, 'x-auth-token')
    if (token) return { identity: byToken(options, token) }
    const authorization = header(request, 'authorization')
    if (authorization) return bySignature(options, locks, authorization)
    throw new KmsError('TokenNotFound', '(send X-Auth-Token, or sign the request with AK/SK)')
  }

  /** Anything that looks like credentials will do; whoever they belong to, if they belong to somebody. */
  function leniently(request: Head): Identity {
    const token = header(request, 'x-auth-token')
    if (token) return identityOfToken(options, token) ?? anybody()
    const authorization = parseAuthorization(header(request, 'authorization') ?? '')
    if (!authorization)
      throw new KmsError('TokenNotFound', '(any X-Auth-Token will do, or a well-formed Authorization)')
    const credentials = options.directory.credentials(authorization.ak)
    return credentials ? { caller: credentials, anyProject: true } : anybody()
  }

  const modes = {
    strict: strictly,
    lenient: (request: Head) => ({ identity: leniently(request) }),
    off: () => ({ identity: anybody() }),
  }
  return modes[options.mode]
}

function byToken(options: AuthOptions, token: string): Identity {
  const identity = identityOfToken(options, token)
  if (!identity) throw new KmsError('TokenUnreadable')
  const { expiresAt = 0 } = options.tokens.read(token) ?? {}
  if (options.world.now() >= expiresAt)
    throw new KmsError('TokenExpired', '', { expires_at: identityTime(expiresAt) })
  return identity
}

function identityOfToken({ tokens, directory }: AuthOptions, token: string): Identity | undefined {
  const claims = tokens.read(token)
  const caller = claims && directory.caller(claims.userId)
  if (!caller) return undefined
  return { caller, projectId: claims.projectId ?? '', anyProject: false }
}

/** What the headers alone tell is asked first: a body is not read for an access key that nobody has. */
function bySignature(options: AuthOptions, locks: Locks, header_: string): Admission {
  const authorization = parseAuthorization(header_)
  if (!authorization) {
    const detail =
      'the Authorization header is malformed; expected SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…'
    options.onRefusedSignature({ ak: '', reason: detail })
    throw new KmsError('SignatureMismatch', '', { detail })
  }
  const credentials = options.directory.credentials(authorization.ak)
  if (!credentials) {
    options.onRefusedSignature({ ak: authorization.ak, reason: 'no user has this access key' })
    throw new KmsError('AccessKeyNotFound')
  }
  locks.demandUnlocked(authorization.ak)
  const verify = (request: SignedRequest): Identity => {
    locks.demandUnlocked(authorization.ak)
    const failure = failureOf(options, request, authorization, credentials)
    locks.count(authorization.ak, failure === undefined)
    if (failure) throw failure
    return { caller: credentials, anyProject: false }
  }
  return { verify }
}

function failureOf(
  options: AuthOptions,
  request: SignedRequest,
  authorization: Authorization,
  { sk }: Credentials,
): KmsError | undefined {
  const date = header(request, 'x-sdk-date') ?? ''
  const { ak, algorithm, signature } = authorization
  const client = { algorithm, signedHeaders: authorization.signedHeaders.join(';'), signature, date }
  const refuse = (reason: string, detail: string, server?: SignatureReport['server']) => {
    options.onRefusedSignature({ ak, reason, client, ...(server && { server }) })
    return new KmsError('SignatureMismatch', '', { detail })
  }
  const skew = skewOf(date, options.world.now())
  if (skew) return refuse(skew, skew)
  const verdict = verifySignature(request, authorization, sk)
  if (verdict.ok) return undefined
  const { canonicalRequest, stringToSign, hint } = verdict
  const reason =
    hint ?? 'the signature differs; compare the canonical request with the one that the client signed'
  return refuse(reason, `canonicalRequest:${canonicalRequest.replaceAll('\n', '|')}`, {
    canonicalRequest,
    stringToSign,
  })
}

function skewOf(date: string, now: number): string | undefined {
  const signedAt = parseSdkDate(date)
  if (signedAt === undefined) return 'X-Sdk-Date is missing or not of the form YYYYMMDDTHHMMSSZ'
  if (Math.abs(now - signedAt) <= skewMs) return undefined
  return `X-Sdk-Date is more than 15 minutes off; the server's clock says ${new Date(now).toISOString()}`
}

type Locks = ReturnType<typeof createLocks>

function createLocks({ lockout, world: { elapsed: now } }: AuthOptions) {
  const failures = new Map<string, { count: number; until: number }>()
  return {
    demandUnlocked(ak: string) {
      if (lockout && (failures.get(ak)?.until ?? 0) > now()) throw new KmsError('AccessKeyLocked')
    },
    count(ak: string, accepted: boolean) {
      if (!lockout) return
      const count = accepted ? 0 : (failures.get(ak)?.count ?? 0) + 1
      const locked = count > limits.signatureFailuresBeforeLock
      failures.set(ak, { count: locked ? 0 : count, until: locked ? now() + lockMs : 0 })
    },
  }
}

/** Throws ProjectMismatch or TokenOfOtherRegion unless the caller may use the project of the path, and X-Project-Id agrees. */
export function demandProject(directory: Directory, identity: Identity, { inPath, inHeader }: AskedProject) {
  if (inHeader && inHeader !== inPath)
    throw new KmsError('ProjectMismatch', '(X-Project-Id differs from the path)')
  if (identity.anyProject) return
  if (identity.projectId === '') throw new KmsError('TokenOfOtherRegion', '(the token has no project scope)')
  const ofCaller = directory.domainOfProject(inPath) === identity.caller.domain.id
  if (ofCaller && (identity.projectId === undefined || identity.projectId === inPath)) return
  throw new KmsError('ProjectMismatch', '(the credentials are for another project than the path)')
}

export type AskedProject = { inPath: string; inHeader: string | undefined }

export function demandRight(caller: Caller, action: string, error: 'NoAccessToKey' | 'NoAccessToApi') {
  if (!mayDo(caller, action)) throw new KmsError(error, `(the right ${action} is missing)`)
}

export function header({ headers }: Pick<SignedRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(',') : value
}
