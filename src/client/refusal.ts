import { type ErrorName, errors } from '../generated/errors.ts'
import type { Refusal } from './types.ts'

export type Answer = { status: number; headers: Headers; text: string }

/** Reads a refusal in any of the three dialects: KMS (nested), gateway (flat), Keystone (numbers for codes). */
export function refusalOf(answer: Answer, now: number): Refusal {
  const { status, headers, text } = answer
  const body = fieldsOf(parseJson(text)?.value)
  const error = body.error === undefined ? body : fieldsOf(body.error)
  const code = textOf(error.error_code ?? error.code)
  const message = textOf(error.error_msg ?? error.message)
  const wait = retryAfterSeconds(headers.get('Retry-After'), now)
  return {
    name: nameOf({ code, status, message }),
    code,
    status,
    message: message || `The answer has status ${status} and is no error of this API.`,
    requestId: headers.get('X-Request-Id') ?? textOf(body.request_id),
    ...(wait !== undefined && { retryAfterSeconds: wait }),
  }
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const names = Object.keys(errors) as ErrorName[] // keys of a table that is never extended
const fixedPart = (name: ErrorName) => errors[name].message.split('{', 1).join('')

/** Errors that share a code differ in message; one that nobody documented has at least a code and a status. */
function nameOf({ code, status, message }: Pick<Refusal, 'code' | 'status' | 'message'>): Refusal['name'] {
  // A dedicated gateway writes APIG for APIGW.
  const wanted = code.replace(/^APIG\./, 'APIGW.')
  const known = names.filter((name) => String(errors[name].code) === wanted)
  const [closest] = known
    .filter((name) => message.startsWith(fixedPart(name)))
    .sort((a, b) => fixedPart(b).length - fixedPart(a).length)
  return closest ?? known.find((name) => errors[name].status === status) ?? known[0] ?? 'Unknown'
}

/** Retry-After is a number of seconds or, from proxies, a date. */
function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header)) return Number(header)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {} // any object has such fields

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
