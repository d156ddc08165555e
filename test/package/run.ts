import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Runs a program to its end, as somebody does who has that Node and not ours. */
export async function ran(cwd: string, node: string, ...args: string[]): Promise<Ended> {
  const child = spawn(node, args, { cwd, env: environmentWith(node), stdio: ['ignore', 'pipe', 'pipe'] })
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}

export const environmentWith = (node: string): NodeJS.ProcessEnv => ({
  PATH: `${dirname(node)}:/usr/bin:/bin`,
  HOME: process.env.HOME,
  NODE_DISABLE_COMPILE_CACHE: '1',
})

/** Writes a program into a project, and runs it. */
export function ranText(cwd: string, node: string, name: string, content: string): Promise<Ended> {
  writeFileSync(join(cwd, name), content)
  return ran(cwd, node, name)
}

/** A mock that has said where it is. */
export async function mockRunning(cwd: string, node: string, ...args: string[]) {
  const child = spawn(node, ['node_modules/dewkit/bin/dewkit.cjs', 'mock', '--port', '0', ...args], {
    cwd,
    env: environmentWith(node),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (chunk) => (complained += chunk))
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(`the mock ended: ${complained}`)))
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [found] = /https?:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
      if (found && said.includes('Ctrl-C')) resolve(found)
    })
  })
  const end = () =>
    new Promise<number | null>((resolve) => {
      child.removeAllListeners('exit').on('exit', resolve)
      child.kill('SIGTERM')
    })
  return { url, said: () => said, complained: () => complained, end }
}
