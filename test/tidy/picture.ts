import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importsOf, importTable, isWithin, roomOf, type Table } from './imports.ts'
import { repository, root, type Tree, under } from './tree.ts'

/** Everybody imports these, or they import everybody. */
const left = ['src/cli', 'src/generated']

/** An arrow for each pair of rooms of which the first imports the other; a file, where the table names no more of a room. */
function arrowsOf(tree: Tree, table: Table): [from: string, to: string][] {
  const arrows = new Set<string>()
  for (const [file, text] of tree) {
    const from = roomOf(file, table)
    for (const target of from ? importsOf(file, text) : []) {
      const room = tree.has(target) ? roomOf(target, table) : undefined
      const to = table.get(from ?? '')?.find((name) => isWithin(target, name)) ?? room
      if (room && from !== room && !left.includes(from ?? '') && !left.includes(room))
        arrows.add(`${from} ${to}`)
    }
  }
  return [...arrows].sort().map((arrow) => arrow.split(' ') as [string, string])
}

export function pictureOf(tree: Tree, table: Table): string {
  const node = (room: string) => `${room.replaceAll(/\W/g, '_')}["${room}"]`
  const lines = arrowsOf(tree, table).map(([from, to]) => `  ${node(from)} --> ${node(to)}`)
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n')
}

/** CONTRIBUTING.md as it should be. */
export function pageWithPicture(): string {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const picture = pictureOf(under(repository(), 'src', 'mock', 'contracts', 'openapi'), importTable(text))
  return text.replace(
    /(<!-- picture: .*? -->\n)[\s\S]*?(<!-- \/picture -->)/,
    (_, open, close) => `${open}\n${picture}\n\n${close}`,
  )
}

if (import.meta.main) writeFileSync(join(root, 'CONTRIBUTING.md'), pageWithPicture())
