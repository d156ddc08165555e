import type { Sent } from '../../judge/wire.ts'
import type { Schema } from '../../spec/contract.ts'
import { parsed } from '../../spec/json.ts'
import { fieldOf, formOf, isObject } from './shape.ts'

/** What can be compared of the values of an answer: path -> the value, or what it is the same as. */
export type Values = Record<string, string>

const shortest = 8
/** Whether there are more entries depends on what else lives in the project. */
const aboutPages = ['truncated']

/**
 * Compares values only where the contract makes them the same everywhere. Ids, names, ciphertexts and signatures become
 * `as key_id of a request`, or `new`: whether a value came up before in the same case is the same everywhere, too.
 */
export function createNormaliser() {
  const known = new Map<string, string>()
  const learn = (value: unknown, of: string) => {
    for (const [name, text] of stringsIn(value))
      if (text.length >= shortest && !known.has(text)) known.set(text, `as ${name} ${of}`)
  }
  return {
    valuesOf(sent: Sent, schema: Schema | undefined, body: unknown): Values {
      learn(partsOf(sent), 'of a request')
      const values = schema ? Object.fromEntries(leaves(schema, body, '', known)) : {}
      learn(body, 'of an answer')
      return values
    },
  }
}

function leaves(
  schema: Schema,
  value: unknown,
  path: string,
  known: Map<string, string>,
): [string, string][] {
  const own = formOf(schema, value)
  if (!isObject(value)) return leaf(own, value, path, known)
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = aboutPages.includes(name) ? undefined : fieldOf(own, name)
    return field ? leaves(field, inner, path ? `${path}.${name}` : name, known) : []
  })
}

function leaf(schema: Schema, value: unknown, path: string, known: Map<string, string>): [string, string][] {
  if (isFixed(schema, value)) return [[path, JSON.stringify(value)]]
  if (typeof value !== 'string' || value.length < shortest || isDate(schema)) return []
  return [[path, known.get(value) ?? 'new']]
}

/** Numbers that count what there is differ from account to account; a range is that of a setting. */
const isFixed = ({ enum: choices, minimum, maximum, ...rest }: Schema, value: unknown) =>
  typeof value === 'boolean' ||
  choices !== undefined ||
  'const' in rest ||
  (typeof value === 'number' && minimum !== undefined && maximum !== undefined)

const isDate = ({ pattern, format }: Schema) =>
  format === 'date-time' || /^\^\[0-9\][*+]\$$/.test(pattern ?? '')

/** The strings of a JSON value with the names of their fields. */
export function stringsIn(value: unknown, name = 'value'): [name: string, text: string][] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) return value.flatMap((entry) => stringsIn(entry, name))
  return isObject(value) ? Object.entries(value).flatMap(([field, inner]) => stringsIn(inner, field)) : []
}

/** What a request says, as one JSON value. */
export function partsOf({ path, body }: Sent): unknown {
  const url = URL.parse(path, 'http://host')
  const query = Object.fromEntries(url?.searchParams ?? [])
  const segments = (url?.pathname ?? path).split('/').filter(Boolean)
  return { body: parsed(body?.toString() ?? '')?.value, query, path: segments }
}
