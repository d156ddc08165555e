import type { Schema } from '../../../src/spec/contract.ts'
import type { Json } from '../mutant.ts'

/** What can be wrong with a field, as far as a machine can think of it. */
export const kinds = [
  'dropped',
  'swapped',
  'shifted by one',
  'another unit',
  'other letters',
  'last entry missing',
  'an entry twice',
  'other order',
] as const
export type Kind = (typeof kinds)[number]

/** Wrong values in the place of a right one, the most telling first. None: this cannot go wrong in that way. */
type Wrong = (value: Json, schema: Schema) => Json[]

const isDigits = (value: Json): boolean => typeof value === 'string' && /^\d+$/.test(value)
const isInstant = (value: Json): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)

export const wrongs: Record<Exclude<Kind, 'dropped'>, Wrong> = {
  swapped(value, { enum: values }) {
    if (values) return values.filter((each) => each !== value)
    if (typeof value === 'boolean') return [!value]
    if (typeof value !== 'string' || isDigits(value) || isInstant(value)) return []
    return value === '' ? ['x', '1'] : [...anotherCharacter(value), `${value}x`, value.slice(0, -1)]
  },
  'shifted by one'(value, { enum: values }) {
    if (values) return []
    if (typeof value === 'number') return [value + 1, value - 1]
    if (isDigits(value)) return [String(BigInt(value) + 1n)]
    return isInstant(value) ? [moved(value, 3_600_000)] : []
  },
  'another unit'(value, { enum: values }) {
    if (values) return []
    if (isDigits(value) && value.length >= 13) return [value.slice(0, -3)]
    if (isDigits(value) && value.length >= 10) return [`${value}000`]
    if (isDigits(value) && value !== '0') return [String(8n * BigInt(value))]
    if (typeof value === 'number' && value > 0) return value > 1e9 ? [value * 1000] : [value * 8]
    return isInstant(value) ? [String(Date.parse(value))] : []
  },
  'other letters'(value, { enum: values }) {
    if (typeof value !== 'string' || values || isInstant(value)) return []
    const other = [...value].map((char) =>
      char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
    )
    return other.join('') === value ? [] : [other.join('')]
  },
  'last entry missing': (value) => (Array.isArray(value) && value.length > 0 ? [value.slice(0, -1)] : []),
  'an entry twice': (value) => (Array.isArray(value) && value.length > 0 ? [[...value, value.at(-1)]] : []),
  'other order': (value) => (Array.isArray(value) && value.length > 1 ? [[...value].reverse()] : []),
}

/** Letters and digits in the middle become others of their kind, so that most patterns still fit. */
function anotherCharacter(value: string): string[] {
  const middle = Math.floor(value.length / 2)
  const at = [...value].findIndex((char, index) => index >= middle && /[0-9a-zA-Z]/.test(char))
  if (at < 0) return []
  const char = value.charAt(at)
  const other = /\d/.test(char)
    ? char === '1'
      ? '2'
      : '1'
    : char === 'a'
      ? 'b'
      : char === 'A'
        ? 'B'
        : /[a-z]/.test(char)
          ? 'a'
          : 'A'
  return [value.slice(0, at) + other + value.slice(at + 1)]
}

/** Another moment, written in the same way. */
function moved(instant: string, byMs: number): string {
  const written = new Date(Date.parse(instant) + byMs).toISOString()
  return instant.includes('.') ? written : written.replace(/\.\d+Z$/, 'Z')
}
