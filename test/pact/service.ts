import http from 'node:http'
import { text } from 'node:stream/consumers'
import { errors } from '../../src/generated/errors.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { contractOf } from '../../src/spec/contract.ts'
import type { Reply, Wanted } from './wrong-answers.ts'

/** What a right service answers: the contract's example, or the catalogue's words. */
export function rightReply(operation: OperationId, wanted: Wanted): Reply {
  const { success, responses } = contractOf(operation)
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' }
  if (wanted === 'success') {
    const body = responses[success]?.example
    if (operation === 'createToken') headers['x-subject-token'] = 'MIIE'
    return { status: success, headers, body }
  }
  const { status, code: error_code, message: error_msg, dialect } = errors[wanted]
  if (wanted === 'Throttled') headers['retry-after'] = '1'
  if (dialect === 'gateway') return { status, headers, body: { error_code, error_msg, request_id: 'r' } }
  if (dialect === 'keystone')
    return { status, headers, body: { error: { code: error_code, message: error_msg, title: 'No' } } }
  return { status, headers, body: { error: { error_code, error_msg } } }
}

/** A service that answers as it is told, by the header X-Case of the request. */
export async function toldService(replyTo: (name: string) => Reply | undefined) {
  const server = http.createServer(async (request, response) => {
    await text(request)
    const reply = replyTo(String(request.headers['x-case']))
    const { status, headers, body } = reply ?? { status: 501, headers: {}, body: undefined }
    response.writeHead(status, headers)
    response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
