import type { ErrorObject } from 'ajv/dist/2020.js'

/** What is wrong with a value and what it should be, to follow its name. Never repeats the value: it may be a secret. */
export function adviceOn({ keyword, params, parentSchema = {}, message = 'is wrong' }: ErrorObject): string {
  const { examples, minimum, maximum, properties } = parentSchema as Partial<Words>
  const such = examples ? `, such as ${examples[0]}` : ''
  const advice: Record<string, () => string> = {
    required: () => `needs the field ${params.missingProperty}`,
    additionalProperties: () =>
      `has no field ${quoted(params.additionalProperty)}: it can have ${namesOf(properties)}`,
    type: () =>
      `must be ${properties ? `a set of fields: ${namesOf(properties)}` : (typeWords[params.type] ?? params.type)}`,
    enum: () => `must be one of ${params.allowedValues.join(', ')}`,
    pattern: () => `must match ${params.pattern}${such}`,
    not: () => 'must not end in /default, unless default_key is true',
    minLength: () => 'must not be empty',
    maxLength: () => `must have at most ${params.limit} characters`,
    minItems: () => 'must not be empty',
    minimum: () => `must be from ${minimum} to ${maximum}`,
    maximum: () => `must be from ${minimum} to ${maximum}`,
  }
  return advice[keyword]?.() ?? message
}

type Words = { examples: unknown[]; minimum: number; maximum: number; properties: object }

const typeWords: Record<string, string> = {
  string: 'a text: put it in quotes',
  array: 'a list: begin each entry with a dash',
  integer: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
}

const namesOf = (properties: object = {}) =>
  Object.keys(properties)
    .filter((name) => !name.startsWith('$'))
    .join(', ')

/** A field's name as the file has it: shown only when it looks like one. */
const quoted = (name: string) => (/^[\w.-]{1,64}$/.test(name) ? name : 'of such a name')
