import type { ErrorName } from '../generated/names.ts'
import type { Complaint } from '../judge/complaint.ts'
import { codeAndStatus, codeOf, gotWords } from '../judge/expected.ts'
import { complaintsAbout } from '../judge/judge.ts'
import type { Answer, Sent } from '../judge/wire.ts'
import { type Contract, isAssumedKeyword, type Schema } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import { type Violation, violationsOf } from '../spec/schema.ts'

/** What is wrong with a request, and with which errors it may be refused. */
export type Fault = { rule: string; errors: readonly ErrorName[]; place: string; isAssumed: boolean }

/** Everything that the contract does not allow in a request; the credentials are the service's business. */
export function faultsOf(contract: Contract, path: Record<string, string>, sent: Sent): Fault[] {
  const query = Object.fromEntries(new URLSearchParams(sent.path.split('?')[1] ?? ''))
  const values: Record<string, Record<string, string>> = { path, query, header: headersOf(sent) }
  const parameters = contract.fields.filter(({ where, name }) => where !== 'body' && name !== 'project_id')
  return [
    ...parameters.flatMap((field): Fault[] => {
      const value = values[field.where]?.[field.where === 'header' ? field.name.toLowerCase() : field.name]
      const fault = { place: field.place, isAssumed: false }
      if (value === undefined)
        return field.required
          ? [{ ...fault, rule: `${field.name} required`, errors: ['MissingParameter'] }]
          : []
      return violationsOf(field.schema, value).map(({ keyword, error }) => ({
        ...fault,
        rule: `${field.name} ${keyword}`,
        errors: [error],
      }))
    }),
    ...(contract.hasBody ? bodyFaults(contract, sent) : []),
  ]
}

const headersOf = ({ headers }: Sent) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function bodyFaults(contract: Contract, sent: Sent): Fault[] {
  const place = `${contract.place}/requestBody`
  const text = sent.body?.toString() ?? ''
  const body = text === '' ? { value: {} } : parsed(text)
  if (!body)
    return [{ rule: 'the body is JSON', errors: [worded(contract, 'InvalidJson')], place, isAssumed: false }]
  const type = headersOf(sent)['content-type'] ?? ''
  const isJson = text === '' || /^application\/json\s*(;|$)/i.test(type)
  const typeFaults: Fault[] = isJson
    ? []
    : [{ rule: 'another content type', errors: [worded(contract, 'InvalidFormat')], place, isAssumed: true }]
  const shape = violationsWithoutNulls(contract.body ?? {}, body.value).map(
    ({ path, keyword, error, isAssumed }) => ({
      ...{ rule: `${path.slice(1).replaceAll('/', '.') || 'body'} ${keyword}`, errors: [error], place },
      isAssumed: isAssumed || isAssumedKeyword(keyword),
    }),
  )
  return [...typeFaults, ...shape]
}

/** What whoever answers for this operation calls a refusal. */
const worded = ({ instead }: Contract, error: ErrorName): ErrorName => instead[error] ?? error

/** What null means in a field no source says. Many libraries write a field so that is not given. */
function violationsWithoutNulls(schema: Schema, body: unknown): Violation[] {
  const violations = violationsOf(schema, body)
  const nulls = violations.filter(({ path }) => path !== '' && isNullAt(body, path))
  if (nulls.length === 0) return violations
  const rest = structuredClone(body)
  for (const { path } of nulls) remove(rest, path)
  return violationsOf(schema, rest)
}

const keysOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

const at = (value: unknown, keys: string[]): unknown =>
  keys.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], value)

const isNullAt = (value: unknown, pointer: string) => at(value, keysOf(pointer)) === null

function remove(value: unknown, pointer: string) {
  const keys = keysOf(pointer)
  const parent = at(value, keys.slice(0, -1))
  // A null in a list is an entry of it.
  if (!Array.isArray(parent)) delete (parent as Record<string, unknown>)[keys.at(-1) ?? '']
}

/** What the service did wrong, seen from the request and its answer. */
export function violationsIn(
  contract: Contract | undefined,
  faults: readonly Fault[],
  sent: Sent,
  answer: Answer,
): Complaint[] {
  const about = complaintsAbout(contract, sent, answer)
  const [fault] = faults.filter(({ isAssumed }) => !isAssumed)
  if (!fault || answer.status < 200 || answer.status >= 300) return about
  const expected = fault.errors.map(codeAndStatus).join(' or ')
  return [
    {
      class: 'accepts too much',
      rule: fault.rule,
      expected,
      got: gotWords(answer),
      place: fault.place,
      basis: 'documented',
    },
    ...about,
  ]
}

/** What the client did wrong, in words; a test that wants a refusal does it on purpose. */
export const remarksOn = (faults: readonly Fault[], answer: Answer): string[] =>
  faults.map(({ rule }) => `${rule}: answered ${answer.status} ${codeOf(answer)}`.trimEnd())
