import { readFileSync } from 'node:fs'
import { type Document, isMap, isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { codeOf, Failure } from './failure.ts'

export type Path = readonly (string | number)[]

/** A mistake in the value at `path`, to be thrown; the message follows the name of that value. */
export type Mistake = (path: Path, message: string) => Failure

/** What a file of YAML or JSON says, whose mistakes can be shown where they are. */
export type Located = {
  value: unknown
  /** Where the value at `path` begins; with a field, where the name of that field does. */
  offsetOf: (path: Path, field?: string) => number
  failureAt: (offset: number, message: string) => Failure
}

/** Throws a Failure when the file cannot be read or parsed. No message repeats a value of the file. */
export function readYamlFile(file: string): Located {
  const text = readText(file)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const failureAt = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset)
    return new Failure(message, `${file}:${line}:${col}`)
  }
  const [broken] = document.errors
  if (broken) throw failureAt(broken.pos[0], syntaxMistake(broken))
  const offsetOf = (path: Path, field?: string) => {
    const node = nearestNode(document, path)
    return rangeStart(keyNode(node, field) ?? node)
  }
  return { value: plainValue(document, file), offsetOf, failureAt }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Failure(
      `${file} cannot be read (${codeOf(error)}): name a file in YAML or JSON that you can read`,
    )
  }
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch {
    // Too many aliases, or one before its anchor.
    throw new Failure('the aliases (*name) cannot be resolved: write the values out', file)
  }
}

/** In the parser's words, but for those that repeat what they found. */
function syntaxMistake({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here: keep to one, without ---'
  if (code === 'DUPLICATE_KEY') return 'this field is given twice: remove one'
  if (code === 'BAD_ALIAS') return 'no anchor of this name: begin a text with * only in quotes'
  if (code === 'BAD_DQ_ESCAPE')
    return 'this is no escape that YAML knows: use single quotes, or write the backslash twice'
  const says = message.replace(/: .*$/s, '').replace(/\s+at line \d+.*$/s, '')
  return `not readable as YAML: ${says[0]?.toLowerCase()}${says.slice(1)}; check indentation, quotes and brackets`
}

/** `keys[2].key_state` */
export const nameOf = (path: Path): string =>
  path.length === 0
    ? 'the file'
    : path
        .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`))
        .join('')

/** The node at `path`, or the one around it where there is none. */
function nearestNode(document: Document, path: Path): unknown {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return node || path.length === 0 ? node : nearestNode(document, path.slice(0, -1))
}

const keyNode = (map: unknown, field: string | undefined): unknown =>
  isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === field)?.key : undefined

const rangeStart = (node: unknown): number =>
  (node as { range?: [number] } | null | undefined)?.range?.[0] ?? 0
