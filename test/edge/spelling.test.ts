import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { demoUser, projectId } from '../support/emulator.ts'
import { answersIn, dial } from '../support/raw.ts'

const signIn = JSON.stringify({
  auth: {
    identity: { methods: ['password'], password: { user: demoUser } },
    scope: { project: { id: projectId } },
  },
})

/** HTTP does not mind the case of a header's name. Scripts that grep for it do. */
describe('header names are spelt as documented', () => {
  const running = {} as { mock: Mock & { url: string } }
  beforeAll(async () => {
    // Time stands still for the throttle.
    const world = { elapsed: () => 0 }
    running.mock = await startMock({ tps: 1, world, cors: ['http://localhost:5173'] })
  })
  afterAll(() => running.mock.close())

  const headsOf = async (request: string) =>
    answersIn(await dial(running.mock.url, request).closed).map(({ head }) => head)
  const post = (path: string, body: string, more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`
  const namesIn = (head = '') => [...head.matchAll(/^([\w-]+): /gm)].map(([, name]) => name)

  test('of a sign-in', async () => {
    const [head] = await headsOf(post('/v3/auth/tokens', signIn))

    expect(head).toMatch(/^HTTP\/1\.1 201 Created\r\n/)
    expect(head).toMatch(/^X-Subject-Token: MII\S+\r$/m)
    expect(namesIn(head).sort()).toEqual([
      ...['Connection', 'Content-Length', 'Content-Type', 'Date', 'X-Request-Id', 'X-Subject-Token'],
    ])
  })

  test('of a refusal, in a route and outside of every one', async () => {
    for (const path of [`/v1.0/${projectId}/kms/encrypt-data`, '/nowhere']) {
      const [head] = await headsOf(post(path, '{}'))

      expect(head).toMatch(/^HTTP\/1\.1 40[14] /)
      expect(namesIn(head)).toEqual(
        expect.arrayContaining(['X-Request-Id', 'Content-Type', 'Content-Length']),
      )
      expect(head?.slice(head.indexOf('\r\n'))).not.toMatch(/^[a-z]/m)
    }
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a tunnel', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a broken path', 'GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
  ])('of what becomes no request: %s', async (_, bytes) => {
    const [head] = await headsOf(bytes)

    expect(namesIn(head)).toEqual(
      expect.arrayContaining(['X-Request-Id', 'Content-Type', 'Content-Length', 'Connection']),
    )
  })

  test('of the throttle and of an answer without a body', async () => {
    const [issued = ''] = await headsOf(post('/v3/auth/tokens', signIn))
    const token = `X-Auth-Token: ${/X-Subject-Token: (\S+)/.exec(issued)?.[1]}\r\n`
    const body = JSON.stringify({ key_id: demo.cmk.id, plain_text: 'a' })
    const encrypt = post(`/v1.0/${projectId}/kms/encrypt-data`, body, token)
    const heads = [...(await headsOf(encrypt)), ...(await headsOf(encrypt)), ...(await headsOf(encrypt))]
    const [tag] = await headsOf(
      post(`/v1.0/${projectId}/kms/${demo.cmk.id}/tags`, '{"tag":{"key":"a","value":"b"}}', token),
    )

    expect(heads.join('')).toMatch(/^HTTP\/1\.1 429 [\s\S]*^Retry-After: 1\r$/m)
    expect(tag).toMatch(/^HTTP\/1\.1 204 No Content\r\nX-Request-Id: /)
  })

  test('of what a browser asks before it calls', async () => {
    const [head] = await headsOf(
      `OPTIONS / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: http://localhost:5173\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n\r\n`,
    )

    expect(namesIn(head)).toEqual(
      expect.arrayContaining([
        ...['Access-Control-Allow-Origin', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers'],
        ...['Access-Control-Expose-Headers', 'Access-Control-Max-Age', 'Vary'],
      ]),
    )
  })
})
