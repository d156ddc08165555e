import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Case } from '../check/case.ts'
import { compare } from '../check/compare/diff.ts'
import { createObserver } from '../check/compare/observe.ts'
import { differencesJson, differencesReport, type Sides } from '../check/reports/differences.ts'
import { maskOf } from '../check/run.ts'
import { printable } from '../judge/printable.ts'
import { Failure } from '../text/failure.ts'
import { type RunFlags, runOptionsOf } from './check-flags.ts'
import { ensureWritable, writeOutput } from './output-file.ts'
import { plannedFor } from './planned-for.ts'
import { exitCodeOf, hasColour, judged } from './run-check.ts'
import { flagsOfSide, type Side } from './side-flags.ts'

type Flags = RunFlags & { messages?: boolean; json?: string; progress: boolean } & Record<string, unknown>

export async function runDiff(sides: Sides, command: Command): Promise<void> {
  const flags = command.opts<Flags>()
  const optionsOf = (side: Side) => {
    const { flags: own, environment } = flagsOfSide(flags, side, sides)
    return runOptionsOf(sides[side], own, environment)
  }
  const [left, right] = [optionsOf('left'), optionsOf('right')]
  const cases = plannedFor(left)
  ensureWritable(flags.json)
  // One after the other: both could be one service, where they would take each other's CMKs.
  const seen = {
    left: await seenBy('LEFT', { ...left, cases }, flags.progress),
    right: await seenBy('RIGHT', { ...right, cases }, flags.progress),
  }
  const comparison = compare(seen.left.cases, seen.right.cases, { messages: flags.messages === true })
  const reasons = { left: seen.left.skipped, right: seen.right.skipped }
  process.stdout.write(differencesReport(comparison, sides, { hasColour: hasColour(), reasons }))
  if (flags.json !== undefined) writeOutput(flags.json, differencesJson(comparison, sides))
  const isWhole = seen.left.stopped === undefined && seen.right.stopped === undefined
  process.exitCode = exitCodeOf(comparison, isWhole)
}

type Options = Parameters<typeof judged>[0] & { cases: readonly Case[]; isDemo: boolean }

async function seenBy(side: string, options: Options, isShown: boolean) {
  const note = options.isDemo ? ', as the demo user of the mock' : ''
  const words = `${side} ${options.endpoint}${note}`
  process.stderr.write(`${styleText('dim', words, { stream: process.stderr })}\n`)
  const { cases, onCase } = createObserver(maskOf(options))
  const { stopped, skipped } = await judged({ ...options, bail: 0, onCase }, isShown)
  if (stopped !== undefined) process.stderr.write(`${side} ended early: ${printable(stopped)}\n`)
  if (stopped === 'it was interrupted') throw new Failure('nothing was compared: it was interrupted')
  return { cases, skipped, stopped }
}
