import type { OperationId } from '../generated/names.ts'
import { routes } from '../generated/routes.ts'
import { type AccessFor, type Credentials, createAccess } from './access.ts'
import { anonymous, send, type Wire } from './send.ts'
import type { Client, Refusal, Result } from './types.ts'

export type ClientOptions = {
  /** Where KMS is, such as `https://kms.cn-north-4.myhuaweicloud.com` or `http://127.0.0.1:8010`. */
  endpoint: string
  /** Where IAM is. Default: `endpoint`, which is right for the mock. */
  iamEndpoint?: string | undefined
  credentials: Credentials
  /** May be left out with user and password (their token names it) and with AK/SK and `region` (IAM is asked). */
  projectId?: string | undefined
  /** Finds the project when there is no `projectId`. */
  region?: string | undefined
  fetch?: typeof fetch
  /** Milliseconds since the epoch. */
  now?: () => number
  /**
   * Milliseconds that an answer may take, from the call to its last byte; a sign-in on the way has as many of its own.
   * A call whose answer is late rejects. Default: 30,000; `Infinity` waits for ever.
   */
  timeoutMs?: number | undefined
  /** When it is aborted, calls under way and later ones reject with its reason. */
  signal?: AbortSignal | undefined
  /** Bytes that the body of an answer may have once it is unpacked; a call whose answer is longer rejects. Default: 16 MiB. */
  maxAnswerBytes?: number | undefined
}

const defaults = { timeoutMs: 30_000, maxAnswerBytes: 16 * 1024 * 1024 }

/** A client of KMS with one method for each operation of the contract. Runs in browsers too. */
export function createClient({ credentials, projectId, region, ...options }: ClientOptions): Client {
  const endpoint = baseOf('endpoint', options.endpoint)
  const wire: Wire = {
    endpoint,
    iamEndpoint: options.iamEndpoint === undefined ? endpoint : baseOf('iamEndpoint', options.iamEndpoint),
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    timeoutMs: positive('timeoutMs', options.timeoutMs),
    maxAnswerBytes: positive('maxAnswerBytes', options.maxAnswerBytes),
    signal: options.signal,
  }
  const accessFor = createAccess(credentials, { projectId, region }, wire)
  const methodOf =
    (id: OperationId) =>
    (input: object = {}) =>
      call(id, input, accessFor, wire)
  const ids = Object.keys(routes) as OperationId[] // keys of a table that is never extended
  return Object.fromEntries(ids.map((id) => [id, methodOf(id)])) as Client // as the table says, so the types say
}

/** Calls, and once more when the token is refused and another one can be had. */
async function call(
  id: OperationId,
  input: object,
  accessFor: AccessFor,
  wire: Wire,
): Promise<Result<unknown>> {
  if (!routes[id].secured) return send(id, input, anonymous, wire)
  const access = await accessFor(id)
  if (!access.ok) return access
  const result = await send(id, input, access.data, wire)
  if (result.ok || !isAboutCredentials(result.error)) return result
  const another = await accessFor(id, access.data)
  if (!another.ok) return another
  return another.data === access.data ? result : send(id, input, another.data, wire)
}

function positive(option: keyof typeof defaults, given: number | undefined): number {
  const number = given ?? defaults[option]
  if (number > 0) return number
  throw new TypeError(`${option} must be a number above 0.`)
}

/** The gateway says it with 401, KMS itself, where it looks at tokens, with 403. */
const isAboutCredentials = ({ status, name }: Refusal) =>
  status === 401 || name === 'TokenInvalid' || name === 'TokenPastExpiry'

/** The URL without slash at the end. What is wrong with it is said without quoting it. */
function baseOf(option: 'endpoint' | 'iamEndpoint', text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`${option} must be a URL such as https://kms.cn-north-4.myhuaweicloud.com`)
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError(`${option} must be a URL without user, password, ? and #.`)
  }
  return url.href.replace(/\/+$/, '')
}
