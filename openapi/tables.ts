import openapiTS, { astToString } from 'openapi-typescript'

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any

export const table = (name: string, rows: Record<string, Json>) =>
  `export const ${name} = {\n${Object.entries(rows)
    .map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)},\n`)
    .join('')}} as const\n`

export const dialectsIn = (errors: Record<string, Json>) =>
  Object.fromEntries(Object.values(errors).map(({ dialect }) => [dialect, true]))

/** Types that name the rows of tables, for those who need no more of them. */
export const unions = (tables: Record<string, object>): string =>
  Object.entries(tables)
    .map(([name, rows]) => {
      const words = Object.keys(rows).map((word) => `  | ${JSON.stringify(word)}\n`)
      return `export type ${name} =\n${words.join('')}\n`
    })
    .join('')

/** What it takes to call an operation. */
export const routesOf = (entries: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(entries).map(([id, { method, path, group, body, secured, success }]) => [
      id,
      { method, path, group, body, secured, success },
    ]),
  )

/** The types of a JSON Schema, called `name` at its root, by way of a document that has nothing but schemas. */
export async function schemaTypes(name: string, schema: Json): Promise<string> {
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

type Tables = Record<string, Json>
export const errorsModule = (
  errors: Tables,
  advice: Tables,
  dialects: Tables,
) => `import type { Dialect, ErrorName } from './names.ts'

${table('errors', errors)}
export type { Dialect, ErrorName }

/** What would be right, where the catalogue's text says only what is wrong. */
export const advice: Partial<Record<ErrorName, string>> = ${JSON.stringify(advice, null, 2)}

/** Which of its own errors a dialect has in place of others. */
${table('dialects', dialects)}`
