import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js'
import { HcClient, type HttpRequestOptions } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js'
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  parseAuthorization,
  parseSdkDate,
  type SignedRequest,
  type Verdict,
  verifySignature,
} from '../../mock/auth/signature.ts'
import signingVectors from '../vectors/signing.json' with { type: 'json' }

type Vector = {
  name: string
  says: string
  ak: string
  sk: string
  request: { method: string; url: string; headers: SignedRequest['headers']; body: string }
  authorization: string
  canonicalRequest?: string[] | undefined
  canonicalHash?: string | undefined
}

const vectors: Vector[] = signingVectors
const vector = (name: string) => vectors.find((vector) => vector.name === name)!
const requestOf = ({ request }: Vector): SignedRequest => ({ ...request, body: Buffer.from(request.body) })
const canonicalOf = ({ canonicalRequest = [] }: Vector) => canonicalRequest.join('\n')
const [v1, v2, v3, v4] = [vector('V1'), vector('V2'), vector('V3'), vector('V4')]
const { ak, sk } = v1

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const bodyHash = '99c9db6c66895c854df7b5d439ba20eb90814a7b4819b522a0bad719d19c2401'

type Signing = { key?: string | Buffer; start?: string; scope?: string }

/** The Authorization of a client that has its own idea of the canonical request, or of the key. */
function authorize(canonicalRequest: string, signing: Signing = {}): string {
  const { key = sk, start = `SDK-HMAC-SHA256 Access=${ak}`, scope } = signing
  const algorithm = start.slice(0, start.indexOf(' '))
  const lines = [algorithm, '20260102T030405Z', ...(scope ? [scope] : []), sha256(canonicalRequest)]
  const signature = createHmac('sha256', key).update(lines.join('\n')).digest('hex')
  return `${start}, SignedHeaders=${canonicalRequest.split('\n').at(-2)}, Signature=${signature}`
}

function verdict(request: SignedRequest, authorization: string, secret = sk): Verdict {
  const parsed = parseAuthorization(authorization)
  if (!parsed) throw new Error(`malformed: ${authorization}`)
  return verifySignature(request, parsed, secret)
}

const isAccepted = (request: SignedRequest, authorization: string, secret = sk) =>
  verdict(request, authorization, secret).ok

function hint(request: SignedRequest, authorization: string) {
  const answer = verdict(request, authorization)
  return answer.ok ? 'accepted' : answer.hint
}

describe('vectors', () => {
  test.each(vectors)('$name, $says, is accepted', (vector) => {
    expect(verdict(requestOf(vector), vector.authorization, vector.sk)).toEqual({ ok: true })
  })

  test.each(vectors)('$name is refused with another SK, and without a hint', (vector) => {
    expect(verdict(requestOf(vector), vector.authorization, 'AnotherSecretKey')).toEqual({
      ok: false,
      canonicalRequest: expect.any(String),
      stringToSign: expect.any(String),
    })
  })

  test.each([v1, v3, v4])(
    'a refusal of $name shows the canonical request and the string to sign',
    (vector) => {
      expect(verdict(requestOf(vector), vector.authorization, 'AnotherSecretKey')).toEqual({
        ok: false,
        canonicalRequest: canonicalOf(vector),
        stringToSign: `SDK-HMAC-SHA256\n20260102T030405Z\n${vector.canonicalHash}`,
      })
    },
  )
})

describe('a change after signing is refused', () => {
  const flipped = (text: string, bit: number) => {
    const bytes = Buffer.from(text)
    const at = bit % (bytes.length * 8)
    bytes[at >> 3]! ^= 1 << (at & 7) // at is below the length
    return bytes
  }
  const v1With = (change: Partial<SignedRequest>) =>
    isAccepted({ ...requestOf(v1), ...change }, v1.authorization)

  test('of any bit of the path', () => {
    fc.assert(
      fc.property(fc.nat(), (bit) => !v1With({ url: flipped(v1.request.url, bit).toString('latin1') })),
    )
  })

  test('of any bit of the body', () => {
    fc.assert(fc.property(fc.nat(), (bit) => !v1With({ body: flipped(v1.request.body, bit) })))
  })

  test.each(Object.keys(v1.request.headers))('of any bit of the header %s', (name) => {
    const { headers } = v1.request
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        const value = flipped(`${headers[name]}`, bit).toString('latin1')
        return !v1With({ headers: { ...headers, [name]: value } })
      }),
    )
  })

  test('of any bit of the query', () => {
    const get = vector('V5 GET')
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        const url = `/resources?${flipped('size=1', bit).toString('latin1')}`
        return !isAccepted({ ...requestOf(get), url }, get.authorization, get.sk)
      }),
    )
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('of the method to %s', (method) => {
    expect(v1With({ method })).toBe(false)
  })

  test.each([
    ['scope eu-de/kms', 'eu-de', 'eu-nl'],
    ['scope eu-de/kms', '/kms/', '/csms/'],
    ['scope eu-de/kms', '/20260102/', '/20260103/'],
    ['scope', '///', '/eu-de//'],
    ['V11', 'eu-de', 'eu-nl'],
    ['V11', '/20260102/', '/20260103/'],
    ['V11', ak, 'EXAMPLEAKEXAMPLEAK01'],
  ])('of the credential of %s from %s to %s', (name, from, to) => {
    expect(isAccepted(requestOf(v1), vector(name).authorization.replace(from, to))).toBe(false)
  })

  test('of the list of signed headers', () => {
    expect(isAccepted(requestOf(v1), v1.authorization.replace('content-type;', ''))).toBe(false)
  })

  test('to an unsigned payload', () => {
    expect(v1With({ headers: { ...v1.request.headers, 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' } })).toBe(
      false,
    )
  })

  test('except of what no signature covers: unsigned headers, and the payload called unsigned', () => {
    expect(v1With({ headers: { ...v1.request.headers, 'x-trace': '1' } })).toBe(true)
    expect(isAccepted({ ...requestOf(v4), body: Buffer.from('{}') }, v4.authorization)).toBe(true)
  })
})

type Case = [says: string, sends: SignedRequest, signs: string]
const sent = (vector: Vector, change: Partial<SignedRequest> = {}) => ({ ...requestOf(vector), ...change })
const withHeader = (vector: Vector, name: string, value: string | string[]) =>
  sent(vector, { headers: { ...vector.request.headers, [name]: value } })
const withNote = (value: string) =>
  canonicalOf(v1)
    .replace('x-project-id:', `x-note:${value}\nx-project-id:`)
    .replace(';x-project-id', ';x-note;x-project-id')
const withDigest = (digest: string) =>
  canonicalOf(v1)
    .replace('x-sdk-date:', `x-sdk-content-sha256:${digest}\nx-sdk-date:`)
    .replace(';x-sdk-date', ';x-sdk-content-sha256;x-sdk-date')
    .replace(bodyHash, digest)

describe('clients differ, and are accepted all the same', () => {
  test.each<Case>([
    ['Node encodes blanks of the path twice', sent(v3), canonicalOf(v3).replace('%20', '%2520')],
    [
      'an encoded slash counts as a slash',
      sent(v1, { url: v1.request.url.replace('/kms/', '%2Fkms%2F') }),
      canonicalOf(v1),
    ],
    ['a path may end with a slash', sent(v1, { url: `${v1.request.url}/` }), canonicalOf(v1)],
    [
      'a malformed escape is taken literally',
      sent(v1, { url: `${v1.request.url}%zz%` }),
      canonicalOf(v1).replace('encrypt-data/', 'encrypt-data%25zz%25/'),
    ],
    [
      'bytes that are no UTF-8 are encoded as they are',
      sent(v1, { url: `${v1.request.url}%ff` }),
      canonicalOf(v1).replace('encrypt-data/', 'encrypt-data%FF/'),
    ],
    [
      'the query may arrive in any order',
      sent(v2, { url: v2.request.url.replace(/\?(.*?)&(.*)/, '?$2&$1') }),
      canonicalOf(v2),
    ],
    ['a blank may be sent as +', sent(v2, { url: v2.request.url.replace('%20', '+') }), canonicalOf(v2)],
    [
      'a parameter without value is signed as name=',
      sent(v2, { url: v2.request.url.replace('limit=10', 'limit') }),
      canonicalOf(v2).replace('limit=10', 'limit='),
    ],
    [
      'the values of a repeated parameter are sorted',
      sent(v2, { url: v2.request.url.replace('limit=10', 'limit=9&limit=10') }),
      canonicalOf(v2).replace('limit=10', 'limit=10&limit=9'),
    ],
    ['a header is trimmed', withHeader(v1, 'x-note', ' a  b '), withNote('a  b')],
    ['a header is folded by the older Go clients', withHeader(v1, 'x-note', 'a  b'), withNote('a b')],
    ['a repeated header is joined by a comma', withHeader(v1, 'x-note', ['a', 'b']), withNote('a,b')],
    [
      'a header in UTF-8, which Node reads as Latin-1, is signed as text',
      withHeader(v1, 'x-note', Buffer.from('环  境').toString('latin1')),
      withNote('环  境'),
    ],
    ['a header in Latin-1 is signed as text', withHeader(v1, 'x-note', 'é'), withNote('é')],
    [
      'X-Sdk-Content-Sha256 may repeat the hash',
      withHeader(v1, 'x-sdk-content-sha256', bodyHash),
      withDigest(bodyHash),
    ],
    [
      'python takes the hash of an empty body in spite of UNSIGNED-PAYLOAD',
      sent(v4, { body: Buffer.of() }),
      canonicalOf(v4).replace(/UNSIGNED-PAYLOAD$/, emptyHash),
    ],
    ['PHP signs UNSIGNED-PAYLOAD without a body', sent(v4, { body: Buffer.of() }), canonicalOf(v4)],
    [
      'Node hashes the body {} of a GET',
      sent(v2, { body: Buffer.from('{}') }),
      canonicalOf(v2).replace(emptyHash, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'),
    ],
    [
      'the older Go clients hash the query of a POST without body',
      sent(v1, { url: `${v1.request.url}?b=2&a=1%202`, body: Buffer.of() }),
      canonicalOf(v1).replace(bodyHash, sha256('a=1+2&b=2')),
    ],
  ])('%s', (_, sends, signs) => {
    expect(verdict(sends, authorize(signs))).toEqual({ ok: true })
  })

  test('an empty body excuses no other payload', () => {
    expect(isAccepted(sent(v4), authorize(canonicalOf(v4).replace(/UNSIGNED-PAYLOAD$/, emptyHash)))).toBe(
      false,
    )
  })
})

describe('a refusal tells the mistake', () => {
  const spaced = v1.request.body.replaceAll(':', ': ').replace(',', ', ')
  const shuffled = 'marker=a%20b%2Bc%2Fd~e&limit=10'
  const asked = (query: string) => sent(v2, { url: v2.request.url.replace(/\?.*/, `?${query}`) })
  const asking = (query: string) => canonicalOf(v2).replace(/\n.*marker.*\n/, `\n${query}\n`)

  test.each<Case>([
    ['signed an empty body', sent(v1), canonicalOf(v1).replace(bodyHash, emptyHash)],
    [
      'signed the body {}, which did not arrive',
      sent(v2),
      canonicalOf(v2).replace(emptyHash, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'),
    ],
    ['with other white space', sent(v1), canonicalOf(v1).replace(bodyHash, sha256(spaced))],
    ['with other white space', sent(v1), canonicalOf(v1).replace(bodyHash, sha256(`${v1.request.body}\n`))],
    ['with other white space', sent(v1, { body: Buffer.from(spaced) }), canonicalOf(v1)],
    ['with other white space', sent(v1, { body: Buffer.from(`${v1.request.body}\n`) }), canonicalOf(v1)],
    ['signed UNSIGNED-PAYLOAD', sent(v1), canonicalOf(v1).replace(bodyHash, 'UNSIGNED-PAYLOAD')],
    [
      'hashed the body',
      sent(v4),
      canonicalOf(v4).replace(/UNSIGNED-PAYLOAD$/, sha256('{"random_data_length":"512"}')),
    ],
    ['the trailing slash', sent(v1), canonicalOf(v1).replace('encrypt-data/', 'encrypt-data')],
    ['encoded an encoded path', sent(v3), canonicalOf(v3).replaceAll('%', '%25').replace('%2526', '%26')],
    ['did not encode the path', sent(v3), canonicalOf(v3).replace(/tags\/.*\//, 'tags/环境 a&b/')],
    ['did not encode the path', sent(v3), canonicalOf(v3).replace('%26', '&')],
    ['did not sort the query', asked(shuffled), asking(shuffled)],
    ['blanks as +', sent(v2), canonicalOf(v2).replace('%20', '+')],
    ['a bare + in the query', asked('marker=a+b'), asking('marker=a%2Bb')],
    ['left out = after a parameter', asked('limit&marker=x'), asking('limit&marker=x')],
    ['did not sign the query', sent(v2), asking('')],
    ['as it stands in the URL', asked('marker=a:b'), asking('marker=a:b')],
    ['as it stands in the URL', asked('marker=%E7%8E%AF'), asking('marker=环')],
    ['signed another Host', sent(v2), canonicalOf(v2).replace(':8080', '')],
    ['signed another Host', sent(v2), canonicalOf(v2).replace('127.0.0.1', 'localhost')],
    ['signed another Host', sent(v1), canonicalOf(v1).replace('.test', '.test:443')],
    [
      'signed another Host',
      withHeader(v2, 'x-forwarded-host', 'kms.eu-de.example.test'),
      canonicalOf(v2).replace('127.0.0.1:8080', 'kms.eu-de.example.test'),
    ],
    ['signed another Content-Type', sent(v1), canonicalOf(v1).replace(';charset=UTF-8', '')],
    ['the empty line', sent(v1), canonicalOf(v1).replace('Z\n\n', 'Z\n')],
    ['a blank after the colon', sent(v1), canonicalOf(v1).replace(/^([a-z-]+):/gm, '$1: ')],
    ['the method in lower case', sent(v1), canonicalOf(v1).replace('POST', 'post')],
    ['signed another method', sent(v1), canonicalOf(v1).replace('POST', 'GET')],
  ])('%s', (says, sends, signs) => {
    expect(hint(sends, authorize(signs))).toContain(says)
  })

  const scopeKey = Buffer.from('2afa000b995dbbc5ccaabfabdc1168b83caa87648d30c533c3a2295f4c618f36', 'hex')
  const derivedKey = Buffer.from('4497647a9d5d1f891f34192fab08345de33b90081842aaae629354bb052fee59', 'hex')
  const scoped = `SDK-HMAC-SHA256 Credential=${ak}/20260102///sdk_request`
  const derived = `V11-HMAC-SHA256 Credential=${ak}/20260102/eu-de/kms`

  test.each<[says: string, Signing]>([
    ['white space around it', { key: `${sk}\n` }],
    ['the AK for the SK', { key: ak }],
    ['a key for the Access form', { key: scopeKey }],
    ['a key for the Access form', { key: scopeKey, scope: '20260102///sdk_request' }],
    ['the SK itself for the key', { start: scoped, scope: '20260102///sdk_request' }],
    ['the SK itself for the key', { start: derived, scope: '20260102/eu-de/kms' }],
    ['the scope out of the string to sign', { start: scoped, key: scopeKey }],
    ['the derived key as bytes', { start: derived, key: derivedKey, scope: '20260102/eu-de/kms' }],
  ])('%s', (says, signing) => {
    expect(hint(sent(v1), authorize(canonicalOf(v1), signing))).toContain(says)
  })

  const withDate = (value: string) => withHeader(v1, 'x-sdk-date', value)
  const withSha256 = (value: string) => withHeader(v1, 'x-sdk-content-sha256', value)

  test.each<[says: string, sends: SignedRequest, authorization: string]>([
    ['upper-case letters', sent(v1), v1.authorization.replace('host', 'Host')],
    ['The signed header x-trace did not arrive', sent(v1), v1.authorization.replace('host', 'host;x-trace')],
    [
      'The signed header __proto__ did not arrive',
      sent(v1),
      v1.authorization.replace('host', '__proto__;host'),
    ],
    ['X-Sdk-Date is absent or no date', withDate('2026-01-02T03:04:05Z'), v1.authorization],
    ['X-Sdk-Date is absent or no date', withDate(''), v1.authorization],
    ['differs from X-Sdk-Date', withDate('20260103T030405Z'), vector('scope').authorization],
    ['differs from X-Sdk-Date', withDate('20260103T030405Z'), vector('V11').authorization],
    ['not the hash of the body', withSha256(emptyHash), authorize(withDigest(emptyHash))],
    ['not the hash of the body', withSha256('STREAMING'), authorize(withDigest('STREAMING'))],
  ])('%s', (says, sends, authorization) => {
    expect(hint(sends, authorization)).toContain(says)
  })
})

describe('a refusal keeps tokens to itself', () => {
  test('the security token of V2 is redacted, and the string to sign is that of the real request', () => {
    expect(verdict(requestOf(v2), v2.authorization, 'AnotherSecretKey')).toEqual({
      ok: false,
      canonicalRequest: canonicalOf(v2).replace('ExampleSecurityToken==', '<redacted>'),
      stringToSign: `SDK-HMAC-SHA256\n20260102T030405Z\n${v2.canonicalHash}`,
    })
  })

  test.each([
    ...['x-auth-token', 'x-security-token', 'x-subject-token', 'x-service-token', 'x-vault-token'],
    ...['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-obs-session'],
    ...['x-forwarded-access-token', 'x-client-secret', 'x-password', 'x-jwt-assertion', 'x-auth-key'],
  ])('%s does not appear', (name) => {
    const sends = withHeader(v1, name, 'TheSecretToken')
    for (const names of [`${name};host`, `${name.toUpperCase()};host`]) {
      const answer = verdict(sends, v1.authorization.replace('host', names))
      expect(answer.ok).toBe(false)
      expect(JSON.stringify(answer)).not.toContain('TheSecretToken')
    }
  })
})

describe('what a refusal shows', () => {
  test.each(['x-domain-id', 'x-language', 'accept', 'user-agent', 'x-key-id'])(
    'the value of %s, without which nobody finds the mistake',
    (name) => {
      const sends = withHeader(v1, name, 'plain-to-see')
      const answer = verdict(sends, v1.authorization.replace('host', `${name};host`))

      expect(JSON.stringify(answer)).toContain('plain-to-see')
    },
  )

  test('the query, its secrets apart', () => {
    const url = `${v1.request.url.split('?')[0]}?limit=10&access_token=TheSecretToken&key_id=plain-to-see`
    const answer = JSON.stringify(verdict({ ...requestOf(v1), url }, v1.authorization))

    expect(answer).toContain('access_token=<redacted>&key_id=plain-to-see&limit=10')
    expect(answer).not.toContain('TheSecretToken')
  })
})

describe('parseAuthorization', () => {
  const signature = 'a52993680ecefe05259bfef8258a526e8607216251953789697668de57f189d5'

  test('reads the Access form', () => {
    expect(parseAuthorization(v1.authorization)).toEqual({
      algorithm: 'SDK-HMAC-SHA256',
      form: 'access',
      ak: 'EXAMPLEAKEXAMPLEAK00',
      scope: '',
      signedHeaders: ['content-type', 'host', 'x-project-id', 'x-sdk-date'],
      signature,
    })
  })

  test.each([
    ['scope', 'SDK-HMAC-SHA256', 'scope', '20260102///sdk_request'],
    ['scope eu-de/kms', 'SDK-HMAC-SHA256', 'scope', '20260102/eu-de/kms/sdk_request'],
    ['V11', 'V11-HMAC-SHA256', 'derived', '20260102/eu-de/kms'],
  ])('reads the Credential of %s', (name, algorithm, form, scope) => {
    expect(parseAuthorization(vector(name).authorization)).toMatchObject({ algorithm, form, ak, scope })
  })

  const rest = `SignedHeaders=host;x-sdk-date, Signature=${signature}`

  test.each([
    [
      'no blank after a comma',
      `SDK-HMAC-SHA256 Access=AK,SignedHeaders=host;x-sdk-date,Signature=${signature}`,
    ],
    [
      'blanks and tabs around a comma',
      `SDK-HMAC-SHA256 Access=AK ,  SignedHeaders=host;x-sdk-date\t,\tSignature=${signature}`,
    ],
    ['another order', `SDK-HMAC-SHA256 Signature=${signature}, SignedHeaders=host;x-sdk-date, Access=AK`],
    ['a scheme in lower case', `sdk-hmac-sha256 Access=AK, ${rest}`],
    ['names in other cases', `SDK-HMAC-SHA256 access=AK, ${rest.toLowerCase()}`],
  ])('reads %s', (_, header) => {
    expect(parseAuthorization(header)).toEqual({
      ...{ algorithm: 'SDK-HMAC-SHA256', form: 'access', ak: 'AK', scope: '' },
      ...{ signedHeaders: ['host', 'x-sdk-date'], signature },
    })
  })

  test('reads a Credential without blanks after commas', () => {
    const credential = 'AK/20260102/eu-de/kms/sdk_request'
    expect(
      parseAuthorization(`SDK-HMAC-SHA256 Credential=${credential},${rest.replace(', ', ',')}`),
    ).toMatchObject({ form: 'scope', ak: 'AK', scope: '20260102/eu-de/kms/sdk_request' })
  })

  test.each([
    '',
    'Bearer abc',
    'SDK-HMAC-SHA256',
    `SDK-HMAC-SM3 Access=AK, ${rest}`,
    `V11-HMAC-SHA256 Access=AK, ${rest}`,
    `SDK-HMAC-SHA256 Access=, ${rest}`,
    `SDK-HMAC-SHA256  Access=AK, ${rest}`,
    `SDK-HMAC-SHA256 Access=AK, ${rest} `,
    `SDK-HMAC-SHA256 Access=AK, ${rest}\n`,
    `SDK-HMAC-SHA256 Access=AK, ${rest}, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, ${rest}, `,
    `SDK-HMAC-SHA256 Access=AK, ${rest}, Version=1`,
    `SDK-HMAC-SHA256 Access=AK, ACCESS=AK, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, Credential=AK/20260102///sdk_request, ${rest}`,
    `SDK-HMAC-SHA256 Access=AK,, ${rest}`,
    `SDK-HMAC-SHA256 Access=AK; ${rest}`,
    `SDK-HMAC-SHA256 Access =AK, ${rest}`,
    `SDK-HMAC-SHA256 Access=AK,\u00a0${rest}`,
    `SDK-HMAC-SHA256\tAccess=AK, ${rest}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;host, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;HOST, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${signature.slice(1)}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${signature.toUpperCase()}`,
    `SDK-HMAC-SHA256 Access=AK/20260102/eu-de/kms/sdk_request, ${rest}`,
    `SDK-HMAC-SHA256 Credential=AK, ${rest}`,
    `SDK-HMAC-SHA256 Credential=AK/20260102/eu-de/kms, ${rest}`,
    `SDK-HMAC-SHA256 Credential=AK/2026-01-02/eu-de/kms/sdk_request, ${rest}`,
    `SDK-HMAC-SHA256 Credential=AK/20260102/eu-de/kms/aws4_request, ${rest}`,
    `V11-HMAC-SHA256 Credential=AK/20260102/eu-de/kms/sdk_request, ${rest}`,
  ])('does not read %j', (header) => {
    expect(parseAuthorization(header)).toBeUndefined()
  })

  test.each([
    `SDK-HMAC-SHA256 Access=${'a'.repeat(1e6)}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${'a;'.repeat(2000)}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${', SignedHeaders=a'.repeat(200)}`,
    `SDK-HMAC-SHA256 Credential=AK/20260102${'/'.repeat(3000)}`,
    `SDK-HMAC-SHA256 ${','.repeat(4000)}`,
    `SDK-HMAC-SHA256 Access=AK${' '.repeat(4000)}x`,
    `SDK-HMAC-SHA256 ${'='.repeat(4000)}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${'a'.repeat(3900)}, Signature=${'0'.repeat(64)}x`,
  ])('is done with a long hostile header at once', (header) => {
    // What takes more than linear time does not come back within the limit of a test.
    expect(parseAuthorization(header)).toBeUndefined()
  })

  test('answers any text, and never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'SDK-HMAC-SHA256 ',
        'Access=',
        'Credential=',
        ', SignedHeaders=',
        'host',
        ';',
        '/',
        ',',
      ),
      fc.string({ unit: 'binary' }),
    )
    const header = fc.array(piece).map((pieces) => pieces.join(''))
    fc.assert(fc.property(header, (text) => parseAuthorization(text) === undefined))
  })
})

test('verifySignature answers any request, and never throws', () => {
  const text = fc.string({ unit: 'binary' })
  const headers = fc.dictionary(text, fc.oneof(text, fc.array(text)))
  const body = fc.oneof(fc.uint8Array(), text, fc.json()).map((body) => Buffer.from(body))
  const signedHeaders = fc.array(text)
  fc.assert(
    fc.property(text, text, headers, body, signedHeaders, (method, url, headers, body, signedHeaders) => {
      for (const { authorization } of [v1, vector('scope'), vector('V11')]) {
        const parsed = parseAuthorization(authorization)!
        for (const names of [signedHeaders, ['x-sdk-date']]) {
          const request = { method, url, headers: { ...headers, 'x-sdk-date': '20260102T030405Z' }, body }
          expect(verifySignature(request, { ...parsed, signedHeaders: names }, sk).ok).toBe(false)
        }
      }
    }),
  )
})

describe('parseSdkDate', () => {
  test.each([
    ['20260102T030405Z', '2026-01-02T03:04:05Z'],
    ['20240229T235959Z', '2024-02-29T23:59:59Z'],
    ['19700101T000000Z', '1970-01-01T00:00:00Z'],
  ])('%s is %s', (value, iso) => {
    expect(parseSdkDate(value)).toBe(Date.parse(iso))
  })

  test.each([
    '',
    '20260102',
    '20260102T030405',
    '20260102T030405z',
    '20260102T030405Z ',
    '20260102T030405Z\n',
    '2026-01-02T03:04:05Z',
    '20260230T030405Z',
    '20250229T030405Z',
    '20261302T030405Z',
    '20260100T030405Z',
    '20260102T240000Z',
    '20260102T036005Z',
    '20260102T030460Z',
    'Fri, 02 Jan 2026 03:04:05 GMT',
  ])('%j is no date', (value) => {
    expect(parseSdkDate(value)).toBeUndefined()
  })
})

describe("the vendor's Node SDK is accepted", () => {
  const received: SignedRequest[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers, body: await buffer(request) })
    response.setHeader('content-type', 'application/json').end('{}')
  })

  beforeEach(async () => {
    received.length = 0
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })

  afterEach(async () => {
    server.closeAllConnections()
    await once(server.close(), 'close')
  })

  const credentials = () =>
    new BasicCredentials({ ak, sk, projectId: '0123456789abcdef0123456789abcdef', securityToken: 'Token==' })

  type Options = Pick<HttpRequestOptions, 'method' | 'url'> & Partial<HttpRequestOptions>

  async function arrives(options: Options, credential = credentials()): Promise<SignedRequest> {
    const endpoints = [`http://127.0.0.1:${(server.address() as AddressInfo).port}`] // it listens on TCP
    const client = new HcClient(new DefaultHttpClient({}, endpoints), {})
    const defaults = { contentType: 'application/json', headers: {}, pathParams: {}, queryParams: {} }
    await client
      .withEndpoints(endpoints)
      .withCredential(credential)
      .sendRequest({ ...defaults, ...options })
    return received[0]!
  }

  const tagKey = `环境 a&b {|}^'"<>\`!*()`

  test.each<[says: string, Options]>([
    [
      'a GET with a query',
      {
        method: 'GET',
        url: '/v1.0/{project_id}/kms/aliases',
        queryParams: { marker: "环 b+c/d~e!*'()", limit: 10, state: ['2', '1'], on: true, empty: '' },
      },
    ],
    [
      'a POST of JSON',
      { method: 'POST', url: '/v1.0/{project_id}/kms/encrypt-data', data: { plain_text: '环境' } },
    ],
    ['a DELETE with a body', { method: 'DELETE', url: '/v1.0/{project_id}/kms/k/x', data: { a: 1 } }],
    [
      'a path that is not ASCII',
      { method: 'DELETE', url: '/v1.0/{project_id}/kms/k/tags/{key}', pathParams: { key: tagKey } },
    ],
    ['a GET with the body {}', { method: 'GET', url: '/v3/projects', data: {} }],
    [
      'a content type that is not JSON',
      { method: 'POST', url: '/v1/x', contentType: 'text/plain', data: { a: 1 } },
    ],
  ])('%s', async (_, options) => {
    const request = await arrives(options)
    const changed = { ...request, url: `${request.url}x` }

    expect(verdict(request, `${request.headers.authorization}`)).toEqual({ ok: true })
    expect(isAccepted(changed, `${request.headers.authorization}`)).toBe(false)
  })

  test('a derived key', async () => {
    const credential = credentials().withDerivedPredicate(() => true)
    credential.processDerivedAuthParams('kms', 'eu-de')

    const request = await arrives({ method: 'GET', url: '/v1.0/{project_id}/kms/aliases' }, credential)

    expect(request.headers.authorization).toMatch(
      /^V11-HMAC-SHA256 Credential=EXAMPLEAKEXAMPLEAK00\/\d{8}\/eu-de\/kms,/,
    )
    expect(verdict(request, `${request.headers.authorization}`)).toEqual({ ok: true })
  })
})
