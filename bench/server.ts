import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, body, type Contender, json, plaintext, post, urlOf } from './contenders.ts'
import { onServerCore } from './machine.ts'

export type Server = {
  name: string
  pid: number
  url: string
  headers: Record<string, string>
  /** From the start of the process to its first 200 on encrypt-data, getting credentials included. */
  startMs: number
  stop: () => Promise<void>
}

const PATIENCE_MS = 120_000
const running = new Set<ChildProcess>()

/** Ends every server at once, whatever it is doing. */
export function killAll() {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts a contender as a process of its own. Throws if it does not answer, or not with what it should. */
export async function startServer(contender: Contender): Promise<Server> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const { child, pid, end, stop } = launch(contender, port)
  try {
    const { headers, answer } = await Promise.race([firstAnswer(contender, base), end])
    const startMs = performance.now() - startedAt
    await check(contender, answer, base)
    return { name: contender.name, pid, url: urlOf(base), headers, startMs, stop }
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`${contender.name}: ${error instanceof Error ? error.message : error}`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function launch({ program = process.execPath, command, cwd }: Contender, port: number) {
  const child = spawn(...onServerCore(program, command(port)), {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(cwd && { cwd }),
  })
  running.add(child)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const exit = once(child, 'exit').finally(() => running.delete(child))
  const end = exit.then(([code]): never => {
    throw new Error(`ended by itself, exit code ${code}\n${said}`)
  })
  end.catch(() => {})
  const stop = async () => {
    // Politely first: Node keeps its compile cache only when a process ends well, and a user's mock has one.
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 2000)
    await exit
    clearTimeout(late)
  }
  return { child, pid: child.pid ?? 0, end, stop }
}

/** Asks until somebody listens. */
async function firstAnswer(contender: Contender, base: string) {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      const headers = { ...json, ...(await contender.credentials(base)) }
      return { headers, answer: (await post(urlOf(base), headers, body)) as Answer }
    } catch (error) {
      if (!isRefused(error)) throw error
      if (performance.now() > deadline) throw new Error(`no answer within ${PATIENCE_MS / 1000} s`)
      await sleep(2)
    }
  }
}

const isRefused = (error: unknown) =>
  error instanceof TypeError && (error.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED'

async function check({ decrypt }: Contender, answer: Answer, base: string) {
  if (decrypt && (await decrypt(answer, base)) !== plaintext)
    throw new Error('the answer does not decrypt to the plaintext')
}
