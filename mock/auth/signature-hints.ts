import {
  asText,
  blanksAsPlus,
  byNameThenValue,
  chainedKey,
  decoded,
  derivedKey,
  encodedPath,
  encodedQuery,
  type Form,
  headerBlock,
  headerOf,
  isSigned,
  keyOf,
  type Pair,
  pairsOf,
  parseSdkDate,
  type Reading,
  type SignedRequest,
  sha256,
  withSlash,
} from './canonical.ts'

const unsignedPayload = 'UNSIGNED-PAYLOAD'
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH']
const maxRespacedLength = 65_536

/** The first rule that the request breaks, whatever its signature. */
export function violationOf(reading: Reading): string | undefined {
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

/** The first mistake that explains the signature, and what the client signed in place of the request's own form. */
export function hypothesisFor(reading: Reading): { hint: string; change: Partial<Form> } | undefined {
  for (const [hint, changes] of hypotheses) {
    const change = changes(reading).find((each) => isSigned(reading, each))
    if (change) return { hint, change }
  }
}

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
