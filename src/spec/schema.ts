import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { ErrorName } from '../generated/names.ts'
import { type Contract, isErrorName, type Schema } from './contract.ts'
import { parsed } from './json.ts'

/** One thing that is wrong with a value: where, which keyword says so, and the error that the contract names for it. */
export type Violation = {
  /** JSON pointer into the value. */
  path: string
  keyword: string
  error: ErrorName
  says: string
  isAssumed: boolean
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false, allErrors: true })
formats.default(ajv)
ajv.addKeyword({
  keyword: 'x-max-bytes',
  type: 'string',
  schemaType: 'number',
  validate: (most: number, text: string) => new TextEncoder().encode(text).length <= most,
})
ajv.addKeyword({
  keyword: 'x-max-serialized',
  type: 'object',
  schemaType: 'number',
  validate: (most: number, value: object) => JSON.stringify(value).length <= most,
})
ajv.removeKeyword('contentSchema')
ajv.addKeyword({
  keyword: 'contentSchema',
  type: 'string',
  schemaType: 'object',
  compile: (schema: Schema) => {
    const validate = ajv.compile(schema)
    return (text: string) => validate(parsed(text)?.value)
  },
})

const compiled = new WeakMap<Schema, ValidateFunction>()
/** Equal schemas stand at many places, and compiling one takes a millisecond. */
const byText = new Map<string, ValidateFunction>()

function validatorOf(schema: Schema): ValidateFunction {
  const known = compiled.get(schema)
  if (known) return known
  const text = JSON.stringify(schema)
  const validate = byText.get(text) ?? ajv.compile(schema)
  byText.set(text, validate)
  compiled.set(schema, validate)
  return validate
}

/** What is wrong with `value`, nothing when it fits. What `contains`, `not` and `if` tried is no fault by itself. */
export function violationsOf(schema: Schema, value: unknown): Violation[] {
  const validate = validatorOf(schema)
  if (validate(value)) return []
  const errors = (validate.errors ?? []).filter(({ schemaPath }) => !/\/(contains|not|if)\//.test(schemaPath))
  return errors.map((error) => violationOf(schema, error))
}

export const fits = (schema: Schema, value: unknown) => validatorOf(schema)(value) === true

/** Several errors can be right when several things are wrong: the contract does not rank them. */
export const refusalsOf = (contract: Contract, body: unknown): ErrorName[] => [
  ...new Set(violationsOf(contract.body ?? {}, body).map(({ error }) => error)),
]

function violationOf(
  schema: Schema,
  { schemaPath, instancePath, keyword, message = '' }: ErrorObject,
): Violation {
  const nodes = nodesAlong(schema, schemaPath)
  return {
    ...{ path: instancePath, keyword },
    error: errorOf(nodes, keyword, instancePath),
    says: `${instancePath || 'the body'} ${message}`,
    isAssumed: nodes.some((node) => node['x-assumed']?.includes(keyword)),
  }
}

/** The schemas on the way down to the keyword that failed. */
function nodesAlong(schema: Schema, schemaPath: string): Schema[] {
  const parts = schemaPath.slice(2).split('/').slice(0, -1)
  const nodes: Schema[] = [schema]
  let at: unknown = schema
  for (const part of parts) {
    at = (at as Record<string, unknown> | undefined)?.[
      decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    ]
    if (typeof at === 'object' && at !== null) nodes.push(at as Schema)
  }
  return nodes
}

/** docs/contract.md: the nearest `x-error`; a missing field has its own, unless a map says otherwise. */
function errorOf(nodes: Schema[], keyword: string, path: string): ErrorName {
  const isWhole = keyword === 'type' && path === ''
  let error = keyword === 'required' ? 'MissingParameter' : isWhole ? 'InvalidJson' : 'InvalidParameter'
  for (const { 'x-error': named } of nodes) {
    if (typeof named === 'string' && keyword !== 'required') error = named
    if (typeof named === 'object') error = named[keyword] ?? named.default ?? error
  }
  if (!isErrorName(error)) throw new Error(`The contract names ${error}, which its catalogue lacks.`)
  return error
}
