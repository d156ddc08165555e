import type { Mask } from '../../judge/mask.ts'
import { contractVersion } from '../../spec/contract.ts'
import type { Generation } from '../../spec/generation.ts'
import { excessOf } from '../../spec/json.ts'
import type { Case } from '../case.ts'
import { type PlanOptions, planned } from '../plan.ts'
import { type Comparison, compare } from './diff.ts'
import { createObserver, type Observations, type Observed } from './observe.ts'
import { isObject, type Shape } from './shape.ts'

const format = 'dewkit-record/1'

/** How an implementation answered the cases of a run, without any value. */
export type ParityRecord = {
  contract: string
  generation: Generation | undefined
  seed: number
  randomRuns: number
  cases: Observations
}

type Run = Pick<PlanOptions, 'generation' | 'seed' | 'randomRuns'>

/** `onCase` is that of CheckOptions; `file` gives what is to be written when the run is over. */
export function createRecorder({ generation, seed, randomRuns }: Run, mask?: Mask) {
  const { cases, onCase } = createObserver(mask)
  return {
    onCase,
    file: () => recordText({ contract: contractVersion, generation, seed, randomRuns, cases }),
  }
}

/** One exchange a line, in the order of the cases' ids: a diff of two records reads well. */
export function recordText({ contract, generation, seed, randomRuns, cases }: ParityRecord): string {
  const about = { format, contract, generation: generation ?? 'both', seed, randomRuns }
  const head = Object.entries(about).map(([name, value]) => `"${name}": ${JSON.stringify(value)},\n`)
  const rows = [...cases]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, seen]) => `${JSON.stringify(id)}: ${listOf(seen)}`)
  return `{\n${head.join('')}"cases": {\n${rows.join(',\n')}\n}\n}\n`
}

const listOf = (seen: 'skipped' | Observed[]) =>
  seen === 'skipped'
    ? '"skipped"'
    : `[${seen.map((each) => `\n  ${JSON.stringify(withoutDetail(each))}`).join(',')}]`

/** Field by field, so that nothing else can get into the file. */
const withoutDetail = ({ operation, status, code, headers, type, body }: Observed) => ({
  operation,
  status,
  ...(code !== '' && { code }),
  ...(headers.length > 0 && { headers }),
  type,
  body,
})

/** Thrown for a file that is no record. The message says why. */
export class NoRecord extends Error {}

export function readRecord(text: string): ParityRecord {
  const value = parsed(text)
  if (!isObject(value) || value.format !== format) throw new NoRecord(`it is no record (${format})`)
  const { contract, generation, seed, randomRuns, cases } = value
  const isRun = typeof seed === 'number' && typeof randomRuns === 'number' && typeof contract === 'string'
  if (!isRun || !isObject(cases)) throw new NoRecord('contract, seed, randomRuns or cases is missing')
  return {
    ...{ contract, seed, randomRuns },
    generation: generation === 'classic' || generation === 'current' ? generation : undefined,
    cases: new Map(Object.entries(cases).map(([id, seen]) => [id, seenOf(id, seen)])),
  }
}

function parsed(text: string): unknown {
  const excess = excessOf(text, Number.POSITIVE_INFINITY)
  if (excess !== undefined) throw new NoRecord(`it is ${excess}`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new NoRecord(`it is no JSON: ${(error as Error).message}`) // JSON.parse throws nothing else
  }
}

function seenOf(id: string, seen: unknown): 'skipped' | Observed[] {
  if (seen === 'skipped') return seen
  if (!Array.isArray(seen)) throw new NoRecord(`the case ${id} has no list of exchanges`)
  return seen.map((entry) => {
    if (
      !isObject(entry) ||
      typeof entry.operation !== 'string' ||
      typeof entry.status !== 'number' ||
      !isShape(entry.body)
    )
      throw new NoRecord(`the case ${id} has an exchange without operation, status or body`)
    const { operation, status, code = '', headers = [], type, body } = entry
    return {
      operation,
      status,
      body,
      code: String(code),
      headers: [headers].flat().map(String),
      type: type as Observed['type'],
    }
  })
}

function isShape(value: unknown): value is Shape {
  if (Array.isArray(value)) return value.every(isShape)
  return typeof value === 'string' || (isObject(value) && Object.values(value).every(isShape))
}

/**
 * The cases of a record for another implementation: a run of `options` with these and this `onCase`. Of what the
 * `options` already choose, such as `only`, the record's cases are run.
 */
export function compareWith(text: string, options: PlanOptions, mask?: Mask) {
  const record = readRecord(text)
  const { generation, seed, randomRuns } = record
  const run = { generation, seed, randomRuns }
  const cases: Case[] = planned({ ...options, ...run }).filter(({ id }) => record.cases.has(id))
  const { cases: seen, onCase } = createObserver(mask)
  return {
    options: { ...run, cases, onCase },
    result: (): Comparison => compare(chosen(record.cases, options, cases), withoutDetails(seen)),
  }
}

/** All of them, unless the options choose some. */
function chosen(recorded: Observations, { only, exclude, replay }: PlanOptions, cases: Case[]): Observations {
  if (only.length + exclude.length + replay.length === 0) return recorded
  return new Map(cases.flatMap(({ id }) => (recorded.has(id) ? [[id, recorded.get(id) ?? 'skipped']] : [])))
}

const withoutDetails = (cases: Observations): Observations =>
  new Map(
    [...cases].map(([id, seen]) => [
      id,
      seen === 'skipped' ? seen : seen.map(({ detail: _, ...observation }) => observation),
    ]),
  )
