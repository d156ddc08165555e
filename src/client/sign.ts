export type SigningKeys = { ak: string; sk: string; securityToken?: string }
export type Unsigned = { method: string; url: URL; headers: Record<string, string>; body?: string }

/**
 * The headers to add: `X-Sdk-Date`, `Authorization` and, with temporary keys, `X-Security-Token`.
 * All headers given are signed; Host only when it is among them, since a browser sets it itself.
 */
export async function sign(request: Unsigned, keys: SigningKeys, now: Date): Promise<Record<string, string>> {
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const added = {
    'X-Sdk-Date': date,
    ...(keys.securityToken === undefined ? {} : { 'X-Security-Token': keys.securityToken }),
  }
  const headers = signable({ ...request.headers, ...added })
  const canonical = await canonicalRequest(request, headers)
  const toSign = `SDK-HMAC-SHA256\n${date}\n${await sha256(canonical)}`
  const signature = await hmac(keys.sk, toSign)
  const parts = [`Access=${keys.ak}`, `SignedHeaders=${namesOf(headers)}`, `Signature=${signature}`]
  return { ...added, Authorization: `SDK-HMAC-SHA256 ${parts.join(', ')}` }
}

type Signable = [name: string, value: string][]

/** Names in lower case and in order. The SDKs leave out names with an underscore, which gateways drop. */
function signable(headers: Record<string, string>): Signable {
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]))
  values.delete('authorization')
  return [...values].filter(([name]) => !name.includes('_')).sort(([a], [b]) => (a < b ? -1 : 1))
}

const namesOf = (headers: Signable) => headers.map(([name]) => name).join(';')

async function canonicalRequest({ method, url, body = '' }: Unsigned, headers: Signable): Promise<string> {
  const declaredHash = headers.find(([name]) => name === 'x-sdk-content-sha256')?.[1]
  return [
    method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.search.slice(1)),
    ...headers.map((header) => header.join(':')),
    '',
    namesOf(headers),
    declaredHash || (await sha256(body)),
  ].join('\n')
}

function canonicalPath(pathname: string): string {
  const path = percentDecode(pathname).split('/').map(percentEncode).join('/')
  return path.endsWith('/') ? path : `${path}/`
}

function canonicalQuery(search: string): string {
  const parameters = search
    .split('&')
    .filter(Boolean)
    .map((parameter) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(parameter.replaceAll('+', '%20')) ?? []
      return { name: percentDecode(name), value: percentDecode(value) }
    })
  parameters.sort((a, b) => order(a.name, b.name) || order(a.value, b.value))
  return parameters.map(({ name, value }) => `${percentEncode(name)}=${percentEncode(value)}`).join('&')
}

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

// A URL is ASCII. Its escapes are decoded to one character per byte, so that the order is that of code
// points, and bytes that are no UTF-8 are signed as they are sent.
const percentDecode = (ascii: string) =>
  ascii.replace(/%[\da-f]{2}/gi, (escaped) => String.fromCharCode(Number(`0x${escaped.slice(1)}`)))

const percentEncode = (bytes: string) =>
  bytes.replace(/[^\w.~-]/g, (byte) => `%${hex([byte.charCodeAt(0)]).toUpperCase()}`)

const hex = (bytes: Iterable<number>) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const utf8 = (text: string) => new TextEncoder().encode(text)

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
}

async function hmac(secret: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', utf8(secret), algorithm, false, ['sign'])
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))))
}
