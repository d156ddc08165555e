import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { projectId, refusalName } from '../support/emulator.ts'
import { answersIn, dial } from '../support/raw.ts'

/*
 * Thousands of requests that are wrong in some way, most of them in a way that only bytes can be. Whatever they are, the
 * answers are those of the catalogue, or the connection is closed, and afterwards everything is as it was.
 */

const kms = `/v1.0/${projectId}/kms`
const [{ ak }] = demo.account.users[0].accessKeys
const signature = `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=host, Signature=${'0'.repeat(64)}`
const json = '{"key_id":"alias/demo","plain_text":"a"}'

/** Mostly the first of them. */
const usually = <T>(first: T, ...others: T[]) =>
  fc.oneof(
    { arbitrary: fc.constant(first), weight: 15 },
    { arbitrary: fc.constantFrom(first, ...others), weight: 5 },
  )

const method = usually(
  'POST',
  'GET',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'post',
  'P\0ST',
  'x'.repeat(300),
  '',
)
const target = usually(
  `${kms}/encrypt-data`,
  ...[
    '/',
    '/v3/auth/tokens',
    `${kms}/create-key`,
    `${kms}/list-keys?limit=1`,
    `${kms}/aliases?limit=%00`,
    '/nowhere',
  ],
  ...[
    '*',
    '',
    '//',
    '/%zz',
    '/%',
    '/..%2f..',
    '/\0',
    '/é',
    '/#a',
    '/?',
    '/a b',
    'x',
    'http://localhost/',
    'http://',
  ],
  ...['localhost:80', `/${'x'.repeat(33_000)}`, `/?${'a=b&'.repeat(9000)}`, `${kms}/${'%41'.repeat(9000)}`],
)
const version = usually('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/1.10', 'HTTP/9.9', 'http/1.1', 'HTTP', '')
const header = fc.oneof(
  fc.constantFrom(
    ...[
      'Host: localhost',
      'Host: evil.example',
      'Host:',
      'Host: a b',
      'Host: \xff',
      'Host : localhost',
      'HOST: [::1',
    ],
    ...[
      'Content-Type: application/json',
      'Content-Type: ;;;',
      'Content-Type:',
      'Content-Type: text/plain; charset="',
    ],
    ...[
      'Connection: close',
      'Connection: keep-alive',
      'Connection: Upgrade',
      'Connection: Content-Length',
      'Upgrade: h2c',
    ],
    ...[
      'Expect: 100-continue',
      'Expect: 100-CONTINUE',
      'Expect: 200-ok',
      'Expect:',
      'TE: trailers',
      'Trailer: X-A',
    ],
    ...['Content-Encoding: gzip', 'Content-Encoding: identity', 'Accept-Encoding: br', 'Range: bytes=0-1'],
    ...['Origin: http://evil.example', 'Origin: null', 'Origin:', 'Access-Control-Request-Method: POST'],
    ...['X-Auth-Token: MIIabc.def', 'X-Auth-Token:', 'X-Auth-Token: \xff', `Authorization: ${signature}`],
    ...[
      'Authorization: Basic YTpi',
      'Authorization:',
      `Authorization: ${'x'.repeat(9000)}`,
      'X-Sdk-Date: yesterday',
    ],
    ...[
      'Cookie: a=b',
      'X-Project-Id: x',
      ' folded: value',
      '\tfolded',
      ': empty',
      'no colon',
      'a\0b: c',
      'ä: ö',
    ],
    ...[`X-Long: ${'x'.repeat(70_000)}`, `X-Many: ${'x,'.repeat(30_000)}`, '__proto__: x', 'constructor: x'],
    ...[
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: chunked, chunked',
      'Transfer-Encoding: gzip, chunked',
    ],
    ...[
      'Transfer-Encoding: identity',
      'Transfer-Encoding: xchunked',
      'Transfer-Encoding:',
      'Transfer-Encoding: \x0bchunked',
    ],
    ...[
      'Content-Length: -1',
      'Content-Length: +5',
      'Content-Length: 0x10',
      'Content-Length: 5, 5',
      'Content-Length: abc',
    ],
    ...[
      'Content-Length: 99999999999999999999999',
      'Content-Length: 12582913',
      'Content-Length: 12000000',
      'Content-Length:',
    ],
    ...['Content-Length: 0', 'Content-Length: 3', 'Content-Length: 200000', 'Content-Length: 1e3'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const body = fc.oneof(
  fc.constantFrom('', json, '{', '[[[', 'a'.repeat(70_000), 'a'.repeat(200_000), '\0\xff', '"\\ud800"'),
  fc.constantFrom(
    '0\r\n\r\n',
    '3\r\nabc\r\n0\r\n\r\n',
    '3;x=y\r\nabc\r\n0\r\nX-A: b\r\n\r\n',
    'zz\r\n',
    '-1\r\n\r\n',
  ),
  fc.constantFrom(
    'ffffffffffffffffff\r\n',
    `1;${'e'.repeat(20_000)}\r\na\r\n`,
    '3\nabc\n0\n\n',
    '5\r\nabc\r\n0\r\n\r\n',
  ),
)
const framing = usually('sized', 'none', 'chunked')
const lineEnd = usually('\r\n', '\n', '\r', '\r\r\n')

type Request = {
  line: [method: string, target: string, version: string]
  headers: string[]
  body: string
  framing: string
  lineEnd: string
  isProper: boolean
}
const request: fc.Arbitrary<Request> = fc.record({
  line: fc.tuple(method, target, version),
  headers: fc.array(header, { maxLength: 4 }),
  body,
  framing,
  lineEnd,
  isProper: fc.boolean(),
})

function textOf({ line, headers, body, framing, lineEnd, isProper }: Request): string {
  const proper = isProper ? ['Host: localhost', 'Content-Type: application/json', 'X-Auth-Token: any'] : []
  const sized = framing === 'sized' ? [`Content-Length: ${body.length}`] : []
  const chunked = framing === 'chunked' ? ['Transfer-Encoding: chunked'] : []
  return [line.join(' '), ...proper, ...headers, ...sized, ...chunked, '', body].join(lineEnd)
}

type Damage = { at: number; bytes: string; removes: number }
const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.string({ unit: 'binary', maxLength: 3 }),
  removes: fc.nat(3),
})

function damaged(text: string, { at, bytes, removes }: Damage): string {
  const place = Math.floor(at * Math.min(text.length, 2000))
  return text.slice(0, place) + bytes + text.slice(place + removes)
}

/** What is sent over one connection, in up to three pieces. */
const message = fc
  .record({
    requests: fc.array(request, { minLength: 1, maxLength: 3 }),
    damages: fc.array(damage, { maxLength: 2 }),
    cuts: fc.array(fc.nat(500), { maxLength: 2 }),
  })
  .map(({ requests, damages, cuts }) => {
    const text = damages.reduce(damaged, requests.map(textOf).join(''))
    const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
    return places.slice(1).map((end, index) => Buffer.from(text.slice(places[index], end), 'latin1'))
  })

describe.each(['strict', 'off'] as const)('with --auth %s', (auth) => {
  const errors: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  const running = {} as { mock: Mock & { url: string } }
  beforeAll(async () => {
    running.mock = await startMock({ auth, logger, checkAnswers: true, tps: 0, deadlineMs: 120_000 })
  })
  afterAll(() => running.mock.close())

  async function send(pieces: Buffer[]): Promise<string> {
    const { socket, closed } = dial(running.mock.url)
    socket.setNoDelay()
    for (const piece of pieces) {
      socket.write(piece)
      await new Promise((resolve) => setImmediate(resolve))
    }
    socket.end()
    return closed
  }

  test('two thousand wrong requests get answers of the catalogue, or nothing', async () => {
    const refusals = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 10, maxLength: 10 }), async (messages) => {
        for (const text of await Promise.all(messages.map(send))) {
          for (const { status, body } of answersIn(text)) {
            expect(status).toBeLessThan(500)
            if (status < 400) continue
            const name = refusalName(status, JSON.parse(body))
            expect(name, body).toBeDefined()
            refusals.add(String(name))
          }
        }
      }),
      { numRuns: 200, seed: 20_260_102 },
    )

    // It went further than the first check.
    const deep = auth === 'strict' ? 'TokenNotFound' : 'MissingParameter'
    expect([...refusals]).toEqual(
      expect.arrayContaining(['MalformedRequest', 'UriTooLong', 'ApiNotFound', 'AccessDenied', deep]),
    )
  })

  test('and then the mock answers as before, and has nothing to complain of', async () => {
    const response = await fetch(`${running.mock.url}/`)

    expect(response.status).toBe(200)
    expect(errors).toEqual([])
  })
})
