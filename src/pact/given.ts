import type { ParametersOf, StateSentence } from '../generated/sentences.ts'
import { stateParameters, states } from '../generated/states.ts'
import type { Schema } from '../spec/contract.ts'
import { violationsOf } from '../spec/schema.ts'
import { isKnownSentence, type State } from './situation.ts'

const parameterSchemas = stateParameters as unknown as Record<string, Schema> // literals, which are read-only

/** Sentences of openapi/states.yaml with their parameters; several hold together, in this order. */
export type Given = { readonly [Sentence in StateSentence]?: ParametersOf<Sentence> }

export const statesOf = (given: Given): State[] =>
  Object.entries(given).map(([name, params]) => ({ name, params: { ...params } }))

/** What is wrong with a state: a parameter that the sentence lacks, or has not, or that does not fit. */
export function flawsOf({ name, params }: State): string[] {
  if (!isKnownSentence(name)) return [`no state of the contract is called "${name}"`]
  const wanted: readonly string[] = states[name].parameters
  const foreign = Object.keys(params).filter((each) => !wanted.includes(each))
  return [
    ...wanted.flatMap((each) => flawsOfParameter(name, each, params[each])),
    ...foreign.map((each) => `"${name}" has no {${each}}`),
  ]
}

function flawsOfParameter(sentence: string, parameter: string, value: unknown): string[] {
  if (value === undefined) return [`"${sentence}" needs {${parameter}}`]
  const schema = parameterSchemas[parameter] ?? {}
  return violationsOf(schema, value).map(
    ({ says, path }) => `{${parameter}} of "${sentence}"${says.replace(path || 'the body', path)}`,
  )
}
