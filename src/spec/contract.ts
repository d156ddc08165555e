import { dialects, errors } from '../generated/errors.ts'
import type { KeyRule } from '../generated/key-rule.ts'
import type { Dialect, ErrorName, OperationId } from '../generated/names.ts'
import document from '../generated/openapi.json' with { type: 'json' }
import { operations } from '../generated/operations.ts'

/*
 * The contract as the checker reads it: from the bundled OpenAPI document, by rules of its own. Nothing of mock/ is used.
 */

export type XError = string | Record<string, string>
export type Schema = {
  [keyword: string]: unknown
  type?: string | string[]
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  examples?: unknown[]
  'x-max-bytes'?: number
  'x-max-serialized'?: number
  'x-error'?: XError
  /** Keywords that no source documents. */
  'x-assumed'?: string[]
}
export type Where = 'path' | 'query' | 'header' | 'body'
export type Field = {
  name: string
  where: Where
  required: boolean
  schema: Schema
  /** JSON pointer into the bundled document. */
  place: string
}
export type ResponseContract = {
  place: string
  schema: Schema | undefined
  /** The first named example of its body. */
  example: unknown
  headers: Record<string, { schema: Schema; required: boolean }>
}
export type Contract = {
  id: OperationId
  method: string
  path: string
  group: string
  /** JSON pointer of the operation. */
  place: string
  success: number
  secured: boolean
  hasBody: boolean
  actions: readonly string[]
  throttle: number | null
  emulated: string
  errors: readonly ErrorName[]
  /** What it says in place of the errors that all operations have alike. */
  instead: Partial<Record<ErrorName, ErrorName>>
  /** Errors of the operation itself, beside those of its fields and of the CMK. */
  ownErrors: readonly ErrorName[]
  keyRule: KeyRule | undefined
  body: Schema | undefined
  /** The first named example of the request's body. */
  example: unknown
  fields: Field[]
  responses: Record<number, ResponseContract>
  /** All the values that the generation at hand documents for a field; undefined: what its schema says. */
  known: (field: string) => readonly unknown[] | undefined
}

type Node = Record<string, unknown>
const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unescaped = (part: string) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
export const pointer = (...parts: string[]) => `#/${parts.map(escaped).join('/')}`

function at(ref: string): Node {
  const parts = ref.slice(2).split('/').map(unescaped)
  return parts.reduce<Node>((node, part) => node[part] as Node, document as Node)
}

/** A copy without any $ref; what stands beside a $ref wins. The shapes of this contract do not contain themselves. */
function inlined(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inlined)
  if (!isObject(node)) return node
  const { $ref, ...beside } = node
  const own = Object.fromEntries(Object.entries(beside).map(([key, value]) => [key, inlined(value)]))
  return typeof $ref === 'string' ? { ...(inlined(at($ref)) as Node), ...own } : own
}

const jsonSchema = (node: Node | undefined): Schema | undefined => {
  const content = node?.content as Record<string, Node> | undefined
  return content?.['application/json']?.schema as Schema | undefined
}

function firstExample(node: Node | undefined): unknown {
  const content = node?.content as Record<string, Node> | undefined
  const named = content?.['application/json']?.examples as Record<string, { value: unknown }> | undefined
  return Object.values(named ?? {})[0]?.value
}

function read(id: OperationId): Contract {
  const { method, path, group, success, secured, body: hasBody, actions, throttle, emulated } = operations[id]
  const parts = ['paths', path, method.toLowerCase()]
  const item = at(pointer('paths', path))
  const operation = inlined(item[method.toLowerCase()]) as Node
  const parameters = [
    ...((item.parameters ?? []) as unknown[]),
    ...((operation.parameters ?? []) as unknown[]),
  ]
  const body = jsonSchema(operation.requestBody as Node | undefined)
  const bodyPlace = [...parts, 'requestBody', 'content', 'application/json', 'schema', 'properties']
  return {
    ...{ id, method, path, group, success, secured, hasBody, actions, throttle, emulated },
    place: pointer(...parts),
    errors: operations[id].errors,
    instead: dialects[operations[id].dialect],
    known: () => undefined,
    ownErrors: (operation['x-errors'] ?? []) as ErrorName[], // the generator has checked the names
    keyRule: operation['x-key-rule'] as KeyRule | undefined,
    body,
    example: firstExample(operation.requestBody as Node | undefined),
    fields: [
      ...parameters.map((parameter) => parameterField(parts, inlined(parameter) as Node)),
      ...Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
        ...{ name, where: 'body' as const, schema },
        required: body?.required?.includes(name) ?? false,
        place: pointer(...bodyPlace, name),
      })),
    ],
    responses: Object.fromEntries(
      Object.entries(operation.responses as Record<string, Node>).map(([status, response]) => [
        status,
        responseOf(pointer(...parts, 'responses', status), response),
      ]),
    ),
  }
}

const parameterField = (parts: string[], { name, in: where, required, schema }: Node): Field => ({
  name: name as string,
  where: where as Where,
  required: required === true,
  schema: schema as Schema,
  place: pointer(...parts, 'parameters', name as string),
})

const responseOf = (place: string, response: Node): ResponseContract => ({
  place,
  schema: jsonSchema(response),
  example: firstExample(response),
  headers: Object.fromEntries(
    Object.entries((response.headers ?? {}) as Record<string, Node>).map(([name, { schema, required }]) => [
      name.toLowerCase(),
      { schema: schema as Schema, required: required === true },
    ]),
  ),
})

const known = new Map<OperationId, Contract>()

/** One operation of the contract, with every reference resolved. */
export function contractOf(id: OperationId): Contract {
  const contract = known.get(id) ?? read(id)
  known.set(id, contract)
  return contract
}

export const operationIds = Object.keys(operations) as OperationId[] // keys of a table that is never extended

export const limits = document['x-limits'] as Record<string, number>
export const keySpecs = document['x-key-specs'] as Record<
  string,
  {
    kind: string
    usages: string[]
    encryption: string[]
    signing: string[]
    mac: string[]
    materialBytes?: number
  }
>

export const isErrorName = (name: string): name is ErrorName => Object.hasOwn(errors, name)

/** The schema of one of the four forms of an error's body. */
export const errorSchema = (dialect: Dialect): Schema =>
  inlined(
    at(
      pointer(
        'components',
        'schemas',
        { kms: 'KmsError', gateway: 'GatewayError', keystone: 'KeystoneError', iam: 'IamError' }[dialect],
      ),
    ),
  ) as Schema

/** Names of fields and headers whose values nobody may show. */
export const secrets = document['x-secrets'] as { fields: string[]; headers: string[] }

/** The edition of the contract. */
export const contractVersion = document.info.version

export const generations = document['x-generations'] as {
  operations: Record<string, string[]>
  fields: Record<string, string[]>
  values: Record<string, Record<string, unknown[]>>
}

const assumptions = document['x-assumptions'] as { keywords: string[]; errors: string[] }

/** Whether what this keyword demands, or this error says, is documented nowhere: docs/contract.md, DEVIATIONS.md. */
export const isAssumedKeyword = (keyword: string) => assumptions.keywords.includes(keyword)
export const isAssumedError = (error: ErrorName) => assumptions.errors.includes(error)
