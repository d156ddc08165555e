import type { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { demo, type MockOptions, startMock } from '../../mock/index.ts'
import { projectId } from '../support/emulator.ts'
import { answersIn, type Connection, dial, until } from '../support/raw.ts'

const path = `/v1.0/${projectId}/kms/encrypt-data`
const body = JSON.stringify({ key_id: demo.cmk.id, plain_text: 'a' })
const [{ ak }] = demo.account.users[0].accessKeys
const signed = (ak: string) =>
  `Authorization: SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=host, Signature=${'0'.repeat(64)}\r\n`
const head = (target: string, more: string) => `POST ${target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
/** No test waits for this one. */
const NEVER_MS = 3_600_000

async function mockWith(options: MockOptions) {
  const mock = await startMock({ world: { elapsed: () => 0 }, ...options })
  onTestFinished(() => mock.close())
  const sockets: Socket[] = []
  mock.app.server.on('connection', (socket) => sockets.push(socket))
  const connect = (bytes: string | Uint8Array) => {
    const connection = dial(mock.url, bytes)
    onTestFinished(() => void connection.socket.destroy())
    return connection
  }
  /** A connection has come, and is no more. */
  const goneAtServer = () => until(() => sockets.length > 0 && sockets.every((socket) => socket.closed))
  return { ...mock, connect, goneAtServer }
}

const firstAnswer = async ({ text, closed }: Connection) => {
  await Promise.race([until(() => text().includes('\r\n\r\n')), closed])
  return answersIn(text())[0]
}

describe('a connection ends when its request does not come', () => {
  const late = expect.stringContaining('the request was not complete after 0.3 s')

  test.each([
    ['nothing', ''],
    ['half a head', 'POST / HTTP/1.1\r\nHost: loc'],
    ['a head for ever', head(path, '').slice(0, -2)],
    ['half of a short body', `${head(path, 'Content-Length: 100\r\n')}{"key_id"`],
    ['half of a chunk', `${head(path, 'Transfer-Encoding: chunked\r\n')}64\r\n{"key_id"`],
    ['chunks without an end', `${head(path, 'Transfer-Encoding: chunked\r\n')}1\r\n{\r\n`],
    ['half of a signed body', `${head(path, `${signed(ak)}Content-Length: 100000\r\n`)}{"key_id"`],
    ['half of a sign-in', `${head('/v3/auth/tokens', 'Content-Length: 100\r\n')}{"auth"`],
  ])('after %s', async (_, bytes) => {
    const { connect } = await mockWith({ deadlineMs: 300 })
    const answers = answersIn(await connect(bytes).closed)

    expect(answers).toEqual([expect.objectContaining({ status: 400, body: late })])
  })

  test.each([
    ['head', head(path, '').slice(0, -2), 'X'],
    ['body', head('/v3/auth/tokens', 'Content-Length: 100000\r\n'), ' '],
    ['chunked body', head('/v3/auth/tokens', 'Transfer-Encoding: chunked\r\n'), '1\r\n \r\n'],
  ])('also when its %s goes on coming, a little now and then', async (_, bytes, more) => {
    const { connect } = await mockWith({ deadlineMs: 300 })
    const connection = connect(bytes)
    const timer = setInterval(() => connection.socket.write(more), 10)
    onTestFinished(() => clearInterval(timer))

    expect(answersIn(await connection.closed)).toEqual([expect.objectContaining({ status: 400, body: late })])
  })

  test.each([
    ['said nothing that is HTTP', 'hello\r\n\r\n'],
    ['asked for the end', 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['was refused with a long body to come', head(path, 'Content-Length: 12000000\r\n')],
    ['asked for a tunnel', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('and when a client that %s does not hang up', async (_, bytes) => {
    const { connect, goneAtServer } = await mockWith({ deadlineMs: 300 })
    const connection = connect(bytes)
    connection.socket.allowHalfOpen = true

    const answer = await firstAnswer(connection)
    await goneAtServer()
    expect(answer).toBeDefined()
  })

  test('and when it hangs up in the middle', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const connection = connect('GET / HTTP/1.1\r\nHo')
    connection.socket.end()

    expect(answersIn(await connection.closed)).toEqual([expect.objectContaining({ status: 400 })])
  })

  test('but who has said all, and closes that direction, is answered', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS, auth: 'off' })
    const rsa = JSON.stringify({ key_alias: 'slow', key_spec: 'RSA_2048' })
    const target = path.replace('encrypt-data', 'create-key')
    const more = `Content-Type: application/json\r\nContent-Length: ${rsa.length}\r\n`
    const connection = connect(head(target, more) + rsa)
    connection.socket.end()

    expect(answersIn(await connection.closed)).toEqual([expect.objectContaining({ status: 200 })])
  })
})

describe('answers that nobody reads', () => {
  test('end the connection', async () => {
    const { plant, connect, goneAtServer } = await mockWith({ deadlineMs: 500, auth: 'off' })
    await plant(
      Array.from({ length: 200 }, (_, at) => ({
        ...{ project: projectId, name: `cmk-${at}`, description: 'x'.repeat(250) },
      })),
    )
    const target = path.replace('encrypt-data', 'list-keys')
    const list = `${head(target, 'Content-Type: application/json\r\nContent-Length: 2\r\n')}{}`
    // More than the system itself takes on its way.
    const { socket } = connect(list.repeat(200))
    socket.pause()

    await goneAtServer()
  })

  test('are not waited for by who sends on and on', async () => {
    const { connect, goneAtServer } = await mockWith({ deadlineMs: NEVER_MS })
    const { socket } = connect('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(2000))
    socket.pause()

    await goneAtServer()
  })

  test('come in order to who sends a few at once', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const ask = (version: string, more = '') => `GET /${version} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
    const many = Array.from({ length: 50 }, () => ask('') + ask('nowhere')).join('')
    const answers = answersIn(await connect(many + ask('v1.0', 'Connection: close\r\n')).closed)

    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 50 }, () => [200, 404]).flat(),
      200,
    ])
  })
})

describe('a long body is not waited for', () => {
  const long = 'Content-Length: 12582912\r\n'

  test.each<[string, string, number]>([
    ['no credentials', head(path, long), 401],
    ['an unknown token', head(path, `X-Auth-Token: MIIabc\r\n${long}`), 401],
    ['an access key that nobody has', head(path, signed('NOBODY') + long), 401],
    ['a malformed Authorization', head(path, `Authorization: Basic YTpi\r\n${long}`), 401],
    ['an unknown path', head('/nowhere', long), 404],
    ['a Host of somewhere else', head(path, long).replace('localhost', 'evil.example'), 403],
    ['a page of somewhere else', head(path, `Origin: http://evil.example\r\n${long}`), 403],
    ['two tokens', head(path, `X-Auth-Token: a\r\nX-Auth-Token: b\r\n${long}`), 400],
    ['a sign-in', head('/v3/auth/tokens', long), 400],
    ['too long for everybody', head(path, 'Content-Length: 12582913\r\n'), 413],
    ['a body that may not come', head(path, 'Content-Length: 10\r\nExpect: 100-continue\r\n'), 401],
  ])('where there is %s', async (_, bytes, status) => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const answer = await firstAnswer(connect(bytes))

    expect(answer).toMatchObject({ status, head: expect.stringContaining('\r\nConnection: close\r\n') })
  })

  test('and the refusal arrives all the same while the body is on its way', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const connection = connect(head(path, long))
    connection.socket.write(Buffer.alloc(11_000_000, 'a'))

    expect(answersIn(await connection.closed)).toEqual([expect.objectContaining({ status: 401 })])
  })

  test('nor one without a length: what is no use is counted, not kept', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const connection = connect(head(path, 'Transfer-Encoding: chunked\r\n'))
    connection.socket.write(`20000\r\n${'a'.repeat(131_072)}`)

    expect(await firstAnswer(connection)).toMatchObject({ status: 401 })
  })

  test('a short one is, so that the connection can go on', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    const chunked = `${head(path, 'Transfer-Encoding: chunked\r\n')}3\r\n{}\n\r\n0\r\n\r\n`
    const plain = `${head(path, 'Content-Length: 30000\r\n')}${'a'.repeat(30_000)}`
    const last = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
    const answers = answersIn(await connect(chunked + plain + last).closed)

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 200])
  })
})

describe('a long body of somebody known', () => {
  test('is read, and too long for KMS, also when its signature is checked', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS, auth: 'off' })
    const more = 'Content-Type: application/json\r\nContent-Length: 1000000\r\nConnection: close\r\n'
    const answers = answersIn(await connect(head(path, more) + 'a'.repeat(1_000_000)).closed)

    expect(answers).toEqual([
      expect.objectContaining({ status: 400, body: expect.stringContaining('KMS.0203') }),
    ])
  })

  test('takes little memory while it comes, however many there are', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS })
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void // what --expose-gc has put there
    const kept = () => {
      collect()
      return process.memoryUsage().arrayBuffers
    }
    const before = kept()
    const some = Buffer.alloc(11_000_000, 'a')
    const connections = Array.from({ length: 30 }, () =>
      connect(head(path, `${signed(ak)}Content-Length: 12582912\r\n`)),
    )
    await Promise.all(connections.map(({ socket }) => new Promise((resolve) => socket.write(some, resolve))))

    // 330 MB have come; 128 KiB of each are enough.
    expect(kept() - before - some.length).toBeLessThan(60_000_000)
  })

  test('may come when it asked whether it may', async () => {
    const { connect } = await mockWith({ deadlineMs: NEVER_MS, auth: 'off' })
    const more = `Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\nConnection: close\r\n`
    const connection = connect(head(path, more))
    await until(() => connection.text() === 'HTTP/1.1 100 Continue\r\n\r\n')
    connection.socket.write(body)

    expect(answersIn(await connection.closed).map(({ status }) => status)).toEqual([100, 200])
  })
})

test('a mock closes at once, whoever is connected', async () => {
  const { connect, close } = await mockWith({ deadlineMs: NEVER_MS })
  const stalled = [
    '',
    'hello\r\n\r\n',
    head(path, 'Content-Length: 12000000\r\n'),
    head(path, 'Content-Length: 9\r\n'),
  ]
  const connections = stalled.map(connect)
  await Promise.all(connections.slice(1, 3).map(firstAnswer))

  await close()
  await Promise.all(connections.map(({ closed }) => closed))
})
