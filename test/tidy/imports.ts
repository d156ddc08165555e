import { dirname, join } from 'node:path/posix'
import ts from 'typescript'
import type { Tree } from './tree.ts'

/** Room -> the beginnings of what it may import, besides itself; `undefined` for everything. */
export type Table = ReadonlyMap<string, readonly string[] | undefined>

const heading = '## Who may import whom'

/** The table under its heading in CONTRIBUTING.md: `| room | what it may import |`, each name in backticks. */
export function importTable(page: string): Table {
  const section = page.split(`${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)]
  if (rows.length === 0) throw new Error(`CONTRIBUTING.md has no table under "${heading}"`)
  return new Map(
    rows.map(([, room = '', words = '']) => [
      room,
      words === 'everything' ? undefined : [...words.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ]),
  )
}

/** Whether a path is this one, or lies within it: a file may be named without its ending, and `node:` is all of Node's. */
export const isWithin = (path: string, name: string) =>
  path === name || path === `${name}.ts` || path.startsWith(name.endsWith(':') ? name : `${name}/`)

export const roomOf = (file: string, table: Table): string | undefined =>
  [...table.keys()].filter((room) => isWithin(file, room)).sort((a, b) => b.length - a.length)[0]

export const parsed = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

/** What follows `from`, `import` or `import(`, also of types alone: a path from the root, or the name of a package. */
export function importsOf(file: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const target = targetOf(node)
    if (target) found.push(ts.isStringLiteralLike(target) ? target.text : `(${target.getText()})`)
    ts.forEachChild(node, visit)
  }
  visit(parsed(file, text))
  return found.map((target) => (target.startsWith('.') ? join(dirname(file), target) : target))
}

function targetOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isCall ? node.arguments[0] : undefined
}

/** One sentence for each import that its room may not have, and for each file and row that has no counterpart. */
export function strayImports(tree: Tree, table: Table): string[] {
  const complaints = [...table.keys()]
    .filter((room) => ![...tree.keys()].some((file) => roomOf(file, table) === room))
    .map((room) => `${room} is in the table, and nowhere else`)
  for (const [file, text] of tree) {
    const room = roomOf(file, table)
    const allowed = room && table.get(room)
    if (!room) complaints.push(`${file} is in no room of the table`)
    else if (allowed)
      for (const target of importsOf(file, text))
        if (![room, ...allowed].some((name) => isWithin(target, name)))
          complaints.push(`${file} imports ${target}, which ${room} may not`)
  }
  return complaints
}

/** The first circle of imports, from a file back to itself. */
export function circleIn(tree: Tree): string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    const circle = importsOf(file, tree.get(file) ?? '')
      .filter((target) => tree.has(target))
      .map((target) => visit(target, [...path, file]))
      .find(Boolean)
    done.add(file)
    return circle
  }
  return [...tree.keys()].map((file) => visit(file, [])).find(Boolean)
}
