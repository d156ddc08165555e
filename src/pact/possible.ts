import type { ErrorName } from '../generated/errors.ts'
import { errors } from '../generated/errors.ts'
import type { KeyRule } from '../generated/key-rule.ts'
import { codeAndStatus } from '../judge/expected.ts'
import { type Contract, isErrorName, pointer } from '../spec/contract.ts'
import { violationsOf } from '../spec/schema.ts'
import { aliasOf, type Cmk, cmkOf, isKnownSentence, lastAliasOf, type State } from './situation.ts'

/** A request with what goes before it: fields by name, wherever they are sent, and the token if there is one. */
export type Asked = {
  contract: Contract
  input: Readonly<Record<string, unknown>>
  /** The fields whose value a state gives, with the name of that value. */
  fromState: Readonly<Record<string, string>>
  token: string | undefined
  given: readonly State[]
}

/** Why an expectation cannot be met, and where the contract says so. */
export type Reason = {
  says: string
  place: string /** The field of the request that is to blame. */
  field?: string
}

/** An error that the situation makes the operation answer. */
type Refusal = { error: ErrorName; because: string; place: string; field?: string }

/** Why the operation cannot answer so, in this situation. `expected` is an error, or success. */
export function reasonsAgainst(asked: Asked, expected: ErrorName | 'success'): Reason[] {
  const { contract } = asked
  const due = refusalsDue(asked)
  if (expected === 'success')
    return due.slice(0, 3).map(({ error, because, place, field }) => ({
      ...(field !== undefined && { field }),
      says: `${because}: ${contract.id} answers ${codeAndStatus(error)}`,
      place,
    }))
  if (!canAnswer(contract, expected))
    return [{ says: `${contract.id} never answers ${codeAndStatus(expected)}`, place: contract.place }]
  if (due.some(({ error }) => error === expected) || isAboutCaller(expected)) return []
  const [first] = due
  if (first && errors[expected].status < 500)
    return [
      {
        says: `${first.because}: ${contract.id} answers ${codeAndStatus(first.error)}, not ${codeAndStatus(expected)}`,
        place: first.place,
      },
    ]
  return reasonsWithoutRefusal(asked, expected)
}

/** The gateway refuses in front of every operation, and any can fail; else it has to be named by the contract. */
export function canAnswer({ errors: own, responses }: Contract, error: ErrorName): boolean {
  const { status, dialect } = errors[error]
  if (!(status in responses)) return false
  return own.includes(error) || dialect === 'gateway' || status >= 500
}

/** Whoever calls may lack rights, or a project: no state tells. */
const isAboutCaller = (error: ErrorName) => [401, 403].includes(errors[error].status)

function reasonsWithoutRefusal(asked: Asked, expected: ErrorName): Reason[] {
  const { contract, given } = asked
  const says = (why: string, place = contract.place): Reason[] => [
    { says: `${why}: nothing makes ${contract.id} answer ${codeAndStatus(expected)}`, place },
  ]
  if (given.some(({ name }) => !isKnownSentence(name))) return []
  if (needsFault(expected) && given.length > 0) return says('no state throttles or fails', '#/x-states')
  if (contract.ownErrors.includes(expected)) return []
  if (['MissingParameter', 'InvalidJson'].includes(expected))
    return says('the request is whole', `${contract.place}/requestBody`)
  const cmk = cmkOfRequest(asked)
  if (!cmk || !contract.keyRule) return []
  if (expected === 'KeyNotFound') return says('the state makes the CMK')
  if (errorsOfRule(contract.keyRule).includes(expected))
    return says(`the CMK is ${wordsOf(cmk)}`, ruleplace(contract))
  return []
}

const needsFault = (error: ErrorName) => error === 'Throttled' || errors[error].status >= 500
const ruleplace = ({ place }: Contract, ...parts: string[]) =>
  `${place}/x-key-rule${parts.length > 0 ? pointer(...parts).slice(1) : ''}`

const errorsOfRule = ({ states, usages, specs, origins, defaultKeys }: KeyRule): string[] => [
  ...[states, usages, specs, origins].flatMap((column) => Object.values(column ?? {})),
  defaultKeys,
]

const wordsOf = ({ state, spec, usage }: Cmk) => `${state}, of ${spec} for ${usage}`

/** All that the situation makes the operation refuse. Which comes first when several do, the contract does not say. */
function refusalsDue(asked: Asked): Refusal[] {
  const { contract } = asked
  const due = [...faults(asked), ...wrongFields(asked), ...wrongKey(asked), ...wrongName(asked)]
  return due.map((refusal) => ({ ...refusal, error: contract.instead[refusal.error] ?? refusal.error }))
}

function wrongFields({ contract, input, fromState }: Asked): Refusal[] {
  return contract.fields
    .flatMap(({ name, where, required, schema, place }): Refusal[] => {
      const field = where === 'path' ? 'path' : `${where === 'header' ? 'headers' : where}.${name}`
      if (name === 'project_id' || name in fromState) return []
      const value = input[name]
      if (value === undefined)
        return required ? [{ error: 'MissingParameter', because: `${name} is missing`, place, field }] : []
      const sent = where === 'body' ? value : asInUrl(schema.type, value)
      return violationsOf(schema, sent).map(({ error, keyword, path, says }) => ({
        error,
        because: `${name}${says.replace(path || 'the body', path)} (${keyword})`,
        ...{ place, field },
      }))
    })
    .concat(unknownFields({ contract, input }))
}

/** A URL has texts only. */
const asInUrl = (type: unknown, value: unknown): unknown =>
  [type].flat().includes('integer') && /^-?\d+$/.test(String(value)) ? Number(value) : String(value)

function unknownFields({ contract, input }: Pick<Asked, 'contract' | 'input'>): Refusal[] {
  if (contract.body?.additionalProperties !== false) return []
  const known = contract.fields.map(({ name }) => name)
  return Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      error: 'InvalidParameter',
      because: `${name} is no field of the request`,
      place: `${contract.place}/requestBody`,
      field: `body.${name}`,
    }))
}

/** What the states make the operation answer whatever is asked. */
function faults({ contract, token, fromState, given }: Asked): Refusal[] {
  return given.flatMap(({ name, params }): Refusal[] => {
    const due = (error: ErrorName): Refusal[] => [
      {
        error,
        because: `given ${name.replace(/\{(\w+)\}/g, (_, each) => String(params[each]))}`,
        place: '#/x-states',
      },
    ]
    const isThisOne = operationName(params.operation) === operationName(contract.id)
    const named = String(params.error)
    if (/^\{operation\} fails/.test(name)) return isThisOne && isErrorName(named) ? due(named) : []
    if (/^throttling (of \{operation\} )?after/.test(name))
      return params.n === 0 && (isThisOne || params.operation === undefined) ? due('Throttled') : []
    if (/^encrypt-data was called/.test(name)) return contract.id === 'encryptData' ? due('Throttled') : []
    if (name === 'nobody has the token {token}') return token === params.token ? due('TokenUnreadable') : []
    if (name === 'a token of {user} that has expired')
      return fromState['X-Auth-Token'] === 'token' ? due('TokenExpired') : []
    return []
  })
}

const operationName = (name: unknown) => String(name).replaceAll('-', '').toLowerCase()

function wrongKey(asked: Asked): Refusal[] {
  const { contract, given } = asked
  const rule = contract.keyRule
  if (!rule) return []
  const gone = goneKey(asked)
  if (gone) return [{ error: 'KeyNotFound', because: gone, place: ruleplace(contract) }]
  const cmk = cmkOfRequest(asked)
  if (!cmk) return given.length === 0 ? [] : fixedId(asked, rule)
  return [
    ...verdict(contract, 'states', cmk.state, `a CMK that is ${cmk.state}`),
    ...verdict(contract, 'usages', cmk.usage, `a CMK for ${cmk.usage}`),
    ...verdict(contract, 'specs', cmk.spec, `a CMK of ${cmk.spec}`),
    ...verdict(contract, 'origins', cmk.origin, `a CMK of origin ${cmk.origin}`),
    ...(cmk.isDefault && isErrorName(rule.defaultKeys)
      ? [
          {
            error: rule.defaultKeys,
            because: 'a default master key',
            place: ruleplace(contract, 'defaultKeys'),
          },
        ]
      : []),
  ]
}

type Column = 'states' | 'usages' | 'specs' | 'origins'

function verdict(contract: Contract, column: Column, value: string, because: string): Refusal[] {
  const column_: Record<string, string> = contract.keyRule?.[column] ?? {}
  const error = column_[value]
  if (error === undefined || !isErrorName(error)) return []
  return [{ error, because, place: ruleplace(contract, column, value) }]
}

/** The CMK of the request, if it is one of the states'. */
function cmkOfRequest({ contract, input, fromState, given }: Asked): Cmk | undefined {
  const field = contract.keyRule?.key ?? ''
  const alias = fromState[field] === 'key_id' ? lastAliasOf(given) : input[field]
  return typeof alias === 'string' ? cmkOf(alias, given) : undefined
}

function goneKey({ contract, input, given }: Asked): string | undefined {
  const key = input[contract.keyRule?.key ?? '']
  if (typeof key !== 'string') return undefined
  const last = given.findLast(({ params }) => aliasOf(params.alias) === aliasOf(key) || params.key_id === key)
  if (last?.name === 'no CMK has the alias {alias}' || last?.name === 'no CMK has the id {key_id}')
    return `${last.name.replace(/\{\w+\}/, key)}`
  return given.length > 0 && given.at(-1)?.name === 'there are no CMKs' ? 'there are no CMKs' : undefined
}

/** A CMK that a state makes has another id each time. */
function fixedId({ contract, input, fromState, given }: Asked, rule: KeyRule): Refusal[] {
  const key = input[rule.key]
  const isFixed = rule.key in fromState ? false : typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key)
  if (!isFixed || lastAliasOf(given) === undefined || given.some(({ name }) => !isKnownSentence(name)))
    return []
  const because = `${rule.key} is a fixed id, which no state gives its CMK (take it from the state, or use the alias)`
  return [{ error: 'KeyNotFound', because, place: ruleplace(contract, 'key') }]
}

function wrongName({ contract, input, given }: Asked): Refusal[] {
  if (!['createKey', 'updateKeyAlias'].includes(contract.id)) return []
  const taken = given.some(
    ({ name, params }) => name === 'a CMK has the name {name}' && params.name === input.key_alias,
  )
  if (!taken) return []
  return [
    { error: 'DuplicateKeyAlias', because: `a CMK has the name ${input.key_alias}`, place: contract.place },
  ]
}
