import type { KeyRule } from '../generated/key-rule.ts'
import type { StateValue } from '../generated/sentences.ts'
import type { Contract, Field } from '../spec/contract.ts'
import { fits } from '../spec/schema.ts'
import { escaped, exampleOf, type Matcher, matcherOf, regex } from './matchers.ts'
import { isFromState } from './placeholders.ts'
import { type State, valuesGivenBy } from './situation.ts'

/** The request of an interaction: what Pact is told of it, and the plain values of the example. */
export type Ask = {
  path: Matcher
  query: Record<string, unknown>
  headers: Record<string, unknown>
  body: unknown
  input: Record<string, unknown>
  fromState: Record<string, string>
}

type Sends = Readonly<Record<string, unknown>>
/** A field that is sent. `loose`: the caller did not choose the value, so that any of its shape will do. */
type Sent = { name: string; field: Field; value: unknown; state: StateValue | undefined; loose: boolean }

/**
 * The request with the fields of `sends`, and those that the contract requires besides: their value is the one that a
 * state gives, or the contract's example, and any of that shape will do. A field that is undefined is left out.
 */
export function askOf(contract: Contract, sends: Sends, given: readonly State[], projectId: string): Ask {
  const fields = [...chosen(contract, sends), ...others(contract, sends, given)]
  const at = (where: Field['where']) =>
    Object.fromEntries(
      fields.filter(({ field }) => field.where === where).map((sent) => [sent.name, matcherOfSent(sent)]),
    )
  return {
    path: pathOf(contract, fields, projectId),
    query: at('query'),
    headers: at('header'),
    body: contract.hasBody ? at('body') : undefined,
    input: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    fromState: Object.fromEntries(fields.flatMap(({ name, state }) => (state ? [[name, state]] : []))),
  }
}

function chosen(contract: Contract, sends: Sends): Sent[] {
  return Object.entries(sends)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const field = fieldOf(contract, name)
      if (!isFromState(value)) return { name, field, value, state: undefined, loose: false }
      const example = value.example ?? exampleFor(contract, field)
      return { name, field, value: example, state: value.name, loose: true }
    })
}

/** A field that the contract does not know stays where it would be. */
const fieldOf = ({ fields, hasBody, place }: Contract, name: string): Field =>
  fields.find((field) => field.name === name) ?? {
    ...{ name, where: hasBody ? 'body' : 'query', required: false, schema: {}, place },
  }

const others = (contract: Contract, sends: Sends, given: readonly State[]): Sent[] =>
  contract.fields
    .filter(({ name, required }) => required && name !== 'project_id' && !Object.hasOwn(sends, name))
    .map((field) => {
      const state = stateValueFor(field.name, contract.keyRule, given)
      return { name: field.name, field, value: exampleFor(contract, field), state, loose: true }
    })

const anyId = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'

function exampleFor({ id, example }: Contract, { name, schema, place }: Field): unknown {
  const whole = typeof example === 'object' && example !== null ? (example as Sends)[name] : undefined
  // An id of something that the contract shows nowhere: its name is as good a text as any.
  const value =
    whole ?? exampleOf(schema) ?? [name, name.replaceAll('_', '-'), anyId].find((text) => fits(schema, text))
  if (value !== undefined) return value
  throw new TypeError(`${id} needs ${name}, and the contract has no example of it (${place})`)
}

function stateValueFor(name: string, rule: KeyRule | undefined, given: readonly State[]) {
  const gives = given.flatMap((state) => valuesGivenBy(state.name)) as StateValue[] // of the table of states
  return gives.find((each) => each === (name === rule?.key ? 'key_id' : name))
}

function matcherOfSent({ field, value, state, loose }: Sent): unknown {
  const shape = loose ? matcherOf(field.schema, value) : value
  return state === undefined ? shape : injected(shape, value, `\${${state}}`)
}

/** The same shape with a value that the verifier gets from the state. */
const injected = (shape: unknown, value: unknown, expression: string): Matcher => ({
  ...(typeof shape === 'object' && shape !== null ? shape : {}),
  'pact:matcher:type': (shape as Matcher)['pact:matcher:type'] ?? 'type',
  value,
  ...{ 'pact:generator:type': 'ProviderState', expression },
})

/** Any project will do: the verifier puts its own in. */
function pathOf({ path }: Contract, fields: readonly Sent[], projectId: string): Matcher {
  const inPath = new Map(
    fields.filter(({ field }) => field.where === 'path').map((sent) => [sent.name, sent]),
  )
  /** The path with its texts and its parameters each made into something. */
  const filled = (text: (part: string) => string, parameter: (sent: Sent | undefined) => string) =>
    path
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 === 0 ? text(part) : parameter(inPath.get(part))))
      .join('')
  const same = (part: string) => part
  const example = (sent: Sent | undefined) => (sent ? encodeURIComponent(String(sent.value)) : projectId)
  const pattern = filled(escaped, (sent) => {
    if (!sent) return '[0-9a-zA-Z]{32}'
    return sent.loose ? '[^/]+' : escaped(example(sent))
  })
  const rule = regex(`^${pattern}$`, filled(same, example))
  if (![...inPath.values()].some(({ state }) => state)) return rule
  const expression = filled(same, (sent) => (sent?.state ? `\${${sent.state}}` : example(sent)))
  return { ...rule, 'pact:generator:type': 'ProviderState', expression }
}
