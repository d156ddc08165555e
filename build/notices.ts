import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The licences of what was taken into the package, as they demand. Throws where one has none. */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => folderOf(id) ?? []))
  const parts = [...folders].map(noticeIn).sort()
  return `# What others wrote\n\nThe files beside this one contain these packages, by their licences.\n\n${parts.join('\n')}`
}

/** The package that a module belongs to: the last one on the way to it. */
const folderOf = (id: string) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]

function noticeIn(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} says no licence`)
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  return `## ${name} ${version} (${license})\n\n${text.trim().replace(/^(?=.)/gm, '    ')}\n`
}
