import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { deriveKeys, seal } from '../mock/crypto/blob.ts'

/** The least that encrypts as the mock does: no contract, no caller, no state. What the mock's rules cost shows beside it. */
export const cmk = {
  id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f',
  keys: deriveKeys('aes-256-cbc', Buffer.alloc(32, 7)),
}

if (import.meta.main) listen(Number(process.argv[2]))

function listen(port: number) {
  const server = createServer(async (request, response) => {
    const { plain_text } = JSON.parse((await read(request)).toString()) as { plain_text: string }
    const to = { kind: 'data', cmkId: cmk.id, version: 0 } as const
    const blob = seal(cmk.keys, to, Buffer.from(plain_text), {}, randomBytes(16))
    const answer = JSON.stringify({ key_id: cmk.id, cipher_text: blob.toString('base64') })
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(answer),
    })
    response.end(answer)
  })
  server.listen(port, '127.0.0.1')
}

const read = (request: IncomingMessage) =>
  new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
  })
