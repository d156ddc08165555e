import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { demo } from '../../mock/auth/accounts.ts'
import { type OperationId, operations } from '../../src/generated/operations.ts'

const launcher = join(import.meta.dirname, '../../bin/dewkit.cjs')
export const project = demo.account.projects[0].id

/** A process of dewkit mock that is killed and started again at one port. */
export class MockProcess {
  readonly url: string
  kills = 0
  readonly #args: string[]
  #child: ChildProcess | undefined
  #said = ''

  private constructor(port: number, args: string[]) {
    this.url = `http://127.0.0.1:${port}`
    const common = ['--auth', 'off', '--tps', '0', '--log-level', 'error', '--port', String(port)]
    this.#args = [launcher, 'mock', ...common, ...args]
  }

  static async at(...args: string[]): Promise<MockProcess> {
    return new MockProcess(await freePort(), args)
  }

  /** Starts it, again and again while it cannot. */
  async start() {
    for (let tries = 1; tries <= 60; tries += 1) {
      if (await this.#started()) return
      await pause(500)
    }
    throw new Error(`a mock does not start: ${this.#said}`)
  }

  #started(): Promise<boolean> {
    const child = spawn(process.execPath, this.#args, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    this.#said = ''
    return new Promise((resolve) => {
      child.stderr.on('data', (chunk) => {
        this.#said += chunk
      })
      child.stdout.on('data', (chunk) => String(chunk).includes('Ctrl-C') && resolve(true))
      child.on('exit', () => resolve(false))
    })
  }

  kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.kills += 1
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
    return new Promise((resolve) => {
      child.on('exit', () => resolve())
      child.kill(signal)
    })
  }
}

export type Reply =
  | { known: true; status: number; body: Record<string, unknown> }
  /** Nobody knows whether it was done. */
  | { known: false }

/** Calls an operation. A refusal is known to have done nothing; an internal error or a broken connection is not. */
export async function call(
  { url }: { url: string },
  id: OperationId,
  body?: object,
  path: Record<string, string> = {},
  query = '',
): Promise<Reply> {
  const { method, path: template } = operations[id]
  const values: Record<string, string> = { project_id: project, ...path }
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  try {
    const response = await fetch(`${url}${address}${query}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(15_000),
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (response.status >= 500) return { known: false }
    return { known: true, status: response.status, body: text === '' ? {} : JSON.parse(text) }
  } catch {
    return { known: false }
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
