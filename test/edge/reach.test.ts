import pino from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { demo, type MockOptions, startMock } from '../../mock/index.ts'
import { projectId } from '../support/emulator.ts'
import { type Answer, answersIn, dial } from '../support/raw.ts'

const path = `/v1.0/${projectId}/kms/encrypt-data`
const body = JSON.stringify({ key_id: demo.cmk.id, plain_text: 'a' })
const page = 'http://localhost:5173'

/** A mock that asks for no credentials: only who is let in counts here. */
async function mockWith(options: MockOptions = {}) {
  const log: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) })
  const mock = await startMock({ auth: 'off', logger, ...options })
  onTestFinished(() => mock.close())
  const { port } = new URL(mock.url)
  const call = async (headers: Record<string, string>, method = 'POST'): Promise<Answer> => {
    const all = { Host: `127.0.0.1:${port}`, 'Content-Type': 'application/json', ...headers }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    const request = `${method} ${path} HTTP/1.1\r\n${lines.join('')}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    // 0.0.0.0 is reached at 127.0.0.1.
    const [answer] = answersIn(await dial(`http://127.0.0.1:${port}`, request).closed)
    if (!answer) throw new Error('no answer')
    return answer
  }
  return { call, port, log }
}

const expectRefused = ({ status, head, body }: Answer, advice: string) => {
  expect(status).toBe(403)
  expect(JSON.parse(body)).toEqual({
    error_code: 'APIGW.0306',
    error_msg: expect.stringMatching(new RegExp(`^API access denied\\. .*${advice}`)),
    request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect(head).not.toMatch(/Access-Control/i)
}

describe('the Host', () => {
  test.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'kms.localhost',
    '127.0.0.1',
    '127.8.9.10',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ])('%s is this machine, with a port and without', async (host) => {
    const { call, port } = await mockWith()

    expect((await call({ Host: host })).status).toBe(200)
    expect((await call({ Host: `${host}:${port}` })).status).toBe(200)
    expect((await call({ Host: `${host}:1` })).status).toBe(200)
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    'notlocalhost',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '[fe80::1]',
    '0.0.0.0',
    'a@localhost',
    'localhost/',
    'localhost:80:80',
    'localhost, evil.example',
    '[localhost]',
    '',
  ])('%j is refused, and the answer says what to do', async (host) => {
    const { call } = await mockWith()

    expectRefused(await call({ Host: host }), '--allow-host NAME')
  })

  test('that is refused stays so after one that was not', async () => {
    const { call } = await mockWith()

    expect((await call({})).status).toBe(200)
    expect((await call({ Host: 'evil.example' })).status).toBe(403)
    expect((await call({})).status).toBe(200)
  })

  test('that --allow-host names is welcome, and no other', async () => {
    const { call } = await mockWith({ allowedHosts: ['kms', 'KMS.internal', '10.0.0.1'] })

    for (const host of ['kms', 'Kms:8010', 'kms.internal', '10.0.0.1:80'])
      expect((await call({ Host: host })).status).toBe(200)
    for (const host of ['a.kms', 'internal', '10.0.0.2'])
      expect((await call({ Host: host })).status).toBe(403)
  })

  test('may be any address where the mock listens on all of them, and no name', async () => {
    const { call } = await mockWith({ host: '0.0.0.0', allowedHosts: ['kms'] })

    for (const host of ['192.168.1.7:8010', '[2001:db8::7]', 'localhost', 'kms'])
      expect((await call({ Host: host })).status).toBe(200)
    expectRefused(await call({ Host: 'evil.example' }), '--allow-host')
  })

  test('may be the address that the mock listens on', async () => {
    const { call } = await mockWith({ host: '127.0.0.1' })

    expect((await call({ Host: '127.0.0.1' })).status).toBe(200)
  })

  test('is told to the log, where the developer of the client looks', async () => {
    const { call, log } = await mockWith()
    await call({ Host: 'evil.example' })

    expect(log.join('')).toMatch(/called as evil\.example, which is refused: --allow-host NAME allows it/)
  })
})

describe('without --cors', () => {
  test('a page of another origin gets nothing, not even with the right Host', async () => {
    const { call, log } = await mockWith()

    for (const origin of [page, 'http://evil.example', 'null', 'http://127.0.0.1', 'https://localhost'])
      expectRefused(await call({ Origin: origin }), '--cors ORIGIN')
    expect(log.join('')).toMatch(/called by a page of http:\/\/evil\.example, which is refused: --cors/)
  })

  test('a browser that asks before it calls gets no for an answer', async () => {
    const { call } = await mockWith()

    expectRefused(await call({ Origin: page, 'Access-Control-Request-Method': 'POST' }, 'OPTIONS'), '--cors')
  })

  test('the mock’s own origin is fine, and so is who has none', async () => {
    const { call, port } = await mockWith()

    for (const headers of [{}, { Origin: `http://127.0.0.1:${port}` }])
      expect(await call(headers)).toMatchObject({
        status: 200,
        head: expect.not.stringMatching(/Access-Control|Vary/),
      })
    const own = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` }
    expect((await call(own)).status).toBe(200)
  })
})

describe('with --cors', () => {
  const exposed = 'Access-Control-Expose-Headers: X-Subject-Token, X-Request-Id, Retry-After\r\n'

  test('a page of that origin is answered, and may read what clients need', async () => {
    const { call } = await mockWith({ cors: ['http://other.example', page] })
    const { status, head } = await call({ Origin: page })

    expect(status).toBe(200)
    for (const line of [`Access-Control-Allow-Origin: ${page}\r\n`, exposed, 'Vary: Origin\r\n'])
      expect(head).toContain(line)
  })

  test('it may read refusals, too', async () => {
    const { call } = await mockWith({ cors: [page], auth: 'strict' })
    const { status, head } = await call({ Origin: page })

    expect(status).toBe(401)
    expect(head).toContain(`Access-Control-Allow-Origin: ${page}\r\n`)
  })

  test('what it asks before it calls is answered 204', async () => {
    const { call } = await mockWith({ cors: [page] })
    const { status, head, body } = await call(
      {
        Origin: page,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-auth-token',
      },
      'OPTIONS',
    )

    expect([status, body]).toEqual([204, ''])
    for (const line of [
      `Access-Control-Allow-Origin: ${page}`,
      'Access-Control-Allow-Methods: GET, POST, PUT, DELETE',
      'Access-Control-Allow-Headers: content-type,x-auth-token',
    ])
      expect(head).toContain(`${line}\r\n`)
  })

  test('the names of headers that it asks for are names, or not repeated', async () => {
    const { call } = await mockWith({ cors: [page] })
    const headers = { Origin: page, 'Access-Control-Request-Method': 'POST' }
    const { head } = await call({ ...headers, 'Access-Control-Request-Headers': 'a;b=<script>' }, 'OPTIONS')

    expect(head).not.toMatch(/Allow-Headers|script/)
  })

  test('OPTIONS that asks for nothing is an unknown method, as ever', async () => {
    const { call } = await mockWith({ cors: [page] })

    expect((await call({ Origin: page }, 'OPTIONS')).status).toBe(404)
    expect((await call({}, 'OPTIONS')).status).toBe(404)
  })

  test.each([
    'http://localhost:5174',
    'https://localhost:5173',
    'http://localhost',
    'http://localhost:5173.evil.example',
    'null',
  ])('%s is another origin', async (origin) => {
    const { call } = await mockWith({ cors: [page] })

    expectRefused(await call({ Origin: origin }), '--cors')
  })

  test('an origin may be written with its port or in capitals', async () => {
    const { call } = await mockWith({ cors: ['HTTP://App.Example:80', 'https://a.example:443'] })

    for (const origin of ['http://app.example', 'https://a.example'])
      expect((await call({ Origin: origin })).status).toBe(200)
  })

  test('* is every page, also one without an origin', async () => {
    const { call } = await mockWith({ cors: ['*'] })

    for (const origin of ['http://evil.example', 'null'])
      expect(await call({ Origin: origin })).toMatchObject({
        status: 200,
        head: expect.stringContaining('Access-Control-Allow-Origin: *\r\n'),
      })
  })

  test('the Host counts all the same', async () => {
    const { call } = await mockWith({ cors: ['*'] })

    expectRefused(await call({ Origin: 'http://evil.example', Host: 'evil.example' }), '--allow-host')
  })
})

test.each([
  [{ cors: ['localhost:5173'] }, /cors: localhost:5173 is no origin/],
  [{ cors: ['http://a.example/path'] }, /is no origin/],
  [{ allowedHosts: ['http://kms'] }, /allowedHosts: http:\/\/kms is no host's name/],
])('%j is refused by startMock', async (options, says) => {
  await expect(startMock(options)).rejects.toThrow(says)
})
