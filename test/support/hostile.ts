import http from 'node:http'
import type net from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { createMock, type MockOptions } from '../../mock/index.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { operationAt } from './record.ts'

/** What a peer does with a connection on which a request came. */
export type Attack = (socket: Socket) => void

const crlf = '\r\n'
const json = `Content-Type: application/json${crlf}`
const head = (fields: string, status = '200 OK') => `HTTP/1.1 ${status}${crlf}${json}${fields}${crlf}`
const sized = (body: string | Buffer, fields = '') =>
  Buffer.concat([
    Buffer.from(head(`Content-Length: ${Buffer.byteLength(body)}${crlf}${fields}`)),
    Buffer.from(body),
  ])
const kmsError = (error_code: unknown, error_msg: unknown = 'no') =>
  JSON.stringify({ error: { error_code, error_msg } })

/** Writes the same for ever, as fast as the other side reads. */
function forever(socket: Socket, bytes: string | Buffer) {
  const more = () => {
    for (let count = 0; count < 100; count += 1) if (!socket.write(bytes)) return
    setImmediate(more)
  }
  socket.on('drain', more)
  more()
}

/** Writes a character now and then. */
function dripping(socket: Socket, characters: string) {
  let at = 0
  const timer = setInterval(() => {
    socket.write(characters.charAt(at % characters.length))
    at += 1
  }, 50)
  socket.on('close', () => clearInterval(timer))
}

const ends =
  (bytes: string | Buffer): Attack =>
  (socket) =>
    void socket.end(bytes)

export const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 })

/** Peers that want whoever calls them to hang, to crash or to fill the memory. None of them is an implementation. */
export const attacks = {
  'says nothing': () => {},
  'resets the connection': (socket) => void socket.resetAndDestroy(),
  'closes without a word': (socket) => void socket.end(),
  'closes in the middle of the headers': ends('HTTP/1.1 200 OK\r\nContent-Ty'),
  'drips headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Long: ')
    dripping(socket, 'abc')
  },
  'drips a body': (socket) => {
    socket.write(head('Content-Length: 1000000\r\n'))
    dripping(socket, '{"key_id":')
  },
  'sends headers without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    forever(socket, `X-More: ${'x'.repeat(1000)}${crlf}`)
  },
  'sends a body without end': (socket) => {
    socket.write(head(''))
    forever(socket, Buffer.alloc(64 * 1024, 0x20))
  },
  'sends chunks of one byte without end': (socket) => {
    socket.write(head('Transfer-Encoding: chunked\r\n'))
    forever(socket, '1\r\n \r\n'.repeat(5000))
  },
  'sends a chunk extension without end': (socket) => {
    socket.write(`${head('Transfer-Encoding: chunked\r\n')}1;x=`)
    forever(socket, 'x'.repeat(64 * 1024))
  },
  'sends trailers without end': (socket) => {
    socket.write(`${head('Transfer-Encoding: chunked\r\n')}0\r\n`)
    forever(socket, `X-More: ${'x'.repeat(1000)}${crlf}`)
  },
  'says 100 Continue for ever': (socket) => forever(socket, 'HTTP/1.1 100 Continue\r\n\r\n'),
  'says 103 Early Hints now and then': (socket) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 100)
    socket.on('close', () => clearInterval(timer))
  },
  'switches protocols': (socket) =>
    void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  'redirects to itself': ends('HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
  'promises more than it sends': ends(`${head('Content-Length: 1000\r\n')}{"a":1}`),
  'sends more than it promises': ends(`${head('Content-Length: 2\r\n')}{}{"a":1}`),
  'has two lengths': ends(`${head('Content-Length: 2\r\nContent-Length: 3\r\n')}{}`),
  'has a negative length': ends(`${head('Content-Length: -2\r\n')}{}`),
  'sends garbage for a chunk': ends(`${head('Transfer-Encoding: chunked\r\n')}zz\r\n{}\r\n0\r\n\r\n`),
  'sends a chunk of all numbers there are': ends(
    `${head('Transfer-Encoding: chunked\r\n')}${'f'.repeat(17)}\r\n{}`,
  ),
  'speaks no HTTP': ends('220 mail.example.com ESMTP\r\n'),
  'speaks TLS': ends(Buffer.from('15030100020228', 'hex')),
  'sends a status of 999': ends('HTTP/1.1 999 Nothing\r\nContent-Length: 2\r\n\r\n{}'),
  'sends a status of 000': ends('HTTP/1.1 000 Nothing\r\nContent-Length: 2\r\n\r\n{}'),
  'nests 200,000 lists': ends(sized('['.repeat(200_000))),
  'nests 200,000 lists and closes them': ends(sized('['.repeat(200_000) + ']'.repeat(200_000))),
  'nests 100,000 objects in an error': ends(
    sized(kmsError('KMS.0308').replace('"no"', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`)),
  ),
  'sends millions of values': ends(sized(`{"keys":[${'1,'.repeat(3_000_000)}1]}`)),
  'sends a packed bomb': ends(sized(bomb, 'Content-Encoding: gzip\r\n')),
  'packs what is not packed': ends(sized('{"a":1}', 'Content-Encoding: gzip\r\n')),
  'packs in a way that nobody knows': ends(sized('{"a":1}', 'Content-Encoding: \u0001snappy\r\n')),
  'packs twenty times': ends(sized('{"a":1}', `Content-Encoding: ${'gzip,'.repeat(20)}gzip\r\n`)),
  'is no UTF-8': ends(sized(Buffer.from('7b2261223a22ffc3287d', 'hex'))),
} satisfies Record<string, Attack>
export type AttackName = keyof typeof attacks
export const attackNames = Object.keys(attacks) as AttackName[] // keys of a table that is never extended

export type Peer = { url: string; close(): Promise<void> }

export async function listening(server: net.Server): Promise<Peer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A peer that is hostile from the first request on. */
export const hostile = (attack: Attack): Promise<Peer> =>
  listening(
    http.createServer((request) => {
      request.resume().on('end', () => attack(request.socket))
    }),
  )

type Strike = { operation: OperationId | undefined /** Of requests so far. */; count: number }

/** The mock, but for the requests that `when` tells: those meet the attack. */
export async function hostileMock(
  attack: Attack,
  when: (strike: Strike) => boolean,
  options: MockOptions = {},
): Promise<Peer> {
  const mock = await createMock(options)
  await mock.app.ready()
  let count = 0
  const server = http.createServer((request, response) => {
    count += 1
    const operation = operationAt(request.method ?? '', request.url ?? '')
    if (when({ operation, count })) return attack(request.socket)
    mock.app.routing(request, response)
  })
  const peer = await listening(server)
  return {
    ...peer,
    async close() {
      await peer.close()
      await mock.close()
    },
  }
}

/** The mock, every answer of which is packed, asked or not. */
export async function packingMock(
  encoding: string,
  pack: (bytes: Buffer) => Buffer,
  options: MockOptions = {},
): Promise<Peer> {
  const mock = await createMock(options)
  await mock.app.ready()
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer) // a stream of bytes gives nothing else
    const { method = '', url = '', headers } = request
    const payload = Buffer.concat(chunks)
    const answer = await mock.app.inject({
      ...{ method: method as 'GET', url, headers },
      ...(payload.length > 0 && { payload }),
    })
    const body = answer.rawPayload.length > 0 ? pack(answer.rawPayload) : answer.rawPayload
    const { 'content-length': _, ...kept } = answer.headers
    response.writeHead(answer.statusCode, {
      ...(kept as http.OutgoingHttpHeaders), // what Fastify sends can be sent
      ...(body.length > 0 && { 'content-encoding': encoding, 'content-length': body.length }),
    })
    response.end(body)
  })
  const peer = await listening(server)
  return {
    ...peer,
    async close() {
      await peer.close()
      await mock.close()
    },
  }
}

export const packers: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: gzipSync,
  deflate: deflateSync,
  'deflate (raw)': deflateRawSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
}
