import { secrets } from '../../src/generated/secrets.ts'
import type { Authorization } from './authorization.ts'
import {
  asBytes,
  asText,
  blanksAsPlus,
  byNameThenValue,
  canonicalRequest,
  decoded,
  encodedPath,
  encodedQuery,
  escaped,
  type Form,
  headerBlock,
  headerOf,
  isSigned,
  keyOf,
  type Pair,
  pairsOf,
  type Reading,
  type SignedRequest,
  sha256,
  stringToSign,
} from './canonical.ts'
import { hypothesisFor, violationOf } from './signature-hints.ts'

export { type Authorization, parseAuthorization } from './authorization.ts'
export { parseSdkDate, type SignedRequest } from './canonical.ts'

/** A refusal shows what the server would have signed, fit for a log: credentials in it are redacted. */
export type Verdict =
  | { ok: true }
  | { ok: false; canonicalRequest: string; stringToSign: string; hint?: string; clientRequest?: string }

/** Whether `sk` made this signature for this request. */
export function verifySignature(request: SignedRequest, authorization: Authorization, sk: string): Verdict {
  const reading = readingOf(request, authorization, sk)
  const violation = violationOf(reading)
  if (!violation && isAccepted(reading)) return { ok: true }
  if (violation) return { ok: false, ...shown(reading), hint: violation }
  const found = hypothesisFor(reading)
  if (!found) return { ok: false, ...shown(reading) }
  const clientRequest = safely({ ...reading.form, ...found.change })
  return { ok: false, ...shown(reading), hint: found.hint, clientRequest }
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

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replaceAll('_', '-')
  return secrets.headers.includes(plain) || secrets.headerWords.some((word) => plain.includes(word))
}
const redacted = '<redacted>'

const shown = ({ form }: Reading) => ({
  canonicalRequest: safely(form),
  stringToSign: stringToSign(form),
})

/** The canonical request of a form, with its secrets hidden. */
function safely(form: Form): string {
  const headers = form.headers.replace(/^([^:\n]*):.*$/gm, (line, name: string) =>
    isSecret(name) ? `${name}:${redacted}` : line,
  )
  const query = form.query.replace(/([^=&]*)=[^&]*/g, (pair, name: string) =>
    isSecret(name) ? `${name}=${redacted}` : pair,
  )
  return canonicalRequest({ ...form, query, headers })
}

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
