import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { styleText } from 'node:util'
import { printable } from '../judge/printable.ts'
import { journalLine } from '../proxy/journal.ts'
import { type Exchange, startProxy } from '../proxy/proxy.ts'
import { createSummary, summaryJson, summaryText } from '../proxy/summary.ts'
import { codeOf, Failure } from '../text/failure.ts'
import { isLoopback } from './credentials.ts'
import { ensureWritable, writeOutput } from './output-file.ts'
import { refuseSecretsIn } from './secrets-in-url.ts'
import { failureOfStart } from './start-failure.ts'
import { interruption } from './stop.ts'
import { applyTrust, ownEnvironment, type TrustFlags } from './trust.ts'

type Flags = TrustFlags & {
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
  const url = URL.parse(upstream)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(`${upstream} is no URL: write it with http:// or https://`)
  refuseSecretsIn(url)
  applyTrust(flags)
  if (isItself(upstream, flags))
    throw new Failure(`${upstream} is the proxy itself: choose another port for it with --port`)
  ensureWritable(flags.json)
  if (flags.journal !== undefined) writeOutput(flags.journal, '')
  const summary = createSummary(upstream)
  const enough = Promise.withResolvers<number>()
  const live = liveLine(summary)
  const journal = journalIn(flags, summary)
  const proxy = await started(upstream, flags, (exchange) => {
    journal(exchange)
    live.seen(summary.add(exchange).length > 0, exchange)
    if (flags.exitAfter !== undefined && summary.requests >= flags.exitAfter) enough.resolve(0)
  })
  process.stderr.write(
    `${styleText('bold', 'dewkit proxy', { stream: process.stderr })}  ${proxy.url} -> ${upstream}\n`,
  )
  const code = await (words.length > 0
    ? commandEnded(words, { ...ownEnvironment(flags), DEWKIT_PROXY_URL: proxy.url })
    : Promise.race([stopped(), enough.promise])
  ).finally(proxy.close)
  live.end()
  const report = summary.report()
  process.stdout.write(summaryText(report))
  if (flags.json !== undefined) writeOutput(flags.json, summaryJson(report))
  process.exitCode = code !== 0 ? code : summary.hasFailed ? 2 : report.findings.length > 0 ? 1 : 0
}

/** A journal with gaps is said at once and in the end: what passes is still passed on and judged. */
function journalIn({ journal, bodies }: Flags, summary: ReturnType<typeof createSummary>) {
  let hasFailed = false
  let isTorn = false
  return (exchange: Exchange) => {
    if (journal === undefined) return
    try {
      // After a line that was written in part there is none to go on in.
      appendFileSync(journal, (isTorn ? '\n' : '') + journalLine(exchange, Date.now(), bodies === true))
      isTorn = false
    } catch (error) {
      const reason = `the journal ${journal} could not be written (${codeOf(error)})`
      summary.fail(reason)
      if (!hasFailed) process.stderr.write(`${printable(reason)}\n`)
      hasFailed = true
      isTorn = true
    }
  }
}

/** Each request would become another one. */
function isItself(upstream: string, { port, host }: Flags): boolean {
  const { port: given, protocol } = new URL(upstream)
  const isHere = isLoopback(upstream) || new URL(upstream).hostname === host
  return isHere && port === Number(given || (protocol === 'https:' ? 443 : 80))
}

async function started(upstream: string, flags: Flags, onExchange: (exchange: Exchange) => void) {
  try {
    const { host, port, timeout } = flags
    const modes = { errors: flags.errors === true, strictClient: flags.strictClient === true }
    return await startProxy({
      upstream,
      host,
      port,
      timeoutMs: timeout * 1000,
      now: Date.now,
      ...modes,
      onExchange,
    })
  } catch (error) {
    throw failureOfStart(error, flags)
  }
}

const stopped = () =>
  new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0))
  })

function commandEnded([command = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env })
  // A second Ctrl-C ends us at once, and with us whoever does not listen to the first.
  process.on('exit', () => child.kill('SIGKILL'))
  interruption(process, (signal) => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Failure(`${command} cannot be run (${codeOf(error)})`)))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const mostTold = 20

/** On a terminal one line that is rewritten; elsewhere a line for each new finding. */
function liveLine(summary: ReturnType<typeof createSummary>) {
  const { stderr } = process
  const told = new Set<string>()
  let shownAt = 0
  return {
    seen(isNew: boolean, { complaints, failure }: Exchange) {
      const [complaint] = complaints
      const clear = stderr.isTTY ? '\r\x1b[K' : ''
      if (isNew && complaint) {
        const { class: kind, rule, expected, got } = complaint
        const words = printable(`${rule}: expected ${expected}, got ${got}`)
        stderr.write(`${clear}${styleText('red', kind, { stream: stderr })}: ${words}\n`)
      }
      if (failure !== undefined && !told.has(failure) && told.size < mostTold) {
        told.add(failure)
        stderr.write(`${clear}no answer from the upstream: ${printable(failure)}\n`)
      }
      if (!stderr.isTTY || performance.now() - shownAt < 100) return
      shownAt = performance.now()
      stderr.write(`\r\x1b[K${summary.requests} requests, ${summary.violations} violations`)
    },
    end: () => void (stderr.isTTY && stderr.write('\r\x1b[K')),
  }
}
