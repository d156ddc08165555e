import { afterEach, beforeEach } from 'vitest'
import { createMockOver, demo, type Mock, type MockOptions, type SeedCmk } from '../../mock/index.ts'
import type { AnswerOf, BodyOf, RequestOf } from '../../mock/operations/handler.ts'
import { type ErrorName, errors } from '../../src/generated/errors.ts'
import { type KeyState, type OperationId, operations } from '../../src/generated/operations.ts'
import { throughPrism } from './prism.ts'
import { recordAnswer } from './record.ts'
import type { Received, Sent } from './sent.ts'
import { freshStore, type StoreName } from './stores.ts'

export const projectId = demo.account.projects[0].id
const NOON = Date.UTC(2026, 0, 2, 12)

/** What a test sends besides a body; `path` and `query` by name. */
export type Extras = {
  path?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
}
type Body<Op extends OperationId> = Partial<BodyOf<Op>> &
  (RequestOf<Op>['body'] extends undefined ? object : unknown)

/** A fresh mock for each test, with a clock that stands still at noon, and a token of the demo user. */
export function useEmulator(options: MockOptions = {}) {
  const clock = { now: NOON }
  const fixture = {
    mock: undefined as Mock | undefined,
    token: '',
    created: 0,
    running: false,
    cleanUp: () => {},
  }
  const mock = (): Mock => {
    if (!fixture.mock) throw new Error('useEmulator() works inside of tests only')
    return fixture.mock
  }

  beforeEach(async () => {
    const kind = (process.env.DEWKIT_TEST_STORE as StoreName) ?? 'memory'
    const { open, remove } = await freshStore(kind)
    fixture.cleanUp = remove
    const world = { now: () => clock.now, elapsed: () => clock.now - NOON }
    fixture.mock = await createMockOver(await open(), { checkAnswers: true, world, ...options })
    clock.now = NOON
    fixture.token = await signIn()
    fixture.running = true
  })
  afterEach(async () => {
    fixture.running = false
    await fixture.mock?.close()
    fixture.cleanUp()
  })

  async function send(request: Sent): Promise<Received> {
    const answer = await (throughPrism?.(mock().app, request) ?? inject(mock().app, request))
    // The sign-in before each test is no part of it.
    if (fixture.running) recordAnswer(request, answer.status, refusalName(answer.status, answer.body))
    return answer
  }

  async function signIn(
    user: object = demoUser,
    scope: object = { project: { id: projectId } },
  ): Promise<string> {
    const identity = { methods: ['password'], password: { user } }
    const { headers, text } = await sendJson('POST', '/v3/auth/tokens', { auth: { identity, scope } }, {})
    if (typeof headers['x-subject-token'] !== 'string') throw new Error(`no token: ${text}`)
    return headers['x-subject-token']
  }

  const sendJson = (method: string, url: string, body: unknown, headers: Record<string, string>) =>
    send({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })

  function call(id: OperationId, body: unknown, extras: Extras = {}): Promise<Received> {
    const headers = { 'x-auth-token': fixture.token, ...extras.headers }
    return sendJson(operations[id].method, urlOf(id, extras), body, headers)
  }

  async function ok<Op extends OperationId>(
    id: Op,
    body?: Body<Op>,
    extras?: Extras,
  ): Promise<NonNullable<AnswerOf<Op>>> {
    const { status, body: answer, text } = await call(id, body, extras)
    if (status !== operations[id].success) throw new Error(`${id} answered ${status} ${text}`)
    return answer as NonNullable<AnswerOf<Op>>
  }

  /** The catalogue name of the refusal; several entries can share a code, so the message counts. */
  async function refused(id: OperationId, body?: unknown, extras?: Extras): Promise<ErrorName> {
    const { status, body: answer, text } = await call(id, body, extras)
    const name = refusalName(status, answer)
    if (!name) throw new Error(`${id} answered ${status} ${text}, which is no refusal of the catalogue`)
    return name
  }

  /** The id of a new CMK in a state, brought there by the API itself where the API can. */
  async function cmkIn(state: KeyState, cmk: Partial<SeedCmk> = {}): Promise<string> {
    fixture.created += 1
    const id = `00000000-0000-4000-8000-${String(fixture.created).padStart(12, '0')}`
    await mock().plant([{ project: projectId, id, name: `cmk-${fixture.created}`, state, ...cmk }])
    return cmk.id ?? id
  }

  return {
    ...{ call, ok, refused, cmkIn, send, sendJson, signIn },
    get mock() {
      return mock()
    },
    get token() {
      return fixture.token
    },
    clock: {
      get now() {
        return clock.now
      },
      advance: (ms: number) => {
        clock.now += ms
      },
      advanceDays: (days: number) => {
        clock.now += days * 24 * 3_600_000
      },
    },
  }
}

/** Path and query of a call; the project is the demo one unless `path` has another. */
export function urlOf(id: OperationId, { path = {}, query = {} }: Extras = {}): string {
  const values: Record<string, string> = { project_id: projectId, ...path }
  const url = operations[id].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  return Object.keys(query).length > 0 ? `${url}?${new URLSearchParams(query)}` : url
}

export type Emulator = ReturnType<typeof useEmulator>

export const demoUser = {
  name: demo.account.users[0].name,
  password: demo.account.users[0].password,
  domain: { name: demo.account.name },
}

async function inject(app: Mock['app'], { method, url, headers = {}, payload }: Sent): Promise<Received> {
  const response = await app.inject({
    method: method as 'GET',
    url,
    headers,
    ...(payload !== undefined && { payload }),
  })
  return received(response.statusCode, response.body, response.headers)
}

export function received(status: number, text: string, headers: Record<string, unknown>): Received {
  return { status, text, headers, body: text === '' ? undefined : JSON.parse(text) }
}

/** Which entry of the catalogue an answer is: by code and status, and by the fixed beginning of the message. */
export function refusalName(status: number, answer: unknown): ErrorName | undefined {
  if (status < 400) return undefined
  const { error = answer } = (answer ?? {}) as { error?: unknown }
  const { error_code, error_msg, code, message } = error as Record<string, string | number>
  const text = String(error_msg ?? message)
  const entries = Object.entries(errors) as [
    ErrorName,
    { code: string | number; status: number; message: string },
  ][]
  const sameCode = entries.filter(
    ([, entry]) => entry.code === (error_code ?? code) && entry.status === status,
  )
  const fitting = sameCode.filter(([, entry]) => text.startsWith(entry.message.split('{')[0] ?? ''))
  return fitting.sort(([, a], [, b]) => b.message.length - a.message.length)[0]?.[0]
}
