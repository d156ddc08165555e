import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearest } from '../src/text/nearest.ts'

export type Schema = {
  [keyword: string]: unknown
  properties?: Record<string, Schema>
  items?: Schema
  $ref?: string
}

/**
 * What is wrong with the field of a request and what would be right, in a sentence. The contract's own words
 * (`x-expects`) where it has some. Never repeats a value: it may be a secret.
 */
export function adviceOn({ keyword, params }: ErrorObject, field: string, schema: Schema): string {
  const named = field || 'The body'
  if (keyword === 'required') return `${field ? `${field}.` : ''}${params.missingProperty} is required.`
  if (keyword === 'additionalProperties' && schema.properties)
    return unknownField(String(params.additionalProperty), Object.keys(schema.properties))
  return `${named} must be ${schema['x-expects'] ?? demandOf(schema, keyword)}.`
}

function unknownField(name: string, known: string[]): string {
  const alike = nearest(name, known)
  return `Unknown field ${quoted(name)}${alike ? `: did you mean ${alike}?` : `; known are ${known.join(', ')}.`}`
}

/** A field's name as somebody sent it: shown only when it looks like one. */
export const quoted = (name: string) => (/^[\w.-]{1,64}$/.test(name) ? `"${name}"` : 'name')

/** All that a schema without words of its own demands, or one keyword of it. */
function demandOf(schema: Schema, keyword: string): string {
  const { enum: values, type, minLength, maxLength, minimum, maximum, maxItems } = schema as Partial<Demands>
  if (values) return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`
  if (type === 'string') return textOf(minLength, maxLength)
  if (type === 'integer')
    return `a whole number${minimum === undefined ? '' : ` from ${minimum} to ${maximum}`}`
  if (type === 'boolean') return 'true or false'
  if (type === 'array') return listOf(keyword, maxItems)
  return `an object${schema.properties ? ` with ${Object.keys(schema.properties).join(', ')}` : ''}`
}

type Demands = {
  enum: unknown[]
  type: string
  minLength: number
  maxLength: number
  minimum: number
  maximum: number
  maxItems: number
}

const textOf = (least: number | undefined, most: number | undefined) =>
  most === undefined
    ? 'a text'
    : `a text of ${least === undefined ? 'at most' : `${least} to`} ${most} characters`

function listOf(keyword: string, most: number | undefined): string {
  if (keyword === 'uniqueItems') return 'a list without an entry twice'
  if (keyword === 'minItems') return 'a list with an entry at least'
  return `a list${most === undefined ? '' : ` of at most ${most} entries`}`
}
