import { readFileSync } from 'node:fs'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Case } from '../check/case.ts'
import type { Comparison } from '../check/compare/diff.ts'
import { compareWith, createRecorder, NoRecord } from '../check/compare/record.ts'
import { differencesJson, differencesReport } from '../check/reports/differences.ts'
import { htmlReport } from '../check/reports/html.ts'
import { jsonReport } from '../check/reports/json.ts'
import { junitReport } from '../check/reports/junit.ts'
import { markdownReport } from '../check/reports/markdown.ts'
import { terminalReport } from '../check/reports/terminal.ts'
import { conforms } from '../check/reports/words.ts'
import { CannotRun, type CheckOptions, check, maskOf, type Report } from '../check/run.ts'
import { printable } from '../judge/printable.ts'
import { codeOf, Failure } from '../text/failure.ts'
import { asCalled } from './called.ts'
import { type RunFlags, runOptionsOf } from './check-flags.ts'
import { configured } from './config.ts'
import { allOf, ensureWritable, writeOutput } from './output-file.ts'
import { plannedFor } from './planned-for.ts'
import { progressOn } from './progress.ts'
import { interruption } from './stop.ts'

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
  const cases = plannedFor(options)
  if (flags.list) return printIds(cases)
  ensureWritable(...reportNames.map((name) => flags[name]), flags.record)
  if (options.isDemo)
    process.stderr.write(`${styleText('dim', 'as the demo user of the mock', { stream: process.stderr })}\n`)
  if (flags.against !== undefined) return runAgainst(flags.against, options, flags)
  const recorder = createRecorder(options, maskOf(options))
  const report = await judged(
    { ...options, cases, ...(flags.record && { onCase: recorder.onCase }) },
    flags.progress,
  )
  process.stdout.write(asCalled(terminalReport(report, { hasColour: hasColour() })))
  const record = () => flags.record !== undefined && writeOutput(flags.record, recorder.file())
  allOf(...reportNames.map((name) => () => writeReport(name, report, flags[name])), record)
  process.exitCode = conforms(report) ? 0 : report.findings.length > 0 ? 1 : 2
}

function printIds(cases: readonly Case[]) {
  for (const { id } of cases) process.stdout.write(`${id}\n`)
}

export const hasColour = () => styleText('red', 'x', { stream: process.stdout }) !== 'x'

/** Runs the cases. The first Ctrl-C ends them and tidies up. */
export async function judged(options: CheckOptions, isShown: boolean): Promise<Report> {
  const say = () =>
    process.stderr.write('\nstopping, and deleting what was created; again to leave at once\n')
  const stop = interruption(process, say)
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

const reports = { html: htmlReport, junit: junitReport, json: jsonReport, markdown: markdownReport }

const reportNames = Object.keys(reports) as (keyof typeof reports)[] // keys of a table that is never extended

function writeReport(name: keyof typeof reports, report: Report, file: string | undefined) {
  if (file !== undefined) writeOutput(file, reports[name](report))
}

/** The cases of a record, at another implementation: what counts is where the answers differ. */
async function runAgainst(file: string, options: CheckOptions, flags: Flags) {
  const { options: recorded, result } = readComparison(file, options)
  const { stopped } = await judged({ ...options, ...recorded }, flags.progress)
  if (stopped !== undefined) process.stderr.write(`${printable(stopped)}\n`)
  const comparison = result()
  const sides = { left: file, right: options.endpoint }
  process.stdout.write(differencesReport(comparison, sides, { hasColour: hasColour() }))
  if (flags.json !== undefined) writeOutput(flags.json, differencesJson(comparison, sides))
  process.exitCode = exitCodeOf(comparison, stopped === undefined)
}

/** What did not run could differ. */
export function exitCodeOf({ compared, differences }: Comparison, isWhole: boolean): number {
  if (differences.length > 0) return 1
  return compared > 0 && isWhole ? 0 : 2
}

function readComparison(file: string, options: CheckOptions) {
  try {
    return compareWith(readFileSync(file, 'utf8'), options, maskOf(options))
  } catch (error) {
    if (error instanceof NoRecord) throw new Failure(`${file} is no parity record: ${error.message}`)
    throw new Failure(`${file} cannot be read (${codeOf(error)}): name a file that --record wrote`)
  }
}
