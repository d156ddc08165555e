import { randomBytes } from 'node:crypto'
import fastify from 'fastify'
import { seal } from '../mock/crypto/blob.ts'
import { cmk } from './bare.ts'

/** A plain route of Fastify with the same encryption: what a mock on Fastify could reach at best. */
const app = fastify()

app.post<{ Body: { plain_text: string } }>('/v1.0/:project_id/kms/encrypt-data', (request, reply) => {
  const to = { kind: 'data', cmkId: cmk.id, version: 0 } as const
  const blob = seal(cmk.keys, to, Buffer.from(request.body.plain_text), {}, randomBytes(16))
  reply.send({ key_id: cmk.id, cipher_text: blob.toString('base64') })
})

await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' })
