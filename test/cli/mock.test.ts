import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { answersIn, dial } from '../support/raw.ts'
import {
  type Answer,
  call,
  ended,
  mockRunning,
  type Running,
  temporaryFile,
  temporaryFolder,
  without,
} from './command.ts'

const shell = without('bash', 'curl')
const key_id = demo.cmk.id

describe.concurrent('dewkit mock', () => {
  test('says all that a client needs, in plain text', async () => {
    const mock = await mockRunning()
    const [user] = demo.account.users
    const needed = [
      mock.url,
      demo.account.projects[0].id,
      user.password,
      user.accessKeys[0].ak,
      user.accessKeys[0].sk,
      key_id,
    ]

    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    for (const each of [...needed, 'cn-north-4', 'dewkit-demo', 'alias/demo', 'for tests only', 'Ctrl-C']) {
      expect(mock.stdout()).toContain(each)
    }
    expect(mock.stdout()).not.toContain('\x1b')
    expect(mock.stderr()).toBe('')
  })

  test.for([
    ['--auth strict', 401, 401],
    ['--auth lenient', 200, 401],
    ['--auth off', 200, 200],
    ['--tls', 0, 0],
  ] as const)(
    'prints curl lines that work as pasted, with %s',
    async ([options, anyToken, none], { skip }) => {
      skip(...shell)
      const mock = await mockRunning(...options.split(' '))
      const pasted = await ended('bash', ['-c', `${mock.curl().trimEnd()} -w ' %{http_code}'`])

      expect(pasted).toMatchObject({ code: 0, stderr: '' })
      expect(pasted.stdout).toMatch(
        new RegExp(`^{"key_id":"${key_id}","cipher_text":"[A-Za-z0-9+/]+=*"} 200$`),
      )
      if (options === '--tls') return
      expect((await call(mock.url, 'describe-key', { key_id }, { 'X-Auth-Token': 'any' })).status).toBe(
        anyToken,
      )
      expect((await call(mock.url, 'describe-key', { key_id })).status).toBe(none)
    },
  )

  test('limits calls with --tps', async () => {
    const { url } = await mockRunning('--auth', 'off', '--tps', '1')
    const calls = await Promise.all(
      Array.from({ length: 50 }, () => call(url, 'encrypt-data', { key_id, plain_text: 'x' })),
    )

    // A slow machine may need more than one second for them, and not fifty.
    expect([...new Set(calls.map(({ status }) => status))].sort()).toEqual([200, 429])
  })

  test('locks an access key with --ak-lockout', async () => {
    const { url } = await mockRunning('--ak-lockout')

    expect(await distinctRefusals(url)).toBe(2)
  })

  test('logs nothing when silent, and locks no access key unless told to', async () => {
    const mock = await mockRunning('--log-level', 'silent')

    expect(await distinctRefusals(mock.url)).toBe(1)
    await mock.end('SIGTERM')
    expect(mock.stderr()).toBe('')
  })

  test('shows the keys of a seed file, and none of its secrets', async () => {
    const seed = temporaryFile('seed.yaml', seedText)
    const { stdout, stderr } = await mockRunning('--seed', seed)

    expect(stdout()).toMatch(
      /7d6f3a52-4c0e-4a6e-9a51-2f0c8b7e1d10 {2}cn-north-7 {2}orders {2}AES_256 {2}\(disabled\) alias\/orders bills/,
    )
    expect(stdout()).toContain('1 more account')
    for (const secret of ['Alice-Passw0rd', 'alice-secret', '000102'])
      expect(stdout() + stderr()).not.toContain(secret)
  })

  test('warns when others can connect', async () => {
    const open = await mockRunning('--host', '0.0.0.0')
    const closed = await mockRunning('--host', 'localhost')

    expect(open.stderr()).toMatch(/^Warning: .*demo credentials\.\n/)
    expect(open.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(closed.stderr()).toBe('')
    expect(closed.url).toMatch(/^http:\/\/localhost:\d+$/)
  })

  test('lets pages call with --cors, and warns of *', async () => {
    const origins = ['http://localhost:5173', 'http://app.example']
    const some = await mockRunning('--auth', 'off', '--cors', ...origins)
    const every = await mockRunning('--auth', 'off', '--cors', '*')
    const statusOf = async (mock: Running, Origin: string) =>
      (await call(mock.url, 'describe-key', { key_id }, { Origin })).status

    for (const origin of origins) expect(await statusOf(some, origin)).toBe(200)
    expect(await statusOf(some, 'http://evil.example')).toBe(403)
    expect(await statusOf(every, 'http://evil.example')).toBe(200)
    await some.end('SIGTERM')
    expect(some.stderr()).toContain('called by a page of http://evil.example, which is refused: --cors')
    expect(every.stderr()).toMatch(/^Warning: every page .* --cors ORIGIN names one\.\n/)
  })

  test('answers to a name with --allow-host', async () => {
    const { url } = await mockRunning('--auth', 'off', '--allow-host', 'kms', 'kms.internal')
    const statusOf = async (host: string) => {
      const request = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
      return answersIn(await dial(url, request).closed)[0]?.status
    }

    expect(await statusOf('kms:8010')).toBe(200)
    expect(await statusOf('kms.internal')).toBe(200)
    expect(await statusOf('evil.example')).toBe(403)
  })

  test('logs one line a request, and what it would have signed, without control characters', async () => {
    const mock = await mockRunning()
    await call(
      mock.url,
      'describe-key',
      { key_id },
      { Authorization: wrongSignature, 'X-Sdk-Date': sdkDate(), 'X-Odd': 'a\x9bb' },
    )
    await fetch(`${mock.url}/v1.0/%1b%5b31m/kms/aliases`)
    await mock.end('SIGTERM')

    expect(mock.stderr()).toMatch(
      /WARN: signature refused\n(.*\n)*? +canonicalRequest:\n +POST\n +\/v1\.0\/0123/,
    )
    expect(mock.stderr()).toContain('x-odd:a\\x9bb\n')
    expect(mock.stderr()).toMatch(
      /INFO: POST \/v1\.0\/0123456789abcdef0123456789abcdef\/kms\/describe-key 401 SignatureMismatch/,
    )
    expect(mock.stderr()).toContain('GET /v1.0/\\x1b[31m/kms/aliases 401')
  })
})

describe('dewkit mock, told to stop,', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s, whoever is connected', async (signal) => {
    const mock = await mockRunning()
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))

    expect(await mock.end(signal)).toBe(0)
  })
})

describe.concurrent('dewkit mock --data', () => {
  test('has kept every answered key when it is killed, and a seeded one as it was', async () => {
    const data = temporaryFolder()
    const seed = temporaryFile('seed.json', JSON.stringify({ keys: [{ key_alias: 'invoices' }] }))
    const options = ['--auth', 'off', '--data', data, '--seed', seed]
    const seeded = (mock: Running) => /(\S+) {2}cn-north-4 {2}invoices/.exec(mock.stdout())?.[1]
    const first = await mockRunning(...options)
    const old = await call(first.url, 'encrypt-data', { key_id: seeded(first), plain_text: 'old' })
    const { body } = await call(first.url, 'create-key', { key_alias: 'late' })
    expect(await first.end('SIGKILL')).toBe('SIGKILL')

    const second = await mockRunning(...options)
    const late = await call(second.url, 'encrypt-data', { key_id: body.key_info?.key_id, plain_text: 'new' })
    const decrypted = async ({ body: { cipher_text } }: Answer) =>
      (await call(second.url, 'decrypt-data', { cipher_text })).body.plain_text

    expect(await decrypted(late)).toBe('new')
    expect(await decrypted(old)).toBe('old')
    expect(seeded(second)).toBe(seeded(first))
    expect(second.stdout()).toContain(`kept in ${data}`)
  })
})

const wrongSignature = `SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=host;x-odd;x-sdk-date, Signature=${'0'.repeat(64)}`
const sdkDate = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '')

/** How many different answers seven wrong signatures get. */
async function distinctRefusals(url: string): Promise<number> {
  const headers = { Authorization: wrongSignature, 'X-Sdk-Date': sdkDate() }
  const messages = new Set<unknown>()
  for (let time = 0; time < 7; time++)
    messages.add((await call(url, 'describe-key', { key_id }, headers)).body.error_msg)
  return messages.size
}

const seedText = `
accounts:
  - domain: acme
    users: [{ name: alice, password: Alice-Passw0rd, access_keys: [{ ak: ALICEACCESSKEY000001, sk: alice-secret }] }]
    projects: [{ name: cn-north-7 }]
keys:
  - key_alias: orders
    project: cn-north-7
    key_id: 7d6f3a52-4c0e-4a6e-9a51-2f0c8b7e1d10
    key_state: disabled
    aliases: [alias/orders, bills]
    material: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
`
