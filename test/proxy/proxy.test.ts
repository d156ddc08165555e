import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { createClient, type SigningKeys } from '../../src/client/index.ts'
import { journalLine, redacted } from '../../src/proxy/journal.ts'
import { type Exchange, type ProxyOptions, startProxy } from '../../src/proxy/proxy.ts'
import { createSummary, summaryText } from '../../src/proxy/summary.ts'
import { operationAt } from '../../src/spec/route.ts'
import { launcher, temporaryFolder } from '../cli/command.ts'

const project = demo.account.projects[0].id
const [user] = demo.account.users
const password = { user: user.name, password: user.password, domain: demo.account.name }
const token = 'token-that-nobody-may-see'

const seen: Exchange[] = []
const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  seen.length = 0
  for (const close of closing.splice(0)) await close()
})

async function proxyTo(upstream: string, options: Partial<ProxyOptions> = {}): Promise<string> {
  const address = { host: '127.0.0.1', port: 0 }
  const modes = { errors: false, strictClient: false, timeoutMs: 500, now: Date.now, ...address }
  const proxy = await startProxy({
    upstream,
    ...modes,
    onExchange: (exchange) => seen.push(exchange),
    ...options,
  })
  closing.push(proxy.close)
  return proxy.url
}

const json = { 'content-type': 'application/json' }
type Lie = { status?: number; headers?: Record<string, string>; body?: string } | 'hang' | 'reset'
/** A service that answers everything alike. */
async function liar(lie: Lie): Promise<string> {
  const server = http.createServer((request, response) => {
    request.resume()
    if (lie === 'hang') return
    if (lie === 'reset') return void request.socket.destroy()
    response
      .writeHead(lie.status ?? 200, { ...json, 'x-request-id': randomUUID(), ...lie.headers })
      .end(lie.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const send = (url: string, operation: string, body: object) =>
  fetch(`${url}/v1.0/${project}/kms/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': token },
    body: JSON.stringify(body),
  })
const encrypt = (url: string, plain_text = 'a text that nobody may see') =>
  send(url, 'encrypt-data', { key_id: demo.cmk.id, plain_text })
const rules = () => seen.flatMap(({ complaints }) => complaints.map(({ rule }) => rule))

describe('in front of the mock', () => {
  let mock: Mock & { url: string }
  beforeEach(async () => {
    mock = await startMock()
    closing.push(() => mock.close())
  })

  test.each([
    ['a password', password],
    ['a signature', user.accessKeys[0] as SigningKeys],
  ])('passes a client with %s on, and has nothing to say', async (_, credentials) => {
    const kms = createClient({ endpoint: await proxyTo(mock.url), credentials, projectId: project })
    const { key_info } = (
      (await kms.createKey({ key_alias: 'through-the-proxy' })) as { data: { key_info: { key_id: string } } }
    ).data
    const { key_id } = key_info
    const sealed = await kms.encryptData({ key_id, plain_text: 'hello' })
    const opened = await kms.decryptData({ cipher_text: sealed.ok ? sealed.data.cipher_text : '' })
    await kms.createAlias({ key_id, alias: 'alias/proxied' })
    await kms.listAliases({ key_id })
    await kms.createKmsTag({ key_id, tag: { key: 'a b/c', value: 'd' } })
    await kms.deleteTag({ key_id, key: 'a b/c' })
    await kms.listKeyStores({ limit: '3' })
    await kms.scheduleKeyDeletion({ key_id, pending_days: '7' })
    const refused = await kms.encryptData({ key_id, plain_text: 'hello' })

    expect(opened).toMatchObject({ ok: true, data: { plain_text: 'hello' } })
    expect(refused).toMatchObject({ ok: false, error: { name: 'KeyPendingDeletion' } })
    expect(seen.map(({ operation }) => operation)).not.toContain(undefined)
    expect(seen.flatMap(({ complaints, remarks }) => [...complaints, ...remarks])).toEqual([])
  })

  test('a field that is null counts as not given', async () => {
    const url = await proxyTo(mock.url)
    const nothing = { key_id: demo.cmk.id, plain_text: 'hello', encryption_context: null, sequence: null }

    expect((await send(url, 'encrypt-data', nothing)).status).toBe(401) // the token is nobody's
    expect((await send(url, 'encrypt-data', { ...nothing, key_id: null })).status).toBe(401)
    expect(seen.map(({ remarks }) => remarks)).toEqual([[], [expect.stringContaining('required')]])
  })

  test('a wrong request that is refused is a remark, and a violation only if asked', async () => {
    await encrypt(await proxyTo(mock.url), 'x'.repeat(4097))
    expect([rules(), seen[0]?.remarks.length]).toEqual([[], 3])
    await encrypt(await proxyTo(mock.url, { strictClient: true }), 'x'.repeat(4097))
    expect(rules()).toContain('request: plain_text maxLength')
  })

  test.each([
    ['GET', '/v1.0/nowhere', 404],
    ['PATCH', `/v1.0/${project}/kms/encrypt-data`, 404],
    ['GET', '/%ff%fe', 400],
  ])('%s %s is passed on', async (method, path, status) => {
    const answer = await fetch(`${await proxyTo(mock.url)}${path}`, { method })

    expect([answer.status, rules()]).toEqual([status, []])
  })

  test('survives garbage, a client that hangs up, and a body without end', async () => {
    const url = new URL(await proxyTo(mock.url))
    const raw = (bytes: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes))
        socket.setTimeout(100, () => socket.destroy())
        socket.on('data', () => {})
        socket.on('error', () => {})
        socket.on('close', () => resolve())
      })
    await raw('\x16\x03\x01')
    await raw('NONSENSE\r\n\r\n')
    await raw('POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nshort')
    await raw('POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')

    expect((await fetch(`${url.origin}/`)).status).toBe(200)
  })
})

describe('in front of a service that is wrong', () => {
  const right = { key_id: demo.cmk.id, cipher_text: `${'A'.repeat(187)}=` }
  const kms = (error_code: string, error_msg = 'no') => JSON.stringify({ error: { error_code, error_msg } })

  test.each<[string, Lie, string]>([
    ['a missing field', { body: '{}' }, 'body of 200: required of the body'],
    ['a wrong type', { body: JSON.stringify({ ...right, key_id: 1 }) }, 'body of 200: type of /key_id'],
    ['another status', { status: 201, body: JSON.stringify(right) }, 'the status is documented'],
    ['HTML', { body: '<p>', headers: { 'content-type': 'text/html' } }, 'content type of an answer'],
    ['an unknown code', { status: 400, body: kms('KMS.9999') }, 'an error has a code of the catalogue'],
    ['a code with another status', { status: 400, body: kms('KMS.0207') }, 'status of KMS.0207'],
    [
      'another dialect',
      { status: 400, body: '{"error_code":"KMS.0308","error_msg":"x","request_id":"y"}' },
      'form of an error of kms',
    ],
    ['a token in a message', { status: 400, body: kms('KMS.0308', token) }, 'an error repeats no secret'],
    [
      'a plaintext in a message',
      { status: 400, body: kms('KMS.0308', 'not a text that nobody may see') },
      'an error repeats no secret',
    ],
  ])('catches %s', async (_, lie, rule) => {
    const answer = await encrypt(await proxyTo(await liar(lie)))

    expect(rules()).toContain(rule)
    expect(answer.headers.get('x-dewkit-violation')).toBe(String(seen[0]?.complaints.length))
    expect(answer.status).toBe(lie === 'hang' || lie === 'reset' ? 0 : (lie.status ?? 200))
  })

  test('catches a plaintext that is too long in bytes, and accepted', async () => {
    await encrypt(await proxyTo(await liar({ body: JSON.stringify(right) })), 'é'.repeat(2049))

    expect(seen[0]?.complaints).toMatchObject([{ class: 'accepts too much', rule: 'plain_text x-max-bytes' }])
  })

  test('with errors, the client is told in place of the answer', async () => {
    const answer = await encrypt(await proxyTo(await liar({ body: '{}' }), { errors: true }))

    expect(answer.status).toBe(502)
    expect(await answer.json()).toMatchObject({ error_msg: expect.stringContaining('body of 200: required') })
  })

  test.each<[Lie, number]>([
    ['hang', 504],
    ['reset', 502],
  ])('a service that does %s gets the client %i', async (lie, status) => {
    const answer = await encrypt(await proxyTo(await liar(lie)))

    expect([answer.status, Object.keys((await answer.json()) as object).sort()]).toEqual([
      status,
      ['error_code', 'error_msg', 'request_id'],
    ])
  })

  test('a service that is not there gets the client 502', async () => {
    expect((await encrypt(await proxyTo('http://127.0.0.1:9'))).status).toBe(502)
  })
})

describe('what is kept', () => {
  test('no secret is in journal or report', async () => {
    const mock = await startMock()
    closing.push(() => mock.close())
    const summary = createSummary('x')
    const lines: string[] = []
    const url = await proxyTo(mock.url, {
      onExchange: (exchange) => {
        summary.add(exchange)
        lines.push(journalLine(exchange, 0, true))
      },
    })
    const kms = createClient({ endpoint: url, credentials: password, projectId: project })
    const secret = 'a text that nobody may see'
    const sealed = await kms.encryptData({ key_id: demo.cmk.id, plain_text: secret })
    await kms.decryptData({ cipher_text: sealed.ok ? sealed.data.cipher_text : '' })
    const datakey = await kms.createDatakey({ key_id: demo.cmk.id, datakey_length: '512' })
    const random = await kms.genRandom({ random_data_length: '512' })
    await encrypt(url, 'x'.repeat(5000))

    const kept = lines.join('') + JSON.stringify(summary.report()) + summaryText(summary.report())
    const values = [secret, Buffer.from(secret).toString('base64'), user.password, token, 'xxxxxxxx']
    for (const value of [
      ...values,
      datakey.ok && datakey.data.plain_text,
      random.ok && random.data.random_data,
    ])
      expect(kept).not.toContain(value || 'never')
    expect(kept).toContain(sealed.ok && sealed.data.cipher_text)
    expect(lines.every((line) => JSON.parse(line).operation)).toBe(true)
  })

  test('redaction reaches into lists and objects', () => {
    expect(redacted({ a: [{ plain_text: 'x', b: 1 }], pin: { c: 2 } })).toEqual({
      a: [{ plain_text: '[1 characters]', b: 1 }],
      pin: '[hidden]',
    })
  })

  test.each([
    ['POST', `/v1.0/p/kms/encrypt-data`, 'encryptData'],
    ['GET', `/v1.0/p/kms/aliases?limit=1`, 'listAliases'],
    ['GET', `/v1.0/p/kms/tags`, 'listKmsTags'],
    ['GET', `/v1.0/p/kms/some-key/tags`, 'showKmsTags'],
    ['POST', `/v1.0/p/kms/resource_instances/action`, 'listKmsByTags'],
    ['GET', `/`, 'showVersions'],
    ['GET', `/v1.0/p/kms/nothing/at/all`, undefined],
  ])('%s %s is %s', (method, url, expected) => {
    expect(operationAt(method, url)?.contract.id).toBe(expected)
  })
})

describe('dewkit proxy', () => {
  let mock: Mock & { url: string }
  beforeAll(async () => {
    mock = await startMock()
  })
  afterAll(() => mock.close())

  const run = (args: string[]) => {
    const child = spawn(process.execPath, [launcher, 'proxy', ...args], { stdio: 'pipe' })
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => (printed.stdout += chunk))
    child.stderr.on('data', (chunk) => (printed.stderr += chunk))
    const code = new Promise((resolve) => child.on('close', resolve))
    return { child: child as ChildProcess, printed, code }
  }
  const script = (path: string) =>
    `fetch(process.env.DEWKIT_PROXY_URL + '${path}').then((r) => console.log(r.status))`

  test('runs a command, reports, and ends with 0 when nothing was wrong', async () => {
    const folder = temporaryFolder()
    const files = { json: join(folder, 'r.json'), journal: join(folder, 'j.ndjson') }
    const { printed, code } = run([
      mock.url,
      '--port',
      '0',
      '--json',
      files.json,
      '--journal',
      files.journal,
      '--',
      process.execPath,
      '-e',
      script('/'),
    ])

    expect(await code).toBe(0)
    expect(printed.stdout).toMatch(/^200\n[\s\S]*1 requests to[\s\S]*No violation\.\n$/)
    expect(JSON.parse(readFileSync(files.json, 'utf8'))).toMatchObject({
      format: 'dewkit-proxy/1',
      requests: 1,
      findings: [],
    })
    expect(readFileSync(files.journal, 'utf8').trim().split('\n')).toHaveLength(1)
  })

  test('ends with 1 when the service was wrong, and says so at once', async () => {
    const { printed, code } = run([
      await liar({ body: '{}' }),
      '--port',
      '0',
      '--',
      process.execPath,
      '-e',
      script('/'),
    ])

    expect(await code).toBe(1)
    expect(printed.stderr).toMatch(/wrong shape: body of 200: required of the body/)
    expect(printed.stdout).toMatch(/1 violation\.\n$/)
  })

  test.each([
    [['nowhere'], /no URL/],
    [['http://127.0.0.1:1', '--port', 'x'], /whole number/],
    [['http://127.0.0.1:1', '--port', '0', '--journal', '/nowhere/j'], /cannot be written/],
    [['http://127.0.0.1:1', '--port', '0', '--', '/no/such/program'], /cannot be run/],
  ])('%j: one line, exit code 2', async (args, says) => {
    const { printed, code } = run(args)

    expect(await code).toBe(2)
    expect(printed.stderr).toMatch(says)
  })

  test('a command that fails hands its exit code on', async () => {
    expect(await run([mock.url, '--port', '0', '--', process.execPath, '-e', 'process.exit(7)']).code).toBe(7)
  })

  test('ends after so many requests, or when it is told to', async () => {
    const told = run([mock.url, '--port', '0'])
    const counted = run([mock.url, '--port', '0', '--exit-after', '1'])
    const url = async ({ printed }: typeof told) => {
      while (!printed.stderr.includes('->')) await new Promise((resolve) => setTimeout(resolve, 20))
      return /http:\S+/.exec(printed.stderr)?.[0] ?? ''
    }
    await fetch(await url(counted))
    await url(told)
    told.child.kill('SIGTERM')

    expect([await counted.code, await told.code]).toEqual([0, 0])
  })
})
