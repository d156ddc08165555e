/** The types of whoever calls: what each operation takes and answers, field by field, as an editor is to show it. */
// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any
type Resolve = (node: Json) => Json

const methods = ['get', 'post', 'put', 'delete']
const words: Record<string, string> = { integer: 'number', object: '{ [name: string]: unknown }' }

/** The comment of a field, ready for its line. */
const note = ({ description, deprecated }: Json, indent: string) => {
  const text = [description, deprecated && '@deprecated'].filter(Boolean).join(' ').trim()
  return text ? `${indent}/** ${text.replaceAll('*/', '* /').replace(/\s*\n\s*/g, ' ')} */\n` : ''
}

const isName = /^[A-Za-z_]\w*$/
const keyOf = (name: string) => (isName.test(name) ? name : JSON.stringify(name))

function typeOf(given: Json, resolve: Resolve, indent: string): string {
  const schema = resolve(given)
  const inside = (each: Json) => typeOf(each, resolve, indent)
  if (schema.enum) return schema.enum.map((value: Json) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const either = schema.oneOf ?? schema.anyOf
  if (either) return [...new Set(either.map(inside))].join(' | ')
  if (schema.allOf) return schema.allOf.map(inside).join(' & ')
  if (!schema.type && !schema.properties) return 'unknown'
  const types: string[] = [schema.type ?? 'object'].flat()
  return types.map((type) => typeCalled(type, schema, resolve, indent)).join(' | ')
}

function typeCalled(type: string, schema: Json, resolve: Resolve, indent: string): string {
  if (type === 'array')
    return `(${typeOf(schema.items ?? {}, resolve, indent)})[]`.replace(/^\((\w+)\)/, '$1')
  if (type === 'object' && schema.properties) return fieldsOf(schema, resolve, indent)
  if (type === 'object' && typeof schema.additionalProperties === 'object')
    return `{ [name: string]: ${typeOf(schema.additionalProperties, resolve, indent)} }`
  return words[type] ?? type
}

function fieldsOf({ properties, required = [] }: Json, resolve: Resolve, indent: string): string {
  const deeper = `${indent}  `
  const fields = Object.entries<Json>(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${note(resolve(schema), deeper)}${deeper}${keyOf(name)}${mark}: ${typeOf(schema, resolve, deeper)}\n`
  })
  return fields.length === 0 ? '{}' : `{\n${fields.join('')}${indent}}`
}

/** What a call cannot do without, or says otherwise. */
const isLeftOut = (name: string) => name === 'project_id' || name === 'X-Dewkit-Scope'

/** The body, or else the query, with the path's names and with the headers. */
function inputOf(item: Json, operation: Json, resolve: Resolve): Json {
  const parameters: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve)
  const body = resolve(operation.requestBody?.content?.['application/json']?.schema ?? {})
  const sent = parameters.filter(
    ({ name, in: where }) => !isLeftOut(name) && (where !== 'query' || !operation.requestBody),
  )
  const ofParameters = sent.map(({ name, description, schema }) => {
    const known = resolve(schema)
    return [name, { ...known, description: description ?? known.description }]
  })
  const needed = sent.filter(({ required }) => required).map(({ name }) => name)
  return {
    properties: { ...body.properties, ...Object.fromEntries(ofParameters) },
    required: [...(body.required ?? []), ...needed],
  }
}

/** What a call takes: fields, or whatever its body is. */
function inputType(item: Json, operation: Json, resolve: Resolve): string {
  const input = inputOf(item, operation, resolve)
  const body = resolve(operation.requestBody?.content?.['application/json']?.schema)
  const hasFields = !body || Object.keys(input.properties).length > 0
  return hasFields ? fieldsOf(input, resolve, '    ') : typeOf(body, resolve, '    ')
}

function outputType(content: Json, resolve: Resolve): string {
  if (!content) return 'undefined'
  const answer = content['application/json']?.schema
  if (answer) return typeOf(answer, resolve, '    ')
  return content['text/event-stream'] ? 'AsyncIterable<{ event: string; data: unknown }>' : 'string'
}

function callOf(item: Json, operation: Json, resolve: Resolve): string {
  const [, success] =
    Object.entries<Json>(operation.responses).find(([status]) => status.startsWith('2')) ?? []
  const says = [operation.summary, operation.description].filter(Boolean).join('. ').replaceAll('..', '.')
  const input = inputType(item, operation, resolve)
  const output = outputType(resolve(success)?.content, resolve)
  return `${note({ description: says }, '  ')}  ${operation.operationId}: {\n    input: ${input}\n    output: ${output}\n  }\n`
}

export function callTypes(name: string, document: Json, resolve: Resolve): string {
  const calls = Object.values<Json>(document.paths).flatMap((item) =>
    methods.flatMap((method) => (item[method] ? [callOf(item, item[method], resolve)] : [])),
  )
  return `export interface ${name} {\n${calls.join('')}}\n`
}
