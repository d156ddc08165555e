import * as fc from 'fast-check'
import type { Schema } from '../../spec/contract.ts'
import { fits } from '../../spec/schema.ts'

/** Random values that fit a schema. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  return shapeOf(schema).filter((value) => fits(schema, value))
}

function shapeOf(schema: Schema): fc.Arbitrary<unknown> {
  const types = [schema.type ?? 'string'].flat()
  if (schema.enum) return fc.constantFrom(...schema.enum)
  return fc.oneof(...types.map((type) => ofType[type]?.(schema) ?? fc.constant(null)))
}

const ofType: Record<string, (schema: Schema) => fc.Arbitrary<unknown>> = {
  string: textOf,
  integer: ({ minimum = 0, maximum = 1_000_000, multipleOf = 1 }: Schema) =>
    fc
      .integer({ min: Math.ceil(minimum / multipleOf), max: Math.floor(maximum / multipleOf) })
      .map((steps) => steps * multipleOf),
  number: () => fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {}, minItems = 0, maxItems = 5 }: Schema) =>
    fc.array(arbitraryOf(items), { minLength: minItems, maxLength: Math.min(maxItems, 5) }),
  object: (schema) => {
    const { properties, required = [], additionalProperties } = schema
    if (!properties && typeof additionalProperties === 'object')
      return fc.dictionary(plainText, plainText, { maxKeys: 4, noNullPrototype: true })
    const fields = Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, inner]) => [name, arbitraryOf(inner)]),
    )
    return fc.record(fields, { requiredKeys: required, noNullPrototype: true } as { noNullPrototype: true })
  },
}

/** Any Unicode but line ends, which the documented pattern of plain_text leaves out. */
const plainText = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => !/[\n\r\u2028\u2029]/.test(text))

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { pattern, minLength, maxLength, multipleOf, contentSchema } = schema
  if (contentSchema) return arbitraryOf(contentSchema as Schema).map((value) => JSON.stringify(value))
  if (typeof multipleOf === 'number') {
    const { minimum = 8, maximum = 8192 } = schema
    return fc
      .integer({ min: minimum / multipleOf, max: maximum / multipleOf })
      .map((steps) => String(steps * multipleOf))
  }
  const isAnything = pattern === undefined || /^\^\.\{/.test(String(pattern))
  if (isAnything) {
    const bounds = { minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 60, 60) }
    // Long texts of wide characters would hardly ever be short enough in bytes.
    return fc.oneof(
      fc.string({ unit: 'grapheme-ascii', ...bounds }),
      fc.string({ unit: 'grapheme', ...bounds }),
    )
  }
  return textLike(String(pattern))
}

const likenesses = new Map<string, fc.Arbitrary<string>>()
function textLike(pattern: string): fc.Arbitrary<string> {
  const known = likenesses.get(pattern) ?? fc.stringMatching(new RegExp(pattern))
  likenesses.set(pattern, known)
  return known
}

/** One value that fits, always the same, and long enough that nobody has chosen it as a name. */
export const strangerOf = remembered((schema: Schema): unknown =>
  schema.enum ? sampleOf(schema) : fc.sample(arbitraryOf(schema), { numRuns: 8, seed: 7 }).sort(byLength)[0],
)

/** Equal schemas stand at many places, and reading a pattern takes its time. */
function remembered(make: (schema: Schema) => unknown) {
  const known = new Map<string, unknown>()
  return (schema: Schema): unknown => {
    const text = JSON.stringify(schema)
    if (!known.has(text)) known.set(text, make(schema))
    return structuredClone(known.get(text))
  }
}

const byLength = (a: unknown, b: unknown) => String(b).length - String(a).length

/** One value that fits, always the same. */
export const sampleOf = remembered((schema) => {
  const examples = schema.examples
  const example = [schema.default, ...(examples ?? [])].find(
    (value) => value !== undefined && fits(schema, value),
  )
  if (example !== undefined) return example
  return fc.sample(arbitraryOf(schema), { numRuns: 1, seed: 7 })[0]
})
