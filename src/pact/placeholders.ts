import type { StateValue } from '../generated/sentences.ts'

const mark = Symbol('dewkit/pact')

export type FromState<Value = unknown> = {
  readonly [mark]: 'state'
  readonly name: StateValue
  readonly example: Value | undefined
}
export type Exactly<Value> = { readonly [mark]: 'exactly'; readonly value: Value }

/** In a request: the value that the provider state gives. Without an example, the contract has one. */
export const fromState = <Value = never>(name: StateValue, example?: Value): FromState<Value> => ({
  [mark]: 'state',
  name,
  example,
})

/** In an answer: this very value, where any value of its shape would do otherwise. */
export const exactly = <const Value>(value: Value): Exactly<Value> => ({ [mark]: 'exactly', value })

const markOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as { [mark]?: unknown })[mark] : undefined

export const isFromState = (value: unknown): value is FromState => markOf(value) === 'state'
export const isExactly = (value: unknown): value is Exactly<unknown> => markOf(value) === 'exactly'

/** The values in place of their placeholders. */
export function plainOf(value: unknown): unknown {
  if (isFromState(value)) return value.example
  if (isExactly(value)) return value.value
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainOf(inner)]))
}
