import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMock } from '../../../mock/index.ts'
import type { OperationId } from '../../../src/generated/operations.ts'
import type { Complaint } from '../../../src/judge/complaint.ts'
import { complaintsAbout } from '../../../src/judge/judge.ts'
import type { Answer, Sent } from '../../../src/judge/wire.ts'
import { createWitness } from '../../../src/judge/witness.ts'
import { contractOf } from '../../../src/spec/contract.ts'
import { operationAt } from '../../../src/spec/route.ts'
import { checkAt, checkedAccount } from '../../support/checked.ts'
import type { FieldMutant } from './fields.ts'

/** What happened at a healthy mock, in its order. `answer` is undefined where a request comes in. */
type Event = {
  exchange: number
  at: number
  operation: OperationId | undefined
  sent: Sent
  answer: Answer | undefined
}

/** All the traffic of one run of the checker. */
export async function recorded(): Promise<Event[]> {
  const mock = await createMock({ accounts: [checkedAccount] })
  await mock.app.ready()
  const events: Event[] = []
  const server = http.createServer((request, response) => {
    note(request, response, events).catch(() => request.socket.destroy())
  })

  async function note(request: http.IncomingMessage, response: http.ServerResponse, into: Event[]) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer) // a stream of bytes gives nothing else
    const { method = '', url = '' } = request
    const body = Buffer.concat(chunks)
    const sent = { method, path: url, headers: flat(request.headers), ...(body.length > 0 && { body }) }
    const exchange = into.length
    const operation = operationAt(method, url)?.contract.id
    into.push({ ...{ exchange, at: Date.now(), operation, sent, answer: undefined } })
    const got = await mock.app.inject({
      method: method as 'GET',
      url,
      headers: sent.headers,
      ...(body.length > 0 && { payload: body }),
    })
    const answer = { status: got.statusCode, headers: flat(got.headers), text: got.body, ms: 0 }
    into.push({ exchange, at: Date.now(), operation, sent, answer })
    const { 'content-length': _, ...headers } = answer.headers
    response.writeHead(answer.status, headers)
    response.end(answer.status === 204 || method === 'HEAD' ? undefined : answer.text)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await checkAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) // it listens on a port
  server.closeAllConnections()
  server.close()
  await mock.close()
  return events
}

const flat = (headers: http.IncomingHttpHeaders | http.OutgoingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** The first complaint about the traffic as a mutant would have answered; whether anything would have been another. */
export function replayed(events: readonly Event[], { operations = [], spoil }: FieldMutant) {
  const [operation] = operations
  const spoilt = new Map<number, string>()
  for (const { exchange, operation: own, answer } of events) {
    const isSuccess = own !== undefined && own === operation && answer?.status === contractOf(own).success
    const text = isSuccess ? spoil(answer.text) : undefined
    if (text !== undefined) spoilt.set(exchange, text)
  }
  return {
    isReached: spoilt.size > 0,
    complaint: spoilt.size > 0 ? firstComplaint(events, spoilt) : undefined,
  }
}

function firstComplaint(
  events: readonly Event[],
  spoilt: ReadonlyMap<number, string>,
): Complaint | undefined {
  let now = 0
  const witness = createWitness({ now: () => now, hasOthers: false })
  const replies = new Map<number, (answer: Answer) => Complaint[]>()
  for (const { exchange, at, operation, sent, answer } of events) {
    now = at
    if (!answer) {
      replies.set(exchange, witness.asked(sent))
      continue
    }
    const text = spoilt.get(exchange)
    const given = text === undefined ? answer : { ...answer, text }
    const aboutForm =
      text === undefined ? [] : complaintsAbout(operation && contractOf(operation), sent, given)
    const [complaint] = [...aboutForm, ...(replies.get(exchange)?.(given) ?? [])]
    replies.delete(exchange)
    if (complaint) return complaint
  }
  return undefined
}
