import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import demands from '../src/generated/demands.json' with { type: 'json' }
import type { ErrorName } from '../src/generated/errors.ts'
import type { OperationId } from '../src/generated/operations.ts'
import { adviceOn, quoted, type Schema } from './advice.ts'
import { isErrorName, KmsError } from './errors.ts'

type Where = 'path' | 'query' | 'header'
type Parameter = { name: string; in: Where; required?: boolean; schema: Schema }
type Operation = {
  inProject: boolean
  parameters: Parameter[]
  body?: Schema
  /** Status of success -> what its body must be; null for none. */
  answers: Record<string, Schema | null>
}
const operations = demands.operations as unknown as Record<OperationId, Operation> // as openapi/demands.ts writes it
const schemas = demands.schemas as Record<string, Schema>

const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false, meta: false })
formats.default(ajv)
for (const keyword of ['x-error', 'x-expects']) ajv.addKeyword(keyword)
ajv.addKeyword({
  keyword: 'x-max-bytes',
  type: 'string',
  schemaType: 'number',
  validate: (most: number, text: string) => Buffer.byteLength(text) <= most,
})
ajv.addKeyword({
  keyword: 'x-max-serialized',
  type: 'object',
  schemaType: 'number',
  // A value that is no string is the business of `type`; serialising whatever it is could go deep.
  validate: (most: number, pairs: object) =>
    Object.values(pairs).some((value) => typeof value === 'object') || JSON.stringify(pairs).length <= most,
})
// JSON inside of a string: JSON Schema leaves it to us whether to look at it.
ajv.removeKeyword('contentSchema')
ajv.addKeyword({
  keyword: 'contentSchema',
  type: 'string',
  schemaType: 'object',
  compile: (schema: Schema) => {
    const validate = compile(schema)
    return (text: string) => validate(parsed(text))
  },
})

/** Only the schemas that it refers to are read: a mock must answer soon after its start. */
function compile(schema: Schema): ValidateFunction {
  addReferred(schema)
  return ajv.compile(schema)
}

function addReferred(schema: Schema) {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"\$ref":"(\w+)"/g)) {
    const referred = schemas[name]
    if (!referred || ajv.schemas[name]) continue
    ajv.addSchema(referred, name)
    addReferred(referred)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The schema behind a $ref, with what stands beside the $ref. */
function resolve({ $ref, ...beside }: Schema): Schema {
  return $ref === undefined ? beside : { ...schemas[$ref], ...beside }
}

export type Raw = { path: object; query: object; header: object; body: unknown }
export type OperationContract = {
  /** The body without optional fields that are null: they count as absent, and null in place of a required one as missing. */
  present(body: unknown): unknown
  /** Throws the error that the contract names for the first violation: path, body, then query and header. */
  validate(request: Raw): void
  /** The header parameters of a request, under the names that the contract gives them. */
  headersIn(headers: Record<string, unknown>): Record<string, unknown>
  /** What is wrong with an answer, undefined when nothing is. */
  faultOf(status: number, body: unknown): string | undefined
}

const contracts = new Map<OperationId, OperationContract>()

/** One operation of the contract. Its validators are compiled when they are first needed, once for all mocks of a process. */
export function contractOf(id: OperationId): OperationContract {
  const contract = contracts.get(id) ?? readContract(id)
  contracts.set(id, contract)
  return contract
}

function readContract(id: OperationId): OperationContract {
  const { inProject, parameters, body: bodySchema, answers } = operations[id]
  const body = bodySchema && bodyValidator(bodySchema)
  const checks = parameters.map((parameter) => ({ parameter, validate: parameterValidator(parameter) }))
  const inHeader = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name)
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name))

  return {
    present: (value) => (bodySchema ? withoutNulls(value, bodySchema) : value),
    validate(request) {
      for (const { parameter, validate } of checks) if (parameter.in === 'path') validate(request)
      body?.(request.body)
      for (const { parameter, validate } of checks) if (parameter.in !== 'path') validate(request)
      const unknown = Object.keys(request.query).find((name) => !known.has(name))
      if (inProject && unknown !== undefined)
        throw new KmsError('InvalidParameter', `Unknown ${quoted(unknown)} in the query.`)
    },
    headersIn: (headers) =>
      inHeader.length === 0
        ? noHeaders
        : Object.fromEntries(inHeader.map((name) => [name, headers[name.toLowerCase()]])),
    faultOf: answerChecker(answers),
  }
}

const noHeaders = {}

/** Looks at the fields that the schema declares, in lists and objects within, too. */
function withoutNulls(value: unknown, schema: Schema): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { properties, items } = resolve(schema)
  if (Array.isArray(value)) return items ? value.map((entry) => withoutNulls(entry, items)) : value
  if (!properties) return value
  const declared = (name: string) => (Object.hasOwn(properties, name) ? properties[name] : undefined)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => field !== null || !declared(name))
      .map(([name, field]) => [name, withoutNulls(field, declared(name) ?? {})]),
  )
}

function bodyValidator(schema: Schema) {
  let compiled: ValidateFunction | undefined
  return (body: unknown) => {
    compiled ??= compile(schema)
    if (!compiled(body)) throw refusal(compiled.errors?.[0], schema, '')
  }
}

function parameterValidator(parameter: Parameter) {
  const { name, in: where, required = false, schema } = parameter
  let compiled: ValidateFunction | undefined
  return (request: Raw) => {
    const value = (request[where] as Record<string, unknown>)[where === 'header' ? name.toLowerCase() : name]
    if (value === undefined) {
      if (required) throw missing(schema, name)
      return
    }
    compiled ??= compile(schema)
    if (!compiled(value)) throw refusal(compiled.errors?.[0], schema, name)
  }
}

const missing = (schema: Schema, field: string) =>
  new KmsError(errorNamed(schema, 'required', 'MissingParameter'), `${field} is required.`).for({
    ...{ rule: 'schema', keyword: 'required', field, where: 'parameter' },
  })

/** The error that the contract names for a violation: the x-error nearest to the value on the way down to it. */
function refusal(violation: ErrorObject | undefined, schema: Schema, name: string): KmsError {
  const { keyword = '', instancePath = '' } = violation ?? {}
  if (keyword === 'type' && instancePath === '' && name === '') {
    const error = errorNamed(schema, keyword, 'InvalidJson')
    return new KmsError(error, error === 'InvalidJson' ? 'The body must be a JSON object.' : '').for({
      ...{ rule: 'schema', keyword, field: '', where: 'body' },
    })
  }
  const fallback = keyword === 'required' ? 'MissingParameter' : 'InvalidParameter'
  const nodes = nodesAlong(schema, instancePath.split('/').slice(1))
  const error = nodes.reduce<ErrorName>((known, node) => errorNamed(node, keyword, known), fallback)
  const field = name || instancePath.slice(1).replaceAll('/', '.')
  return new KmsError(error, violation && adviceOn(violation, field, nodes.at(-1) ?? {})).for({
    ...{ rule: 'schema', keyword, field, where: name === '' ? 'body' : 'parameter' },
  })
}

/** The schemas on the way down to a value; the last is its own, unless none describes it. */
function nodesAlong(schema: Schema, path: string[]): Schema[] {
  const nodes = [resolve(schema)]
  for (const part of path) {
    const { properties = {}, items } = nodes.at(-1) ?? {}
    const next = Object.hasOwn(properties, part) ? properties[part] : items
    if (!next) return nodes
    nodes.push(resolve(next))
  }
  return nodes
}

/** `x-error` names one error for every keyword, or one for each with a `default`. A missing field has its own. */
function errorNamed(schema: Schema, keyword: string, otherwise: ErrorName): ErrorName {
  const named = resolve(schema)['x-error'] as string | Record<string, string> | undefined
  const name =
    typeof named === 'object' ? (named[keyword] ?? named.default) : keyword === 'required' ? undefined : named
  return name !== undefined && isErrorName(name) ? name : otherwise
}

function answerChecker(answers: Operation['answers']) {
  const compiled = new Map<number, ValidateFunction>()
  return (status: number, body: unknown): string | undefined => {
    const schema = answers[status]
    if (schema === undefined) return `status ${status} is none of success`
    if (!schema) return body === undefined ? undefined : `status ${status} has no body`
    const validate = compiled.get(status) ?? compile(schema)
    compiled.set(status, validate)
    return validate(body) ? undefined : ajv.errorsText(validate.errors)
  }
}
