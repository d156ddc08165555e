import { type Contract, contractOf, operationIds, type Schema } from '../../../src/spec/contract.ts'
import { fits } from '../../../src/spec/schema.ts'
import type { Json, Mutant } from '../mutant.ts'
import { type Kind, kinds, wrongs } from './changes.ts'

/** A field of an answer: the names on the way to it, `*` for every entry of a list. */
type Place = { steps: string[]; schema: Schema }

function placesIn(schema: Schema, steps: string[] = []): Place[] {
  const own = steps.length > 0 ? [{ steps, schema }] : []
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    placesIn(inner, [...steps, name]),
  )
  return [...own, ...fields, ...(schema.items ? placesIn(schema.items, [...steps, '*']) : [])]
}

/** It does nothing but change the text of answers: a run that is recorded can show it as well. */
export type FieldMutant = Mutant & {
  /** The text of an answer as the mutant gives it; undefined when nothing in it is wrong. */
  spoil(text: string): string | undefined
}

/** A mutant for each field of each answer that succeeds, and each way in which it can go wrong. */
export const fieldMutants: readonly FieldMutant[] = operationIds.flatMap((id) => {
  const contract = contractOf(id)
  const schema = contract.responses[contract.success]?.schema
  if (!schema) return []
  return placesIn(schema)
    .filter(({ steps }) => steps.at(-1) !== '*' || steps.length > 1)
    .flatMap((place) =>
      kinds.filter((kind) => canBe(kind, place)).map((kind) => mutantOf(contract, schema, place, kind)),
    )
})

/** Whether a value at this place could ever be wrong in this way. */
function canBe(kind: Kind, { steps, schema }: Place): boolean {
  const types = [schema.type].flat()
  const isList = types.includes('array')
  if (kind === 'dropped') return steps.at(-1) !== '*'
  if (kind === 'last entry missing' || kind === 'an entry twice' || kind === 'other order') return isList
  if (isList || types.includes('object')) return false
  if (kind === 'other letters') return types.includes('string') && !schema.enum
  if (kind === 'swapped') return types.includes('string') || types.includes('boolean')
  return !schema.enum && (types.includes('string') || types.includes('integer'))
}

function mutantOf(
  { id, success }: Contract,
  whole: Schema,
  { steps, schema }: Place,
  kind: Kind,
): FieldMutant {
  const name = steps.join('.')
  const spoil = (text: string) => {
    const body: Json = JSON.parse(text)
    const about = { body, whole, schema }
    return changedAt(body, steps, (holder, key) => spoilt(kind, holder, key, about))
      ? JSON.stringify(body)
      : undefined
  }
  return {
    ...{ name: `${id} ${name} ${kind}`, group: kind, defect: `${name} in answers of ${id}: ${kind}` },
    ...{ operations: [id], spoil },
    create: (misbehaves) => async (_, healthy) => {
      const reply = await healthy()
      const text = reply.status === success ? spoil(reply.text) : undefined
      if (text === undefined) return reply
      misbehaves()
      return { ...reply, text }
    },
  }
}

/** Calls `change` for each place that the steps lead to. Says whether one of them changed something. */
function changedAt(
  value: Json,
  steps: string[],
  change: (holder: Json, key: string | number) => boolean,
): boolean {
  const [step, ...rest] = steps
  if (step === undefined || typeof value !== 'object' || value === null) return false
  const keys = step === '*' ? (Array.isArray(value) ? [...value.keys()] : []) : step in value ? [step] : []
  return keys
    .map((key) => (rest.length === 0 ? change(value, key) : changedAt(value[key], rest, change)))
    .some(Boolean)
}

type About = { body: Json; whole: Schema; schema: Schema }

/** Puts the first wrong value there that the schema allows, or the first of all. */
function spoilt(kind: Kind, holder: Json, key: string | number, { body, whole, schema }: About): boolean {
  if (kind === 'dropped') return delete holder[key]
  const right = holder[key]
  const candidates = wrongs[kind](right, schema)
  for (const candidate of candidates) {
    holder[key] = candidate
    if (fits(whole, body)) return true
  }
  holder[key] = candidates.length > 0 ? candidates[0] : right
  return candidates.length > 0
}
