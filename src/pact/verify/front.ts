import http from 'node:http'
import { codeOf } from '../../judge/expected.ts'
import type { Answer, Wire } from '../../judge/wire.ts'
import { parsed } from '../../spec/json.ts'
import { operationOf } from '../operation-of.ts'
import { objectOf, type PactInteraction } from '../read.ts'
import type { State } from '../situation.ts'
import type { States, Values } from '../states/states.ts'
import { type Credential, type Incoming, readied } from './readied.ts'

/** The header by which a request says of which interaction it is. It never leaves the front. */
export const mark = 'X-Dewkit-Interaction'

export type Desk = {
  wire: Wire
  credential: Credential
  states: States
  /** The interactions of the pact that is replayed; none are known of a broker's. */
  interactions: readonly PactInteraction[]
}

/** What went on while a pact was replayed. */
export type Notes = {
  /** The states that could not be brought about, and why. */
  failedStates: { state: State; says: string }[]
  /** What the service answered, by interaction. */
  answers: Map<number, Answer>
  /** Answers that never came. */
  silences: string[]
  /** Why the caller could not prove who it is. */
  refusedCredentials?: string
}

export type Front = { url: string; statesUrl: string; notes: Notes; close(): Promise<void> }

const statesPath = '/_dewkit-pact/states'

/**
 * Stands between Pact's verifier and the service: readies the requests, and brings states about. Pact replays one
 * interaction after the other, so that the states that were set up last are those of the next request.
 */
export async function startFront(desk: Desk): Promise<Front> {
  const notes: Notes = { failedStates: [], answers: new Map(), silences: [] }
  const now = { given: [] as State[], values: {} as Values }
  const server = http.createServer((request, response) => {
    answerTo(request, desk, notes, now).then(
      ({ status, headers, text }) => response.writeHead(status, headers).end(text),
      (error: Error) => {
        notes.refusedCredentials = error.message
        response.writeHead(421, jsonType).end(JSON.stringify({ error: error.message }))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number } // it listens on a port
  const url = `http://127.0.0.1:${port}`
  return {
    ...{ url, statesUrl: url + statesPath, notes },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

type Now = { given: State[]; values: Values }
type Outgoing = { status: number; headers: Record<string, string>; text: string }

const jsonType = { 'Content-Type': 'application/json' }

async function answerTo(
  request: http.IncomingMessage,
  desk: Desk,
  notes: Notes,
  now: Now,
): Promise<Outgoing> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (request.url === statesPath) return changeState(body, desk, notes, now)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const incoming = { method: request.method ?? 'GET', path: request.url ?? '/', headers, body }
  return relay(incoming, desk, notes, now)
}

async function changeState(body: Buffer, { states }: Desk, notes: Notes, now: Now): Promise<Outgoing> {
  const { state: name, params, action } = objectOf(parsed(body.toString())?.value)
  // The verifier asks for the state of an interaction that has none, too.
  if (typeof name !== 'string' || name === '') return { status: 200, headers: jsonType, text: '{}' }
  const state = { name, params: objectOf(params) }
  try {
    if (action === 'teardown') {
      Object.assign(now, { given: [], values: {} })
      await states.tearDown(state)
      return { status: 200, headers: jsonType, text: '{}' }
    }
    const values = await states.setUp(state)
    Object.assign(now, { given: [...now.given, state], values: { ...now.values, ...values } })
    return { status: 200, headers: jsonType, text: JSON.stringify(values) }
  } catch (error) {
    const { message: says } = error as Error // a StateFailure, or what the network throws
    notes.failedStates.push({ state, says })
    return { status: 421, headers: jsonType, text: JSON.stringify({ error: says }) }
  }
}

async function relay(incoming: Incoming, desk: Desk, notes: Notes, now: Now): Promise<Outgoing> {
  const index = incoming.headers[mark.toLowerCase()]
  const interaction = index === undefined ? undefined : desk.interactions[Number(index)]
  const sent = await readied(incoming, { ...now, interaction, credential: desk.credential })
  const answer = await desk.wire.send(sent)
  if (index !== undefined) notes.answers.set(Number(index), answer)
  if (answer.status === 0) {
    notes.silences.push(answer.failure ?? 'no answer')
    return { status: 421, headers: jsonType, text: JSON.stringify({ error: `no answer: ${answer.failure}` }) }
  }
  noteMade(incoming, answer, desk.states)
  return { status: answer.status, headers: passedOn(answer.headers), text: answer.text }
}

/** What an operation has made is taken away by whoever brings the states about. */
function noteMade({ method, path, body }: Incoming, answer: Answer, states: States) {
  if (answer.status >= 300) return
  const [plain = ''] = path.split('?')
  const routed = operationOf({ request: { method, path: plain } as PactInteraction['request'] })
  if (!routed) return
  const input = { ...objectOf(parsed(body.toString())?.value), ...routed.inPath }
  states.saw(routed.contract.id, input, objectOf(parsed(answer.text)?.value))
}

const hopByHop = ['connection', 'content-length', 'content-encoding', 'transfer-encoding', 'keep-alive']

const passedOn = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)))

/** An answer in a few words: `400 KMS.0209`. */
export const wordsOf = (answer: Answer) =>
  [answer.status || 'no answer', codeOf(answer)].filter(Boolean).join(' ')
