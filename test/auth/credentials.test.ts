import { createRequire } from 'node:module'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { demo, startMock } from '../../mock/index.ts'
import { sign } from '../../src/client/sign.ts'
import { demoUser, projectId, useEmulator } from '../support/emulator.ts'

const path = `/v1.0/${projectId}/kms/describe-key`
const payload = JSON.stringify({ key_id: 'alias/demo' })
const keys = demo.account.users[0].accessKeys[0]
const DAY_MS = 86_400_000

describe('strict authentication', () => {
  const kms = useEmulator()
  const describeKey = (headers: Record<string, string>) =>
    kms.send({
      method: 'POST',
      url: path,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })

  test.each([
    ['no credentials', {}, 'x-auth-token not found'],
    ['an empty token', { 'x-auth-token': '' }, 'x-auth-token not found'],
    ['a token of somewhere else', { 'x-auth-token': 'MIIabc' }, 'decrypt token fail'],
    ['a token with a forged signature', { 'x-auth-token': `MII${'e30'}.AAAA` }, 'decrypt token fail'],
    [
      'an unknown algorithm',
      { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
      'verify aksk signature fail',
    ],
  ])('%s answers 401 in the flat form of the gateway', async (_, headers, message) => {
    const { status, body, headers: answered } = await describeKey(headers)

    expect(status).toBe(401)
    expect(body).toEqual({
      error_code: 'APIGW.0301',
      error_msg: expect.stringContaining(`Incorrect IAM authentication information: ${message}`),
      request_id: answered['x-request-id'],
    })
  })

  test('a token expires after 24 hours, to the millisecond', async () => {
    kms.clock.advance(DAY_MS - 1)
    expect((await describeKey({ 'x-auth-token': kms.token })).status).toBe(200)

    kms.clock.advance(1)
    const { status, text } = await describeKey({ 'x-auth-token': kms.token })
    expect([status, text]).toEqual([
      401,
      expect.stringContaining('token expires, expires_at: 2026-01-03T12:00:00.000000Z'),
    ])
  })

  test('a changed letter anywhere in a token is noticed', async () => {
    for (let at = 0; at < kms.token.length; at += 7) {
      const letter = kms.token[at] === 'x' ? 'y' : 'x'
      const forged = kms.token.slice(0, at) + letter + kms.token.slice(at + 1)
      expect((await describeKey({ 'x-auth-token': forged })).status).toBe(401)
    }
  })

  test('a token for another project is 403 of KMS, in the nested form', async () => {
    const { status, body } = await kms.send({
      method: 'POST',
      url: path.replace(projectId, 'f'.repeat(32)),
      payload,
      headers: { 'content-type': 'application/json', 'x-auth-token': kms.token },
    })

    expect([status, body]).toEqual([
      403,
      { error: { error_code: 'KMS.0321', error_msg: expect.any(String) } },
    ])
  })

  test('a token without a project is 403 KMS.0305', async () => {
    const token = await kms.signIn(demoUser, { domain: { name: 'dewkit-demo' } })
    const { status, text } = await describeKey({ 'x-auth-token': token })

    expect([status, text]).toEqual([403, expect.stringContaining('KMS.0305')])
  })

  test('a path in which a client left {project_id} is 403 KMS.0321', async () => {
    const url = '/v1.0/%7Bproject_id%7D/kms/describe-key'
    const { status, text } = await kms.send({
      method: 'POST',
      url,
      payload,
      headers: { 'x-auth-token': kms.token },
    })

    expect([status, text]).toEqual([403, expect.stringContaining('KMS.0321')])
  })

  const signed = async (
    change: { now?: number; ak?: string; sk?: string; path?: string; headers?: Record<string, string> } = {},
  ) => {
    const url = new URL(`http://kms.example.test${change.path ?? path}`)
    const headers = {
      'content-type': 'application/json',
      host: url.host,
      'x-project-id': projectId,
      ...change.headers,
    }
    const credentials = { ak: change.ak ?? keys.ak, sk: change.sk ?? keys.sk }
    const now = new Date(change.now ?? kms.clock.now)
    return { ...headers, ...(await sign({ method: 'POST', url, headers, body: payload }, credentials, now)) }
  }

  test('a signature is as good as a token', async () => {
    expect((await describeKey(await signed())).status).toBe(200)
  })

  test.each([
    [15 * 60_000, 200],
    [-15 * 60_000, 200],
    [15 * 60_000 + 1000, 401],
    [-15 * 60_000 - 1000, 401],
  ])('a signature %d ms off answers %d', async (skew, expected) => {
    expect((await describeKey(await signed({ now: kms.clock.now + skew }))).status).toBe(expected)
  })

  test('an old signature is told both times, as the gateway does', async () => {
    const { body } = await describeKey(await signed({ now: kms.clock.now - 901_000 }))

    expect(body).toMatchObject({
      error_msg:
        'Incorrect IAM authentication information: calc aksk signature fail:signature expired, ' +
        'signature time:20260102T114459Z,server time:20260102T120000Z',
    })
  })

  test('an unknown access key is told so, as the gateway does', async () => {
    const { status, body } = await describeKey(await signed({ ak: 'NOBODYSACCESSKEY0000' }))

    expect([status, body]).toMatchObject([
      401,
      { error_msg: 'Incorrect IAM authentication information: ak NOBODYSACCESSKEY0000 not exist' },
    ])
  })

  test('what does not look like an access key is not repeated: it may be a secret', async () => {
    const { status, body } = await describeKey(await signed({ ak: keys.sk }))

    expect([status, body]).toMatchObject([
      401,
      { error_msg: 'Incorrect IAM authentication information: ak ****** not exist' },
    ])
  })

  test('a wrong secret is answered with the canonical request of the server, | for line ends', async () => {
    const { status, text } = await describeKey(await signed({ sk: 'wrong' }))

    expect(status).toBe(401)
    expect(text).toContain(
      `verify aksk signature fail, canonicalRequest:POST|${path}/||content-type:application/json|`,
    )
    expect(text).not.toContain(keys.sk)
  })

  test('a changed body is noticed', async () => {
    const headers = await signed()
    const changed = await kms.send({
      method: 'POST',
      url: path,
      payload: payload.replace('demo', 'demi'),
      headers,
    })

    expect(changed.status).toBe(401)
  })

  test('X-Project-Id must be the project of the path', async () => {
    const { status, text } = await describeKey(await signed({ headers: { 'x-project-id': 'f'.repeat(32) } }))

    expect([status, text]).toEqual([403, expect.stringContaining('KMS.0321')])
  })

  test('a project of another account is 403 for a signature, too', async () => {
    const url = path.replace(projectId, 'f'.repeat(32))
    const headers = await signed({ path: url, headers: { 'x-project-id': 'f'.repeat(32) } })
    const { status } = await kms.send({ method: 'POST', url, payload, headers })

    expect(status).toBe(403)
  })

  test('no lock-out unless asked for', async () => {
    for (let attempt = 0; attempt < 8; attempt += 1) await describeKey(await signed({ sk: 'wrong' }))

    expect((await describeKey(await signed())).status).toBe(200)
  })
})

describe('with --ak-lockout', () => {
  const kms = useEmulator({ lockout: true })

  test('more than five wrong signatures in a row lock the access key for five minutes', async () => {
    const attempt = async (sk: string) => {
      const url = new URL(`http://kms.example.test${path}`)
      const headers = { 'content-type': 'application/json', host: url.host }
      const added = await sign(
        { method: 'POST', url, headers, body: payload },
        { ak: keys.ak, sk },
        new Date(kms.clock.now),
      )
      return kms.send({ method: 'POST', url: path, payload, headers: { ...headers, ...added } })
    }
    for (let count = 1; count <= 5; count += 1) await attempt('wrong')
    expect((await attempt(keys.sk)).status).toBe(200)

    for (let count = 1; count <= 6; count += 1) await attempt('wrong')
    const { status, text } = await attempt(keys.sk)
    expect([status, text]).toEqual([
      401,
      expect.stringContaining('AK access failed to reach the limit,forbidden.'),
    ])
    kms.clock.advance(5 * 60_000)
    expect((await attempt(keys.sk)).status).toBe(200)
  })
})

describe('lenient authentication', () => {
  const kms = useEmulator({ auth: 'lenient' })
  const statusWith = async (headers: Record<string, string>) =>
    (
      await kms.send({
        method: 'POST',
        url: path,
        payload,
        headers: { 'content-type': 'application/json', ...headers },
      })
    ).status

  test.each([
    ['any token', { 'x-auth-token': 'anything' }, 200],
    [
      'a well-formed Authorization',
      { authorization: `SDK-HMAC-SHA256 Access=ANY, SignedHeaders=x-sdk-date, Signature=${'0'.repeat(64)}` },
      200,
    ],
    ['a malformed Authorization', { authorization: 'Bearer x' }, 401],
    ['nothing', {}, 401],
  ])('%s answers %d', async (_, headers, expected) => {
    expect(await statusWith(headers)).toBe(expected)
  })
})

describe('authentication switched off', () => {
  const kms = useEmulator({ auth: 'off' })

  test('wants nothing, and takes the project of the path', async () => {
    const url = path.replace(projectId, 'f'.repeat(32)).replace('describe-key', 'list-keys')
    const { status, body } = await kms.send({
      method: 'POST',
      url,
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    })

    expect([status, body]).toMatchObject([200, { keys: [], total: 0 }])
  })

  test('a path in which a client left {project_id} is still refused', async () => {
    const url = '/v1.0/%7Bproject_id%7D/kms/describe-key'
    const { status, text } = await kms.send({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json' },
    })

    expect([status, text]).toEqual([403, expect.stringContaining('KMS.0321')])
  })
})

describe('the log of a refused signature', () => {
  test('has no secret key that was taken for an access key', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
    const mock = await startMock({ logger })
    const url = new URL(mock.url + path)
    const added = await sign(
      { method: 'POST', url, headers: {}, body: payload },
      { ak: keys.sk, sk: keys.ak },
      new Date(),
    )
    await fetch(url, { method: 'POST', headers: added, body: payload })
    await mock.close()

    expect(lines.join()).toContain('signature refused')
    expect(lines.join()).not.toContain(keys.sk)
  })

  test('shows the canonical request and string to sign of the server, the claims of the client, and no secret', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
    const mock = await startMock({ logger })
    const url = new URL(mock.url + path)
    const headers = {
      'content-type': 'application/json',
      host: url.host,
      'x-security-token': 'a-secret-token',
    }
    const added = await sign(
      { method: 'POST', url, headers, body: '' },
      { ...keys, sk: `${keys.sk}` },
      new Date(),
    )
    await fetch(url, { method: 'POST', headers: { ...headers, ...added }, body: payload })
    await mock.close()

    const report = JSON.parse(lines.find((line) => line.includes('signature refused')) ?? '{}')
    expect(report).toMatchObject({
      ak: keys.ak,
      reason: expect.stringMatching(/empty body/),
      client: { algorithm: 'SDK-HMAC-SHA256', signature: expect.stringMatching(/^[0-9a-f]{64}$/) },
      server: {
        canonicalRequest: expect.stringMatching(/^POST\n\/v1\.0\//),
        stringToSign: expect.stringMatching(/^SDK-HMAC-SHA256\n\d{8}T\d{6}Z\n[0-9a-f]{64}$/),
      },
    })
    expect(lines.join()).not.toContain(keys.sk)
    expect(lines.join()).not.toContain('a-secret-token')
  })
})

/** The HTTP core of the vendor's own SDK, which signs as every one of its service clients does. */
describe("the vendor's SDK core", () => {
  const require = createRequire(import.meta.url)
  const { ClientBuilder } = require('@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js')
  const { HcClient } = require('@huaweicloud/huaweicloud-sdk-core/HcClient.js')
  const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core')
  // It prints every refusal; here one is expected.
  createRequire(require.resolve('@huaweicloud/huaweicloud-sdk-core'))('log4js').configure({
    appenders: { nowhere: { type: 'noLogFilter', exclude: '.', appender: 'out' }, out: { type: 'stdout' } },
    categories: { default: { appenders: ['nowhere'], level: 'off' } },
  })
  const clientOf = (endpoint: string, sk: string) =>
    new ClientBuilder((client: unknown) => client)
      .withCredential(new BasicCredentials().withAk(keys.ak).withSk(sk).withProjectId(projectId))
      .withEndpoint(endpoint)
      .build() as InstanceType<typeof HcClient>
  const request = (operation: string, data: object) => ({
    method: 'POST',
    url: `/v1.0/${projectId}/kms/${operation}`,
    contentType: 'application/json',
    queryParams: {},
    pathParams: {},
    headers: { 'Content-Type': 'application/json' },
    data,
  })

  test('encrypts and decrypts with the right secret', async () => {
    const mock = await startMock()
    const client = clientOf(mock.url, keys.sk)
    const sealed = await client.sendRequest(
      request('encrypt-data', { key_id: 'alias/demo', plain_text: 'Grüße, 你好' }),
    )
    const opened = await client.sendRequest(request('decrypt-data', { cipher_text: sealed.cipher_text }))
    await mock.close()

    expect(opened).toMatchObject({ key_id: demo.cmk.id, plain_text: 'Grüße, 你好' })
  })

  test('is refused with the wrong one, and reads the code of the gateway', async () => {
    const mock = await startMock()
    const answer = clientOf(mock.url, 'wrong').sendRequest(request('describe-key', { key_id: 'alias/demo' }))
    const refusal = await answer.then(
      () => undefined,
      (error: unknown) => error,
    )
    await mock.close()

    expect(refusal).toMatchObject({ httpStatusCode: 401, errorCode: 'APIGW.0301' })
  })
})
