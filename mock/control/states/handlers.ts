import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { StateSentence } from '../../../src/generated/sentences.ts'
import { states as sentences, stateParameters } from '../../../src/generated/states.ts'
import { nearest } from '../../../src/text/nearest.ts'
import { KmsError } from '../../errors.ts'
import { ControlError } from '../control-error.ts'
import { removed } from '../faults/handlers.ts'
import type { ControlHandler, Steering } from '../handler.ts'
import { placeOf } from './perform.ts'
import { table } from './table.ts'

type Parameters = Record<string, unknown>
type Name = keyof typeof stateParameters

const all = Object.keys(sentences) as StateSentence[] // keys of a table that is never extended

export const states: ControlHandler<'states'> = () => ({
  states: all.map((sentence) => {
    const { means, parameters, gives } = sentences[sentence]
    const schemas = (parameters as readonly Name[]).map((name) => [name, stateParameters[name]])
    return { sentence, means, parameters: Object.fromEntries(schemas), gives: [...gives] }
  }),
})

export const bringAbout: ControlHandler<'bringAbout'> = async ({ state, params, action }, steering) => {
  const { sentence, filledIn } = sentenceOf(state)
  const parameters = parametersOf(sentence, { ...filledIn, ...params })
  if (action === 'teardown') return takenBack(sentence, steering)
  endUsed(steering)
  const bring = table[sentence] as (parameters: Parameters, steering: Steering) => Record<string, string> // checked
  try {
    return await bring(parameters, steering)
  } catch (error) {
    if (error instanceof KmsError) throw new ControlError('invalid', `"${state}" cannot be: ${error.message}`)
    throw error
  }
}

/** Not every verifier tears down: a fault that has met a call belongs to an interaction before this one. */
function endUsed({ faults }: Steering) {
  for (const rule of faults.rules) if (rule.state && rule.matched > 0) removed(rule.id, faults)
}

/** What is no record: faults of states, and a clock that one has moved. */
function takenBack(sentence: StateSentence, steering: Steering) {
  const { faults, clock, scope } = steering
  const place = placeOf(steering).id
  for (const rule of faults.rules) if (rule.state && rule.project === place) removed(rule.id, faults)
  if (sentence === '{days} days have passed' || sentence === 'it is {time}') clock.reset(scope?.id)
  return {}
}

/** The sentence itself, or one with its values in place: "a CMK orders that is disabled". */
function sentenceOf(state: string): { sentence: StateSentence; filledIn: Parameters } {
  const text = state.trim()
  const known = all.find((sentence) => sentence === text)
  if (known) return { sentence: known, filledIn: {} }
  for (const { sentence, pattern } of patterns) {
    const found = pattern.exec(text)
    if (found) return { sentence, filledIn: { ...found.groups } }
  }
  throw new ControlError(
    'unknown',
    `No state is called "${text}". GET /_dewkit/provider-states lists them.`,
    nearest(text, all),
  )
}

/** Those with the most words of their own first: they say the most. */
const patterns = all
  .filter((sentence) => sentence.includes('{'))
  .sort((a, b) => ownLength(b) - ownLength(a))
  .map((sentence) => ({ sentence, pattern: patternOf(sentence) }))

function ownLength(sentence: string) {
  return sentence.replace(/\{\w+\}/g, '').length
}

function patternOf(sentence: string) {
  const parts = sentence.split(/(\{\w+\})/).map((part) => part.replace(/^\{(\w+)\}$/, '(?<$1>.+?)'))
  return new RegExp(`^${parts.join('')}$`)
}

const ajv = new Ajv2020({ strict: false, coerceTypes: true })

/** Values as the schemas have them: verifiers, and sentences, give everything as text. */
function parametersOf(sentence: StateSentence, given: Parameters): Parameters {
  const names = sentences[sentence].parameters as readonly Name[]
  const stray = Object.keys(given).find((name) => !names.some((known) => known === name))
  if (stray !== undefined)
    throw new ControlError('invalid', `"${sentence}" has no parameter ${stray}.`, nearest(stray, names))
  const missing = names.find((name) => given[name] === undefined)
  if (missing !== undefined)
    throw new ControlError('invalid', `"${sentence}" needs the parameter ${missing}.`)
  const values = Object.fromEntries(
    names.map((name) => [name, read(given[name], stateParameters[name].type)]),
  )
  const properties = Object.fromEntries(names.map((name) => [name, stateParameters[name]]))
  const validate = ajv.compile({ type: 'object', properties })
  if (validate(values)) return values
  throw wrongValue(validate.errors?.[0])
}

function wrongValue({ instancePath = '', params = {}, message = '' }: Partial<ErrorObject> = {}) {
  const { allowedValues } = params as { allowedValues?: string[] }
  const says = allowedValues ? `must be one of ${allowedValues.join(', ')}` : message
  return new ControlError('invalid', `${instancePath.slice(1).replaceAll('/', '.')} ${says}.`)
}

/** Lists and objects that came as text. */
function read(value: unknown, type: string): unknown {
  if (typeof value !== 'string' || (type !== 'array' && type !== 'object')) return value
  try {
    return JSON.parse(value)
  } catch {
    return type === 'array' ? value.split(/\s*,\s*|\s+and\s+/) : value
  }
}
