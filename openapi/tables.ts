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
