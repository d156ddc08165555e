import { createMask } from '../judge/mask.ts'
import { printableJson } from '../judge/printable.ts'
import { secrets } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import type { Exchange } from './proxy.ts'

const mask = createMask([], secrets.fields)
/** A text in a body; what is longer tells nobody anything. */
const mostText = 64 * 1024

/** One line of JSON about an exchange, without secrets; bodies only when they are asked for. */
export function journalLine(exchange: Exchange, at: number, hasBodies: boolean): string {
  const { operation, sent, answer, complaints, remarks, failure } = exchange
  const hide = (text: string) =>
    text.length > mostText ? `[${text.length} characters]` : mask.hide(text, exchange)
  const shown = (text: string) => shownOf(text, hide)
  const bodies = () => ({ request: shown(sent.body?.toString() ?? ''), response: shown(answer.text) })
  return `${printableJson({
    at: new Date(at).toISOString(),
    ...{
      operation,
      method: sent.method,
      path: hide(sent.path),
      status: answer.status,
      ms: Math.round(answer.ms * 10) / 10,
      failure,
    },
    violations: complaints.map(({ class: category, rule, expected, got }) => ({
      class: category,
      rule,
      expected,
      got,
    })),
    remarks,
    ...(hasBodies && bodies()),
  })}\n`
}

type Hide = (text: string) => string

/** A body that is no JSON may hold anything, so only its length is told. */
function shownOf(text: string, hide: Hide): unknown {
  if (text === '') return undefined
  const body = parsed(text)
  return body ? redacted(body.value, hide) : `${text.length} characters`
}

/** The values of the fields that openapi/secrets.yaml names become their length. `hide` has the say on all other texts. */
export function redacted(value: unknown, hide: Hide = (text) => text): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((entry) => redacted(entry, hide))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      hide(name),
      secrets.fields.includes(name) ? hidden(inner) : redacted(inner, hide),
    ]),
  )
}

const hidden = (value: unknown) => `[${typeof value === 'string' ? `${value.length} characters` : 'hidden'}]`
