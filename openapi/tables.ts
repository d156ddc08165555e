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

type Tables = Record<string, Json>

/** Errors that many operations have together. */
const together: Record<string, string[]> = {
  OfProject: ['InvalidParameter', 'ProjectMismatch', 'TokenOfOtherRegion'],
  OfBody: ['BodyTooLong', 'InvalidFormat', 'InvalidJson'],
  OfKey: ['KeyNotFound', 'NoAccessToKey'],
}

/** Types of what each operation can be refused with, for those who need no more of the tables. */
export function refusalsModule(entries: Tables, errors: Tables): string {
  const isAnywhere = ({ dialect, status }: Json) => dialect === 'gateway' || [500, 502, 504].includes(status)
  const anywhere = Object.keys(errors).filter((name) => isAnywhere(errors[name]))
  const rows = Object.entries(entries).map(([id, entry]) => {
    const own: string[] = entry.errors.filter((name: string) => !anywhere.includes(name))
    const groups = Object.entries(together).filter(([, names]) => names.every((name) => own.includes(name)))
    const grouped = groups.flatMap(([, names]) => names)
    const rest = own.filter((name) => !grouped.includes(name))
    return `  ${id}: ${[...groups.map(([group]) => group), ...rest.map(quoted)].join(' | ') || 'never'}\n`
  })
  const types = Object.entries(together).map(([group, names]) => `type ${group} = ${unionOf(names)}\n`)
  return `/** What every operation can be refused with: the gateway says it, or a part of KMS has failed. */
type Anywhere = ${unionOf(anywhere)}
${types.join('')}
interface Refusals {
${rows.join('')}}

/** What an operation can refuse with. */
export type ErrorOf<Op extends keyof Refusals> = Anywhere | Refusals[Op]
`
}

const quoted = (word: string) => JSON.stringify(word)
const unionOf = (words: string[]) => words.map(quoted).join(' | ')
