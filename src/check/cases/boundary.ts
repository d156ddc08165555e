import type { ErrorName } from '../../generated/names.ts'
import type { Expected } from '../../judge/expected.ts'
import type { Request } from '../../judge/kms.ts'
import { type Contract, type Field, isAssumedKeyword, isErrorName, type Schema } from '../../spec/contract.ts'
import { knows } from '../../spec/generation.ts'
import { violationsOf } from '../../spec/schema.ts'
import type { Case } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { probe, sendChanged } from './probe.ts'
import { sampleOf, strangerOf } from './samples.ts'

/** Both sides of each boundary of each field, one field at a time. */
export function boundaryCases(contract: Contract): Case[] {
  const { fields } = contract
  return [
    ...fields.filter(isChangeable).flatMap((field) => fieldCases(contract, field)),
    ...fields
      .filter(({ required, where }) => required && where !== 'path')
      .map((field) => absentCase(contract, field)),
    ...wholeBodyCases(contract),
  ]
}

const isChangeable = ({ name, where }: Field) => name !== 'project_id' && where !== 'header'

function fieldCases(contract: Contract, field: Field): Case[] {
  const candidates = candidatesOf(
    field.schema,
    refers(contract, field) ? strangerOf(field.schema) : sampleOf(field.schema),
  ).filter(({ value }) => value !== null && canSend(field, value))
  const seen = new Set<string>()
  const acceptances = new Map<string, number>()
  return candidates.flatMap((candidate) => {
    const place = field.where === 'body' ? '' : `${field.where} `
    const id = `${contract.id}/${place}${field.name} ${candidate.note}`.slice(0, 200)
    if (seen.has(id)) return []
    seen.add(id)
    const entry = fieldCase(contract, field, candidate, id)
    if (entry.mayBeAccepted && !knows(contract, field.name, candidate.value)) return []
    if (entry.mayBeAccepted && isTarget(contract, field)) return []
    if (entry.mayBeAccepted && recipeOf(contract.id).creates) {
      const count = (acceptances.get(entry.constraint) ?? 0) + 1
      acceptances.set(entry.constraint, count)
      if (count > mostCreations && candidate.keyword !== 'enum') return []
    }
    return [entry]
  })
}

/** The examples of the documentation may exist, or be those of the mock. */
const refers = ({ id }: Contract, { name }: Field) =>
  [...(recipeOf(id).bound ?? []), ...(recipeOf(id).opaque ?? [])].includes(name)

/** What a request that changes something names might exist, and belong to somebody: it is never guessed. */
const isTarget = ({ id }: Contract, { name }: Field) =>
  recipeOf(id).once === true && /(^|_)id$|^alias(es)?$|^key$/.test(name) && !/^(hsm_)?cluster_id$/.test(name)

/** CMKs are dear: so many for each constraint, but for the values of an enumeration. */
const mostCreations = 2

/** In a path or a query there are only texts, and in a path no empty one. */
function canSend({ where }: Field, value: unknown): boolean {
  if (where === 'body') return true
  if (typeof value !== 'string' && typeof value !== 'number') return false
  return where === 'query' || !/^\.{0,2}$/.test(String(value))
}

function fieldCase(contract: Contract, field: Field, { keyword, note, value }: Candidate, id: string): Case {
  const faults = faultsOf(contract, field, field.where === 'body' ? value : String(value))
  const blamed =
    faults.find((fault) => keyword.endsWith(fault.keyword))?.keyword ?? faults[0]?.keyword ?? keyword
  const expected = expectedOf(contract, field, faults)
  return probe({
    ...{ id, kind: 'boundary', operation: contract.id, expected },
    constraint: `${field.name} ${blamed}`,
    says: `${contract.id} with a ${field.name} that ${note}`,
    place: `${field.place}/${blamed}`,
    basis: faults.some(({ isAssumed }) => isAssumed) || isAssumedKeyword(blamed) ? 'assumed' : 'documented',
    act: (tools) =>
      sendChanged(tools, contract.id, expected, (request) => {
        setField(request, field, value)
        return undefined
      }),
  })
}

const setField = (request: Request, { where, name }: Field, value: unknown) => {
  const part = request[where] as Record<string, unknown> // the body of an operation with fields is an object
  part[name] = value
}

function faultsOf(contract: Contract, field: Field, value: unknown) {
  if (field.where !== 'body') return violationsOf(field.schema, value)
  return violationsOf(contract.body ?? {}, { ...sampleBody(contract), [field.name]: value })
}

const bodies = new WeakMap<Contract, Record<string, unknown>>()
/** The required fields of a body, each with a value that fits. */
export function sampleBody(contract: Contract): Record<string, unknown> {
  const required = contract.fields.filter((field) => field.where === 'body' && field.required)
  const body =
    bodies.get(contract) ?? Object.fromEntries(required.map(({ name, schema }) => [name, sampleOf(schema)]))
  bodies.set(contract, body)
  return body
}

function expectedOf(contract: Contract, field: Field, faults: { error: ErrorName }[]): Expected {
  if (faults.length > 0) return { outcome: 'refused', errors: [...new Set(faults.map(({ error }) => error))] }
  const recipe = recipeOf(contract.id)
  if (recipe.opaque?.includes(field.name) || recipe.incomplete) return { outcome: 'understood', not: [] }
  if (recipe.bound?.includes(field.name)) return { outcome: 'understood', not: errorsIn(field.schema) }
  return { outcome: 'accepted' }
}

/** Every error that a schema names for a malformed value. */
function errorsIn(schema: Schema): ErrorName[] {
  const named = schema['x-error']
  const own = typeof named === 'object' ? Object.values(named) : [named ?? 'InvalidParameter']
  return own.filter(isErrorName)
}

function absentCase(contract: Contract, field: Field): Case {
  const body = Object.fromEntries(
    Object.entries(sampleBody(contract)).filter(([name]) => name !== field.name),
  )
  const errors: ErrorName[] =
    field.where === 'body'
      ? [...new Set(violationsOf(contract.body ?? {}, body).map(({ error }) => error))]
      : [requiredError(field.schema)]
  const expected: Expected = { outcome: 'refused', errors }
  return probe({
    ...{ id: `${contract.id}/without ${field.name}`, kind: 'boundary', operation: contract.id, expected },
    constraint: `${field.name} required`,
    says: `${contract.id} without its required ${field.name}`,
    place: `${field.place}`,
    basis: 'documented',
    act: (tools) =>
      sendChanged(tools, contract.id, expected, (request) => {
        delete (request[field.where] as Record<string, unknown>)[field.name]
        return undefined
      }),
  })
}

function requiredError({ 'x-error': named }: Schema): ErrorName {
  const error = typeof named === 'object' ? (named.required ?? named.default) : undefined
  return error !== undefined && isErrorName(error) ? error : 'MissingParameter'
}

const wholes: [note: string, body: unknown][] = [
  ['a list', []],
  ['a text', 'dewkit'],
  ['a number', 7],
  ['null', null],
]

/** The body as a whole: another type, and a field that nobody knows. */
function wholeBodyCases(contract: Contract): Case[] {
  const { body: schema } = contract
  if (!schema) return []
  const place = `${contract.place}/requestBody`
  const cases: [id: string, constraint: string, change: (body: unknown) => unknown][] = [
    ...wholes.map(([note, body]): [string, string, () => unknown] => [
      `body is ${note}`,
      'body type',
      () => body,
    ]),
  ]
  if (schema.additionalProperties === false)
    cases.push([
      'unknown field',
      'body additionalProperties',
      (body) => ({ ...(body as object), unheard_of: 1 }),
    ])
  return cases.map(([note, constraint, change]) => {
    const faults = violationsOf(schema, change(sampleBody(contract)))
    const expected: Expected = { outcome: 'refused', errors: [...new Set(faults.map(({ error }) => error))] }
    return probe({
      ...{
        id: `${contract.id}/${note}`,
        kind: 'boundary',
        operation: contract.id,
        constraint,
        place,
        expected,
      },
      says: `${contract.id} with a body that has or is ${note.replace('body is ', '')}`,
      basis: faults.some(({ keyword }) => isAssumedKeyword(keyword)) ? 'assumed' : 'documented',
      act: (tools) =>
        sendChanged(tools, contract.id, expected, (request) => {
          request.body = change(request.body)
          return undefined
        }),
    })
  })
}
