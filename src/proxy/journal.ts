import { secrets } from '../check/contract.ts'
import { parsed } from '../check/judge.ts'
import type { Exchange } from './proxy.ts'

/** One line of JSON about an exchange, without secrets; bodies only when they are asked for. */
export function journalLine(exchange: Exchange, at: number, hasBodies: boolean): string {
  const { operation, sent, answer, complaints, remarks } = exchange
  const bodies = { request: shown(sent.body?.toString() ?? ''), response: shown(answer.text) }
  return `${JSON.stringify({
    at: new Date(at).toISOString(),
    ...{
      operation,
      method: sent.method,
      path: sent.path,
      status: answer.status,
      ms: Math.round(answer.ms * 10) / 10,
    },
    violations: complaints.map(({ class: kind, rule, expected, got }) => ({
      class: kind,
      rule,
      expected,
      got,
    })),
    remarks,
    ...(hasBodies && bodies),
  })}\n`
}

/** A body that is no JSON may hold anything, so only its length is told. */
function shown(text: string): unknown {
  if (text === '') return undefined
  const body = parsed(text)
  return body ? redacted(body.value) : `${text.length} characters`
}

/** The values of the fields that openapi/secrets.yaml names become their length. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secrets.fields.includes(name) ? hidden(inner) : redacted(inner),
    ]),
  )
}

const hidden = (value: unknown) => `[${typeof value === 'string' ? `${value.length} characters` : 'hidden'}]`
