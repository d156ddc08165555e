import type { StateSentence } from '../generated/sentences.ts'
import { states } from '../generated/states.ts'
import { keySpecs } from '../spec/contract.ts'

/** A provider state as a pact has it. */
export type State = { readonly name: string; readonly params: Readonly<Record<string, unknown>> }

/** What the states say of the CMK of an alias. Those that nothing is said of are as the sentence makes them. */
export type Cmk = {
  readonly state: string
  readonly spec: string
  readonly usage: string
  readonly origin: 'kms' | 'external'
  readonly isDefault: boolean
}

const ordinary: Cmk = {
  state: 'enabled',
  spec: 'AES_256',
  usage: 'ENCRYPT_DECRYPT',
  origin: 'kms',
  isDefault: false,
}

export const isKnownSentence = (name: string): name is StateSentence => Object.hasOwn(states, name)

/** With `alias/` before it or without, it is the same alias. */
export const aliasOf = (name: unknown): string =>
  typeof name === 'string' ? name.replace(/^alias\//, '') : ''

const usageOf = (spec: string) => keySpecs[spec]?.usages[0] ?? ordinary.usage
const text = (value: unknown) => (typeof value === 'string' ? value : '')

type Change = (params: State['params'], before: Cmk) => Partial<Cmk>

/** How a sentence changes the CMK of its alias, which it makes where there is none. */
const changes: Partial<Record<StateSentence, Change>> = {
  'a CMK {alias} that is {state}': ({ state }) => ({
    state: text(state),
    ...(state === 'pendingImport' && { origin: 'external' }),
  }),
  'a CMK {alias} of {key_spec}': ({ key_spec }) => ({
    state: 'enabled',
    spec: text(key_spec),
    usage: usageOf(text(key_spec)),
  }),
  'a CMK {alias} of {key_spec} for {key_usage}': ({ key_spec, key_usage }) => ({
    state: 'enabled',
    spec: text(key_spec),
    usage: text(key_usage),
  }),
  'a CMK {alias} that is deleted in {days} days': () => ({ state: 'pendingDeletion' }),
  'a CMK {alias} with imported material': () => ({ state: 'enabled', origin: 'external' }),
  'a CMK {alias} with imported material that expires in {days} days': () => ({
    state: 'enabled',
    origin: 'external',
  }),
  'a CMK {alias} that waits for its material': () => ({ state: 'pendingImport', origin: 'external' }),
  'a default master key {alias}': () => ({ isDefault: true }),
}

/** The sentences that leave open of which kind the CMK is: it has to fit an algorithm. */
const openKinds: readonly string[] = [
  'the CMK {alias} has signed {message} by {signing_algorithm}',
  'the CMK {alias} has made a MAC of {message} by {mac_algorithm}',
]

/** The CMK of an alias after all states; undefined when they do not say of which kind it is, or that there is one. */
export function cmkOf(alias: string, given: readonly State[]): Cmk | undefined {
  let cmk: Cmk | undefined
  for (const { name, params } of given) {
    if (aliasOf(params.alias) !== aliasOf(alias)) continue
    if (!isKnownSentence(name) || openKinds.includes(name)) return undefined
    if (name === 'no CMK has the alias {alias}') cmk = undefined
    else cmk = { ...(cmk ?? ordinary), ...changes[name]?.(params, cmk ?? ordinary) }
  }
  return cmk
}

/** The alias of the state whose `key_id` is given back last. */
export function lastAliasOf(given: readonly State[]): string | undefined {
  const last = given.findLast(({ name }) => valuesGivenBy(name).includes('key_id'))
  return last && typeof last.params.alias === 'string' ? last.params.alias : undefined
}

export const valuesGivenBy = (name: string): readonly string[] =>
  isKnownSentence(name) ? states[name].gives : []
