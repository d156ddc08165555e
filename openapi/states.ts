// biome-ignore lint/suspicious/noExplicitAny: schemas are walked here whose shape is JSON Schema's
type Json = any

type Parameter = Record<string, Json> & { means: string; example: Json }
type State = { sentence: string; means: string; gives: string[] }

/** `openapi/states.yaml`. */
export type StatesFile = {
  parameters: Record<string, Parameter>
  values: Record<string, string>
  states: State[]
}

/** Lists that another file of the contract has: `enum: key-specs`. */
type Lists = Record<string, string[]>

const namesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** A name that is nowhere, and a sentence that is there twice, would fail silently later; they fail here. */
function check({ parameters, values, states }: StatesFile) {
  const sentences = states.map(({ sentence }) => sentence)
  const twice = sentences.find((sentence, at) => sentences.indexOf(sentence) !== at)
  if (twice !== undefined) throw new Error(`states.yaml: "${twice}" is there twice`)
  for (const { sentence, gives } of states) {
    const unknown = namesIn(sentence).find((name) => !parameters[name]) ?? gives.find((name) => !values[name])
    if (unknown !== undefined)
      throw new Error(`states.yaml: "${sentence}" names ${unknown}, which is nowhere`)
  }
  const used = new Set(sentences.flatMap(namesIn))
  const unused = Object.keys(parameters).find((name) => !used.has(name))
  if (unused !== undefined) throw new Error(`states.yaml: no sentence names ${unused}`)
}

/** `src/generated/states.ts`. Throws where the file contradicts itself. */
export function statesModule(file: StatesFile, lists: Lists): string {
  check(file)
  const schemas = Object.entries(file.parameters).map(([name, parameter]) => [
    name,
    schemaOf(parameter, lists),
  ])
  const rows = file.states.map(({ sentence, means, gives }) => [
    sentence,
    { means, parameters: namesIn(sentence), gives },
  ])
  return `/** Sentence -> what it means, the names in it, and what the state gives. */
export const states = ${literal(Object.fromEntries(rows))} as const

/** JSON Schema of each parameter. */
export const stateParameters = ${literal(Object.fromEntries(schemas))} as const
`
}

/** `src/generated/sentences.ts`: the types of `states.ts`, for those who need no more of it. */
export function sentencesModule(file: StatesFile, lists: Lists): string {
  const parameters = Object.entries(file.parameters).map(([name, parameter]) => {
    const type = parameter.enum === 'errors' ? 'ErrorName' : typeOf(schemaOf(parameter, lists))
    return `  /** ${parameter.means} */\n  ${name}: ${type}\n`
  })
  const rows = file.states.map(
    ({ sentence, gives }) =>
      `  ${JSON.stringify(sentence)}: { parameters: ${unionOf(namesIn(sentence))}; gives: ${unionOf(gives)} }\n`,
  )
  return `import type { ErrorName } from './names.ts'

/** Sentence -> the names in it, and those of what the state gives. */
interface Sentences {
${rows.join('')}}
interface Parameters {
${parameters.join('')}}

export type StateSentence = keyof Sentences
/** A name of a value that a provider state gives back, such as \`key_id\`. */
export type StateValue = Sentences[StateSentence]['gives']
/** The parameters of a sentence. */
export type ParametersOf<S extends StateSentence> = {
  [Name in Sentences[S]['parameters']]: Parameters[Name]
}
/** What a state gives back. */
export type ValuesOf<S extends StateSentence> = Record<Sentences[S]['gives'], string>
`
}

const unionOf = (names: string[]) => names.map((name) => JSON.stringify(name)).join(' | ') || 'never'

const literal = (rows: Record<string, Json>) =>
  `{\n${Object.entries(rows)
    .map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)},\n`)
    .join('')}}`

const schemaOf = ({ means, example, ...schema }: Parameter, lists: Lists): Json => ({
  ...listed(schema, lists),
  description: means,
  examples: [example],
})

function listed(schema: Json, lists: Lists): Json {
  const list = typeof schema.enum === 'string' ? lists[schema.enum] : schema.enum
  if (schema.enum && !list) throw new Error(`states.yaml: there is no list ${schema.enum}`)
  const items = schema.items && { items: listed(schema.items, lists) }
  return { ...schema, ...items, ...(list && { type: 'string', enum: list }) }
}

function typeOf(schema: Json): string {
  if (schema.enum) return schema.enum.map((word: string) => `'${word}'`).join(' | ')
  if (schema.type === 'integer') return 'number'
  if (schema.type === 'array') return `readonly (${typeOf(schema.items)})[]`
  if (schema.type === 'object') return 'Readonly<Record<string, string>>'
  return 'string'
}

/** `docs/provider-states.md` with its tables. */
export function statesPageWith(page: string, file: StatesFile): string {
  const states = file.states.map(
    ({ sentence, means, gives }) =>
      `| \`${sentence}\` | ${means} | ${gives.map((name) => `\`${name}\``).join(', ')} |`,
  )
  const parameters = Object.entries(file.parameters).map(
    ([name, { means, example }]) => `| \`${name}\` | ${means} | \`${JSON.stringify(example)}\` |`,
  )
  const values = Object.entries(file.values).map(([name, means]) => `| \`${name}\` | ${means} |`)
  const tables = {
    states: ['| sentence | means | gives |', '|---|---|---|', ...states],
    parameters: ['| parameter | | for example |', '|---|---|---|', ...parameters],
    values: ['| value | |', '|---|---|', ...values],
  }
  return Object.entries(tables).reduce((text, [name, rows]) => between(text, name, rows.join('\n')), page)
}

function between(page: string, name: string, table: string): string {
  const marks = new RegExp(`(<!-- ${name}: .*? -->\n)[^]*?(<!-- /${name} -->)`)
  if (!marks.test(page)) throw new Error(`docs/provider-states.md: there is no place for ${name}`)
  return page.replace(marks, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`)
}
