import { STATUS_CODES } from 'node:http'
import type { Entry } from './view.ts'

type Pair = { name: string; value: string }

const pairs = (headers: Record<string, string>): Pair[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

const textOf = (body: unknown) => (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''))

const urlOf = ({ path, request }: Entry) => `http://${request.headers.host ?? 'localhost'}${path}`

/** HTTP Archive 1.2. */
export const harOf = (entries: readonly Entry[]) => ({
  log: {
    version: '1.2',
    creator: { name: 'dewkit', version: '1' },
    entries: entries.map(harEntry),
  },
})

function harEntry(entry: Entry) {
  const { at, duration_ms, method, request, response, status } = entry
  const sent = textOf(request.body)
  const given = textOf(response.body)
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 }
  const query = [...new URLSearchParams(entry.path.split('?')[1] ?? '')].map(([name, value]) => ({
    name,
    value,
  }))
  return {
    startedDateTime: at,
    time: duration_ms,
    request: {
      ...{ ...common, method, url: urlOf(entry), headers: pairs(request.headers), queryString: query },
      bodySize: Buffer.byteLength(sent),
      ...(sent !== '' && { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: {
      ...{ ...common, status, statusText: STATUS_CODES[status] ?? '', headers: pairs(response.headers) },
      content: { size: Buffer.byteLength(given), mimeType: 'application/json', text: given },
      ...{ redirectURL: '', bodySize: Buffer.byteLength(given) },
    },
    cache: {},
    timings: { send: 0, wait: duration_ms, receive: 0 },
  }
}

const leftOut = [
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'user-agent',
  'authorization',
  'x-sdk-date',
]

/** Requests that an editor can send again, with a token that whoever does so fills in. */
export function httpFileOf(entries: readonly Entry[]): string {
  const [first] = entries
  const head = `@mock = http://${first?.request.headers.host ?? '127.0.0.1:8010'}\n@token = \n`
  return `${head}${entries.map(httpRequest).join('')}`
}

function httpRequest({ id, at, operation, method, path, request, status }: Entry): string {
  const headers = Object.entries(request.headers)
    .filter(([name]) => !leftOut.includes(name) && name !== 'x-auth-token')
    .map(([name, value]) => `${name}: ${value}\n`)
  const title = `${id} ${operation ?? ''} ${at}, answered ${status}`
  const body =
    request.body === undefined
      ? ''
      : `\n${typeof request.body === 'string' ? request.body : JSON.stringify(request.body, null, 2)}\n`
  return `\n### ${title}\n${method} {{mock}}${path}\n${headers.join('')}x-auth-token: {{token}}\n${body}`
}
