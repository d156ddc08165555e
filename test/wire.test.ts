import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../mock/index.ts'
import { projectId } from './support/emulator.ts'
import { answersIn } from './support/raw.ts'

const path = `/v1.0/${projectId}/kms/encrypt-data`
const gatewayForm = {
  error_code: expect.stringMatching(/^APIGW\.\d{4}$/),
  error_msg: expect.any(String),
  request_id: expect.any(String),
}

/** Everything that can be sent to a port gets an answer of the catalogue; nothing ends the process or the mock. */
describe('bytes from anywhere', () => {
  const log: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
  const running = {} as { mock: Mock & { url: string }; port: number }
  beforeAll(async () => {
    const mock = await startMock({ auth: 'off', logger, checkAnswers: true })
    Object.assign(running, { mock, port: Number(new URL(mock.url).port) })
  })
  afterAll(() => running.mock.close())

  const raw = (bytes: string | Uint8Array): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(running.port, '127.0.0.1', () => socket.end(bytes))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
      )
    })
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, url = path) =>
    fetch(running.mock.url + url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const parsed = (answer: string) => ({
    status: Number(answer.split(' ')[1]),
    body: JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as unknown,
  })

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a TLS handshake', Buffer.from('16030100a5010000a10303', 'hex'), 400],
    ['a request line of NULs', '\0\0\0 / HTTP/1.1\r\n\r\n', 400],
    ['an unknown method', 'FROB / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a missing Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nab',
      400,
    ],
    ['broken chunks', 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n', 400],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n', 404],
    [
      'broken percent-encoding',
      'GET /v1.0/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['headers of 200 K', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`, 494],
    [
      'a path of 40 K',
      `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      414,
    ],
    [
      'a path of 1 MB',
      `GET /${'x'.repeat(1 << 20)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      414,
    ],
    [
      'a query of 1 MB, in an old HTTP',
      `GET /?${'x'.repeat(1 << 20)} HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      414,
    ],
    ['headers of 2 MB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(2 << 20)}\r\n\r\n`, 494],
    ['thirty thousand headers', `GET / HTTP/1.1\r\n${'a:b\r\n'.repeat(30_000)}Host: localhost\r\n\r\n`, 494],
    [
      'an extension of a chunk of 100 K',
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(100_000)}\r\na\r\n0\r\n\r\n`,
      400,
    ],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ])('%s', async (_, bytes, status) => {
    const answer = parsed(await raw(bytes))

    expect(answer).toEqual({ status, body: gatewayForm })
  })

  test.each([
    ['Host', 'localhost', 'localhost'],
    ['Host', 'localhost', 'evil.example'],
    ['Content-Length', '0', '0'],
    ['Authorization', 'a', 'b'],
    ['X-Auth-Token', 'a', 'a'],
    ['X-Subject-Token', 'a', 'b'],
    ['X-Project-Id', projectId, projectId],
    ['X-Sdk-Date', '20260102T030405Z', '20260102T030405Z'],
    ['Content-Type', 'application/json', 'text/plain'],
    ['Origin', 'http://localhost', 'http://localhost'],
  ])('two headers %s are one too many', async (name, first, second) => {
    const host = name === 'Host' ? '' : 'Host: localhost\r\n'
    const answer = parsed(
      await raw(
        `GET / HTTP/1.1\r\n${host}${name}: ${first}\r\nX-Other: x\r\n${name.toLowerCase()}: ${second}\r\nConnection: close\r\n\r\n`,
      ),
    )

    expect(answer).toEqual({ status: 400, body: gatewayForm })
  })

  test('headers that may come twice do', async () => {
    const twice = 'X-Forwarded-For: 10.0.0.1\r\nAccept: */*\r\n'.repeat(2)

    expect(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\n${twice}Connection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 /,
    )
  })

  test.each(['gzip', 'deflate', 'br', 'GZIP', 'gzip, gzip', 'aws-chunked'])(
    'a body in the Content-Encoding %s is refused by that name',
    async (encoding) => {
      const body = gzipSync('{"key_id":"alias/demo","plain_text":"a"}')
      const kms = await post(new Uint8Array(body), { 'content-encoding': encoding })
      const iam = await post(new Uint8Array(body), { 'content-encoding': encoding }, '/v3/auth/tokens')

      expect([kms.status, await kms.json()]).toEqual([
        400,
        { error: { error_code: 'KMS.0214', error_msg: expect.stringContaining('Content-Encoding') } },
      ])
      expect([iam.status, await iam.json()]).toEqual([
        400,
        { error: { code: 400, title: 'Bad Request', message: expect.stringContaining('Content-Encoding') } },
      ])
    },
  )

  test('a body in no encoding, said or not, is read', async () => {
    const body = '{"key_id":"alias/demo","plain_text":"a"}'

    expect((await post(body, { 'content-encoding': 'identity' })).status).toBe(200)
  })

  test('an upgrade to another protocol is answered in this one', async () => {
    const upgrade = 'Connection: Upgrade, close\r\nUpgrade: websocket\r\n'

    expect(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`)).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('what came whole is answered before what is broken behind it', async () => {
    const [first, second] = answersIn(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\n\r\nhello\r\n\r\n`))

    expect([first?.status, second?.status]).toEqual([200, 400])
  })

  test('an Expect header that nobody knows is answered as if it were not there', async () => {
    expect(
      await raw('GET / HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 200 /)
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s where only POST is known', async (method) => {
    const response = await fetch(running.mock.url + path, { method })

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      error_code: 'APIGW.0101',
      error_msg: expect.stringMatching(/^The API does not exist\. Look at the method/),
    })
  })

  test.each(['/nowhere/at/all', '/v1.0', '/v1.0/x/kms', '//', '/v3/auth', '/%00', '/..%2f..%2fetc/passwd'])(
    'POST %s is no API',
    async (url) => {
      const response = await post('{}', {}, url)

      expect([response.status, await response.json()]).toEqual([404, gatewayForm])
    },
  )

  test.each([
    ['no JSON', '{', 'KMS.0202'],
    ['two values', '{} {}', 'KMS.0202'],
    ['NaN', '{"key_id":NaN}', 'KMS.0202'],
    ['a hundred thousand open brackets', '['.repeat(100_000), 'KMS.0202'],
    ['fifty thousand nested lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'KMS.0202'],
    [
      'a deep context',
      `{"key_id":"alias/demo","plain_text":"a","encryption_context":${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}}`,
      'KMS.0208',
    ],
    ['half a surrogate pair', '{"key_id":"alias/demo","plain_text":"\\ud800"}', 'KMS.0202'],
    [
      'half a pair in a name',
      '{"key_id":"alias/demo","plain_text":"a","encryption_context":{"\\udfff":"a"}}',
      'KMS.0202',
    ],
    ['a field called __proto__', '{"__proto__":{"key_id":"alias/demo"},"plain_text":"a"}', 'KMS.0204'],
    [
      'ten thousand unknown fields',
      `{"key_id":"alias/demo","plain_text":"a",${Array.from({ length: 10_000 }, (_, i) => `"f${i}":1`)}}`,
      'KMS.0308',
    ],
    ['a body of 128 K and one byte', `"${'x'.repeat(131_071)}"`, 'KMS.0203'],
  ])('%s', async (_, body, code) => {
    const response = await post(body)

    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(code)])
  })

  test('bytes that are no UTF-8', async () => {
    const bytes = new Uint8Array([
      ...Buffer.from('{"key_id":"alias/demo","plain_text":"'),
      0xff,
      0xfe,
      ...Buffer.from('"}'),
    ])

    expect(await (await post(bytes)).text()).toContain('KMS.0202')
  })

  test('a body of more than 12 MB is the gateway’s 413', async () => {
    const answer = await raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12582913\r\n\r\n`,
    )

    expect(parsed(answer)).toEqual({ status: 413, body: gatewayForm })
  })

  test.each([
    'text/plain',
    'application/xml',
    'application/json; charset=latin1',
    'application/jsonp',
    ';;;',
    'x'.repeat(5000),
  ])('the content type %s', async (type) => {
    expect(
      await (await post('{"key_id":"alias/demo","plain_text":"a"}', { 'content-type': type })).text(),
    ).toContain('KMS.0214')
  })

  test.each([
    'application/json',
    'application/json;charset=utf-8',
    'application/json; charset=UTF-8',
    'application/json;charset=utf8',
    'Application/JSON',
  ])('the content type %s is JSON', async (type) => {
    expect((await post('{"key_id":"alias/demo","plain_text":"a"}', { 'content-type': type })).status).toBe(
      200,
    )
  })

  test('a body without a content type', async () => {
    const body = '{"key_id":"alias/demo","plain_text":"a"}'
    const answer = await raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )

    expect(answer).toContain('KMS.0214')
  })

  test('random bytes always get an answer, or a closed connection before a request was complete', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        expect(await raw(bytes)).not.toMatch(/^HTTP\/1\.1 5/)
      }),
      { numRuns: 100 },
    )
  })

  test('random JSON is never a 500', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 5 }),
        fc.constantFrom(
          'encrypt-data',
          'decrypt-data',
          'create-key',
          'list-keys',
          'aliases',
          'alias/associate',
          'schedule-key-deletion',
        ),
        async (body, operation) => {
          const response = await post(body, {}, path.replace('encrypt-data', operation))
          expect(response.status).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('every answer names its request', async () => {
    const response = await post('{')

    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
  })

  test('nothing that was secret is in the log', async () => {
    await post('{"key_id":"alias/demo","plain_text":"the-secret-plaintext"}', {
      'x-auth-token': 'the-secret-token',
    })
    await post('{"key_id":"alias/demo","plain_text":"the-secret-plaintext\\n"}')
    await post('{"key_id":"the-secret-plaintext"', {})
    await fetch(`${running.mock.url}/v3/auth/tokens?x=the-secret-query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['password'],
            password: {
              user: {
                name: 'demo',
                password: demo.account.users[0].password,
                domain: { name: 'dewkit-demo' },
              },
            },
          },
        },
      }),
    })

    expect(log.length).toBeGreaterThan(4)
    for (const secret of [
      'the-secret',
      demo.account.users[0].password,
      demo.account.users[0].accessKeys[0].sk,
    ]) {
      expect(log.join('')).not.toContain(secret)
    }
  })

  test('and the mock still encrypts', async () => {
    expect((await post('{"key_id":"alias/demo","plain_text":"a"}')).status).toBe(200)
  })
})
