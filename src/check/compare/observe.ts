import { codeOf } from '../../judge/expected.ts'
import type { Attempt } from '../../judge/kms.ts'
import { createMask, type Mask } from '../../judge/mask.ts'
import type { Answer } from '../../judge/wire.ts'
import { type Contract, contractOf, errorSchema, type Schema } from '../../spec/contract.ts'
import { parsed } from '../../spec/json.ts'
import type { Case } from '../case.ts'
import type { Outcome } from '../report.ts'
import { type MayTell, merged, type Shape, shapeOf } from './shape.ts'
import { createNormaliser, partsOf, stringsIn, type Values } from './values.ts'

/** One exchange without its values. */
export type Observation = {
  /** `-` for a request that belongs to none. */
  operation: string
  status: number
  code: string
  /** Documented headers that the answer has. */
  headers: string[]
  type: 'json' | 'none' | 'other'
  body: Shape
}

/** What a comparison of two runs knows beyond that. It is never written to a record. */
export type Detail = { code: string; message: string; values: Values }
export type Observed = Observation & { detail?: Detail }

/** What became of the cases of a run, in their order. */
export type Observations = Map<string, 'skipped' | Observed[]>

/** Gathers what the cases of a run show: its `onCase` is that of CheckOptions. `mask` knows the secrets of the run. */
export function createObserver(mask: Mask = createMask()) {
  const cases: Observations = new Map()
  return {
    cases,
    onCase(entry: Case, attempts: readonly Attempt[], outcome: Outcome) {
      cases.set(entry.id, outcome === 'skipped' ? outcome : observationsOf(entry, attempts, mask))
    },
  }
}

export function observationsOf(
  entry: Pick<Case, 'isUnordered'>,
  attempts: readonly Attempt[],
  mask: Mask = createMask(),
): Observed[] {
  const normaliser = createNormaliser()
  const all = attempts
    .filter(({ isContended }) => !isContended)
    .map((attempt) => observed(attempt, normaliser, mask))
  return entry.isUnordered ? unordered(all) : pagesFolded(all)
}

function observed(attempt: Attempt, { valuesOf }: ReturnType<typeof createNormaliser>, mask: Mask): Observed {
  const { operation, sent, answer } = attempt
  const contract = operation && contractOf(operation)
  const schema = schemaOf(contract, answer)
  const body = parsed(answer.text)
  const code = answer.status >= 400 ? mask.hide(codeOf(answer), attempt) : ''
  return {
    operation: operation ?? '-',
    status: answer.status,
    code: /^([A-Z]{2,6}\.\d{4}|\d{3}|)$/.test(code) ? code : '?',
    headers: Object.keys(contract?.responses[answer.status]?.headers ?? {})
      .filter((name) => answer.headers[name] !== undefined)
      .sort(),
    type: typeOf(answer),
    body: body ? shapeOf(schema, body.value, tellerOf(attempt)) : answer.text === '' ? 'nothing' : 'text',
    detail: {
      code,
      message: answer.status >= 400 ? mask.hide(messageOf(body?.value), attempt) : '',
      values: valuesOf(sent, answer.status < 400 ? schema : undefined, body?.value),
    },
  }
}

const dialects = ['kms', 'gateway', 'keystone', 'iam'] as const
const anyError: Schema = { oneOf: dialects.map(errorSchema) }

const schemaOf = (contract: Contract | undefined, { status }: Answer): Schema | undefined =>
  contract?.responses[status]?.schema ?? (status >= 400 ? anyError : undefined)

function typeOf({ headers }: Answer): Observation['type'] {
  const type = headers['content-type']
  if (type === undefined) return 'none'
  return /^application\/json\s*(;|$)/i.test(type) ? 'json' : 'other'
}

/** A field that nobody documented may be named, unless its name could be an id or is a value of this exchange. */
function tellerOf({ sent, answer }: Attempt): MayTell {
  const said = [partsOf(sent), sent.headers, answer.headers, parsed(answer.text)?.value]
  const texts = new Set(said.flatMap((part) => stringsIn(part).map(([, text]) => text)))
  return (name) =>
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) && !/\d{4}|[0-9a-f]{12}/i.test(name) && !texts.has(name)
}

const mostMessage = 1000

/** Without ids and numbers, which differ from call to call. */
function messageOf(body: unknown): string {
  const said = stringsIn(body).find(([name]) => ['error_msg', 'message'].includes(name))
  return said?.[1].slice(0, mostMessage).replace(/[0-9a-f]{8}[0-9a-f-]*|\d{4,}/gi, '#') ?? ''
}

/** How many pages a list has depends on what else lives in the project. */
function pagesFolded(all: Observed[]): Observed[] {
  const folded: Observed[] = []
  for (const next of all) {
    const last = folded.at(-1)
    if (last && isPage(next) && keyOf(last) === keyOf(next))
      folded[folded.length - 1] = { ...last, body: merged(last.body, next.body) }
    else folded.push(next)
  }
  return folded
}

const isPage = ({ operation, status }: Observed) => /^list/.test(operation) && status === 200
const keyOf = ({ operation, status, code, headers, type }: Observed) =>
  JSON.stringify([operation, status, code, headers, type])

/** Answers to requests at the same time come in any order, and in numbers that depend on the time. */
function unordered(all: Observed[]): Observed[] {
  const kinds = new Map<string, Observed>()
  for (const { detail, ...next } of all) {
    const last = kinds.get(keyOf(next))
    kinds.set(keyOf(next), last ? { ...last, body: merged(last.body, next.body) } : next)
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind)
}
