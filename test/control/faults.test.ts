import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, demo, type Mock, startMock } from '../../mock/index.ts'
import { refusal, steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const encrypt = { key_id: demo.cmk.id, plain_text: 'x' }

describe('a fault', () => {
  const kms = useEmulator()
  const statuses = async (count: number, body: object = encrypt, extras = {}) => {
    const all = []
    for (let call = 0; call < count; call += 1) all.push((await kms.call('encryptData', body, extras)).status)
    return all
  }

  test('answers an error of the catalogue, in its own dialect, and says that it was asked for', async () => {
    const { body } = await steer(kms, 'faults', {
      body: { operation: 'encrypt-data', error: 'Throttled', first: 1 },
    })
    const answer = await kms.call('encryptData', encrypt)

    expect(answer).toMatchObject({ status: 429, body: { error_code: 'APIGW.0308' } })
    expect(answer.headers).toMatchObject({ 'retry-after': '1', 'x-dewkit-fault': body.id })
    expect((await kms.call('encryptData', encrypt)).headers).not.toHaveProperty('x-dewkit-fault')
  })

  test.each([
    [{ first: 2 }, [500, 500, 200, 200, 200, 200]],
    [{ after: 2 }, [200, 200, 500, 500, 500, 500]],
    [{ every: 3 }, [200, 200, 500, 200, 200, 500]],
    [{ after: 1, every: 2, first: 2 }, [200, 200, 500, 200, 200, 200]],
  ])('with %j fires for the right calls', async (when, expected) => {
    await kms.mock.control.addFault({ error: 'KmsFailure', ...when })

    expect(await statuses(6)).toEqual(expected)
  })

  test('with a share fires at random, and alike after the same seed', async () => {
    const runs = []
    for (const seed of [7, 7, 8]) {
      await kms.mock.control.clearFaults()
      await kms.mock.control.addFault({ error: 'KmsFailure', share: 0.5, seed })
      runs.push((await statuses(40)).join())
    }
    const [first = '', second, other] = runs

    expect(second).toBe(first)
    expect(other).not.toBe(first)
    expect(first.match(/500/g)?.length).toBeGreaterThan(8)
    expect(first.match(/200/g)?.length).toBeGreaterThan(8)
  })

  test('means an operation, however it is written, a key by any name, a user or a header', async () => {
    const key_id = await kms.cmkIn('enabled', { aliases: ['orders'] })
    const add = kms.mock.control.addFault
    const byKey = await add({ key: key_id, error: 'KmsFailure' })
    expect(await statuses(1, { ...encrypt, key_id: 'alias/orders' })).toEqual([500])
    expect(await statuses(1)).toEqual([200])
    await kms.mock.control.removeFault({ id: byKey.id })

    for (const meant of [
      { operation: 'encryptData' },
      { operation: ['list-keys', 'encrypt-data'] },
      { caller: 'demo' },
    ]) {
      await add({ ...meant, error: 'KmsFailure' })
      expect(await statuses(1)).toEqual([500])
      await kms.mock.control.clearFaults()
    }
    for (const other of [{ operation: 'list-keys' }, { caller: 'alice' }, { header: 'x-tenant: blue' }]) {
      await add({ ...other, error: 'KmsFailure' })
      expect(await statuses(1)).toEqual([200])
      expect((await kms.mock.control.clearFaults()).unfired).toHaveLength(1)
    }
    await add({ header: 'x-tenant: blue', error: 'KmsFailure' })
    expect(await statuses(1, encrypt, { headers: { 'x-tenant': 'blue' } })).toEqual([500])
  })

  test('that is committed has done the work', async () => {
    await kms.mock.control.addFault({ operation: 'create-key', error: 'KmsFailure', committed: true })
    expect((await kms.call('createKey', { key_alias: 'orders' })).status).toBe(500)
    await kms.mock.control.clearFaults()
    await kms.mock.control.addFault({ operation: 'create-key', error: 'KmsFailure' })
    expect((await kms.call('createKey', { key_alias: 'invoices' })).status).toBe(500)
    await kms.mock.control.clearFaults()

    expect(await kms.refused('createKey', { key_alias: 'orders' })).toBe('DuplicateKeyAlias')
    expect((await kms.call('createKey', { key_alias: 'invoices' })).status).toBe(200)
  })

  test('is no failure of the mock: its log says nothing of one', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
    const mock = await createMock({ auth: 'off', logger })
    await mock.control.addFault({ error: 'KmsFailure' })
    const { statusCode } = await mock.app.inject(`/v1.0/${projectId}/kms/user-quotas`)
    await mock.close()

    expect([statusCode, lines]).toEqual([500, []])
  })

  test('of a project leaves the others alone', async () => {
    const { id } = await kms.mock.control.addProject()
    await kms.mock.control.in(id).addFault({ error: 'KmsFailure' })
    const token = await kms.signIn(undefined, { project: { id } })
    const extras = { path: { project_id: id }, headers: { 'x-auth-token': token } }

    expect(await statuses(1)).toEqual([200])
    expect(await statuses(1, encrypt, extras)).toEqual([500])
    expect(await kms.mock.control.in(projectId).clearFaults()).toEqual({ unfired: [] })
    expect((await kms.mock.control.faults()).faults).toMatchObject([{ project: id, matched: 1, fired: 1 }])
  })

  test('is told with what it did, until it is reset', async () => {
    const [one, two] = [
      await kms.mock.control.addFault({ preset: 'throttled' }),
      await kms.mock.control.addFault({ preset: 'gateway-down', after: 9 }),
    ]
    await statuses(5)
    const { faults } = await kms.mock.control.faults()

    expect(faults).toMatchObject([
      { id: one.id, kind: 'error', error: 'Throttled', matched: 5, fired: 3 },
      { id: two.id, kind: 'html', matched: 5, fired: 0 },
    ])
    expect(await kms.mock.control.reset()).toMatchObject({ unfired: [two.id] })
    expect(await statuses(1)).toEqual([200])
  })

  test.each([
    [{}, '400 invalid: A fault needs kind, error, latency or preset.'],
    [{ error: 'Throtled' }, '400 invalid: The catalogue has no error "Throtled". Did you mean "Throttled"?'],
    [{ operation: 'encrypt', kind: 'reset' }, 'There is no operation "encrypt". Did you mean "'],
    [{ kind: 'reset', error: 'Throttled' }, 'A fault of the kind reset has no error.'],
    [{ kind: 'error' }, 'A fault of the kind error needs error'],
    [{ latency: { min: 5, max: 1 } }, 'latency.min must not be more than latency.max.'],
    [{ preset: 'slow' }, 'preset must be one of throttled, gateway-down, lost-answers, slow-region.'],
    [{ frist: 2, kind: 'reset' }, 'The body has a field that nobody knows: "frist".'],
    [
      { operation: Array(101).fill('sign'), preset: 'throttled' },
      'operation must NOT have more than 100 items.',
    ],
    [{ latency: { min: 1 } }, "400 invalid: latency must have required property 'max'."],
    [{ error: 'KmsFailure', retry_after: 1e21 }, '400 invalid: retry_after must be <= 86400.'],
  ])('%j is refused', async (body, says) => {
    expect(await refusal(kms, 'faults', { body })).toContain(says)
  })
})

describe('on the wire', () => {
  let mock: Mock & { url: string }
  const call = (operation: string, body: object = encrypt) =>
    fetch(`${mock.url}/v1.0/${projectId}/kms/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    mock = await startMock({ auth: 'off' })
  })
  afterAll(() => mock.close())
  const fault = async (given: Parameters<Mock['control']['addFault']>[0]) => {
    await mock.control.clearFaults()
    return mock.control.addFault(given)
  }

  test('reset: no answer, and with committed the key is there', async () => {
    await fault({ kind: 'reset', committed: true, first: 1 })

    await expect(call('create-key', { key_alias: 'lost' })).rejects.toThrow('fetch failed')
    expect((await call('create-key', { key_alias: 'lost' })).status).toBe(400)
  })

  test('truncated: half of the body, then the end', async () => {
    await fault({ kind: 'truncated' })
    const answer = await call('encrypt-data')

    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-dewkit-fault')).toMatch(/^fault-/)
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('malformed: all of it comes, and is no JSON', async () => {
    await fault({ kind: 'malformed' })
    const answer = await call('encrypt-data')

    expect(answer.headers.get('content-type')).toMatch(/^application.json/)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
  })

  test('wrong-type and html: not what the client asked for', async () => {
    await fault({ kind: 'wrong-type' })
    const plain = await call('encrypt-data')
    await fault({ preset: 'gateway-down' })
    const page = await call('encrypt-data')

    expect(plain.headers.get('content-type')).toContain('text/plain')
    expect(JSON.parse(await plain.text())).toMatchObject({ key_id: demo.cmk.id })
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(await page.text()).toContain('<h1>502 Bad Gateway</h1>')
  })

  test('stalled: nothing comes until the client leaves, or the time is over', async () => {
    await fault({ kind: 'stalled', stall: 20 })
    await expect(call('encrypt-data')).rejects.toThrow('fetch failed')
    await fault({ kind: 'stalled' })
    const url = `${mock.url}/v1.0/${projectId}/kms/encrypt-data`
    const signal = AbortSignal.timeout(100)

    await expect(fetch(url, { method: 'POST', signal })).rejects.toThrow('timeout')
  })

  test('slow and latency: late, and whole', async () => {
    await fault({ kind: 'slow', pace: 1, latency: { median: 5, sigma: 0.5 } })
    await mock.control.addFault({ latency: { min: 1, max: 3 } })
    await mock.control.addFault({ latency: 2 })
    const answer = await call('encrypt-data')

    expect(answer.headers.get('x-dewkit-fault')?.split(', ')).toHaveLength(3)
    expect(await answer.json()).toMatchObject({ key_id: demo.cmk.id })
  })

  test('of two that decide an answer, the first one does', async () => {
    await fault({ error: 'KmsFailure' })
    await mock.control.addFault({ preset: 'gateway-down' })

    expect((await call('encrypt-data')).status).toBe(500)
  })
})

test('a fault that never fired is told when the mock ends', async () => {
  const said: string[] = []
  const silent = { info() {}, error() {}, debug() {}, trace() {}, fatal() {}, silent() {}, level: 'warn' }
  const logger = { ...silent, warn: (says: unknown) => void said.push(String(says)), child: () => logger }
  const mock = await startMock({ logger: logger as never })
  await mock.control.addFault({ operation: 'delete-tag', error: 'KmsFailure' })
  await mock.close()

  expect(said).toEqual(['these faults never fired: fault-1'])
})
