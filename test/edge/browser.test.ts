import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { demo, type MockOptions, startMock } from '../../mock/index.ts'

const executablePath = '/usr/bin/chromium'
const isWanted = existsSync(executablePath) || process.env.DEWKIT_TEST_BROWSER === '1'
const root = join(import.meta.dirname, '../..')
const [user] = demo.account.users
const password = {
  ...{ user: user.name, password: user.password },
  ...{ domain: demo.account.name, project: demo.account.projects[0].name },
}

const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
  ...['--no-first-run', '--disable-component-update', '--disable-sync'],
  '--host-resolver-rules=MAP evil.example 127.0.0.1',
]

/** The typed client as it is, served to pages with its types taken off. */
async function servePages(): Promise<{ origin: string; close: () => void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    if (url === '/')
      return response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>a page</title>')
    if (!/^\/src\/(client|generated)\/[\w-]+\.ts$/.test(url)) return response.writeHead(404).end()
    const source = await readFile(join(root, url), 'utf8')
    return response.setHeader('Content-Type', 'text/javascript').end(stripTypeScriptTypes(source))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a port, and no pipe
  return { origin: `http://localhost:${port}`, close: () => server.close() }
}

/** What a page does: sign in, encrypt, decrypt. Its last line is what it tells. */
const script = (endpoint: string, credentials: object) => `(async () => {
  const { createClient } = await import('/src/client/index.ts')
  const kms = createClient({ endpoint: '${endpoint}', region: '${password.project}', credentials: ${JSON.stringify(credentials)} })
  const sealed = await kms.encryptData({ key_id: 'alias/demo', plain_text: 'hello' })
  const opened = sealed.ok && (await kms.decryptData({ cipher_text: sealed.data.cipher_text }))
  return { text: opened.ok && opened.data.plain_text, request: sealed.headers?.get('X-Request-Id') }
})().catch((error) => ({ failure: String(error) }))`

describe('in a browser', () => {
  const running = {} as { browser: Browser; pages: Awaited<ReturnType<typeof servePages>> }
  beforeAll(async () => {
    if (!isWanted) return
    running.pages = await servePages()
    running.browser = await chromium.launch({ executablePath, args, chromiumSandbox: false, timeout: 0 })
  })
  afterAll(async () => {
    await running.browser?.close()
    running.pages?.close()
  })

  const mockWith = async (options: MockOptions) => {
    const mock = await startMock(options)
    onTestFinished(() => mock.close())
    return mock
  }
  const tell = async (address: string, expression: string) => {
    const page = await running.browser.newPage()
    onTestFinished(() => page.close())
    const response = await page.goto(address, { timeout: 0 })
    return { status: response?.status(), told: await page.evaluate(expression) }
  }
  const reason = `needs ${executablePath}; DEWKIT_TEST_BROWSER=1 insists on it`

  test.for([
    ['user and password', password],
    ['AK/SK', { ak: user.accessKeys[0].ak, sk: user.accessKeys[0].sk }],
  ] as const)(
    'a page of an allowed origin signs in with %s, encrypts and decrypts',
    async ([, credentials], { skip }) => {
      skip(!isWanted, reason)
      const { origin } = running.pages
      const { url } = await mockWith({ cors: [origin] })

      expect((await tell(origin, script(url, credentials))).told).toEqual({
        text: 'hello',
        request: expect.stringMatching(/^[0-9a-f]{32}$/),
      })
    },
  )

  test('a page of another origin learns nothing', async ({ skip }) => {
    skip(!isWanted, reason)
    const { url } = await mockWith({ cors: ['http://localhost:1'] })

    expect((await tell(running.pages.origin, script(url, password))).told).toEqual({
      failure: expect.stringContaining('fetch'),
    })
  })

  test('a name that its owner lets point here is refused, also to its own pages', async ({ skip }) => {
    skip(!isWanted, reason)
    const { url } = await mockWith({ auth: 'off' })
    const evil = url.replace('127.0.0.1', 'evil.example')
    const call = `fetch('/v1.0/${demo.account.projects[0].id}/kms/encrypt-data', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key_id: 'alias/demo', plain_text: 'a' }),
    }).then((response) => response.status)`

    expect(await tell(evil, call)).toEqual({ status: 403, told: 403 })
    expect(await tell(url, call)).toEqual({ status: 200, told: 200 })
  })
})
