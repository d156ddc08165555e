import { describe, expect, test } from 'vitest'
import document from '../../src/generated/openapi.json' with { type: 'json' }

type Node = { [key: string]: unknown; $ref?: string; description?: string }

const resolved = (node: Node): Node => {
  if (!node.$ref) return node
  const parts = node.$ref.slice(2).split('/')
  const found = parts.reduce<unknown>(
    (at, part) => (at as Node)[part.replaceAll('~1', '/')],
    document,
  ) as Node
  const { $ref: _, ...beside } = node
  return { ...resolved(found), ...beside }
}

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'trace']
const entriesOf = (node: unknown) => Object.entries((node ?? {}) as Record<string, Node>)

const operations = entriesOf(document.paths).flatMap(([path, item]) =>
  entriesOf(item)
    .filter(([method]) => methods.includes(method))
    .map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
      parameters: [item.parameters ?? [], operation.parameters ?? []].flat() as Node[],
    })),
)

/** Every field of a schema without a description of its own or of its shape, with its place. */
function silentFields(schema: Node, place: string, open: readonly string[] = []): string[] {
  if (schema.$ref && open.includes(schema.$ref)) return []
  const within = schema.$ref ? [...open, schema.$ref] : open
  const node = resolved(schema)
  const fields = entriesOf(node.properties).flatMap(([name, field]) => [
    ...(resolved(field).description ? [] : [`${place}.${name}`]),
    ...silentFields(field, `${place}.${name}`, within),
  ])
  const others = ['items', 'additionalProperties', 'contentSchema'].flatMap((key) =>
    typeof node[key] === 'object' ? silentFields(node[key] as Node, `${place}[]`, within) : [],
  )
  const parts = ['oneOf', 'anyOf', 'allOf'].flatMap((key) =>
    ((node[key] as Node[] | undefined) ?? []).flatMap((part) => silentFields(part, place, within)),
  )
  return [...fields, ...others, ...parts]
}

const jsonOf = (holder: unknown): Node | undefined =>
  (holder as { content?: { 'application/json'?: Node } } | undefined)?.content?.['application/json']

const responsesOf = (operation: Node) =>
  entriesOf(operation.responses).map(([status, response]) => ({ status, response: resolved(response) }))

describe('the contract documents', () => {
  test('every operation', () => {
    expect(operations.filter(({ operation }) => !operation.description).map(({ name }) => name)).toEqual([])
  })

  test('every parameter', () => {
    const silent = operations.flatMap(({ name, parameters }) =>
      parameters
        .map(resolved)
        .filter(({ description }) => !description)
        .map((parameter) => `${name}: ${parameter.name}`),
    )

    expect(silent).toEqual([])
  })

  test('every field of every request and answer', () => {
    const silent = operations.flatMap(({ name, operation }) => [
      ...silentFields((jsonOf(operation.requestBody)?.schema ?? {}) as Node, `${name} sends`),
      ...responsesOf(operation).flatMap(({ status, response }) =>
        silentFields((jsonOf(response)?.schema ?? {}) as Node, `${name} ${status}`),
      ),
    ])

    expect([...new Set(silent)]).toEqual([])
  })

  test('every success that has a body, by an example', () => {
    const bare = operations.flatMap(({ name, operation }) =>
      responsesOf(operation)
        .filter(
          ({ status, response }) => status.startsWith('2') && jsonOf(response) && !jsonOf(response)?.examples,
        )
        .map(({ status }) => `${name} ${status}`),
    )

    expect(bare).toEqual([])
  })

  test('every refusal, by an example', () => {
    const bare = entriesOf(document.components.responses)
      .filter(([, response]) => entriesOf(jsonOf(response)?.examples).length === 0)
      .map(([name]) => name)

    expect(bare).toEqual([])
  })

  test('X-Request-Id of every answer', () => {
    const bare = operations.flatMap(({ name, operation }) =>
      responsesOf(operation)
        .filter(({ response }) => !Object.hasOwn((response.headers as object) ?? {}, 'X-Request-Id'))
        .map(({ status }) => `${name} ${status}`),
    )

    expect(bare).toEqual([])
  })

  test('every body under a name', () => {
    const nameless = operations.flatMap(({ name, operation }) => {
      const bodies = [operation.requestBody, ...responsesOf(operation).map(({ response }) => response)]
      return bodies
        .flatMap((body) => jsonOf(body)?.schema ?? [])
        .some((schema) => !['$ref', 'oneOf', 'anyOf'].some((word) => Object.hasOwn(schema as Node, word)))
        ? [name]
        : []
    })

    expect(nameless).toEqual([])
  })

  test.each([
    ['encryptData', 'https://support.huaweicloud.com/intl/en-us/api-dew/EncryptData.html'],
    ['decryptData', 'https://support.huaweicloud.com/api-dew/DecryptData.html'],
  ])('the page of %s', (id, url) => {
    const found = operations.find(({ operation }) => operation.operationId === id)

    expect(found?.operation).toMatchObject({ externalDocs: { url } })
  })
})
