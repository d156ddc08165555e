/**
 * What the contract demands of requests and answers, without the words, examples and origins around it: the mock reads
 * this at its start. A `$ref` is the name of a schema.
 */
// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any
type Fields = Record<string, Json>

/** Keywords that hold schemas by name, one schema, or several. */
const named = ['properties', 'patternProperties', '$defs']
const single = [
  'items',
  'additionalProperties',
  'not',
  'contentSchema',
  'if',
  'then',
  'else',
  'propertyNames',
]
const several = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const silent = [
  ...['title', 'summary', 'description', 'example', 'examples', 'externalDocs', 'deprecated', 'default'],
  ...['discriminator', 'xml', 'x-assumed', 'x-state-names'],
]
const methods = ['get', 'post', 'put', 'delete']

const mapped = (fields: Fields, change: (value: Json) => Json): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]))

function bare(schema: Json): Json {
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema as Fields).filter(([key]) => !silent.includes(key))
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === '$ref') return [key, value.replace('#/components/schemas/', '')]
      if (named.includes(key)) return [key, mapped(value, bare)]
      if (single.includes(key)) return [key, bare(value)]
      return [key, several.includes(key) ? value.map(bare) : value]
    }),
  )
}

const schemaIn = (node: Json) => bare(node?.content?.['application/json']?.schema)

const wanted = (responses: Fields): Fields =>
  Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2')))

export function demandsOf(document: Json, resolve: (node: Json) => Json): Json {
  const parametersIn = (node: Json) =>
    (node.parameters ?? []).map(resolve).map(({ name, in: where, required, schema }: Json) => {
      return { name, in: where, ...(required && { required }), schema: bare(schema) }
    })
  const operationOf = (item: Json, operation: Json) => ({
    // Its parameters of the query are all that there may be.
    inProject: item.parameters !== undefined,
    parameters: [...parametersIn(item), ...parametersIn(operation)],
    ...(operation.requestBody && { body: schemaIn(operation.requestBody) }),
    answers: mapped(wanted(operation.responses), (response) => schemaIn(resolve(response)) ?? null),
  })
  const operations = Object.values<Json>(document.paths).flatMap((item) =>
    methods.flatMap((method) =>
      item[method] ? [[item[method].operationId, operationOf(item, item[method])]] : [],
    ),
  )
  return { operations: Object.fromEntries(operations), schemas: mapped(document.components.schemas, bare) }
}
