import { readFileSync } from 'node:fs'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Case } from '../check/case.ts'
import { planned } from '../check/plan.ts'
import { compareWith, createRecorder, NoRecord } from '../check/record.ts'
import { differencesJson, differencesReport } from '../check/reports/differences.ts'
import { htmlReport } from '../check/reports/html.ts'
import { jsonReport } from '../check/reports/json.ts'
import { junitReport } from '../check/reports/junit.ts'
import { markdownReport } from '../check/reports/markdown.ts'
import { terminalReport } from '../check/reports/terminal.ts'
import { conforms } from '../check/reports/words.ts'
import { CannotRun, type CheckOptions, check, type Report } from '../check/run.ts'
import { type RunFlags, runOptionsOf } from './check-flags.ts'
import { configured } from './config.ts'
import { codeOf, Failure } from './failure.ts'
import { writeOutput } from './output-file.ts'
import { progressOn } from './progress.ts'

type Flags = RunFlags & {
  config?: string
  html?: string
  junit?: string
  json?: string
  markdown?: string
  record?: string
  against?: string
  list?: boolean
  progress: boolean
}

export async function runCheck(url: string | undefined, command: Command): Promise<void> {
  const endpoint = await configured(command, command.opts<Flags>().config, url)
  const flags = command.opts<Flags>()
  const options = runOptionsOf(endpoint, flags)
  if (flags.list) return printIds(options)
  const cases = plannedFor(options)
  if (options.isDemo)
    process.stderr.write(`${styleText('dim', 'as the demo user of the mock', { stream: process.stderr })}\n`)
  if (flags.against !== undefined) return runAgainst(flags.against, options, flags)
  const recorder = createRecorder(options)
  const report = await judged(
    { ...options, cases, ...(flags.record && { onCase: recorder.onCase }) },
    flags.progress,
  )
  process.stdout.write(terminalReport(report, { hasColour: hasColour() }))
  writeReports(report, flags)
  if (flags.record !== undefined) writeOutput(flags.record, recorder.file())
  process.exitCode = conforms(report) ? 0 : report.findings.length > 0 ? 1 : 2
}

export const hasColour = () => styleText('red', 'x', { stream: process.stdout }) !== 'x'

function printIds(options: CheckOptions) {
  for (const { id } of planned(options)) process.stdout.write(`${id}\n`)
}

/** A misspelt word would check nothing, and find nothing wrong with that. */
function plannedFor(options: CheckOptions): readonly Case[] {
  const cases = planned(options)
  if (cases.length > 0) return cases
  const asked = [...options.replay, ...options.only].join(', ')
  throw new Failure(`no case fits ${asked || 'what is left'}: --list shows the ids of all cases`)
}

/** Runs the cases, until the first Ctrl-C. */
export async function judged(options: CheckOptions, isShown: boolean): Promise<Report> {
  const stop = stopping()
  const progress = progressOn(process.stderr, isShown)
  try {
    return await check({ ...options, signal: stop.signal, onProgress: progress.show })
  } catch (error) {
    if (error instanceof CannotRun) throw new Failure(error.message)
    throw error
  } finally {
    progress.clear()
    stop.forget()
  }
}

/** The first Ctrl-C lets the cases under way end and cleans up; the second one ends at once. */
function stopping() {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write('\nstopping, and deleting what was created; again to leave at once\n')
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    },
  }
}

const reports = { html: htmlReport, junit: junitReport, json: jsonReport, markdown: markdownReport }

function writeReports(report: Report, flags: Flags) {
  for (const [name, make] of Object.entries(reports)) {
    const file = flags[name as keyof typeof reports]
    if (file !== undefined) writeOutput(file, make(report))
  }
}

/** The cases of a record, at another implementation: what counts is where the answers differ. */
async function runAgainst(file: string, options: CheckOptions, flags: Flags) {
  const { options: recorded, result } = readComparison(file, options)
  const { stopped } = await judged({ ...options, ...recorded }, flags.progress)
  const comparison = result()
  const sides = { left: file, right: options.endpoint }
  process.stdout.write(differencesReport(comparison, sides, { hasColour: hasColour() }))
  if (flags.json !== undefined) writeOutput(flags.json, differencesJson(comparison, sides))
  process.exitCode = comparison.differences.length > 0 ? 1 : stopped === undefined ? 0 : 2
}

function readComparison(file: string, options: CheckOptions) {
  try {
    return compareWith(readFileSync(file, 'utf8'), options)
  } catch (error) {
    if (error instanceof NoRecord) throw new Failure(`${file} is no parity record: ${error.message}`)
    throw new Failure(`${file} cannot be read (${codeOf(error)}): name a file that --record wrote`)
  }
}
