import type { Complaint } from '../check/complaint.ts'
import { type Contract, contractOf, isAssumedKeyword, operationIds } from '../check/contract.ts'
import { codeOf, gotWords } from '../check/expected.ts'
import { parsed } from '../check/json.ts'
import { complaintsAbout } from '../check/judge.ts'
import { violationsOf } from '../check/schema.ts'
import type { Answer, Sent } from '../check/wire.ts'
import { type ErrorName, errors } from '../generated/errors.ts'

/** What is wrong with a request, and with which errors it may be refused. */
export type Fault = { rule: string; errors: readonly ErrorName[]; place: string; isAssumed: boolean }

const routes = operationIds
  .map((id) => ({ contract: contractOf(id), parts: contractOf(id).path.split('/') }))
  // A literal segment wins over a parameter.
  .sort((a, b) => parametersIn(a.parts) - parametersIn(b.parts))

function parametersIn(parts: string[]): number {
  return parts.filter((part) => part.startsWith('{')).length
}

/** The operation that a method and path name, with the values of its path. */
export function operationAt(
  method: string,
  url: string,
): { contract: Contract; path: Record<string, string> } | undefined {
  const given = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '').split('/')
  const found = routes.find(
    ({ contract, parts }) =>
      contract.method === method &&
      parts.length === given.length &&
      parts.every((part, at) => part === given[at] || (part.startsWith('{') && given[at] !== '')),
  )
  if (!found) return undefined
  const named = found.parts.flatMap((part, at) =>
    part.startsWith('{') ? [[part.slice(1, -1), decoded(given[at] ?? '')]] : [],
  )
  return { contract: found.contract, path: Object.fromEntries(named) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

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
    return [
      { rule: 'the body is JSON', errors: ['InvalidJson', 'IdentityBodyInvalid'], place, isAssumed: false },
    ]
  const type = headersOf(sent)['content-type'] ?? ''
  const isJson = text === '' || /^application\/json\s*(;|$)/i.test(type)
  const typeFaults: Fault[] = isJson
    ? []
    : [{ rule: 'another content type', errors: ['InvalidFormat'], place, isAssumed: true }]
  const shape = violationsOf(contract.body ?? {}, body.value).map(({ path, keyword, error, isAssumed }) => ({
    ...{ rule: `${path.slice(1).replaceAll('/', '.') || 'body'} ${keyword}`, errors: [error], place },
    isAssumed: isAssumed || isAssumedKeyword(keyword),
  }))
  return [...typeFaults, ...shape]
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
  const expected = fault.errors
    .map((name) => `${errors[name].status} ${errors[name].code} (${name})`)
    .join(' or ')
  return [
    {
      class: 'accepts too much',
      rule: fault.rule,
      expected,
      got: gotWords(answer),
      place: fault.place,
      origin: 'documented',
    },
    ...about,
  ]
}

/** What the client did wrong, in words; a test that wants a refusal does it on purpose. */
export const remarksOn = (faults: readonly Fault[], answer: Answer): string[] =>
  faults.map(({ rule }) => `${rule}: answered ${answer.status} ${codeOf(answer)}`.trimEnd())
