import type { Schema } from '../spec/contract.ts'
import { fits } from '../spec/schema.ts'
import { type Exactly, isExactly } from './placeholders.ts'

/** A value with the rule that stands for it, in the form that Pact reads out of a body. */
export type Matcher = { 'pact:matcher:type': string | Matcher[]; value?: unknown; [part: string]: unknown }

const matcher = (type: string, value: unknown, parts: object = {}): Matcher => ({
  'pact:matcher:type': type,
  value,
  ...parts,
})
export const regex = (pattern: string, value: string) => matcher('regex', value, { regex: pattern })
export const equality = (value: unknown) => matcher('equality', value)
export const ofType = (value: unknown) => matcher('type', value)

/** The example, matched by what the schema says of it: a UUID, an enum, a length, not the value itself. */
export function matcherOf(schema: Schema, example: unknown): unknown {
  if (isExactly(example)) return exactlyOf(example)
  if (Array.isArray(example)) return listMatcher(schema, example)
  if (typeof example === 'object' && example !== null) return objectMatcher(schema, example)
  if (typeof example === 'string') return textMatcher(schema, example)
  if (example === null) return matcher('null', null)
  if (typeof example === 'boolean') return ofType(example)
  return allOf([ofType(example), matcher(Number.isInteger(example) ? 'integer' : 'number', example)], example)
}

const exactlyOf = ({ value }: Exactly<unknown>): unknown =>
  typeof value === 'object' && value !== null ? value : equality(value)

/** At least one entry, as the example has one; where it has none, entries are judged if there are any. */
function listMatcher({ items = {} }: Schema, [first]: unknown[]): unknown {
  if (first !== undefined) return matcher('type', [matcherOf(items, first)], { min: 1 })
  const entry = exampleOf(items)
  return entry === undefined ? matcher('type', []) : matcher('type', [matcherOf(items, entry)], { min: 0 })
}

function objectMatcher({ properties }: Schema, example: object): unknown {
  if (!properties) return matcher('type', example)
  const fields = Object.entries(example).map(([name, value]) => [
    name,
    matcherOf(properties[name] ?? {}, value),
  ])
  return Object.fromEntries(fields)
}

/** Pact would take the number 5 for a text that looks like 5: the type is asked for, too. */
function textMatcher(schema: Schema, example: string): Matcher {
  const rules = patternsOf(schema).map((pattern) => regex(pattern, example))
  return rules.length === 0 ? ofType(example) : allOf([ofType(example), ...rules], example)
}

const allOf = (rules: Matcher[], value: unknown): Matcher => ({ 'pact:matcher:type': rules, value })

/** What a text must look like, each a regular expression that both JavaScript and Rust read. */
function patternsOf({ pattern, minLength, maxLength, enum: values, const: only }: Schema): string[] {
  if (only !== undefined) return [alternatives([only])]
  if (values) return [alternatives(values)]
  const hasLength = minLength !== undefined || maxLength !== undefined
  return [
    ...(pattern === undefined ? [] : [pattern]),
    ...(hasLength ? [`^[\\s\\S]{${minLength ?? 0},${maxLength ?? ''}}$`] : []),
  ]
}

const alternatives = (values: readonly unknown[]) => `^(?:${values.map(String).map(escaped).join('|')})$`

export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** An example of the schema's own; undefined when it has none. */
export function exampleOf(schema: Schema): unknown {
  const { examples = [], enum: values = [], default: usual, const: only } = schema
  const candidates = [only, ...examples, usual, ...values]
  return candidates.find((value) => value !== undefined && fits(schema, value))
}
