import http from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { demo, startMock } from '../../mock/index.ts'
import { type ClientOptions, createClient } from '../../src/client/index.ts'
import {
  type AttackName,
  attackNames,
  attacks,
  bomb,
  hostile,
  hostileMock,
  listening,
  type Peer,
} from '../support/hostile.ts'

const projectId = demo.account.projects[0].id
const credentials = { user: 'demo', password: 'Demo-Passw0rd', domain: 'dewkit-demo' }

async function closed(starting: Promise<Peer>): Promise<string> {
  const { url, close } = await starting
  onTestFinished(close)
  return url
}
const length = { random_data_length: '512' }
/** Its first request is one of an operation, not a sign-in. */
const clientAt = (endpoint: string, options: Partial<ClientOptions> = {}) =>
  createClient({ endpoint, projectId, credentials: { token: 'a-token' }, timeoutMs: 500, ...options })

const outcomeOf = (call: Promise<{ ok: boolean }>) =>
  call.then(
    ({ ok }) => ({ ok, message: '' }),
    (error: Error) => ({ ok: false, message: error.message }),
  )

describe('a peer that', () => {
  test.each(attackNames)('%s gets a client no further than to an error', async (name) => {
    const { ok, message } = await outcomeOf(clientAt(await closed(hostile(attacks[name]))).genRandom(length))

    // A body that is JSON is taken for what it is: the checker is for more.
    if (!['nests', 'sends millions', 'sends more'].some((word) => name.startsWith(word)))
      expect(ok).toBe(false)
    if (message)
      expect(message).toMatch(/^No answer from http:\/\/127\.0\.0\.1:\d+\/v1\.0\/\w+\/kms\/gen-random: ./)
  })

  test.each(attackNames)('%s, in the place of a sign-in', async (name) => {
    const kms = clientAt(await closed(hostile(attacks[name])), { credentials })

    expect((await outcomeOf(kms.genRandom(length))).ok).toBe(false)
  })
})

describe('the deadline', () => {
  test.each<AttackName>([
    'says nothing',
    'drips headers',
    'drips a body',
    'says 103 Early Hints now and then',
  ])('ends the wait for a peer that %s, and says which option it was', async (name) => {
    const kms = clientAt(await closed(hostile(attacks[name])))

    await expect(kms.genRandom(length)).rejects.toThrow(/it was not whole after 500 ms \(timeoutMs\)/)
  })

  test('of a sign-in is its own, and the next call signs in again', async () => {
    const isFirst = ({ count }: { count: number }) => count === 1
    const kms = clientAt(await closed(hostileMock(attacks['says nothing'], isFirst)), {
      ...{ credentials, timeoutMs: 2000 },
    })

    await expect(kms.genRandom(length)).rejects.toThrow(/v3\/auth\/tokens: it was not whole after 2000 ms/)
    expect(await kms.genRandom(length)).toMatchObject({ ok: true })
  })

  test('holds for a fetch that heeds no signal', async () => {
    const deaf = clientAt('https://kms.example.test', { fetch: () => new Promise(() => {}) })
    const stuck = clientAt('https://kms.example.test', {
      fetch: async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })),
    })

    await expect(deaf.genRandom(length)).rejects.toThrow(/timeoutMs/)
    await expect(stuck.genRandom(length)).rejects.toThrow(/timeoutMs/)
  })

  test.each([Number.POSITIVE_INFINITY, 1e12, undefined])('may be %s', async (timeoutMs) => {
    const mock = await startMock()
    onTestFinished(() => mock.close())
    const kms = createClient({ endpoint: mock.url, projectId, credentials, timeoutMs })

    expect(await kms.genRandom(length)).toMatchObject({ ok: true })
  })

  test.each([0, -1, Number.NaN])('is not %s', (number) => {
    expect(() => clientAt('https://kms.example.test', { timeoutMs: number })).toThrow(/timeoutMs must be/)
    expect(() => clientAt('https://kms.example.test', { maxAnswerBytes: number })).toThrow(
      /maxAnswerBytes must/,
    )
  })
})

describe('the signal', () => {
  const reason = new Error('nobody wants to know any more')

  test.each<[string, Partial<ClientOptions>]>([
    ['a call', {}],
    ['a sign-in', { credentials }],
  ])('ends %s under way with its reason, and refuses later ones', async (_, options) => {
    const controller = new AbortController()
    const isThere = Promise.withResolvers<void>()
    const url = await closed(hostile(() => isThere.resolve()))
    const kms = clientAt(url, { ...options, signal: controller.signal, timeoutMs: Number.POSITIVE_INFINITY })

    const call = kms.genRandom(length)
    call.catch(() => {})
    await isThere.promise
    controller.abort(reason)

    await expect(call).rejects.toBe(reason)
    await expect(kms.genRandom(length)).rejects.toBe(reason)
  })

  test('that is never aborted changes nothing', async () => {
    const mock = await startMock()
    onTestFinished(() => mock.close())
    const { signal } = new AbortController()
    const kms = createClient({ endpoint: mock.url, projectId, credentials, signal })

    for (let count = 0; count < 30; count += 1)
      expect(await kms.genRandom(length)).toMatchObject({ ok: true })
  })
})

describe('the limit on an answer', () => {
  const answering = (text: string, options: Partial<ClientOptions> = {}) =>
    clientAt('https://kms.example.test', {
      fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
      ...options,
    })

  test('takes one that is just as long, in characters of any width', async () => {
    const text = JSON.stringify({ random_data: 'é'.repeat(100) })
    const bytes = new TextEncoder().encode(text).length

    expect(await answering(text, { maxAnswerBytes: bytes }).genRandom(length)).toMatchObject({ ok: true })
    await expect(answering(text, { maxAnswerBytes: bytes - 1 }).genRandom(length)).rejects.toThrow(
      `it has more than ${bytes - 1} bytes (maxAnswerBytes)`,
    )
  })

  test('cuts off a body without end', async () => {
    const kms = clientAt(await closed(hostile(attacks['sends a body without end'])), { timeoutMs: 60_000 })

    await expect(kms.genRandom(length)).rejects.toThrow(/it has more than 16777216 bytes \(maxAnswerBytes\)/)
  })

  test('cuts off a body that is packed small', async () => {
    const url = await closed(
      listening(
        http.createServer((_, response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          response.end(bomb)
        }),
      ),
    )

    await expect(clientAt(url, { timeoutMs: 60_000 }).genRandom(length)).rejects.toThrow(
      /it has more than 16777216 bytes \(maxAnswerBytes\)/,
    )
  })

  test('keeps a character whole that comes in two pieces', async () => {
    const bytes = new TextEncoder().encode('{"random_data":"é"}')
    const at = bytes.indexOf(0xc3) + 1
    const body = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes.slice(0, at))
          controller.enqueue(bytes.slice(at))
          controller.close()
        },
      })
    const kms = clientAt('https://kms.example.test', { fetch: async () => new Response(body()) })

    expect(await kms.genRandom(length)).toMatchObject({ ok: true, data: { random_data: 'é' } })
  })
})

test.each(['null', '{}', '{"token":null}', '{"token":{}}', '[]', '{"token":{"project":7}}'])(
  'IAM that answers %s is no reason to fall over',
  async (text) => {
    const headers = { 'content-type': 'application/json', 'X-Subject-Token': 'a-token' }
    const kms = createClient({
      ...{ endpoint: 'https://kms.example.test', projectId, credentials },
      fetch: async (url) =>
        String(url).endsWith('/tokens')
          ? new Response(text, { status: 201, headers })
          : Response.json({ random_data: '00' }),
    })

    expect(await kms.genRandom(length)).toMatchObject({ ok: true })
  },
)

test.each(['null', '{}', '{"projects":null}', '{"projects":{"find":1}}', '{"projects":[null,7]}'])(
  'a list of projects that is %s has no project',
  async (text) => {
    const kms = createClient({
      ...{ endpoint: 'https://kms.example.test', region: 'cn-north-4', credentials: { ak: 'a', sk: 's' } },
      fetch: async () => new Response(text),
    })

    expect(await kms.genRandom(length)).toMatchObject({
      ok: false,
      error: { message: 'These credentials have no project cn-north-4.' },
    })
  },
)
