import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import type { Authorization } from './authorization.ts'

export { type Authorization, parseAuthorization } from './authorization.ts'

export type SignedRequest = {
  method: string
  /** Path and query exactly as received. */
  url: string
  /** Names in lower case, as Node gives them. */
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** SHA-256 in hexadecimal of a body that is too long to be kept; `body` is its beginning. */
  bodyHash?: string | undefined
}

/** A refusal shows what the server would have signed, fit for a log: credentials in it are redacted. */
export type Verdict =
  | { ok: true }
  | { ok: false; canonicalRequest: string; stringToSign: string; hint?: string }

/** All that goes into one signature. A request has a few acceptable forms, and many mistaken ones. */
type Form = {
  method: string
  uri: string
  query: string
  headers: string
  names: string
  payload: string
  algorithm: string
  date: string
  scope: string
  key: string | Buffer
}

type Pair = [name: string, value: string]

type Reading = {
  request: SignedRequest
  authorization: Authorization
  sk: string
  path: string
  rawQuery: string
  headers: Pair[]
  bodyHash: string
  form: Form
}

const secrets = document['x-secrets']
const unsignedPayload = 'UNSIGNED-PAYLOAD'
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH']
const maxRespacedLength = 65_536

/** An X-Sdk-Date, `YYYYMMDDTHHMMSSZ` in UTC, as milliseconds since the epoch, if it is a real date. */
export function parseSdkDate(value: string): number | undefined {
  if (value !== lastDate.text) lastDate = { text: value, ms: readDate(value) }
  return lastDate.ms
}

/** A date is asked for more than once for a request, and by many requests of a second. */
let lastDate: { text: string; ms: number | undefined } = { text: '', ms: undefined }

function readDate(value: string): number | undefined {
  const [, ...digits] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value) ?? []
  const [year, month, day, hour, minute, second] = digits
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const ms = Date.parse(iso)
  // Date.parse takes 30 February for 2 March, and 24:00 for the next day.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso) return
  return ms
}

/** Whether `sk` made this signature for this request. */
export function verifySignature(request: SignedRequest, authorization: Authorization, sk: string): Verdict {
  const reading = readingOf(request, authorization, sk)
  const violation = violationOf(reading)
  if (!violation && isAccepted(reading)) return { ok: true }
  const hint = violation ?? hypothesisFor(reading)
  return { ok: false, ...shown(reading), ...(hint ? { hint } : {}) }
}

function readingOf(request: SignedRequest, authorization: Authorization, sk: string): Reading {
  const { algorithm, scope, signedHeaders } = authorization
  const [path = '', ...rest] = asBytes(request.url).split('?')
  const rawQuery = rest.join('?')
  const headers = signedHeaders.map((name): Pair => [name, headerOf(request, name.toLowerCase()) ?? ''])
  const bodyHash = request.bodyHash ?? sha256(request.body)
  const form = {
    method: request.method.toUpperCase(),
    uri: encodedPath(decoded(path)),
    query: encodedQuery(pairsOf(rawQuery).sort(byNameThenValue)),
    headers: headerBlock(headers),
    names: signedHeaders.join(';'),
    payload: headerOf(request, 'x-sdk-content-sha256') || bodyHash,
    algorithm,
    date: headerOf(request, 'x-sdk-date') ?? '',
    scope,
    key: keyOf(authorization, sk),
  }
  return { request, authorization, sk, path, rawQuery, headers, bodyHash, form }
}

function isAccepted(reading: Reading): boolean {
  if (isSigned(reading, {})) return true // nearly always, so the variants are not even made
  for (const uri of urisOf(reading)) {
    for (const headers of headerBlocksOf(reading)) {
      for (const payload of payloadsOf(reading)) {
        if (isSigned(reading, { uri, headers, ...payload })) return true
      }
    }
  }
  return false
}

/** Whether the signature is that of the request's own form after `change`. */
function isSigned({ form, authorization }: Reading, change: Partial<Form>): boolean {
  const changed = { ...form, ...change }
  const expected = createHmac('sha256', changed.key).update(stringToSign(changed)).digest('hex')
  const given = Buffer.from(authorization.signature)
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
}

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replaceAll('_', '-')
  return secrets.headers.includes(plain) || secrets.headerWords.some((word) => plain.includes(word))
}
const redacted = '<redacted>'

function shown({ form, headers }: Reading) {
  const safe = headers.map(([name, value]): Pair => [name, isSecret(name) ? redacted : value])
  const query = form.query.replace(/([^=&]*)=[^&]*/g, (pair, name: string) =>
    isSecret(name) ? `${name}=${redacted}` : pair,
  )
  return {
    canonicalRequest: canonicalRequest({ ...form, query, headers: headerBlock(safe) }),
    stringToSign: stringToSign(form),
  }
}

const canonicalRequest = ({ method, uri, query, headers, names, payload }: Form) =>
  [method, uri, query, headers, names, payload].join('\n')

const stringToSign = (form: Form) =>
  [form.algorithm, form.date, ...(form.scope ? [form.scope] : []), sha256(canonicalRequest(form))].join('\n')

function keyOf(
  { form, ak, scope }: Pick<Authorization, 'form' | 'ak' | 'scope'>,
  sk: string,
): string | Buffer {
  if (form === 'access') return sk
  if (form === 'scope') return chainedKey(scope, sk)
  return derivedKey(ak, scope, sk).toString('hex')
}

const chainedKey = (scope: string, sk: string) =>
  scope.split('/').reduce<string | Buffer>((key, part) => hmac(key, part), `SDK${sk}`)

// HKDF (RFC 5869) with the AK as salt; 32 bytes are one block of SHA-256.
const derivedKey = (ak: string, scope: string, sk: string) => hmac(hmac(ak, sk), `${scope}\u0001`)

const sha256 = (data: string | Buffer) => hash('sha256', data)
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

function headerOf({ headers }: SignedRequest, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  return value === undefined ? undefined : [value].flat().join(',').trim()
}

const headerBlock = (headers: Pair[], separator = ':') =>
  headers.map(([name, value]) => `${name}${separator}${value}\n`).join('')

// Paths and queries are strings of bytes, one character a byte: malformed UTF-8 stays what it is, no two
// paths become one, and strings sort as their code points do.
const asBytes = (text: string) => (isPlain(text) ? text : Buffer.from(text).toString('latin1'))
const asText = (bytes: string) => Buffer.from(bytes, 'latin1').toString()
const escaped = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
const encoded = (bytes: string) => bytes.replace(/[^A-Za-z0-9._~-]/g, escaped)
const decoded = (text: string) =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** What every encoding leaves as it is. */
const isPlain = (text: string) => /^[A-Za-z0-9._~/-]*$/.test(text)

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`)
const encodedPath = (bytes: string) =>
  withSlash(isPlain(bytes) ? bytes : bytes.split('/').map(encoded).join('/'))

const pairsOf = (rawQuery: string) =>
  rawQuery
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): Pair => {
      const [name = '', ...value] = piece.replaceAll('+', ' ').split('=')
      return [decoded(name), decoded(value.join('='))]
    })

const encodedQuery = (pairs: Pair[]) =>
  pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
const byNameThenValue = ([a, x]: Pair, [b, y]: Pair) => compare(a, b) || compare(x, y)
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The python SDK's path, and the Node SDK's: it encodes again what Node's `url.parse` has escaped. */
function urisOf({ path, form }: Reading): string[] {
  const node = encodedPath(decoded(path).replace(/[ "'<>`{}|^]/g, escaped))
  return [...new Set([form.uri, node])]
}

/** Trimmed; as UTF-8, which python sends and Node reads as Latin-1; and folded as the older Go clients do. */
function headerBlocksOf({ headers }: Reading): string[] {
  const changes = [(value: string) => value, utf8, (value: string) => folded(utf8(value))]
  return [
    ...new Set(changes.map((change) => headerBlock(headers.map(([name, value]) => [name, change(value)])))),
  ]
}

const folded = (value: string) => value.replace(/[\t\n\f\r ]+/g, ' ')

function utf8(value: string): string {
  const text = asText(value)
  return asBytes(text) === value ? text : value
}

function payloadsOf({ request, rawQuery, form }: Reading): Partial<Form>[] {
  if (request.body.length > 0) return [{}]
  // The python SDK takes the hash of an empty body even when X-Sdk-Content-Sha256 says otherwise.
  const forms = [{}, { payload: sha256('') }]
  if (form.method !== 'POST' || rawQuery === '') return forms
  // The older Go clients hash the query, with + for a blank, in place of a POST's missing body.
  return [...forms, { query: '', payload: sha256(blanksAsPlus(form.query)) }]
}

const blanksAsPlus = (query: string) => query.replaceAll('%20', '+')

/** The first rule that the request breaks, whatever its signature. */
function violationOf(reading: Reading): string | undefined {
  for (const rule of rules) {
    const violation = rule(reading)
    if (violation) return violation
  }
}

const rules: ((reading: Reading) => string | false | undefined)[] = [
  ({ form }) =>
    form.names !== form.names.toLowerCase() &&
    'SignedHeaders has upper-case letters: sign header names, and list them, in lower case.',
  ({ request, authorization }) => {
    const absent = authorization.signedHeaders.find((name) => headerOf(request, name) === undefined)
    return absent && `The signed header ${absent} did not arrive: send it, or leave it out of SignedHeaders.`
  },
  ({ form }) =>
    parseSdkDate(form.date) === undefined &&
    'X-Sdk-Date is absent or no date: send the UTC time of signing as YYYYMMDDTHHMMSSZ.',
  ({ form }) =>
    form.scope !== '' &&
    form.scope.slice(0, 8) !== form.date.slice(0, 8) &&
    'The date in Credential differs from X-Sdk-Date: take both from one reading of the clock, in UTC.',
  ({ form, bodyHash }) =>
    form.payload !== unsignedPayload &&
    form.payload.toLowerCase() !== bodyHash &&
    'X-Sdk-Content-Sha256 is not the hash of the body received: hash the very bytes that are sent, in hex.',
]

/** The first mistake that explains the signature. */
const hypothesisFor = (reading: Reading) =>
  hypotheses.find(([, changes]) => changes(reading).some((change) => isSigned(reading, change)))?.[0]

const hypotheses: [hint: string, changes: (reading: Reading) => Partial<Form>[]][] = [
  ['The client signed an empty body: hash the very bytes that are sent.', () => [{ payload: sha256('') }]],
  [
    'The client signed the body {}, which did not arrive: send it, or hash the empty string.',
    () => [{ payload: sha256('{}') }],
  ],
  [
    'The client hashed the body: sign the value of X-Sdk-Content-Sha256, or do not send that header.',
    ({ bodyHash }) => [{ payload: bodyHash }],
  ],
  [
    'The client signed the body with other white space: serialise it once, then sign and send that text.',
    ({ request }) => respaced(request.body).map((text) => ({ payload: sha256(text) })),
  ],
  [
    'The client signed UNSIGNED-PAYLOAD: send that in the header X-Sdk-Content-Sha256 too, or hash the body.',
    () => [{ payload: unsignedPayload }],
  ],
  [
    'The client left out the trailing slash of the canonical path: add / to what is signed, not to the URL.',
    ({ form }) => [{ uri: form.uri.slice(0, -1) }],
  ],
  [
    'The client encoded an encoded path: percent-decode the path first, then encode each segment once.',
    ({ path }) => [{ uri: encodedPath(path) }],
  ],
  [
    'The client did not encode the path it signed: encode all of a segment but A-Z a-z 0-9 - . _ ~ as %XX.',
    ({ path }) => [{ uri: withSlash(asText(path)) }, { uri: withSlash(asText(decoded(path))) }],
  ],
  [
    'The client did not sort the query: sort the parameters by name, then by value, before it is signed.',
    ({ rawQuery }) => [{ query: encodedQuery(pairsOf(rawQuery)) }],
  ],
  [
    'The client encoded blanks as +: write %20 in the canonical query.',
    ({ form }) => [{ query: blanksAsPlus(form.query) }],
  ],
  [
    'The client sent a bare + in the query, which means a blank: send %2B.',
    ({ rawQuery }) => [
      { query: encodedQuery(pairsOf(rawQuery.replaceAll('+', '%2B')).sort(byNameThenValue)) },
    ],
  ],
  [
    'The client left out = after a parameter without value: write name= in the canonical query.',
    ({ form }) => [{ query: form.query.replace(/=(?=&|$)/g, '') }],
  ],
  [
    'The client did not sign the query: sort and encode it on the third line of the canonical request.',
    () => [{ query: '' }],
  ],
  [
    'The client signed the query as it stands in the URL: encode all but A-Z a-z 0-9 - . _ ~ as %XX.',
    ({ rawQuery }) => [{ query: asText(rawQuery) }, { query: asText(decoded(rawQuery)) }],
  ],
  [
    'The client signed another Host: sign the Host header as it arrives here, with its port.',
    ({ request, headers }) =>
      otherHosts(request).map((host) => ({ headers: headerBlock(replaced(headers, 'host', () => host)) })),
  ],
  [
    'The client signed another Content-Type: its HTTP library appended the charset, so set the full value.',
    ({ headers }) => [{ headers: headerBlock(replaced(headers, 'content-type', withoutParameters)) }],
  ],
  [
    'The client left out the empty line after the canonical headers: end each of them with a line feed.',
    ({ form }) => [{ headers: form.headers.slice(0, -1) }],
  ],
  [
    'The client put a blank after the colon of the canonical headers: write name:value.',
    ({ headers }) => [{ headers: headerBlock(headers, ': ') }],
  ],
  [
    'The client signed the method in lower case: sign it in upper case.',
    ({ form }) => [{ method: form.method.toLowerCase() }],
  ],
  [
    'The client signed another method: sign the one that is sent, and sign anew after a redirect.',
    () => methods.map((method) => ({ method })),
  ],
  [
    'The SK of the client has white space around it: trim what a file or the environment gives.',
    ({ authorization, sk }) =>
      [`${sk}\n`, `${sk}\r\n`, `${sk}\r`, `${sk} `, ` ${sk}`].map((sk) => ({
        key: keyOf(authorization, sk),
      })),
  ],
  [
    'The client took the AK for the SK: sign with the secret key.',
    ({ authorization }) => [{ key: keyOf(authorization, authorization.ak) }],
  ],
  [
    'The client derived a key for the Access form: with Access= take the SK itself, and sign no scope.',
    ({ authorization, sk, form }) => (authorization.form === 'access' ? derivedForAccess(sk, form.date) : []),
  ],
  [
    'The client took the SK itself for the key: with Credential= derive the key from the SK and the scope.',
    ({ sk }) => [{ key: sk }, { key: sk, scope: '' }],
  ],
  [
    'The client left the scope out of the string to sign: put it on a line after the date.',
    () => [{ scope: '' }],
  ],
  [
    'The client took the derived key as bytes: the key is its text in lower-case hex.',
    ({ authorization: { form, ak, scope }, sk }) =>
      form === 'derived' ? [{ key: derivedKey(ak, scope, sk) }] : [],
  ],
]

function derivedForAccess(sk: string, date: string): Partial<Form>[] {
  const scope = `${date.slice(0, 8)}///sdk_request`
  return [{ key: `SDK${sk}` }, { key: chainedKey(scope, sk) }, { key: chainedKey(scope, sk), scope }]
}

function otherHosts(request: SignedRequest): string[] {
  const host = headerOf(request, 'host') ?? ''
  const name = host.replace(/:\d+$/, '')
  const port = host.slice(name.length)
  const hosts = [name, `${name}:80`, `${name}:443`, `localhost${port}`, `127.0.0.1${port}`]
  const beforeProxy = headerOf(request, 'x-forwarded-host')
  return beforeProxy ? [...hosts, beforeProxy] : hosts
}

const replaced = (headers: Pair[], name: string, change: (value: string) => string) =>
  headers.map((header): Pair => (header[0] === name ? [name, change(header[1])] : header))

const withoutParameters = (contentType: string) => contentType.split(';', 1).join('').trim()

/** The body with other white space around it and, when it is JSON, as JavaScript and as python write it. */
function respaced(body: Buffer): string[] {
  if (body.length > maxRespacedLength) return []
  const text = body.toString()
  return [text.trim(), `${text}\n`, `${text}\r\n`, ...respacedJson(text)]
}

function respacedJson(text: string): string[] {
  try {
    const compact = JSON.stringify(JSON.parse(text))
    const spaced = compact.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (part) => (part.length > 1 ? part : `${part} `))
    return [compact, spaced]
  } catch {
    return []
  }
}
