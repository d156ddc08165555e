import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mock } from '../../mock/index.ts'
import type { Received, Sent } from './sent.ts'

const root = join(import.meta.dirname, '../..')

/**
 * With DEWKIT_TEST_VIA=prism every request goes through `prism proxy --errors` in front of the mock. An answer that
 * breaks the contract comes back as a 500 of Prism, and the test fails. Prism's own check of the request is off, since
 * the refusals of the mock are what is judged.
 */
export const viaPrism = process.env.DEWKIT_TEST_VIA === 'prism'

/** For `skip(...beyondPrism)`: Prism answers itself what has no route, no credentials or no JSON. */
export const beyondPrism = [viaPrism, 'Prism would answer instead of the mock'] as const

/** Runs of a property: fewer when each takes ten times as long. */
export const runs = (most: number) => ({ numRuns: viaPrism ? Math.ceil(most / 10) : most })

type Proxy = { url: string; serve: (app: Mock['app']) => void }

/** One for all test files of a process. */
let proxy: Promise<Proxy> | undefined

export const throughPrism = viaPrism
  ? async (app: Mock['app'], { method, url, headers = {}, payload }: Sent): Promise<Received> => {
      proxy ??= startProxy()
      const { url: base, serve } = await proxy
      serve(app)
      await app.ready()
      const body =
        payload === undefined ? {} : { body: typeof payload === 'string' ? payload : new Uint8Array(payload) }
      const response = await fetch(base + url, { method, headers, ...body })
      const text = await response.text()
      if (text.includes('stoplight.io/prism')) throw new Error(`Prism objects to ${method} ${url}: ${text}`)
      const answered = Object.fromEntries(response.headers)
      return {
        status: response.status,
        text,
        headers: answered,
        body: text === '' ? undefined : JSON.parse(text),
      }
    }
  : undefined

/** Prism in front of a port that hands each request to the mock of the running test. */
async function startProxy(): Promise<Proxy> {
  let current: Mock['app'] | undefined
  const upstream = createServer((request, response) => current?.routing(request, response))
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  // The last test file of the process does not know that it is the last.
  upstream.unref()
  return {
    url: await spawnPrism(`http://127.0.0.1:${port}`),
    serve: (app) => {
      current = app
    },
  }
}

/**
 * A command line that ends when nobody holds its stdin any more, however the process that held it has ended, and takes the
 * folder of its document along.
 */
const bound = `
  process.on('exit', () => require('fs').rmSync(require('path').dirname(process.argv[3]), { recursive: true }))
  process.stdin.on('close', () => process.exit()).resume()
  require(process.argv[1])`

async function spawnPrism(upstream: string): Promise<string> {
  const port = await freePort()
  const cli = join(root, 'node_modules/@stoplight/prism-cli/dist/index.js')
  // A copy: Prism would begin anew in the middle of a test when somebody generates the contract meanwhile.
  const document = join(mkdtempSync(join(tmpdir(), 'dewkit-prism-')), 'openapi.json')
  copyFileSync(join(root, 'src/generated/openapi.json'), document)
  const options = ['--errors', '--validate-request=false', '--host', '127.0.0.1', '--port', String(port)]
  const child = spawn(process.execPath, ['-e', bound, cli, 'proxy', document, upstream, ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const url = `http://127.0.0.1:${port}`
  await new Promise<void>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      if (output.includes('Prism is listening')) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', (code) => reject(new Error(`Prism ended with ${code}: ${output}`)))
  })
  for (const each of [child, child.stdin, child.stdout, child.stderr] as { unref?(): void }[]) each.unref?.()
  return url
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
