// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any

/** What a `$ref` of a document leads to, with what stands beside it. */
export function resolver(document: Json) {
  return (node: Json): Json => {
    if (typeof node?.$ref !== 'string') return node
    const path = node.$ref.slice(2).split('/').map(unescapePointer)
    const found = path.reduce((at: Json, key: string) => at?.[key], document)
    if (!found) throw new Error(`${node.$ref} leads nowhere`)
    const { $ref: _, ...beside } = node
    return { ...found, ...beside }
  }
}

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
