import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Notice = { title: string; rights: string; terms: string }

/** The licences of what was taken into the package, as they demand. Throws where one has none. */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => folderOf(id) ?? []))
  const notices = [...folders].map(noticeIn).sort((a, b) => (a.title < b.title ? -1 : 1))
  const parts = [...Map.groupBy(notices, ({ terms }) => wordsOf(terms)).values()].map(partOf)
  return `# What others wrote\n\nThe files beside this one contain these packages, by their licences.\n\n${parts.join('\n')}`
}

/** The package that a module belongs to: the last one on the way to it. */
const folderOf = (id: string) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]

function noticeIn(folder: string): Notice {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} says no licence`)
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  const [rights = '', terms = text] = partsOf(text)
  return { title: `${name} ${version} (${license})`, rights, terms }
}

/** Who has the copyright, and what they allow: many allow the same in the same words. */
function partsOf(text: string): string[] {
  const lines = text.split('\n')
  const isRight = (line: string) => /^\s*(copyright|\(c\)|©|all rights reserved)/i.test(line)
  const rights = lines.filter(isRight).map((line) => line.trim())
  return rights.length === 0
    ? []
    : [
        rights.join('\n'),
        lines
          .filter((line) => !isRight(line))
          .join('\n')
          .trim(),
      ]
}

const wordsOf = (terms: string) =>
  terms
    .replace(/^.*licen[cs]e.*\n/i, '')
    .replace(/\W+/g, ' ')
    .toLowerCase()

function partOf(notices: Notice[]): string {
  const [{ terms }] = notices as [Notice]
  const heads = notices.map(({ title, rights }) => `## ${title}\n\n${inset(rights)}`)
  return `${heads.join('\n\n')}\n\n${inset(terms)}\n`
}

const inset = (text: string) => text.replace(/^(?=.)/gm, '    ')
