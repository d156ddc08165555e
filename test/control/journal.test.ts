import { describe, expect, test } from 'vitest'
import { demo, startMock } from '../../mock/index.ts'
import { steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const key_id = demo.cmk.id
const secret = 'correct horse battery staple'

describe('the journal', () => {
  const kms = useEmulator()
  const last = async () => {
    const { requests } = await kms.mock.control.requests({ limit: 1 })
    return requests[0]
  }

  test('tells of a request who asked what of which key, and what was answered', async () => {
    const orders = await kms.cmkIn('enabled', { aliases: ['orders'] })
    const { cipher_text } = await kms.ok('encryptData', { key_id: 'alias/orders', plain_text: secret })

    expect(await last()).toMatchObject({
      ...{
        operation: 'encryptData',
        method: 'POST',
        path: `/v1.0/${projectId}/kms/encrypt-data`,
        status: 200,
      },
      ...{ project_id: projectId, caller: { user: 'demo', domain: 'dewkit-demo' } },
      ...{ key: 'alias/orders', key_id: orders },
      request: { body: { key_id: 'alias/orders', plain_text: '<redacted>' } },
      response: { body: { cipher_text } },
      findings: { client: [], service: [] },
      ...{ unread: [], faults: [] },
    })
  })

  test('tells of a refusal, also where nobody was known, and of what no operation is', async () => {
    await kms.call('encryptData', { key_id, plain_text: secret }, { headers: { 'x-auth-token': 'none' } })
    expect(await last()).toMatchObject({
      status: 401,
      error: { name: 'TokenUnreadable', code: 'APIGW.0301' },
    })

    await kms.sendJson('POST', `/v1.0/${projectId}/kms/encypt-data`, {}, {})
    expect(await last()).toMatchObject({ status: 404, error: { name: 'ApiNotFound' } })
    expect(await last()).not.toHaveProperty('operation')
  })

  test.each([
    ['what the contract calls a secret', { key_id, plain_text: secret }],
    ['a secret under a name with a slip in it', { key_id, plain_text: 'x', plaintext: secret }],
    ['an object that nobody knows', { key_id, plain_text: 'x', more: { inner: [secret] } }],
  ])('never shows %s', async (_, body) => {
    const { text } = await kms.call('encryptData', body)
    const told = [
      await steer(kms, 'requests'),
      await steer(kms, 'requests.har'),
      await steer(kms, 'requests.http'),
    ]

    expect(text).not.toContain(secret)
    for (const { text } of told) expect(text).not.toContain(secret)
  })

  test('never shows what the mock answers in plain, tokens or passwords', async () => {
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: secret })
    await kms.ok('decryptData', { cipher_text })
    const datakey = await kms.ok('createDatakey', { key_id, datakey_length: '512' })
    const { random_data } = await kms.ok('genRandom', { random_data_length: '512' })
    const token = await kms.signIn()
    const { text } = await steer(kms, 'requests')
    const leaks = [
      secret,
      Buffer.from(secret).toString('base64'),
      datakey.plain_text,
      random_data,
      token,
      kms.token,
    ]

    expect(leaks.filter((leak) => !leak || text.includes(leak))).toEqual([])
    expect(text).not.toContain(demo.account.users[0].password)
  })

  test('hides a body that is no JSON, and one where none belongs', async () => {
    const url = `/v1.0/${projectId}/kms/encrypt-data`
    const headers = { 'x-auth-token': kms.token, 'content-type': 'application/json' }
    await kms.send({ method: 'POST', url, headers, payload: `{"plain_text":"${secret}"` })

    expect((await last())?.request.body).toMatch(/^<redacted: \d+ bytes that are no JSON>$/)
  })

  test('names fields that were sent and nobody read, and what the contract says of them', async () => {
    await kms.call('listKeys', { limit: '5', lmiit: '5' })
    const entry = await last()

    expect(entry?.unread).toEqual(['lmiit'])
    expect(entry?.findings.client.join()).toContain('additionalProperties')
  })

  test('is asked by operation, key, status, error, caller and time', async () => {
    const orders = await kms.cmkIn('enabled', { aliases: ['orders'] })
    await kms.ok('encryptData', { key_id: 'alias/orders', plain_text: 'x' })
    await kms.ok('describeKey', { key_id })
    kms.clock.advance(1000)
    await kms.refused('describeKey', { key_id: 'alias/none' })
    const count = async (query: string) => (await steer(kms, `requests?${query}`)).body.total
    const counts = [
      await count('operation=encrypt-data'),
      await count('key=alias/orders'),
      await count(`key=${orders}`),
      await count('status=404'),
      await count('error=KeyNotFound'),
      await count('error=KMS.0207'),
      await count('caller=demo&operation=describeKey'),
      await count('since=2026-01-02T12:00:01Z'),
      await count('until=2026-01-02T12:00:00Z&operation=describeKey'),
    ]

    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 2, 1, 1])
    expect(await count('limit=1')).toBe(4)
    expect((await steer(kms, 'requests?limit=1')).body.requests).toHaveLength(1)
    expect((await steer(kms, 'requests?status=ok')).status).toBe(400)
    expect((await steer(kms, 'requests?operation=encrypt')).status).toBe(400)
  })

  test('tells of faults, which nobody is blamed for', async () => {
    const { id } = await kms.mock.control.addFault({ kind: 'malformed' })
    await kms.mock.app.inject({
      method: 'POST',
      url: `/v1.0/${projectId}/kms/list-keys`,
      headers: { 'x-auth-token': kms.token },
    })

    expect(await last()).toMatchObject({ faults: [id], findings: { service: [] } })
  })

  test('is of a project, where it is asked so', async () => {
    const { id } = await kms.mock.control.addProject()
    await kms.ok('listKeys', {})

    expect((await kms.mock.control.in(id).requests()).total).toBe(0)
    expect((await kms.mock.control.in(projectId).requests()).total).toBe(1)
    expect(await kms.mock.control.in(id).clearRequests()).toEqual({ forgotten: 0 })
    expect(await kms.mock.control.clearRequests()).toEqual({ forgotten: 2 })
    expect((await kms.mock.control.requests()).total).toBe(0)
  })
})

describe('its bounds', () => {
  const kms = useEmulator({ journal: { entries: 3, bytes: 20_000 } })
  const ids = async () => (await kms.mock.control.requests()).requests.map(({ id }) => id)

  test('the oldest go, by number and by bytes', async () => {
    for (let call = 0; call < 4; call += 1) await kms.ok('listKeys', {})
    expect(await ids()).toEqual([3, 4, 5])

    await kms.call('listKeys', { sequence: 'x'.repeat(18_000) })
    expect(await ids()).toEqual([6])
    await kms.ok('listKeys', {})
    expect(await ids()).toEqual([7])
  })
})

describe('with secrets', () => {
  const kms = useEmulator({ journal: { secrets: true } })

  test('shows everything', async () => {
    await kms.ok('encryptData', { key_id, plain_text: secret })
    const { requests } = await kms.mock.control.requests()

    expect(requests.at(-1)).toMatchObject({
      request: { headers: { 'x-auth-token': kms.token }, body: { plain_text: secret } },
    })
  })
})

describe('without a journal', () => {
  const kms = useEmulator({ journal: false })

  test('says so', async () => {
    await expect(kms.mock.control.requests()).rejects.toThrow('without a journal')
  })
})

describe('verify', () => {
  const kms = useEmulator()
  const verify = (verification: object) => kms.mock.control.verify(verification)

  test('counts calls, with some of their body', async () => {
    const encrypt = (plain_text: string, order: string) =>
      kms.ok('encryptData', { key_id, plain_text, encryption_context: { order, tenant: 'blue' } })
    await encrypt('a', '7')
    await encrypt('b', '8')
    await encrypt('b', '8')
    const body = { plain_text: 'b', encryption_context: { order: '8' } }

    expect(await verify({ operation: 'encrypt-data', body, exactly: 2 })).toMatchObject({ matched: 2 })
    expect(await verify({ operation: 'encryptData' })).toMatchObject({ matched: 3 })
    expect(await verify({ operation: 'encryptData', at_least: 2, at_most: 3 })).toMatchObject({ matched: 3 })
    expect(await verify({ operation: 'decryptData', never: true })).toEqual({ matched: 0, requests: [] })
    await expect(verify({ operation: 'encryptData', never: true })).rejects.toThrow(
      'The mock was called so 3 times, and never was expected: requests 2, 3, 4.',
    )
    await expect(verify({ operation: 'encryptData', exactly: 4 })).rejects.toThrow(
      'exactly 4 times was expected',
    )
  })

  test('shows the nearest misses, field by field, without their secrets', async () => {
    await kms.ok('encryptData', { key_id, plain_text: secret, encryption_context: { order: '7' } })
    const body = { plain_text: secret.toUpperCase(), encryption_context: { order: '8' } }
    const { status, body: answer } = await steer(kms, 'requests/verify', {
      body: { operation: 'encrypt-data', key: key_id, body },
    })

    expect(status).toBe(409)
    expect(answer.error.misses).toEqual([
      {
        ...{ request: 2, operation: 'encryptData' },
        differences: [
          { field: 'body.plain_text', expected: '<redacted>', got: '<redacted>' },
          { field: 'body.encryption_context.order', expected: '8', got: '7' },
        ],
      },
    ])
    expect(answer.error.message).toContain('request 2 (encryptData): body.plain_text expected "<redacted>"')
    expect(answer.error.message).toContain('body.encryption_context.order expected "8", got "7"')
    expect(JSON.stringify(answer)).not.toContain(secret)
  })

  test('demands an order', async () => {
    await kms.ok('listKeys', {})
    await kms.ok('encryptData', { key_id, plain_text: 'x' })
    await kms.ok('listKeys', {})
    await kms.ok('describeKey', { key_id })
    const order = (...names: string[]) => ({ in_order: names.map((operation) => ({ operation })) })

    expect(await verify(order('encryptData', 'describeKey'))).toMatchObject({ requests: [3, 5] })
    await expect(verify(order('describeKey', 'encryptData'))).rejects.toThrow(
      'Number 2 of the order did not come after request 5. Nothing that came near it was asked.',
    )
  })
})

describe('exports', () => {
  const kms = useEmulator()

  test('HAR has each request with its answer', async () => {
    await kms.ok('listKeys', { limit: '5' })
    const { log } = (await steer(kms, 'requests.har')).body

    expect(log.version).toBe('1.2')
    expect(log.entries[1]).toMatchObject({
      request: {
        method: 'POST',
        url: expect.stringMatching(/^http:\/\/.*list-keys$/),
        postData: { text: '{"limit":"5"}' },
      },
      response: { status: 200, statusText: 'OK', content: { text: expect.stringContaining(key_id) } },
    })
  })

  test('a .http file can be sent again', async () => {
    await kms.ok('listKeys', { limit: '5' })
    const { text } = await steer(kms, 'requests.http')

    expect(text).toContain(`POST {{mock}}/v1.0/${projectId}/kms/list-keys\n`)
    expect(text).toContain('x-auth-token: {{token}}\n\n{\n  "limit": "5"\n}\n')
    expect(text).not.toContain(kms.token)
  })
})

test('events are heard while they happen', async () => {
  const mock = await startMock({ auth: 'off' })
  const response = await fetch(`${mock.url}/_dewkit/events`)
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let text = (await reader.read()).value ?? ''
  const url = `${mock.url}/v1.0/${projectId}/kms/encrypt-data`
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key_id, plain_text: secret }),
  })
  await mock.control.setClock({ advance: '1d' })
  while (!text.includes('setClock')) text += (await reader.read()).value ?? ''
  await reader.cancel()
  await mock.close()

  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(text).toMatch(
    /^: dewkit\n\nevent: request\ndata: \{"id":1,.*"operation":"encryptData".*\}\n\nevent: setClock\n/,
  )
  expect(text).not.toContain(secret)
})
