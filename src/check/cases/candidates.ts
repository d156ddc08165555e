import type { Schema } from '../../spec/contract.ts'
import { sampleOf } from './samples.ts'

/** A value that lies at a boundary. Whether it is still inside is for the schema to say, not for who made it. */
export type Candidate = { keyword: string; value: unknown; note: string }

const candidate = (keyword: string, note: string, value: unknown): Candidate => ({ keyword, note, value })

/** Values on both sides of every boundary that a schema draws. `base` is one that fits. */
export function candidatesOf(schema: Schema, base: unknown): Candidate[] {
  return [
    ...typeCandidates(schema),
    ...enumCandidates(schema),
    ...stringCandidates(schema, base),
    ...numberCandidates(schema),
    ...arrayCandidates(schema, base),
    ...objectCandidates(schema, base),
  ]
}

const typesOf = ({ type }: Schema) => (type === undefined ? [] : [type].flat())
const allows = (schema: Schema, type: string) => typesOf(schema).includes(type)

const ofEachType: Record<string, unknown> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 1.5,
  string: 'dewkit',
  array: [],
  object: {},
}

function typeCandidates(schema: Schema): Candidate[] {
  const others = Object.entries(ofEachType).filter(([type]) => !allows(schema, type))
  return typesOf(schema).length === 0
    ? []
    : others.map(([type, value]) => candidate('type', `is ${type}`, value))
}

function enumCandidates({ enum: values }: Schema): Candidate[] {
  if (!values) return []
  const first = values[0]
  const others = typeof first === 'string' ? ['dewkit', first.toLowerCase(), `${first} `, ''] : [-1, 99]
  return [
    ...values.map((value) => candidate('enum', `is ${value}`, value)),
    ...others
      .filter((value) => !values.includes(value))
      .map((value) => candidate('enum', `is "${value}"`, value)),
  ]
}

function stringCandidates(schema: Schema, base: unknown): Candidate[] {
  if (!allows(schema, 'string') || schema.enum) return []
  const sample = typeof base === 'string' ? base : sampleOf(schema)
  return [
    ...lengthCandidates(schema),
    ...byteCandidates(schema),
    ...patternCandidates(schema, typeof sample === 'string' ? sample : ''),
    ...(schema.contentSchema ? contentCandidates() : []),
  ]
}

const contentCandidates = () => [
  candidate('contentSchema', 'is broken JSON', '{'),
  candidate('contentSchema', 'is a JSON list', '[]'),
  candidate('contentSchema', 'is JSON of another form', '{"unheard_of":1}'),
]

function lengthCandidates({ minLength, maxLength }: Schema): Candidate[] {
  const sized = (keyword: string, length: number) =>
    candidate(keyword, `has ${length} characters`, 'a'.repeat(length))
  return [
    ...(typeof minLength === 'number'
      ? [minLength - 1, minLength].map((length) => sized('minLength', Math.max(0, length)))
      : []),
    ...(typeof maxLength === 'number'
      ? [maxLength, maxLength + 1].map((length) => sized('maxLength', length))
      : []),
  ]
}

function byteCandidates(schema: Schema): Candidate[] {
  const most = schema['x-max-bytes']
  if (typeof most !== 'number') return []
  const even = most - (most % 2)
  return [
    candidate('x-max-bytes', `has ${most} bytes`, 'a'.repeat(most)),
    candidate('x-max-bytes', `has ${even} bytes, two a character`, 'é'.repeat(even / 2)),
    candidate('x-max-bytes', `has ${even + 2} bytes, two a character`, 'é'.repeat(even / 2 + 1)),
    candidate(
      'x-max-bytes',
      `has ${most - (most % 4) + 4} bytes, four a character`,
      '😀'.repeat(Math.floor(most / 4) + 1),
    ),
    candidate('x-max-bytes', `has ${most + 1} bytes`, 'a'.repeat(most + 1)),
  ]
}

/** `^(?:unit){m,n}$` and `^[set]{m,n}$`: both ends of the number of repetitions. */
const repeated = /^\^(\[(?:\\.|[^\]\\])+\]|\(\?:(?:\[[^\]]+\]|\.)\{\d+\}\)|\.)\{(\d+),(\d+)\}\$$/

function patternCandidates({ pattern }: Schema, sample: string): Candidate[] {
  if (typeof pattern !== 'string') return []
  const around = [
    ['begins with a blank', ` ${sample}`],
    ['ends with a blank', `${sample} `],
    ['ends with a line end', `${sample}\n`],
    ['begins with a line of its own', `x\n${sample}`],
    ['has a character beyond ASCII', `${sample.slice(0, -1)}é`],
    ['has a control character', `${sample.slice(0, -1)}\u0001`],
    ['has a sign', `${sample.slice(0, -1)}*`],
    ['is in upper case', sample.toUpperCase()],
    ['is in lower case', sample.toLowerCase()],
    ['is empty', ''],
    ['lacks its last character', sample.slice(0, -1)],
    ['has its last character twice', sample + sample.slice(-1)],
  ] as const
  return [
    ...repetitionCandidates(pattern, sample),
    ...around.map(([note, value]) => candidate('pattern', note, value)),
  ]
}

function repetitionCandidates(pattern: string, sample: string): Candidate[] {
  const [, unit, least, most] = repeated.exec(pattern) ?? []
  if (unit === undefined) return []
  const width = Number(/\{(\d+)\}/.exec(unit)?.[1] ?? 1)
  const piece = sample.slice(0, width) || 'a'.repeat(width)
  const counts = [Number(least) - 1, Number(least), Number(most), Number(most) + 1].filter(
    (count) => count >= 0,
  )
  return counts.map((count) => candidate('pattern', `has ${count * width} characters`, piece.repeat(count)))
}

function numberCandidates(schema: Schema): Candidate[] {
  const { minimum, maximum, multipleOf } = schema
  const edges = [
    ...(minimum === undefined
      ? []
      : [
          ['minimum', minimum],
          ['minimum', minimum - 1],
        ]),
    ...(maximum === undefined
      ? []
      : [
          ['maximum', maximum],
          ['maximum', maximum + 1],
        ]),
    ...(multipleOf === undefined
      ? []
      : [
          ['multipleOf', multipleOf * 3],
          ['multipleOf', multipleOf * 3 + 1],
        ]),
    ...(multipleOf === undefined || maximum === undefined ? [] : [['maximum', maximum + multipleOf]]),
  ] as [string, number][]
  const isInteger = allows(schema, 'integer')
  const isText = allows(schema, 'string')
  if (!isInteger) return []
  return [
    ...edges.map(([keyword, value]) => candidate(keyword, `is ${value}`, value)),
    ...(isText ? edges.map(([keyword, value]) => candidate(keyword, `is "${value}"`, String(value))) : []),
    candidate('type', 'is -1', -1),
    candidate('type', 'is 1.5', 1.5),
    ...(isText
      ? ['1e3', '0x10', '+8', '08', '1.0'].map((text) => candidate('pattern', `is "${text}"`, text))
      : []),
  ]
}

function arrayCandidates(schema: Schema, base: unknown): Candidate[] {
  const { items, minItems, maxItems, uniqueItems } = schema
  if (!allows(schema, 'array') || !items) return []
  const list = Array.isArray(base) && base.length > 0 ? base : [sampleOf(items)]
  const [first] = list
  const many = (count: number) => Array.from({ length: count }, (_, index) => distinct(first, index, items))
  return [
    ...(minItems === undefined ? [] : [candidate('minItems', 'is empty', [])]),
    ...(maxItems === undefined
      ? []
      : [maxItems, maxItems + 1].map((count) => candidate('maxItems', `has ${count} entries`, many(count)))),
    ...(uniqueItems ? [candidate('uniqueItems', 'has an entry twice', [first, first])] : []),
    ...(schema.contains ? [candidate('contains', 'lacks what it must contain', ['create-grant'])] : []),
    ...candidatesOf(items, first).map(({ keyword, note, value }) =>
      candidate(`items ${keyword}`, `has an entry that ${note}`, [value]),
    ),
  ]
}

/** Entries of a list are told apart by the field, or the text, that names them. */
function distinct(entry: unknown, index: number, { enum: values }: Schema): unknown {
  if (values) return values[index % values.length]
  if (typeof entry === 'string') return `${entry}${index}`
  if (typeof entry === 'object' && entry !== null && 'key' in entry) return { ...entry, key: `key${index}` }
  return entry
}

function objectCandidates(schema: Schema, base: unknown): Candidate[] {
  if (!allows(schema, 'object')) return []
  const object = (typeof base === 'object' && base !== null ? base : sampleOf(schema)) as Record<
    string,
    unknown
  >
  return [
    ...(schema['x-max-serialized'] === undefined ? [] : serializedCandidates(schema['x-max-serialized'])),
    ...(typeof schema.additionalProperties === 'object'
      ? [
          candidate('additionalProperties', 'has a number for a text', { ...object, number: 7 }),
          candidate('additionalProperties', 'has null for a text', { nothing: null }),
        ]
      : []),
    ...(schema.additionalProperties === false
      ? [candidate('additionalProperties', 'has a field that nobody knows', { ...object, unheard_of: 1 })]
      : []),
    ...(schema.required ?? []).map((name) => candidate('required', `lacks ${name}`, without(object, name))),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      candidatesOf(inner, object[name])
        .filter(isNoNull)
        .map(({ keyword, note, value }) =>
          candidate(`${name} ${keyword}`, `has a ${name} that ${note}`, { ...object, [name]: value }),
        ),
    ),
  ]
}

/** What null means in a field, no source says: that it is not given, or that it has the wrong type. */
const isNoNull = ({ value }: Candidate) => value !== null

function serializedCandidates(most: number): Candidate[] {
  // {"k":"..."} has eight characters beside the text.
  const sized = (length: number) =>
    candidate('x-max-serialized', `is ${length} characters of JSON`, { k: 'v'.repeat(length - 8) })
  return [sized(most), sized(most + 1)]
}

const without = (object: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([other]) => other !== name))
