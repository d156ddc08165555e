import type { Schema } from '../../spec/contract.ts'
import { fits, violationsOf } from '../../spec/schema.ts'

/**
 * What a JSON value looks like, without any of its values: `{ key_id: 'string (pattern)', tags: [{ key: 'string' }] }`.
 * A list is the merged shape of its entries. Names that the contract does not fix, as those of a map, are `*`.
 */
export type Shape = string | Shape[] | { [name: string]: Shape }

/** A page has no more entries, and no object of the API has nearly as many fields. */
const mostEntries = 2000
const mostNames = 100

/** Whether the name of a field that the contract does not know may be told. */
export type MayTell = (name: string) => boolean

export function shapeOf(schema: Schema | undefined, value: unknown, mayTell: MayTell): Shape {
  const own = schema && formOf(schema, value)
  if (Array.isArray(value)) {
    const entries = value.slice(0, mostEntries).map((entry) => shapeOf(own?.items, entry, mayTell))
    return entries.length > 0 ? [entries.reduce(merged)] : []
  }
  if (isObject(value)) return objectShape(own, value, mayTell)
  return wordOf(own, value)
}

/** Of several forms the one that fits, or else the one that has most of the fields. */
export function formOf(schema: Schema, value: unknown): Schema {
  const forms = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined
  if (!forms) return schema
  const names = isObject(value) ? Object.keys(value) : []
  const known = (form: Schema) => names.filter((name) => fieldOf(form, name)).length
  return forms.find((form) => fits(form, value)) ?? forms.toSorted((a, b) => known(b) - known(a))[0] ?? {}
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldOf = ({ properties }: Schema, name: string): Schema | undefined =>
  properties && Object.hasOwn(properties, name) ? properties[name] : undefined

function objectShape(schema: Schema | undefined, value: Record<string, unknown>, mayTell: MayTell): Shape {
  const shapes = new Map<string, Shape>()
  const add = (name: string, shape: Shape) => {
    const had = shapes.get(name)
    shapes.set(name, had === undefined ? shape : merged(had, shape))
  }
  for (const [name, inner] of Object.entries(value).slice(0, mostNames)) {
    const field = schema && fieldOf(schema, name)
    if (field) add(name, shapeOf(field, inner, mayTell))
    else if (schema?.properties) add(mayTell(name) ? name : '?', shapeOf(undefined, inner, mayTell))
    else add('*', shapeOf(entryOf(schema), inner, mayTell))
  }
  return Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const entryOf = (schema: Schema | undefined) =>
  isObject(schema?.additionalProperties) ? (schema.additionalProperties as Schema) : undefined

const telling = ['const', 'enum', 'pattern', 'format']

function wordOf(schema: Schema | undefined, value: unknown): string {
  const type = value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value
  if (!schema) return type
  const [wrong] = violationsOf(schema, value)
  if (wrong) return `${type} (not its ${wrong.keyword})`
  const keyword = telling.find((word) => word in schema)
  return keyword ? `${type} (${keyword})` : type
}

/** A shape that both are examples of. */
export function merged(a: Shape, b: Shape): Shape {
  if (Array.isArray(a) && Array.isArray(b)) {
    const entries = [...a, ...b]
    return entries.length > 0 ? [entries.reduce(merged)] : []
  }
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().slice(0, mostNames)
    return Object.fromEntries(names.map((name) => [name, either(own(a, name), own(b, name))]))
  }
  return [...new Set([...wordsOf(a), ...wordsOf(b)])].sort().join(' | ')
}

const own = (shape: { [name: string]: Shape }, name: string) =>
  Object.hasOwn(shape, name) ? shape[name] : undefined

const either = (a: Shape | undefined, b: Shape | undefined): Shape =>
  a === undefined || b === undefined ? (a ?? b ?? '') : merged(a, b)

const wordsOf = (shape: Shape): string[] =>
  typeof shape === 'string' ? shape.split(' | ') : [typeWord(shape)]

/** A shape in a word: what stands inside is told elsewhere. */
export const typeWord = (shape: Shape): string =>
  typeof shape === 'string' ? shape : Array.isArray(shape) ? 'array' : 'object'

export type Leaf = { path: string; word: string; inList: boolean }

/** Every node of a shape by its path, such as `key_details[].key_id`. */
export function leavesOf(shape: Shape, path = '', inList = false): Leaf[] {
  const here = { path: path || 'the body', word: typeWord(shape), inList }
  if (typeof shape === 'string') return [here]
  if (Array.isArray(shape)) return [here, ...shape.flatMap((entry) => leavesOf(entry, `${path}[]`, true))]
  const inner = Object.entries(shape).flatMap(([name, field]) =>
    leavesOf(field, path ? `${path}.${name}` : name, inList),
  )
  return [here, ...inner]
}
