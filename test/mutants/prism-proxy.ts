import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { checkAt } from '../support/checked.ts'
import type { Mutant } from './mutant.ts'

const root = join(import.meta.dirname, '..', '..')

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // it listens on a port
      server.close(() => resolve(port))
    })
  })

/** Passes everything on to whichever upstream is set: Prism takes one address for its whole life. */
async function startSwitch() {
  const state = { upstream: '' }
  const server = http.createServer((request, response) => {
    const { method, headers, url } = request
    const passed = http.request(state.upstream + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  return { state, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function ready(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('Prism does not start')
}

/** Prism's proxy over the same contract, with the traffic of the checker: what it says against the answers. */
export async function startPrismProxy() {
  const upstream = await startSwitch()
  const port = await freePort()
  const options = ['--port', String(port), '--host', '127.0.0.1', '--validate-request=false', '-v', 'silent']
  const prism = join(root, 'node_modules/.bin/prism')
  const child = spawn(prism, ['proxy', 'src/generated/openapi.json', upstream.url, ...options], {
    cwd: root,
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`

  /** The places and kinds of the violations that Prism reports, each with its case. */
  async function complaints(mutantUrl: string, { operations }: Mutant): Promise<Set<string>> {
    upstream.state.upstream = mutantUrl
    const said = new Set<string>()
    const note = (id: string, header = '') => {
      for (const [, location, code] of header.matchAll(/"location":(\[[^\]]*\]).*?"code":"([^"]*)"/g))
        if (location?.includes('"response"')) said.add(`${location} ${code} in ${id}`)
    }
    await checkAt(url, {
      ...{
        only: operations ? [...operations, 'scenario'] : [],
        maxCases: 60,
        maxTimeMs: 2_500,
        timeoutMs: 3000,
      },
      onCase: ({ id }, attempts) => {
        for (const { answer } of attempts) note(id, answer.headers['sl-violations'])
      },
    }).catch(() => undefined)
    return said
  }

  const close = () => {
    child.kill()
    upstream.close()
  }
  return {
    url,
    complaints,
    ready: () => ready(url, child),
    setUpstream: (to: string) => {
      upstream.state.upstream = to
    },
    close,
  }
}
