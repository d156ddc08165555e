import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Authorization } from './authorization.ts'

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

/** All that goes into one signature. A request has a few acceptable forms, and many mistaken ones. */
export type Form = {
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

export type Pair = [name: string, value: string]

export type Reading = {
  request: SignedRequest
  authorization: Authorization
  sk: string
  path: string
  rawQuery: string
  headers: Pair[]
  bodyHash: string
  form: Form
}

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

/** Whether the signature is that of the request's own form after `change`. */
export function isSigned({ form, authorization }: Reading, change: Partial<Form>): boolean {
  const changed = { ...form, ...change }
  const expected = createHmac('sha256', changed.key).update(stringToSign(changed)).digest('hex')
  const given = Buffer.from(authorization.signature)
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
}

export const canonicalRequest = ({ method, uri, query, headers, names, payload }: Form) =>
  [method, uri, query, headers, names, payload].join('\n')

export const stringToSign = (form: Form) =>
  [form.algorithm, form.date, ...(form.scope ? [form.scope] : []), sha256(canonicalRequest(form))].join('\n')

export function keyOf(
  { form, ak, scope }: Pick<Authorization, 'form' | 'ak' | 'scope'>,
  sk: string,
): string | Buffer {
  if (form === 'access') return sk
  if (form === 'scope') return chainedKey(scope, sk)
  return derivedKey(ak, scope, sk).toString('hex')
}

export const chainedKey = (scope: string, sk: string) =>
  scope.split('/').reduce<string | Buffer>((key, part) => hmac(key, part), `SDK${sk}`)

// HKDF (RFC 5869) with the AK as salt; 32 bytes are one block of SHA-256.
export const derivedKey = (ak: string, scope: string, sk: string) => hmac(hmac(ak, sk), `${scope}\u0001`)

export const sha256 = (data: string | Buffer) => hash('sha256', data)
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

export function headerOf({ headers }: SignedRequest, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  return value === undefined ? undefined : [value].flat().join(',').trim()
}

export const headerBlock = (headers: Pair[], separator = ':') =>
  headers.map(([name, value]) => `${name}${separator}${value}\n`).join('')

// Paths and queries are strings of bytes, one character a byte: malformed UTF-8 stays what it is, no two
// paths become one, and strings sort as their code points do.
export const asBytes = (text: string) => (isPlain(text) ? text : Buffer.from(text).toString('latin1'))
export const asText = (bytes: string) => Buffer.from(bytes, 'latin1').toString()
export const escaped = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
export const encoded = (bytes: string) => bytes.replace(/[^A-Za-z0-9._~-]/g, escaped)
export const decoded = (text: string) =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** What every encoding leaves as it is. */
const isPlain = (text: string) => /^[A-Za-z0-9._~/-]*$/.test(text)

export const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`)
export const encodedPath = (bytes: string) =>
  withSlash(isPlain(bytes) ? bytes : bytes.split('/').map(encoded).join('/'))

export const pairsOf = (rawQuery: string) =>
  rawQuery
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): Pair => {
      const [name = '', ...value] = piece.replaceAll('+', ' ').split('=')
      return [decoded(name), decoded(value.join('='))]
    })

export const encodedQuery = (pairs: Pair[]) =>
  pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
export const byNameThenValue = ([a, x]: Pair, [b, y]: Pair) => compare(a, b) || compare(x, y)
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

export const blanksAsPlus = (query: string) => query.replaceAll('%20', '+')
