import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isScalar, LineCounter, parseDocument, visit } from 'yaml'

const here = import.meta.dirname

/** Where a word stands in the files of this folder with that value, as `openapi/paths/data.yaml:57`. */
export function placesOf(word: string, value: unknown): string[] {
  const files = globSync('**/*.yaml', { cwd: here }).sort()
  return files.flatMap((file) => {
    const text = readFileSync(join(here, file), 'utf8')
    return text.includes(word)
      ? linesOf(text, word, value).map((line) => `openapi/${file.replaceAll('\\', '/')}:${line}`)
      : []
  })
}

function linesOf(text: string, word: string, value: unknown): number[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const found: number[] = []
  visit(document, {
    Pair(_, { key, value: node }) {
      if (!isScalar(key) || key.value !== word || !key.range) return
      const said = (node as { toJS?: (of: typeof document) => unknown } | null)?.toJS?.(document)
      if (isDeepStrictEqual(said, value)) found.push(lines.linePos(key.range[0]).line)
    },
  })
  return found
}
