import { Ajv2020 } from 'ajv/dist/2020.js'
import { placesOf } from './sources.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any
type Place = 'document' | 'operation' | 'schema' | 'other'
export type Extensions = Record<string, { on: Place[]; means: string; value: Json }>

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'trace']
/** What stands there is data, and may have any names. */
const data = ['examples', 'example', 'default', 'enum', 'const']

/** Throws at the first `x-` word that extensions.yaml does not know, or not there, or not with that value. */
export function checkExtensions(document: Json, extensions: Extensions) {
  const ajv = new Ajv2020({ allowUnionTypes: true })
  const checks = new Map(Object.entries(extensions).map(([word, { value }]) => [word, ajv.compile(value)]))

  function check(word: string, value: Json, place: Place, where: string) {
    const known = extensions[word]
    const fits = checks.get(word)
    const complaint = !known
      ? `no extension is called ${word}; openapi/extensions.yaml has those that are`
      : !known.on.includes(place)
        ? `${word} belongs on ${known.on.join(', ')}, not here`
        : fits && !fits(value)
          ? `${word} ${ajv.errorsText(fits.errors)}`
          : undefined
    if (complaint) throw new Error([...placesOf(word, value), where, complaint].join(': '))
  }

  function visit(node: Json, place: Place, where: string) {
    if (!node || typeof node !== 'object') return
    for (const [name, child] of Object.entries<Json>(node)) {
      if (name.startsWith('x-') && !Array.isArray(node)) check(name, child, place, where)
      else if (!data.includes(name)) visitChild(name, child, place, `${where}/${name}`)
    }
  }

  function visitChild(name: string, child: Json, place: Place, where: string) {
    if (['properties', 'dependentSchemas', '$defs', 'schemas'].includes(name))
      for (const [each, schema] of Object.entries(child)) visit(schema, 'schema', `${where}/${each}`)
    else visit(child, placeOf(name, place), where)
  }

  visit(document, 'document', '#')
}

function placeOf(name: string, place: Place): Place {
  if (name === 'schema') return 'schema'
  if (methods.includes(name) && place !== 'schema') return 'operation'
  // What stands within a schema is a schema: items, not, oneOf and the like.
  return place === 'schema' ? 'schema' : 'other'
}

/** The rows of the table in docs/contract.md. */
export const extensionRows = (extensions: Extensions): string =>
  Object.entries(extensions)
    .map(([word, { on, means }]) => `| \`${word}\` | ${on.join(', ')} | ${means} |`)
    .join('\n')
