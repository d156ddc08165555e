import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import type { Caller, Credentials, Directory } from './accounts.ts'
import { type Authorization, parseAuthorization } from './authorization.ts'
import { identityTime } from './claims.ts'
import { mayDo } from './rights.ts'
import { parseSdkDate, type SignedRequest, verifySignature } from './signature.ts'
import { type TemporaryKeys, temporaryPrefix } from './temporary-keys.ts'
import type { Tokens } from './tokens.ts'

export type AuthMode = 'strict' | 'lenient' | 'off'

/** The caller, and the project of the token: '' without one, undefined for AK/SK, good for all projects of the domain. */
export type Identity = {
  caller: Caller
  projectId?: string
  /** When nobody looked closely. */
  anyProject: boolean
}

export type AuthOptions = {
  mode: AuthMode
  /** Lock an access key for five minutes after more than five wrong signatures in a row, as the real gateway does. */
  lockout: boolean
  directory: Directory
  tokens: Tokens
  temporaryKeys: TemporaryKeys
  /** `now` for what has a date, `elapsed` for what lasts a while. */
  world: { now: () => number; elapsed: () => number; behind?: () => number }
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
const mostFailing = 1000
const lockMs = limits.signatureLockSeconds * 1000

/** A request before its body is read. */
export type Head = Omit<SignedRequest, 'body' | 'bodyHash'>

/** Who calls; or what tells it when the body is there, which a signature covers. */
export type Admission =
  | { identity: Identity; verify?: undefined }
  | { verify: (request: SignedRequest) => Identity; identity?: undefined }
/** `tokenInside`: one that the body has, which counts when no header proves who calls. */
export type Authenticate = (request: Head, tokenInside?: string) => Admission

/**
 * Who signed the request or holds its token: what the API gateway does. Throws TokenNotFound, TokenUnreadable,
 * TokenExpired, AccessKeyNotFound, SignatureExpired, SignatureMismatch, SecurityTokenMismatch, AccessKeyLocked.
 */
export function createAuthenticate(options: AuthOptions): Authenticate {
  const locks = createLocks(options)
  const anybody = (): Identity => {
    if (!options.directory.anybody) throw new KmsError('TokenNotFound')
    return { caller: options.directory.anybody, anyProject: true }
  }

  function strictly(request: Head, tokenInside?: string): Admission {
    const token = header(request, 'x-auth-token')
    if (token) return { identity: byToken(options, token) }
    const authorization = header(request, 'authorization')
    if (authorization) return bySignature(options, locks, request, authorization)
    if (tokenInside) return { identity: byToken(options, tokenInside) }
    throw new KmsError('TokenNotFound', '(send X-Auth-Token, or sign the request with AK/SK)')
  }

  /** Anything that looks like credentials will do; whoever they belong to, if they belong to somebody. */
  function leniently(request: Head, tokenInside?: string): Identity {
    const token = header(request, 'x-auth-token') || (header(request, 'authorization') ? '' : tokenInside)
    if (token) return holderOf(options, token)?.identity ?? anybody()
    const authorization = parseAuthorization(header(request, 'authorization') ?? '')
    if (!authorization)
      throw new KmsError('TokenNotFound', '(any X-Auth-Token will do, or a well-formed Authorization)')
    const credentials = credentialsOf(options, authorization.ak, securityTokenOf(request))
    return credentials ? { caller: credentials, anyProject: true } : anybody()
  }

  const modes = {
    strict: strictly,
    lenient: (request: Head, tokenInside?: string) => ({ identity: leniently(request, tokenInside) }),
    off: () => ({ identity: anybody() }),
  }
  return modes[options.mode]
}

function byToken(options: AuthOptions, token: string): Identity {
  const holder = holderOf(options, token)
  if (!holder) throw new KmsError('TokenUnreadable')
  const { expiresAt } = holder
  if (options.world.now() >= expiresAt)
    throw new KmsError('TokenExpired', '', { expires_at: identityTime(expiresAt) })
  return holder.identity
}

/** Who holds a token of this server, also one that has expired. */
function holderOf(
  { tokens, directory }: AuthOptions,
  token: string,
): { identity: Identity; expiresAt: number } | undefined {
  const claims = tokens.read(token)
  const caller = claims && directory.caller(claims)
  if (!caller) return undefined
  const { projectId = '', expiresAt } = claims
  return { identity: { caller, projectId, anyProject: false }, expiresAt }
}

/** What the headers alone tell is asked first: a body is not read for an access key that nobody has. */
function bySignature(options: AuthOptions, locks: Locks, head: Head, signed: string): Admission {
  const authorization = parseAuthorization(signed)
  if (!authorization) {
    const detail =
      'the Authorization header is malformed; expected SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…'
    options.onRefusedSignature({ ak: '', reason: detail })
    throw new KmsError('SignatureMismatch', '', { detail })
  }
  const { ak } = authorization
  const securityToken = securityTokenOf(head)
  const credentials = credentialsOf(options, ak, securityToken)
  if (!credentials) throw unknownKey(options, ak, securityToken)
  locks.demandUnlocked(ak)
  const verify = (request: SignedRequest): Identity => {
    locks.demandUnlocked(ak)
    const failure =
      failureOf(options, request, authorization, credentials) ??
      securityTokenFailure(options, { ak, credentials, securityToken })
    locks.count(ak, failure === undefined)
    if (failure) throw failure
    return { caller: callerOf(credentials), anyProject: false }
  }
  return { verify }
}

/** SK and owner of an access key; those of a temporary one follow from its security token. */
type KnownKey = Credentials & { expiresAt?: number }

const securityTokenOf = (request: Head) => header(request, 'x-security-token') ?? ''

function credentialsOf(
  { directory, temporaryKeys }: AuthOptions,
  ak: string,
  securityToken: string,
): KnownKey | undefined {
  const permanent = directory.credentials(ak)
  if (permanent || !securityToken) return permanent
  const key = temporaryKeys.read(securityToken)
  const caller = key?.access === ak ? directory.caller(key) : undefined
  return key && caller && { ...caller, sk: key.secret, expiresAt: key.expiresAt }
}

const callerOf = ({ sk: _, expiresAt: __, ...caller }: KnownKey): Caller => caller

function unknownKey({ onRefusedSignature }: AuthOptions, ak: string, securityToken: string): KmsError {
  // What is no AK by its looks may well be a secret key in the wrong place: it goes nowhere.
  const shown = /^[A-Z0-9]{20}$/.test(ak) ? ak : '******'
  const detail = securityToken
    ? 'X-Security-Token is none of this access key; send the one that came with it'
    : ak.startsWith(temporaryPrefix) && 'a temporary access key needs its X-Security-Token'
  onRefusedSignature({ ak: shown, reason: detail || 'no user has this access key' })
  return detail
    ? new KmsError('SecurityTokenMismatch', '', { detail })
    : new KmsError('AccessKeyNotFound', '', { ak: shown })
}

/** What is wrong with a security token beside a good signature. */
function securityTokenFailure(
  { world: { now }, onRefusedSignature }: AuthOptions,
  { ak, credentials, securityToken }: { ak: string; credentials: KnownKey; securityToken: string },
): KmsError | undefined {
  const { expiresAt = Number.POSITIVE_INFINITY } = credentials
  const isForeign = credentials.expiresAt === undefined && securityToken !== ''
  if (!isForeign && now() < expiresAt) return undefined
  const detail = isForeign
    ? 'X-Security-Token does not belong to this access key, which needs none'
    : `the temporary access key expired at ${identityTime(expiresAt)}; get a new one`
  onRefusedSignature({ ak, reason: detail })
  return new KmsError('SecurityTokenMismatch', '', { detail })
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
  const report = (reason: string, server?: SignatureReport['server']) =>
    options.onRefusedSignature({ ak, reason, client, ...(server && { server }) })
  const skew = skewOf(date, options.world.now() + (options.world.behind?.() ?? 0))
  if (skew) {
    report(skew.reason)
    return skew.refusal
  }
  const verdict = verifySignature(request, authorization, sk)
  if (verdict.ok) return undefined
  const { canonicalRequest, stringToSign, hint, clientRequest } = verdict
  const reason =
    hint ?? 'the signature differs; compare the canonical request with the one that the client signed'
  report(reason, { canonicalRequest, stringToSign })
  const detail = `canonicalRequest:${canonicalRequest.replaceAll('\n', '|')}`
  return new KmsError('SignatureMismatch', '', { detail }).for({
    ...{ rule: 'signature', server: canonicalRequest },
    ...(clientRequest !== undefined && { client: clientRequest }),
    ...(hint !== undefined && { hint }),
  })
}

function skewOf(date: string, now: number): { reason: string; refusal: KmsError } | undefined {
  const signedAt = parseSdkDate(date)
  if (signedAt === undefined) {
    const detail = 'X-Sdk-Date is missing or not of the form YYYYMMDDTHHMMSSZ'
    return { reason: detail, refusal: new KmsError('SignatureMismatch', '', { detail }) }
  }
  if (Math.abs(now - signedAt) <= skewMs) return undefined
  const time = new Date(now).toISOString()
  return {
    reason: `X-Sdk-Date is more than 15 minutes off; the server's clock says ${time}`,
    refusal: new KmsError('SignatureExpired', '', { signed: date, now: time.replace(/[-:]|\.\d+/g, '') }),
  }
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
      if (accepted) {
        failures.delete(ak)
        return
      }
      // Temporary access keys are without number.
      if (failures.size >= mostFailing) failures.clear()
      const count = (failures.get(ak)?.count ?? 0) + 1
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

type NoRight = 'NoAccessToKey' | 'NoAccessToApi' | 'IdentityForbidden'

/** `actions` all stand for the operation; a refusal names the first. */
export function demandRight(caller: Caller, actions: readonly string[], error: NoRight) {
  if (mayDo(caller, actions)) return
  throw new KmsError(error, `(the right ${actions[0]} is missing)`).for({ rule: 'right', missing: actions })
}

export function header({ headers }: Pick<SignedRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(',') : value
}
