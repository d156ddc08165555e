import { describe, expect, test } from 'vitest'
import { startMock } from '../../mock/index.ts'
import { refusal, steer } from '../support/control.ts'
import { useEmulator } from '../support/emulator.ts'
import { answersIn, dial } from '../support/raw.ts'

describe('who may steer', () => {
  const kms = useEmulator({ cors: ['http://localhost:5173'] })

  test('this machine', async () => {
    expect((await steer(kms, 'health')).body).toMatchObject({ status: 'ok', deterministic: false })
    expect((await steer(kms, 'health', { headers: { origin: 'http://localhost:80' } })).status).toBe(200)
  })

  test('a mock that keeps its state itself is ready', async () => {
    expect(await steer(kms, 'ready')).toMatchObject({ status: 200, body: { status: 'ready' } })
  })

  test.each([
    ['another machine', { remoteAddress: '192.168.1.7' }],
    ['somebody behind a proxy', { headers: { 'x-forwarded-for': '192.168.1.7' } }],
    ['a page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a page that may call the API', { headers: { origin: 'http://localhost:5173' } }],
  ])('not %s', async (_, sent) => {
    expect(await refusal(kms, 'snapshot', sent)).toContain('403 forbidden')
  })
})

describe('with a token', () => {
  const kms = useEmulator({ control: { token: 'let-me-in' } })

  test('whoever has it, from wherever', async () => {
    const headers = { 'x-dewkit-token': 'let-me-in' }

    expect((await steer(kms, 'health', { headers, remoteAddress: '192.168.1.7' })).status).toBe(200)
    expect(await refusal(kms, 'health')).toContain('X-Dewkit-Token is missing or wrong')
    expect(await refusal(kms, 'health', { headers: { 'x-dewkit-token': 'let-me-in!' } })).toContain('403')
  })
})

describe('without a control plane', () => {
  const kms = useEmulator({ control: false })

  test('the path is as unknown as any, and the process may steer all the same', async () => {
    const { status, body } = await steer(kms, 'health')

    expect([status, body.error_code]).toEqual([404, 'APIGW.0101'])
    expect(await kms.mock.control.health()).toMatchObject({ status: 'ok' })
  })
})

describe('what nobody knows', () => {
  const kms = useEmulator()

  test.each([
    ['snapshto', {}, '404 unknown: There is no /_dewkit/snapshto. Did you mean "/_dewkit/snapshot"?'],
    ['reset', {}, '404 unknown: /_dewkit/reset has no GET: use POST.'],
    ['snapshot?pretty=1', {}, '400 invalid: The query has no parameter "pretty".'],
    ['health', { headers: { 'x-dewkit-scope': 'x' } }, '404 unknown: No project has the id or the name "x".'],
    ['projects/cn-north-4/health', {}, '400 invalid: This cannot be limited to a project.'],
    ['clock', { body: [] }, '400 invalid: The body must be a JSON object.'],
  ])('%s is refused', async (path, sent, says) => {
    expect(await refusal(kms, path, sent)).toBe(says)
  })

  test('is no method either', async () => {
    const control = kms.mock.control as unknown as { snapshto(): Promise<void> }

    await expect(control.snapshto()).rejects.toThrow('did you mean control.snapshot?')
  })
})

test('a page of another origin is refused over the wire, too', async () => {
  const mock = await startMock()
  const answer = await fetch(`${mock.url}/_dewkit/reset`, {
    method: 'POST',
    headers: { Origin: 'http://evil.example' },
  })
  await mock.close()

  expect(answer.status).toBe(403)
})

test('who may not steer is turned away before the body comes, however long it is to be', async () => {
  const mock = await startMock()
  const { closed } = dial(
    mock.url,
    `POST /_dewkit/restore HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.168.1.7\r\nContent-Length: 500000000\r\n\r\n{`,
  )
  const [answer] = answersIn(await closed)
  await mock.close()

  expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('Only this machine may steer') })
})
