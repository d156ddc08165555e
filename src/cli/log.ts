import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import pretty from 'pino-pretty'
import type { SignatureReport } from '../../mock/auth/authenticate.ts'
import { printableLines } from '../judge/printable.ts'
import type { LogLevel } from './mock-flags.ts'

/** Readable lines on stderr; none at all, and no cost, when silent. Tells errors only until somebody sets its level. */
export function createLogger(level: LogLevel): FastifyBaseLogger | undefined {
  if (level === 'silent') return undefined
  const stream = pretty({
    destination: process.stderr.fd,
    sync: true,
    colorize: process.stderr.isTTY && process.stderr.hasColors(),
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname,reqId,project',
    messageFormat: ({ msg, project }) => printableLines(withProject(String(msg ?? ''), project)),
    customPrettifiers: { client: fields, server: fields },
  })
  return pino({ level: 'error', base: null }, stream)
}

const withProject = (line: string, project: unknown) =>
  typeof project === 'string' ? line.replace(':project_id', () => project) : line

/** One value a line, a text of several lines as a block. */
function fields(values: string | object): string {
  const lines = Object.entries(values as Required<SignatureReport>['client']).map(([name, value]) => {
    const text = printableLines(value)
    return text.includes('\n') ? `  ${name}:\n${text.replace(/^/gm, '    ')}` : `  ${name}: ${text}`
  })
  return `\n${lines.join('\n')}`
}
