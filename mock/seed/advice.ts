import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearest } from '../../src/text/nearest.ts'

/** What is wrong with a value and what it should be, to follow its name. Never repeats the value: it may be a secret. */
export function adviceOn({ keyword, params, parentSchema = {}, message = 'is wrong' }: ErrorObject): string {
  const { minimum, maximum, properties, not, $comment: demand } = parentSchema as Partial<Words>
  const advice: Record<string, () => string> = {
    required: () => `needs the field ${params.missingProperty}`,
    additionalProperties: () => unknownField(params.additionalProperty, namesOf(properties)),
    type: () =>
      `must be ${properties ? `a set of fields: ${namesOf(properties).join(', ')}` : (typeWords[params.type] ?? params.type)}`,
    enum: () => `must be one of ${params.allowedValues.join(', ')}`,
    ...(not?.pattern === '/default$' && {
      not: () => 'must not end in /default, unless default_key is true',
    }),
    minLength: () => 'must not be empty',
    maxLength: () => `must have at most ${params.limit} characters`,
    minItems: () => 'must not be empty',
    minimum: () => `must be from ${minimum} to ${maximum}`,
    maximum: () => `must be from ${minimum} to ${maximum}`,
  }
  return advice[keyword]?.() ?? demand ?? message
}

type Words = {
  minimum: number
  maximum: number
  properties: object
  not: { pattern?: string }
  $comment: string
}

function unknownField(name: string, known: string[]): string {
  const alike = nearest(name, known)
  return `has no field ${quoted(name)}: ${alike ? `did you mean ${alike}? It` : 'it'} can have ${known.join(', ')}`
}

const typeWords: Record<string, string> = {
  string: 'text: put it in quotes',
  array: 'a list: begin each entry with a dash',
  integer: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
}

const namesOf = (properties: object = {}) => Object.keys(properties).filter((name) => !name.startsWith('$'))

/** A field's name as the file has it: shown only when it looks like one. */
const quoted = (name: string) => (/^[\w.-]{1,64}$/.test(name) ? name : 'of such a name')
