/** Any value of a JSON document. */
type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Fields = Record<string, Json>

/**
 * An OpenAPI 3.1 document as one of 3.0.3, for tools that know no other. What 3.0 has no words for is said in others
 * that mean the same; JSON inside of a string (`contentSchema`) is the exception, and left out.
 */
export function asOpenapi30(document: Fields): Fields {
  const { info, components, paths, ...rest } = document
  const { summary: _, license, ...about } = info as Fields
  const { identifier, ...named } = license as Fields
  const schemas = (components as Fields).schemas as Fields
  const { schemaOf } = converter(schemas)
  const holderOf = holders(schemaOf)
  const operations = mapped(paths as Fields, holderOf)
  const shared: Fields = { ...mapped(components as Fields, holderOf), schemas: mapped(schemas, schemaOf) }
  return {
    ...rest,
    openapi: '3.0.3',
    info: {
      ...about,
      license: { ...named, ...(identifier && { url: `https://spdx.org/licenses/${identifier}` }) },
    },
    paths: operations,
    components: {
      ...shared,
      schemas: used(shared.schemas as Fields, [operations, { ...shared, schemas: {} }]),
    },
  }
}

/** The schemas that somebody refers to: those that were only referred to with something beside stand there now. */
function used(schemas: Fields, from: Json[]): Fields {
  const names = new Set<string>()
  const open: Json[] = [...from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue
    const [, name] = isFields(node) ? (/^#\/components\/schemas\/(.+)$/.exec(String(node.$ref)) ?? []) : []
    if (name !== undefined && !names.has(name)) {
      names.add(name)
      open.push(schemas[name] as Json)
    }
    open.push(...Object.values(node))
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)))
}

const mapped = (fields: Fields, change: (value: Json, name: string) => Json): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value, name)]))

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Change = (value: Json) => Json

/** For what holds schemas somewhere within: operations, parameters, headers, bodies. Examples and extensions stay. */
function holders(schemaOf: Change): Change {
  const holderOf: Change = (value) => {
    if (Array.isArray(value)) return value.map(holderOf)
    if (!isFields(value)) return value
    return mapped(value, (inner, name) => {
      if (name === 'schema') return schemaOf(inner)
      return name === 'examples' || name === 'example' || name.startsWith('x-') ? inner : holderOf(inner)
    })
  }
  return holderOf
}

function converter(schemas: Fields) {
  /** Beside a $ref 3.0 reads nothing: what stands there is said of a copy. */
  const schemaOf: Change = (value) => {
    if (!isFields(value)) return value
    const { $ref, ...beside } = value
    if ($ref === undefined) return withoutNewWords(value)
    if (Object.keys(beside).length === 0) return value
    const referred = schemas[String($ref).split('/').at(-1) ?? ''] as Fields
    return schemaOf({ ...referred, ...beside })
  }

  function withoutNewWords(schema: Fields): Json {
    const {
      examples,
      const: only,
      contains,
      contentSchema: _,
      contentMediaType: __,
      dependentSchemas,
      ...old
    } = schema
    const conditions = [
      ...(isFields(contains) ? [{ not: { type: 'array', items: { not: schemaOf(contains) } } }] : []),
      ...(isFields(dependentSchemas) ? exclusions(dependentSchemas) : []),
    ]
    return typed({
      ...inner(old),
      ...(Array.isArray(examples) && examples.length > 0 && { example: examples[0] as Json }),
      ...(only !== undefined && { enum: [only] }),
      ...(conditions.length > 0 && { allOf: conditions }),
    })
  }

  /** The schemas within a schema. */
  const inner = (schema: Fields): Fields =>
    mapped(schema, (value, word) => {
      if (word === 'properties' && isFields(value)) return mapped(value, schemaOf)
      if (['items', 'not', 'additionalProperties'].includes(word)) return schemaOf(value)
      return word === 'oneOf' && Array.isArray(value) ? value.map(schemaOf) : value
    })

  return { schemaOf }
}

/** `validity_period` forbids `validityPeriod`: not both of them. */
const exclusions = (dependent: Fields): Json[] =>
  Object.entries(dependent).flatMap(([name, then]) =>
    Object.entries((isFields(then) && isFields(then.properties) && then.properties) || {})
      .filter(([, schema]) => schema === false)
      .map(([other]) => ({ not: { type: 'object', required: [name, other] } })),
  )

/** The words that speak of one type alone. */
const wordsOf: Record<string, string[]> = {
  string: ['pattern', 'minLength', 'maxLength', 'format', 'x-max-bytes'],
  integer: ['minimum', 'maximum', 'multipleOf'],
}

/** A list of types becomes one type that may be null, or a choice between several. */
function typed(schema: Fields): Fields {
  const { type, ...rest } = schema
  if (!Array.isArray(type)) return schema
  const others = type.filter((each) => each !== 'null') as string[]
  const nullable: Fields = others.length < type.length ? { nullable: true } : {}
  if (others.length === 1) return { ...rest, ...nullable, type: others[0] as string }
  const belongs = (each: string, [word, value]: [string, Json]) =>
    wordsOf[each]?.includes(word) ||
    (word === 'not' && isFields(value) && value.type === each) ||
    (word === 'default' && (typeof value === 'string') === (each === 'string'))
  const entries = Object.entries(rest)
  const shared = entries.filter((entry) => !others.some((each) => belongs(each, entry)))
  const choice = others.map((each): Fields => {
    return { type: each, ...Object.fromEntries(entries.filter((entry) => belongs(each, entry))) }
  })
  return { ...Object.fromEntries(shared), ...nullable, oneOf: choice }
}
