import ts from 'typescript'
import { parsed } from './imports.ts'
import type { Tree } from './tree.ts'

export const mostLines = { function: 70, file: 350 } as const

/**
 * What is longer than it may be: the file, or the file and the function, with its lines. They may only shrink: whoever
 * shortens one lowers the figure, and nobody adds a row.
 */
export type Long = Readonly<Record<string, number>>

/** One sentence for each file and function that is too long, or has another length than its row says. */
export function wrongLengths(tree: Tree, long: Long): string[] {
  const lengths = new Map([...tree].flatMap(([file, text]) => [...lengthsOf(file, text)]))
  const complaints: string[] = []
  for (const [name, { lines, most }] of lengths) {
    const row = long[name]
    if (row === undefined) {
      if (lines > most) complaints.push(`${name} has ${lines} lines, which may be ${most}`)
    } else if (lines > row) complaints.push(`${name} has grown from ${row} lines to ${lines}`)
    else if (lines <= most) complaints.push(`${name} has ${lines} lines and needs no row any more`)
    else if (lines < row)
      complaints.push(`${name} has shrunk to ${lines} lines: lower its figure from ${row}`)
  }
  const gone = Object.keys(long).filter((name) => !lengths.has(name))
  return [...complaints, ...gone.map((name) => `${name} is not there any more`)]
}

function lengthsOf(file: string, text: string): Map<string, { lines: number; most: number }> {
  const lengths = new Map([[file, { lines: text.split('\n').length - 1, most: mostLines.file as number }]])
  const source = parsed(file, text)
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isListOfTests(node)) {
      const lines = lineAt(node.end) - lineAt(node.getStart()) + 1
      const name = `${file} ${nameOf(node)}`
      lengths.set(name, { lines: Math.max(lines, lengths.get(name)?.lines ?? 0), most: mostLines.function })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lengths
}

/** What `describe` is given has the form of a function alone: it is a list, and its tests are measured one by one. */
const isListOfTests = ({ parent }: ts.Node) =>
  ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText())

/** Its own name, that of what it is assigned to, or the first words of the call that it is given to. */
function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name)
    return parent.name.getText()
  return ts.isCallExpression(parent)
    ? `${parent.getText().replace(/\s+/g, ' ').slice(0, 40)} …`
    : 'without a name'
}
