import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAuthorization, type SignedRequest, verifySignature } from '../../mock/auth/signature.ts'
import { sign, type Unsigned } from '../../src/client/sign.ts'
import vectors from '../vectors/signing.json' with { type: 'json' }

const keys = { ak: 'EXAMPLEAKEXAMPLEAK00', sk: 'ExampleSecretKeyExampleSecretKey00000000' }
const now = new Date('2026-01-02T03:04:05.678Z')
const project = '0123456789abcdef0123456789abcdef'
const authorizationOf = (name: string) => vectors.find((vector) => vector.name === name)?.authorization

describe('sign', () => {
  const host = 'kms.eu-de.example.test'

  test('signs a POST with a JSON body as the vendor does (V1)', async () => {
    const request = {
      method: 'POST',
      url: new URL(`https://${host}/v1.0/${project}/kms/encrypt-data`),
      headers: { 'Content-Type': 'application/json;charset=UTF-8', 'X-Project-Id': project, Host: host },
      body: '{"key_id":"0d0466b0-e727-4d9c-b35d-f84bb474a37f","plain_text":"12345678"}',
    }

    expect(await sign(request, keys, now)).toEqual({
      'X-Sdk-Date': '20260102T030405Z',
      Authorization: authorizationOf('V1'),
    })
  })

  test('signs a GET with a query and a security token as the vendor does (V2)', async () => {
    const url = new URL(`http://127.0.0.1:8080/v1.0/${project}/kms/aliases`)
    url.searchParams.set('marker', 'a b+c/d~e')
    url.searchParams.set('limit', '10')
    url.searchParams.set('key_id', '0d0466b0-e727-4d9c-b35d-f84bb474a37f')
    const headers = { 'Content-Type': 'application/json', 'X-Project-Id': project, Host: '127.0.0.1:8080' }
    const temporary = { ...keys, securityToken: 'ExampleSecurityToken==' }

    expect(await sign({ method: 'GET', url, headers }, temporary, now)).toEqual({
      'X-Sdk-Date': '20260102T030405Z',
      'X-Security-Token': 'ExampleSecurityToken==',
      Authorization: authorizationOf('V2'),
    })
  })

  test('signs a path that is not ASCII as the vendor does (V3)', async () => {
    const path = `/v1.0/${project}/kms/0d0466b0-e727-4d9c-b35d-f84bb474a37f/tags/环境 a&b`
    const headers = { 'Content-Type': 'application/json', 'X-Project-Id': project, Host: host }

    const { Authorization } = await sign(
      { method: 'DELETE', url: new URL(path, `https://${host}`), headers },
      keys,
      now,
    )

    expect(Authorization).toBe(authorizationOf('V3'))
  })

  test('signs the value of X-Sdk-Content-Sha256 in place of the hash (V4)', async () => {
    const request = {
      method: 'POST',
      url: new URL(`https://${host}/v1.0/${project}/kms/gen-random`),
      headers: {
        'Content-Type': 'text/plain',
        'X-Project-Id': project,
        'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD',
        Host: host,
      },
      body: '{"random_data_length":"512"}',
    }

    expect((await sign(request, keys, now)).Authorization).toBe(authorizationOf('V4'))
  })

  test("leaves out headers with an underscore (the SDK's own vector)", async () => {
    const request = {
      method: 'POST',
      url: new URL('https://service.endpoint.myhuaweicloud.com/resources?size=1'),
      headers: { TEST_UNDERSCORE: 'TEST_VALUE', Host: 'service.endpoint.myhuaweicloud.com' },
      body: '{"name":"test","id":1}',
    }
    const vendorKeys = { ak: 'AccessKey', sk: 'SecretKey' }

    const { Authorization } = await sign(request, vendorKeys, new Date('2020-06-08T02:39:00Z'))

    expect(Authorization).toBe(authorizationOf('V5 POST'))
  })

  test('leaves Host to the browser unless it is given', async () => {
    const { Authorization } = await sign(
      { method: 'GET', url: new URL(`https://${host}/`), headers: {} },
      keys,
      now,
    )

    expect(Authorization).toContain('SignedHeaders=x-sdk-date,')
  })

  test("gives the signature that the vendor's Node signer gives", async () => {
    const text = fc.string({ unit: fc.constantFrom(..."abXY09-._~é环😀 +%&=/?#!*'()") })
    const segment = fc.string({ unit: fc.constantFrom(...'abXY09-._~é环😀') }).map((text) => `k${text}`)
    const query = fc.dictionary(fc.string({ ...text, minLength: 1 }), fc.array(text, { minLength: 1 }))
    const body = fc.option(fc.dictionary(text, text), { nil: undefined })
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      path: fc.array(segment),
      query,
      body,
    })

    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, body }) => {
        const endpoint = `https://${host}/${path.join('/')}`
        const headers = { 'content-type': 'application/json', 'X-Project-Id': project }
        const url = new URL(endpoint)
        for (const [name, values] of Object.entries(query)) {
          for (const value of values) url.searchParams.append(name, value)
        }
        const vendor: Record<string, string> = AKSKSigner.sign(
          {
            method,
            endpoint,
            queryParams: query,
            data: body,
            headers: { ...headers, 'X-Sdk-Date': '20260102T030405Z' },
          },
          new BasicCredentials(keys),
        )
        const unsigned = { method, url, headers: { ...headers, host } }
        const ours = await sign(body ? { ...unsigned, body: JSON.stringify(body) } : unsigned, keys, now)

        expect(ours.Authorization).toBe(vendor.Authorization)
      }),
    )
  })
})

describe('what the client signs, the server accepts', () => {
  const anyText = fc.string({ unit: 'binary' })
  const anyUrl = fc.record({ path: anyText, search: anyText, query: fc.array(fc.tuple(anyText, anyText)) })
  const url = anyUrl.map(({ path, search, query }) => {
    const url = new URL('https://kms.eu-de.example.test:8443')
    url.pathname = path
    url.search = search
    for (const [name, value] of query) url.searchParams.append(name, value)
    return url
  })
  const malformedUrl = fc
    .string({
      unit: fc.constantFrom('%', '%zz', '%f', '%FF', '%2f', '%7e', '+', '=', '&', '?', '/', 'a', ' '),
    })
    .map((text) => new URL(`https://kms.eu-de.example.test/${text}`))
  const headerName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/)
  const headerValue = fc.stringMatching(/^[ \t\x21-\x7e\xa0-\xff]{0,20}$/)
  const unsigned: fc.Arbitrary<Unsigned> = fc.record(
    {
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      url: fc.oneof(url, malformedUrl),
      headers: fc.dictionary(headerName, headerValue),
      body: anyText,
    },
    { requiredKeys: ['method', 'url', 'headers'] },
  )

  async function sent(request: Unsigned, signingKeys: Parameters<typeof sign>[1]): Promise<SignedRequest> {
    const added = await sign(request, signingKeys, now)
    const headers: SignedRequest['headers'] = { host: request.url.host }
    for (const [name, value] of Object.entries({ ...request.headers, ...added }))
      headers[name.toLowerCase()] = value
    const { method, url, body = '' } = request
    return { method, url: url.pathname + url.search, headers, body: Buffer.from(body) }
  }

  test('whatever the path, the query, the headers and the body are', async () => {
    const token = fc.option(headerValue, { nil: undefined })
    await fc.assert(
      fc.asyncProperty(unsigned, token, async (request, securityToken) => {
        const received = await sent(request, securityToken === undefined ? keys : { ...keys, securityToken })
        const authorization = parseAuthorization(`${received.headers.authorization}`)

        expect(authorization).toBeDefined()
        expect(verifySignature(received, authorization!, keys.sk)).toEqual({ ok: true })
        expect(verifySignature(received, authorization!, 'AnotherSecretKey').ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
