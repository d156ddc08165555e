/**
 * What a start costs: processor time from the start of the process to the first encrypted answer, and by the clock. In
 * turns, since the machine may have other things to do; without a compile cache. `npm run build` first.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { body, file, urlOf } from './contenders.ts'
import { median } from './measure.ts'

const rounds = Number(process.argv[2] ?? 11)
const built = `require(${JSON.stringify(file('dist/cli.cjs'))}).main(process.argv.slice(1))`
const bare = `import http from 'node:http'
http.createServer((_, response) => response.end('{}')).listen(Number(process.argv[1]), '127.0.0.1')`
const mock = ['mock', '--auth', 'off', '--log-level', 'silent', '--port']
const contenders: Record<string, (port: string) => string[]> = {
  'bare node:http': (port) => ['--input-type=module', '-e', bare, '--', port],
  'mock, from the build': (port) => ['-e', built, '--', ...mock, port],
  'mock, from the sources': (port) => [file('bin/dewkit.cjs'), ...mock, port],
}

/** Nanoseconds that each thread of a process has had. */
const threadTimes = (pid: number) =>
  readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]),
  )

const statusOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    request(url, { method: 'POST', headers, agent: false }, (answer) =>
      resolve(answer.resume().statusCode ?? 0),
    )
      .on('error', () => resolve(0))
      .end(body)
  })

async function started(args: string[], url: string) {
  const from = performance.now()
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  const child = spawn(process.execPath, args, { stdio: 'ignore', env })
  while ((await statusOf(url)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended by itself`)
    await sleep(2)
  }
  const ms = performance.now() - from
  const cpuMs = threadTimes(child.pid ?? 0).reduce((sum, time) => sum + time, 0) / 1e6
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { cpuMs, ms }
}

if (!existsSync(file('dist/cli.cjs'))) throw new Error('there is no build: npm run build')
const seen = new Map(Object.keys(contenders).map((name) => [name, [] as { cpuMs: number; ms: number }[]]))
for (let round = 0; round < rounds; round++)
  for (const [name, argsFor] of Object.entries(contenders)) {
    const port = String(20_000 + ((process.pid * 7 + round * 97 + name.length) % 30_000))
    seen.get(name)?.push(await started(argsFor(port), urlOf(`http://127.0.0.1:${port}`)))
  }
for (const [name, times] of seen) {
  const cpu = times.map(({ cpuMs }) => cpuMs)
  const clock = median(times.map(({ ms }) => ms)).toFixed(0)
  process.stdout.write(
    `${name}: ${median(cpu).toFixed(0)} ms of processor (best ${Math.min(...cpu).toFixed(0)}), ${clock} ms\n`,
  )
}
