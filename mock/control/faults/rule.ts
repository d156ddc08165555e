import type { ControlCalls } from '../../../src/generated/control-calls.ts'
import { type ErrorName, errors } from '../../../src/generated/errors.ts'
import type { OperationId } from '../../../src/generated/operations.ts'
import { nearest } from '../../../src/text/nearest.ts'
import { ControlError } from '../control-error.ts'
import { operationCalled } from '../operation-names.ts'

export type NewFault = ControlCalls['addFault']['input']
type Kind = NonNullable<NewFault['kind']>

/** A fault as it is asked of each call. */
export type Rule = {
  id: string
  given: NewFault
  kind: Kind
  operations: readonly OperationId[] | undefined
  error: ErrorName | undefined
  project: string | undefined
  /** Whether a provider state has brought it about. */
  state?: boolean
  matched: number
  fired: number
  random: () => number
}

const presets: Record<NonNullable<NewFault['preset']>, NewFault> = {
  throttled: { error: 'Throttled', retry_after: 1, first: 3 },
  'gateway-down': { kind: 'html', status: 502 },
  'lost-answers': { kind: 'reset', committed: true, every: 2 },
  'slow-region': { latency: { median: 180, sigma: 0.35 } },
}

/** Throws where the fields contradict each other. */
export function ruleOf(asked: NewFault, id: string, project: string | undefined): Rule {
  const { preset, ...beside } = asked
  const given = { ...(preset && presets[preset]), ...beside }
  const kind = given.kind ?? (given.error === undefined ? 'latency' : 'error')
  demandWhole(given, kind)
  return {
    ...{ id, given, kind, project, matched: 0, fired: 0 },
    operations: given.operation === undefined ? undefined : [given.operation].flat().map(operationCalled),
    error: given.error === undefined ? undefined : errorCalled(given.error),
    random: randomFrom(given.seed ?? 1),
  }
}

function demandWhole({ error, latency }: NewFault, kind: Kind) {
  if (kind === 'error' && error === undefined)
    throw new ControlError('invalid', 'A fault of the kind error needs error, such as KmsFailure.')
  if (kind !== 'error' && error !== undefined)
    throw new ControlError('invalid', `A fault of the kind ${kind} has no error.`)
  if (kind === 'latency' && latency === undefined)
    throw new ControlError('invalid', 'A fault needs kind, error, latency or preset.')
  if (typeof latency === 'object' && 'min' in latency && latency.min > latency.max)
    throw new ControlError('invalid', 'latency.min must not be more than latency.max.')
}

function errorCalled(text: string): ErrorName {
  const entries = Object.entries(errors) as [ErrorName, { code: string | number }][]
  const found = entries.find(([name, { code }]) => name === text || String(code) === text)
  if (found) return found[0]
  throw new ControlError(
    'invalid',
    `The catalogue has no error "${text}".`,
    nearest(text, Object.keys(errors)),
  )
}

/** Numbers from 0 to 1, the same ones after the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What is told of a fault. */
export function toldOf({
  id,
  given,
  kind,
  project,
  matched,
  fired,
}: Rule): ControlCalls['addFault']['output'] {
  return { ...given, id, kind, ...(project !== undefined && { project }), matched, fired }
}

/** Whether a rule fires for the call that it has just matched. */
export function fires(rule: Rule): boolean {
  const { first = Number.POSITIVE_INFINITY, after = 0, every = 1, share = 1 } = rule.given
  const turn = rule.matched - after
  if (turn < 1 || turn > first || turn % every !== 0) return false
  return share === 1 || rule.random() < share
}

/** The milliseconds that a call has to wait. */
export function latencyOf({ given: { latency = 0 }, random }: Rule): number {
  if (typeof latency === 'number') return latency
  if ('min' in latency) return latency.min + random() * (latency.max - latency.min)
  // A normal number by Box and Muller; 1 - random() is never 0.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(latency.median * Math.exp(latency.sigma * normal), MOST_WAIT_MS)
}

const MOST_WAIT_MS = 600_000
