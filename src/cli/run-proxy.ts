import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { styleText } from 'node:util'
import { journalLine } from '../proxy/journal.ts'
import { type Exchange, startProxy } from '../proxy/proxy.ts'
import { createSummary, summaryText } from '../proxy/summary.ts'
import { codeOf, Failure } from './failure.ts'
import { writeOutput } from './output-file.ts'
import { failureOfStart } from './start-failure.ts'

type Flags = {
  port: number
  host: string
  timeout: number
  errors?: boolean
  strictClient?: boolean
  journal?: string
  bodies?: boolean
  json?: string
  exitAfter?: number
}

/** Runs until it is told to stop, has seen enough, or the command ends. */
export async function runProxy(upstream: string, words: string[], flags: Flags): Promise<void> {
  if (!/^https?:$/.test(URL.parse(upstream)?.protocol ?? ''))
    throw new Failure(`${upstream} is no URL: write it with http:// or https://`)
  if (flags.journal !== undefined) writeOutput(flags.journal, '', { isPrivate: true })
  const summary = createSummary(upstream)
  const enough = Promise.withResolvers<number>()
  const live = liveLine(summary)
  const proxy = await started(upstream, flags, (exchange) => {
    if (flags.journal !== undefined)
      appendFileSync(flags.journal, journalLine(exchange, Date.now(), flags.bodies === true))
    live.seen(summary.add(exchange).length > 0, exchange)
    if (flags.exitAfter !== undefined && summary.requests >= flags.exitAfter) enough.resolve(0)
  })
  process.stderr.write(
    `${styleText('bold', 'dewkit proxy', { stream: process.stderr })}  ${proxy.url} -> ${upstream}\n`,
  )
  const code = await (words.length > 0
    ? commandEnded(words, proxy.url)
    : Promise.race([stopped(), enough.promise])
  ).finally(proxy.close)
  live.end()
  const report = summary.report()
  process.stdout.write(summaryText(report))
  if (flags.json !== undefined)
    writeOutput(flags.json, `${JSON.stringify({ format: 'dewkit-proxy/1', ...report }, null, 1)}\n`)
  process.exitCode = code !== 0 ? code : report.findings.length > 0 ? 1 : 0
}

async function started(upstream: string, flags: Flags, onExchange: (exchange: Exchange) => void) {
  try {
    const { host, port, timeout } = flags
    const modes = { errors: flags.errors === true, strictClient: flags.strictClient === true }
    return await startProxy({ upstream, host, port, timeoutMs: timeout * 1000, ...modes, onExchange })
  } catch (error) {
    throw failureOfStart(error, flags)
  }
}

const stopped = () =>
  new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0))
  })

function commandEnded([command = '', ...args]: string[], url: string): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DEWKIT_PROXY_URL: url } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Failure(`${command} cannot be run (${codeOf(error)})`)))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** On a terminal one line that is rewritten; elsewhere a line for each new finding. */
function liveLine(summary: ReturnType<typeof createSummary>) {
  const { stderr } = process
  let shownAt = 0
  return {
    seen(isNew: boolean, { complaints }: Exchange) {
      const [complaint] = complaints
      if (isNew && complaint)
        stderr.write(
          `${stderr.isTTY ? '\r\x1b[K' : ''}${styleText('red', complaint.class, { stream: stderr })}: ${complaint.rule}: expected ${complaint.expected}, got ${complaint.got}\n`,
        )
      if (!stderr.isTTY || performance.now() - shownAt < 100) return
      shownAt = performance.now()
      stderr.write(`\r\x1b[K${summary.requests} requests, ${summary.violations} violations`)
    },
    end: () => void (stderr.isTTY && stderr.write('\r\x1b[K')),
  }
}
