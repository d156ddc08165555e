import { createHash, createHmac } from 'node:crypto'

/*
 * A signer for the tests, written from the signing guide and nothing of ours, so that a mistake which client and server
 * make alike shows. test/clients/signer.test.ts holds it against published vectors.
 */

export type Message = {
  method: string
  target: string
  headers: [name: string, value: string][]
  body: string
}
export type Scheme = {
  ak: string
  sk: string
  signedHeaders: string[]
  /** Of the form with Credential: `<date>/<region>/<service>/sdk_request`. */
  scope?: string | undefined
  /** For a client that has its own idea of the canonical path. */
  path?: string | undefined
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest()
const strict = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function canonicalPath(target: string): string {
  const path = decodeURIComponent(target.split('?')[0] ?? '')
  const encoded = path.split('/').map(strict).join('/')
  return encoded.endsWith('/') ? encoded : `${encoded}/`
}

const canonicalQuery = (target: string) =>
  [...new URLSearchParams(target.split('?')[1] ?? '')]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&')

function keyOf({ sk, scope }: Scheme): string | Buffer {
  if (scope === undefined) return sk
  let key: string | Buffer = `SDK${sk}`
  for (const part of scope.split('/')) key = hmac(key, part)
  return key
}

/** The signature of a message, in hexadecimal. */
export function signatureOf({ method, target, headers, body }: Message, scheme: Scheme): string {
  const headerOf = (name: string) => headers.find(([given]) => given.toLowerCase() === name)?.[1].trim() ?? ''
  const canonicalRequest = [
    method,
    scheme.path ?? canonicalPath(target),
    canonicalQuery(target),
    ...scheme.signedHeaders.map((name) => `${name}:${headerOf(name)}`),
    '',
    scheme.signedHeaders.join(';'),
    headerOf('x-sdk-content-sha256') || sha256(body),
  ].join('\n')
  const lines = ['SDK-HMAC-SHA256', headerOf('x-sdk-date'), ...(scheme.scope ? [scheme.scope] : [])]
  return hmac(keyOf(scheme), [...lines, sha256(canonicalRequest)].join('\n')).toString('hex')
}
