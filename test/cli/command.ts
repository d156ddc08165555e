import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { demo } from '../../mock/index.ts'

export const root = join(import.meta.dirname, '../..')
export const launcher = join(root, 'bin/dewkit.cjs')

/** For `skip(...)`: nothing that a test of ours needs, but people paste into it. */
export const without = (...commands: string[]): [boolean, string] => {
  const missing = commands.filter((command) => spawnSync(command, ['--version']).error)
  return [missing.length > 0, `needs ${missing.join(' and ')}`]
}

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Runs a command to its end. */
export async function ended(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}

export const dewkit = (...args: string[]) => ended(process.execPath, [launcher, ...args])

/** What a file's tests leave, newest last. They run side by side: starting a process is mostly waiting. */
const leftovers: (() => unknown)[] = []
afterAll(async () => {
  for (const remove of leftovers.reverse()) await remove()
})

/** A folder that goes with the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function temporaryFile(name: string, content: string): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

export type Running = {
  url: string
  /** What it has printed so far. */
  stdout: () => string
  stderr: () => string
  /** The lines to paste into a shell. */
  curl: () => string
  /** Sends the signal. Gives the exit code, or the signal that ended the process. */
  end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>
}

/** Starts `dewkit mock` at a free port, and waits until it has said all that it says at first. */
export async function mockRunning(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [launcher, 'mock', '--port', '0', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  leftovers.push(() => endOf(child, 'SIGTERM'))
  const printed = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => (printed.stderr += chunk))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed.stdout += chunk
      if (printed.stdout.includes('Ctrl-C')) resolve()
    })
    child.on('exit', () => reject(new Error(`the mock ended: ${printed.stderr}`)))
  })
  return {
    url: /https?:\/\/[^\s']+/.exec(printed.stdout)?.[0] ?? '',
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    curl: () => /Try it.*\n((?: .*\n)+)/.exec(printed.stdout)?.[1] ?? '',
    end: (signal) => endOf(child, signal),
  }
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode
  const result = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, by) => resolve(code ?? by))
  })
  child.kill(signal)
  return result
}

const project = demo.account.projects[0].id

export type Answer = {
  status: number
  /** Of several operations: a test reads what it knows to be there. */
  body: { [field: string]: unknown; key_info?: { key_id: string } }
}

/** Calls an operation of the demo project, without credentials. */
export async function call(
  url: string,
  operation: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/v1.0/${project}/kms/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}
