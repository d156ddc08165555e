import { existsSync, readFileSync, statSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { demo, startMock } from '../../mock/index.ts'
import { temporaryFolder } from '../cli/command.ts'
import { type Said, said } from '../support/cli.ts'
import { attacks, hostile, type Peer, packers, packingMock } from '../support/hostile.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function closed<Closable extends { close(): Promise<unknown> }>(starting: Promise<Closable>) {
  const peer = await starting
  closing.push(() => peer.close())
  return peer
}

const project = demo.account.projects[0].id
const token = 'gAAAAABnotAnybodysToken0123456789abcdefghij'
const plain_text = 'nobody may read these words'

type Got = { status: number; headers: http.IncomingHttpHeaders; rawHeaders: string[]; body: Buffer }

/** One encrypt-data, and what came back as it came. */
function asked(url: string, headers: Record<string, string> = {}): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>()
  const going = http.request(`${url}/v1.0/${project}/kms/encrypt-data`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': token, ...headers },
  })
  going.on('error', reject)
  going.on('response', async (response) => {
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk as Buffer) // a stream of bytes gives nothing else
    const { statusCode: status = 0, headers: named, rawHeaders } = response
    resolve({ status, headers: named, rawHeaders, body: Buffer.concat(chunks) })
  })
  going.end(JSON.stringify({ key_id: demo.cmk.id, plain_text }))
  return promise
}

/** Runs the proxy for some requests of a client. */
async function proxied(url: string, args: string[], times = 1): Promise<Said & { got: Got[] }> {
  const got: Promise<Got>[] = []
  const result = await said(
    ['proxy', url, '--port', '0', '--timeout', '1', '--exit-after', `${times}`, ...args],
    (stderr) => {
      const [, address] = /dewkit proxy {2}(\S+) ->/.exec(stderr) ?? []
      if (address && got.length === 0) for (let at = 0; at < times; at += 1) got.push(asked(address))
    },
  )
  return { ...result, got: await Promise.all(got) }
}

/** A service that gives everybody this answer. */
const answering = (bytes: string | Buffer): Promise<Peer> =>
  closed(hostile((socket) => void socket.end(bytes)))
const kmsError = (body: object, headers = '') => {
  const text = JSON.stringify(body)
  return `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n${headers}Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`
}

/** What does not depend on the content: two bytes of a header, and without one the three bits of a block's type. */
const startOf = (packer: string, body: Buffer | undefined) =>
  packer === 'deflate (raw)' ? (body?.[0] ?? 0) & 0b111 : body?.subarray(0, 2)

describe('what the proxy passes on', () => {
  test.each(Object.entries(packers))(
    'packed by %s it judges unpacked, and passes on as it is',
    async (name, pack) => {
      const encoding = name.replace(/ .*/, '')
      const { url } = await closed(packingMock(encoding, pack, { auth: 'off' }))
      const direct = await asked(url)
      const { code, stdout, got } = await proxied(url, [])

      expect([code, stdout]).toEqual([0, expect.stringMatching(/No violation\.\n$/)])
      expect(got[0]?.status).toBe(200)
      expect(got[0]?.headers['content-encoding']).toBe(encoding)
      expect(got[0]?.headers['x-dewkit-violation']).toBeUndefined()
      // It is encrypted anew each time, so that the bytes differ; how they are packed does not.
      expect(startOf(name, got[0]?.body)).toEqual(startOf(name, direct.body))
    },
  )

  test('it leaves the bytes of a packed answer alone, and the names of its headers', async () => {
    const body = packers.gzip?.(Buffer.from('{"error":{"error_code":"KMS.0308","error_msg":"no"}}'))
    if (!body) throw new Error('it is in the table')
    const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nX-Subject-TOKEN: a\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
    const { url } = await answering(Buffer.concat([Buffer.from(head), body]))
    const { got } = await proxied(url, [])

    expect(got[0]?.body).toEqual(body)
    expect(got[0]?.rawHeaders).toContain('X-Subject-TOKEN')
    expect(got[0]?.headers['set-cookie']).toEqual(['a=1', 'b=2'])
  })

  test.each([
    ['a bomb', 'sends a packed bomb'],
    ['what is not packed', 'packs what is not packed'],
  ] as const)('%s is a violation', async (_, name) => {
    const { url } = await closed(hostile(attacks[name]))
    const { code, stdout } = await proxied(url, [])

    expect(code).toBe(1)
    expect(stdout).toContain('the body can be decoded')
  })
})

describe('what the proxy cannot do', () => {
  const silent = () => closed(hostile(attacks['says nothing']))
  const resetting = () => closed(hostile(attacks['resets the connection']))

  test.each<[string, () => Promise<{ url: string }>, RegExp, number]>([
    ['nobody is there', async () => ({ url: 'http://127.0.0.1:9' }), /ECONNREFUSED/, 502],
    ['the upstream hangs', silent, /no whole answer within 1 s/, 504],
    ['the upstream resets', resetting, /ECONNRESET/, 502],
  ])('%s: is counted, said, and ends with 2', async (_, upstream, reason, status) => {
    const { url } = await upstream()
    const json = join(temporaryFolder(), 'report.json')
    const { code, stdout, stderr, got } = await proxied(url, ['--json', json], 2)

    expect(code).toBe(2)
    expect(got.map((each) => each.status)).toEqual([status, status])
    expect(stdout).toMatch(new RegExp(`2 times: no answer from the upstream: ${reason.source}`))
    expect(stdout).toMatch(/Could not tell whether there is a violation: the proxy failed 2 times\.\n$/)
    expect(stderr).toMatch(reason)
    expect(stdout).not.toContain('No violation')
    expect(JSON.parse(readFileSync(json, 'utf8')).failures).toEqual([
      { reason: expect.stringMatching(reason), count: 2 },
    ])
  })

  test('a journal on a full disk: is counted, said, and ends with 2; what passes still passes', async ({
    skip,
  }) => {
    skip(!existsSync('/dev/full'), 'needs /dev/full')
    const { url } = await closed(startMock({ auth: 'off' }))
    const { code, stdout, stderr, got } = await proxied(url, ['--journal', '/dev/full'], 3)

    expect([code, got.map(({ status }) => status)]).toEqual([2, [200, 200, 200]])
    expect(stderr).toContain('the journal /dev/full could not be written (ENOSPC)')
    expect(stdout).toMatch(/the proxy failed 3 times\.\n$/)
  })

  test('a violation is shown, too', async () => {
    let count = 0
    const { url } = await closed(
      hostile((socket) => {
        count += 1
        if (count > 1) socket.resetAndDestroy()
        else socket.end(kmsError({ nothing: 1 }))
      }),
    )
    const { code, stdout } = await proxied(url, [], 2)

    expect(code).toBe(2)
    expect(stdout).toMatch(/violations?: the proxy failed once\.\n$/)
  })

  test('an answer with headers that no server may send gets the client 502', async () => {
    const { url } = await answering(
      Buffer.from(
        'HTTP/1.1 200 OK\r\nX-Odd: a\x01b\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
        'latin1',
      ),
    )
    const { code, got } = await proxied(url, [])

    expect([code, got[0]?.status]).toEqual([2, 502])
  })

  test('a report that cannot be written is refused before anything is passed on', async () => {
    const { code, stderr } = await said(['proxy', 'http://127.0.0.1:9', '--json', '/nowhere/report.json'])

    expect(code).toBe(2)
    expect(stderr).toMatch(/\/nowhere\/report\.json cannot be written \(ENOENT\)/)
    expect(stderr).not.toContain('->')
  })

  test('its own address as upstream is refused', async () => {
    const { code, stderr } = await said(['proxy', 'http://localhost:8011'])

    expect(code).toBe(2)
    expect(stderr).toMatch(
      /http:\/\/localhost:8011 is the proxy itself: choose another port for it with --port/,
    )
  })

  test('an answer to HEAD is not missed for its body', async () => {
    const bytes =
      'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 99\r\nConnection: close\r\n\r\n'
    const { url } = await answering(bytes)
    let asking: Promise<Response> | undefined
    const { code } = await said(['proxy', url, '--port', '0', '--exit-after', '1'], (stderr) => {
      const [, address] = /dewkit proxy {2}(\S+) ->/.exec(stderr) ?? []
      if (address) asking ??= fetch(`${address}/v1.0/p/kms/aliases`, { method: 'HEAD' })
    })

    expect([code, (await asking)?.status]).toEqual([0, 404])
  })

  test('without any request nobody is praised', async () => {
    const args = ['--', process.execPath, '-e', '']
    const { stdout } = await said(['proxy', 'http://127.0.0.1:9', '--port', '0', ...args])

    expect(stdout).toMatch(/Nothing was judged: no request came\.\n$/)
  })
})

describe('what the proxy prints', () => {
  const nasty = '\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u2066\u200f\u061c\u200b\ufeff\u{e0041}\u2028'
  const unseen = /[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff]/

  test('no control, no mark of direction and nothing invisible of what a service says', async () => {
    const folder = temporaryFolder()
    const files = { json: join(folder, 'report.json'), journal: join(folder, 'journal.ndjson') }
    const { url } = await answering(kmsError({ error: { error_code: `KMS${nasty}`, error_msg: nasty } }))
    const { code, all } = await proxied(url, ['--json', files.json, '--journal', files.journal, '--bodies'])

    expect(code).toBe(1)
    const written = Object.values(files).map((file) => readFileSync(file, 'utf8'))
    for (const text of [all, ...written]) expect(text).not.toMatch(unseen)
    expect(all).toContain('KMS\\x1b[2J\\x1b]0;x\\x07\\x9b31m\\u{202e}\\u{2066}')
    expect(JSON.parse(written[1] ?? '').response.error.error_msg).toBe(nasty)
    for (const file of Object.values(files)) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['in a message', (text: string) => kmsError({ error: { error_code: 'KMS.0308', error_msg: text } })],
    ['in a code', (text: string) => kmsError({ error: { error_code: text, error_msg: 'no' } })],
    ['in the name of a field', (text: string) => kmsError({ error: { [text]: 1 } })],
    ['in another form', (text: string) => kmsError({ [text]: [text, { deep: [text] }] })],
  ])('no secret that a service repeats %s', async (_, answer) => {
    const folder = temporaryFolder()
    const files = { json: join(folder, 'report.json'), journal: join(folder, 'journal.ndjson') }
    const { url } = await answering(answer(`you sent ${token} and ${plain_text}`))
    const { all } = await proxied(url, ['--json', files.json, '--journal', files.journal, '--bodies'])

    for (const text of [all, ...Object.values(files).map((file) => readFileSync(file, 'utf8'))]) {
      expect(text).not.toContain(token.slice(0, 16))
      expect(text).not.toContain('these words')
    }
    expect(readFileSync(files.journal, 'utf8')).toContain('[hidden]')
  })

  test('a service that answers something else each time fills no memory', async () => {
    const { createSummary } = await import('../../src/proxy/summary.ts')
    const summary = createSummary('http://127.0.0.1:9')
    for (let count = 0; count < 5000; count += 1) {
      const code = `X${count.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`
      summary.add({
        ...{ operation: undefined, sent: { method: 'GET', path: '/', headers: {} }, remarks: [], ownMs: 0 },
        answer: { status: 400, headers: {}, text: '', ms: 1 },
        complaints: [
          { class: 'wrong shape', rule: code, expected: 'x', got: code, place: '#', basis: 'documented' },
        ],
        failure: `reason ${count}`,
      })
    }

    expect(summary.violations).toBeLessThan(2500)
    expect(summary.report().failures.length).toBeLessThan(200)
    expect(summary.report().failures.reduce((sum, { count }) => sum + count, 0)).toBe(5000)
  })
})
