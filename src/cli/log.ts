import { writeSync } from 'node:fs'
import { styleText } from 'node:util'
import type { FastifyBaseLogger } from 'fastify'
import { printable, printableLines } from '../judge/printable.ts'
import { codeOf } from '../text/failure.ts'
import type { LogFormat, LogLevel } from './mock-flags.ts'

/** As pino numbers them, which log collectors know. */
const levels = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: Number.POSITIVE_INFINITY,
}
type Level = keyof typeof levels
type Fields = Record<string, unknown>
type Shared = { level: Level; write: (level: Level, fields: Fields, says: string) => void }

/** Lines on stderr; none at all, and no cost, when silent. Tells errors only until somebody sets its level. */
export function createLogger(level: LogLevel, format: LogFormat): FastifyBaseLogger | undefined {
  if (level === 'silent') return undefined
  const write = format === 'json' ? writeJson : writePretty
  return loggerOf({ level: 'error', write }, {})
}

/** Its children have its level. */
function loggerOf(shared: Shared, bound: Fields): FastifyBaseLogger {
  const at =
    (level: Level) =>
    (what: unknown, says?: unknown): void => {
      if (levels[level] < levels[shared.level]) return
      const fields = what instanceof Error ? { err: what } : typeof what === 'object' ? { ...what } : {}
      const message = typeof what === 'string' ? what : (says ?? (what as Error | null)?.message ?? '')
      shared.write(level, { ...bound, ...fields }, String(message))
    }
  return {
    get level() {
      return shared.level
    },
    set level(level: string) {
      if (Object.hasOwn(levels, level)) shared.level = level as Level // it is one
    },
    ...{ trace: at('trace'), debug: at('debug'), info: at('info') },
    ...{ warn: at('warn'), error: at('error'), fatal: at('fatal'), silent: () => {} },
    child: (bindings: Fields) => loggerOf(shared, { ...bound, ...bindings }),
  }
}

function writeJson(level: Level, fields: Fields, msg: string) {
  const { err, ...rest } = fields
  const error =
    err instanceof Error ? { err: { type: err.name, message: err.message, stack: err.stack } } : {}
  put(`${JSON.stringify({ level: levels[level], time: Date.now(), ...rest, ...error, msg })}\n`)
}

const colours = {
  trace: 'dim',
  debug: 'blue',
  info: 'green',
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
} as const
const hidden = ['reqId', 'project', 'err']

function writePretty(level: Level, fields: Fields, message: string) {
  const colour = level === 'silent' ? 'dim' : colours[level]
  const word = styleText(colour, level.toUpperCase(), { stream: process.stderr })
  const said = printableLines(withProject(message, fields.project))
  const error = fields.err instanceof Error ? `\n${indented(printableLines(fields.err.stack ?? ''))}` : ''
  const shown = Object.entries(fields).filter(([name]) => !hidden.includes(name))
  const rest = shown.map(([name, value]) => `\n    ${printable(name)}: ${textOf(value)}`).join('')
  put(`[${timeOf(new Date())}] ${word}: ${said}${error}${rest}\n`)
}

const withProject = (line: string, project: unknown) =>
  typeof project === 'string' ? line.replace(':project_id', () => project) : line

const timeOf = (date: Date) => {
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${parts.join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** One value a line, a text of several lines as a block. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return printableLines(String(value))
  const lines = Object.entries(value).map(([name, each]) => {
    const text = printableLines(typeof each === 'string' ? each : JSON.stringify(each))
    return text.includes('\n') ? `  ${name}:\n${indented(text)}` : `  ${name}: ${text}`
  })
  return `\n${indented(lines.join('\n'))}`
}

const indented = (text: string) => text.replace(/^/gm, '    ')

/** At once: what was said before an end is what explains it. Nobody may be there to read it. */
function put(text: string) {
  try {
    writeSync(process.stderr.fd, text)
  } catch (error) {
    if (codeOf(error) !== 'EPIPE' && codeOf(error) !== 'EAGAIN') throw error
  }
}
