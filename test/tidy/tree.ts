import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files by their path from the root, with slashes. What tidy asks is asked of any tree, so that a broken one can be made up. */
export type Tree = ReadonlyMap<string, string>

export const root = join(import.meta.dirname, '../..')

const isOurs = (file: string) => !file.startsWith('src/generated/')

/** Every TypeScript file that somebody writes by hand. */
export function repository(): Tree {
  const files = globSync('{src,mock,contracts,openapi,test,bench}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules'],
  })
  const paths = files.map((file) => file.replaceAll('\\', '/')).filter(isOurs)
  return new Map(paths.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

export const under = (tree: Tree, ...folders: string[]): Tree =>
  new Map([...tree].filter(([file]) => folders.some((folder) => file.startsWith(`${folder}/`))))
