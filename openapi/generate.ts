/**
 * Reads the contract and writes what follows from it into src/generated: the bundled document, the types, the table of
 * operations, the error catalogue, the table of key specs, the schema of seed files. `npm run generate` writes;
 * test/tidy.test.ts compares.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { callTypes } from './calls.ts'
import { steering } from './control-plane.ts'
import { demandsOf } from './demands.ts'
import { checkExtensions, type Extensions } from './extensions.ts'
import { banner, bundle, readText, readYaml } from './files.ts'
import { keyMatrixPage } from './key-matrix.ts'
import { cellsOf, keyRuleType, withOrigins } from './key-rule.ts'
import { contractPageWith, operationsPage, readmeWith, rightsPage } from './pages.ts'
import { resolver } from './refs.ts'
import { dialectsIn, refusalsModule, routesOf, table, unions } from './tables.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any

const here = import.meta.dirname
const target = join(here, '../src/generated')
const methods = ['get', 'post', 'put', 'delete'] as const

function errorCatalogue(): Record<string, Json> {
  const groups: [string, Record<string, Json>][] = Object.entries(readYaml('errors.yaml'))
  return Object.fromEntries(
    groups.flatMap(([dialect, entries]) =>
      Object.entries(entries).map(([name, entry]) => [name, { ...entry, dialect }]),
    ),
  )
}

/** Every error that a schema can name, its properties' and items' included. */
function schemaErrors(schema: Json, resolve: (node: Json) => Json): string[] {
  const node = resolve(schema)
  if (!node || typeof node !== 'object') return []
  const own = typeof node['x-error'] === 'string' ? [node['x-error']] : Object.values(node['x-error'] ?? {})
  const inner = [...Object.values(node.properties ?? {}), ...(node.items ? [node.items] : [])]
  return [...own, ...inner.flatMap((each) => schemaErrors(each, resolve))] as string[]
}

const keyRuleErrors = (rule: Json): string[] =>
  rule ? ['KeyNotFound', 'NoAccessToKey', ...Object.values(cellsOf(rule))] : []

/** The errors of every operation of one kind, before its own constraints are asked. */
function commonErrors(at: { secured: boolean; project: boolean; throttle: boolean; keyed: boolean }) {
  const errors: string[] = []
  if (at.secured)
    errors.push(
      ...['TokenNotFound', 'TokenUnreadable', 'TokenExpired'],
      ...['AccessKeyNotFound', 'SignatureExpired', 'SignatureMismatch', 'SecurityTokenMismatch'],
    )
  // InvalidParameter: a parameter of the query that nobody knows.
  if (at.project) errors.push('ProjectMismatch', 'TokenOfOtherRegion', 'InvalidParameter')
  if (at.project && !at.keyed) errors.push('NoAccessToApi')
  if (at.throttle) errors.push('Throttled')
  return errors
}

function bodyErrors(body: Json): string[] {
  if (!body) return []
  const missing = body.required?.length ? ['MissingParameter'] : []
  return ['EntityTooLarge', 'BodyTooLong', 'InvalidFormat', 'InvalidJson', ...missing, 'InvalidParameter']
}

/** Dialect -> what it refuses in words of its own. */
const dialects = (document: Json): Record<string, Record<string, string>> => ({
  kms: {},
  ...document['x-dialects'],
})

function operationEntry(path: string, method: string, item: Json, document: Json, names: Set<string>) {
  const resolve = resolver(document)
  const operation = item[method]
  const parameters: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve)
  const body = resolve(operation.requestBody?.content?.['application/json']?.schema)
  const rule = operation['x-key-rule']
  const security: object[] = operation.security ?? document.security
  const isAnonymous = (alternative: object) => Object.keys(alternative).length === 0
  const secured = security.length > 0 && !isAnonymous(security[0] ?? {})
  const project = path.includes('{project_id}')
  const dialect = operation['x-dialect'] ?? 'kms'
  const instead = dialects(document)[dialect]
  if (!instead) throw new Error(`${operation.operationId}: no dialect is called ${dialect}`)
  const kind = { secured, project, throttle: operation['x-throttle'] !== undefined, keyed: Boolean(rule) }
  const errors = [
    ...commonErrors(kind),
    ...bodyErrors(body),
    ...parameters.flatMap((parameter) => schemaErrors(parameter.schema, resolve)),
    ...schemaErrors(body, resolve),
    ...keyRuleErrors(rule),
    ...(operation['x-errors'] ?? []),
  ]
    .map((name) => instead[name] ?? name)
    .filter((name) => names.has(name))
  return {
    method: method.toUpperCase(),
    path,
    group: operation.tags[0],
    sdkName:
      operation['x-sdk-name'] ?? operation.operationId[0].toUpperCase() + operation.operationId.slice(1),
    success: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
    secured,
    open: security.some(isAnonymous),
    dialect,
    body: Boolean(body),
    actions: operation['x-actions'] ?? [],
    ...(operation['x-conditional-actions'] && { conditionalActions: operation['x-conditional-actions'] }),
    ...(operation['x-source-actions'] && { sourceActions: operation['x-source-actions'] }),
    throttle: operation['x-throttle'] ?? null,
    emulated: operation['x-emulated'],
    keyRule: rule ?? null,
    defaults: body ? defaultsOf(body.properties, resolve) : {},
    queryDefaults: defaultsOf(queryOf(parameters), resolve),
    errors: [...new Set(errors)].sort(),
  }
}

const queryOf = (parameters: Json[]): Record<string, Json> =>
  Object.fromEntries(
    parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }) => [name, schema]),
  )

function defaultsOf(fields: Record<string, Json> = {}, resolve: (node: Json) => Json): Json {
  const properties = Object.entries(fields).map(([name, schema]) => [name, resolve(schema)] as const)
  const given = properties.filter(([, schema]) => schema.default !== undefined)
  return Object.fromEntries(given.map(([name, schema]) => [name, schema.default]))
}

/** Names in the contract that the catalogue or the states do not know would fail silently later; they fail here. */
function checkNames(document: Json, names: Set<string>) {
  const states = new Set(Object.keys(document.components.schemas.KeyState['x-state-names']))
  const allowed = (word: string) => word === 'allowed' || states.has(word) || names.has(word)
  const visit = (node: Json, where: string) => {
    if (!node || typeof node !== 'object') return
    const named = [node['x-error'] ?? []].flatMap((each: Json) =>
      typeof each === 'string' ? [each] : Object.values(each),
    )
    const cells = Object.values(cellsOf(node['x-key-rule'] ?? {}))
    const listed = Array.isArray(node['x-errors']) ? node['x-errors'] : []
    const translated = Object.values(node['x-dialects'] ?? {}).flatMap((words: Json) =>
      Object.entries(words).flat(),
    )
    for (const word of [...named, ...listed, ...(translated as string[])])
      if (!names.has(word)) throw new Error(`${where}: no error is called ${word}`)
    for (const word of cells) if (!allowed(word)) throw new Error(`${where}: x-key-rule says ${word}`)
    for (const [key, child] of Object.entries(node)) visit(child, `${where}/${key}`)
  }
  visit(document, '#')
}

/** Writes out which cells of each key rule a source documents. */
function writeOrigins(document: Json) {
  for (const [path, item] of Object.entries<Json>(document.paths))
    for (const operation of methods.flatMap((method) => item[method] ?? []))
      if (operation['x-key-rule'])
        operation['x-key-rule'] = withOrigins(operation['x-key-rule'], `${path} ${operation.operationId}`)
}

function operationTable(document: Json, names: Set<string>): Record<string, Json> {
  const entries = Object.entries(document.paths).flatMap(([path, item]: [string, Json]) =>
    methods
      .filter((method) => item[method])
      .map(
        (method) => [item[method].operationId, operationEntry(path, method, item, document, names)] as const,
      ),
  )
  return Object.fromEntries(entries)
}

/** The schema of seed files: the shapes that it shares with the API move into its `$defs`, our extensions go. */
function seedSchema(): Json {
  const common = readYaml('schemas/common.yaml')
  const adopted: Record<string, Json> = {}
  const adopt = (ref: string) => {
    const name = ref.slice(ref.indexOf('#/') + 2)
    if (name.startsWith('$defs/')) return ref
    if (!common[name]) throw new Error(`seed.yaml: ${ref} leads nowhere`)
    adopted[name] ??= inside(common[name])
    return `#/$defs/${name}`
  }
  const inside = (node: Json): Json => {
    if (Array.isArray(node)) return node.map(inside)
    if (!node || typeof node !== 'object') return node
    const { 'x-expects': expects, ...rest } = node
    const ours = Object.entries({ ...rest, ...(expects && { $comment: `must be ${expects}` }) }).filter(
      ([key]) => !key.startsWith('x-'),
    )
    return Object.fromEntries(
      ours.map(([key, child]) => [key, key === '$ref' ? adopt(child as string) : inside(child)]),
    )
  }
  const { $defs, ...schema } = inside(readYaml('seed.yaml'))
  return { ...schema, $defs: { ...$defs, ...adopted } }
}

/** The types of a JSON Schema, called `name` at its root, by way of a document that has nothing but schemas. */
async function schemaTypes(name: string, schema: Json): Promise<string> {
  const { $schema: _, $id: __, $defs, ...root } = schema
  const text = JSON.stringify({ [name]: root, ...$defs }).replaceAll('"#/$defs/', '"#/components/schemas/')
  const document = {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    paths: {},
    components: { schemas: JSON.parse(text) },
  }
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }))
  return `${types}export type ${name} = components['schemas']['${name}']\n`
}

/** Limits stand in braces. */
const adviceWith = (limits: Record<string, number>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readYaml('advice.yaml') as Record<string, string>).map(([name, says]) => [
      name,
      says.replace(/\{(\w+)\}/g, (braces, limit: string) => String(limits[limit] ?? braces)),
    ]),
  )

function checkAdvice(advice: Record<string, string>, names: Set<string>) {
  const unknown = Object.keys(advice).find((name) => !names.has(name))
  if (unknown !== undefined) throw new Error(`advice.yaml: no error is called ${unknown}`)
}

type Generations = { operations: Record<string, string[]> }

/** A misspelt operation would belong to both generations, unseen. */
function checkGenerations({ operations }: Generations, ids: string[]) {
  const unknown = Object.values(operations)
    .flat()
    .find((id) => !ids.includes(id))
  if (unknown !== undefined) throw new Error(`generations.yaml: no operation is called ${unknown}`)
}

/** File name, seen from src/generated -> content. */
export async function generate(): Promise<Record<string, string>> {
  const errors = errorCatalogue()
  const keySpecs = readYaml('key-specs.yaml')
  const limits = readYaml('limits.yaml')
  const advice = adviceWith(limits)
  const generations = readYaml('generations.yaml')
  const secrets = readYaml('secrets.yaml')
  const extensions: Extensions = readYaml('extensions.yaml')
  const document = bundle('kms.yaml')
  const names = new Set(Object.keys(errors))
  checkExtensions(document, extensions)
  checkExtensions(readYaml('seed.yaml'), extensions)
  checkNames(document, names)
  checkAdvice(advice, names)
  writeOrigins(document)
  const types = astToString(await openapiTS(structuredClone(document), { defaultNonNullable: false }))
  const entries = operationTable(document, names)
  checkGenerations(generations, Object.keys(entries))
  const states = document.components.schemas.KeyState['x-state-names']
  const seed = seedSchema()
  const meanings = Object.fromEntries(Object.entries(extensions).map(([word, { means }]) => [word, means]))
  return {
    'openapi.json': `${JSON.stringify({ ...document, 'x-error-catalogue': errors, 'x-key-specs': keySpecs, 'x-limits': limits, 'x-generations': generations, 'x-secrets': secrets, 'x-extensions': meanings }, null, 1)}\n`,
    'demands.json': `${JSON.stringify(demandsOf(document, resolver(document)))}\n`,
    'calls.ts': banner + callTypes('Calls', document, resolver(document)),
    'api.ts': banner + types,
    'errors.ts': `${banner}import type { Dialect, ErrorName } from './names.ts'

${table('errors', errors)}
export type { Dialect, ErrorName }

/** What would be right, where the catalogue's text says only what is wrong. */
export const advice: Partial<Record<ErrorName, string>> = ${JSON.stringify(advice, null, 2)}

/** Which of its own errors a dialect has in place of others. */
${table('dialects', dialects(document))}`,
    'operations.ts': `${banner}import type { KeyState, OperationId } from './names.ts'

${table('operations', entries)}
export type { KeyState, OperationId }

/** Key states: our word -> the digit on the wire. */
${table('keyStates', states)}`,
    'names.ts':
      banner +
      unions({ ErrorName: errors, OperationId: entries, KeyState: states, Dialect: dialectsIn(errors) }),
    'refusals.ts': banner + refusalsModule(entries, errors),
    'key-rule.ts': banner + keyRuleType,
    'routes.ts': `${banner}${table('routes', routesOf(entries))}`,
    'secrets.ts': `${banner}export const secrets: Record<'fields' | 'headers' | 'headerWords', readonly string[]> = ${JSON.stringify(secrets, null, 2)}\n`,
    'limits.ts': `${banner}export const limits = ${JSON.stringify(limits, null, 2)} as const\n`,
    'key-specs.ts': `${banner}${table('keySpecs', keySpecs)}
export type KeySpec = keyof typeof keySpecs
`,
    '../../README.md': readmeWith(readText('../README.md'), entries),
    '../../docs/contract.md': contractPageWith(readText('../docs/contract.md'), extensions),
    '../../docs/operations.md': operationsPage(entries),
    '../../docs/rights.md': rightsPage(entries),
    '../../docs/key-matrix.md': keyMatrixPage(entries, errors),
    ...(await steering(document, { keySpecs, errors })),
    'seed.schema.json': `${JSON.stringify(seed, null, 1)}\n`,
    'seed.ts': banner + (await schemaTypes('Seed', seed)),
  }
}

if (import.meta.main) {
  for (const [file, content] of Object.entries(await generate())) writeFileSync(join(target, file), content)
}
