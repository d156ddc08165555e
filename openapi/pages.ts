/** The pages of docs/ that follow from the contract, and the table of operations in the README. */
import { type Extensions, extensionRows } from './extensions.ts'

// biome-ignore lint/suspicious/noExplicitAny: rows of the generated table of operations
type Json = any

const emulation: Record<string, string> = {
  full: 'fully',
  local: 'from what the mock itself knows',
  no: 'not yet: answered with an error that says so',
}

export function operationsPage(entries: Record<string, Json>): string {
  const row = ([id, { method, path, sdkName, emulated }]: [string, Json]) =>
    `| \`${id}\` | \`${method} ${path}\` | \`${sdkName}\` | ${emulation[emulated]} |`
  const groups = [...new Set(Object.values(entries).map(({ group }) => group as string))]
  const section = (group: string) => {
    const rows = Object.entries(entries).filter(([, entry]) => entry.group === group)
    return `## ${group}\n\n| operation | path | in the SDKs | emulated |\n|---|---|---|---|\n${rows.map(row).join('\n')}\n`
  }
  return `# Operations\n\nWritten by \`npm run generate\` from openapi/. Not edited by hand.\n\n${groups.map(section).join('\n')}`
}

export function rightsPage(entries: Record<string, Json>): string {
  const listed = (names: string[]) => names.map((name) => `\`${name}\``).join(', ')
  const row = ([id, { actions, sourceActions }]: [string, Json]) => {
    const [current, ...others] = actions as string[]
    const source = sourceActions ? `; for the CMK that encrypted: ${listed(sourceActions)}` : ''
    return `| \`${id}\` | \`${current}\` | ${listed(others)}${source} |`
  }
  const rows = Object.entries(entries).filter(([, { actions }]) => actions.length > 0)
  return `# Rights

Written by \`npm run generate\` from openapi/. Not edited by hand.

A caller needs one of the rights in the row of an operation, or a grant on the CMK. The current name is the one that a
refusal tells; the others are its aliases and its classic name, which mean the same. \`*\` stands for any text, and letter
case does not matter after the name of the service. Which names no source documents: [DEVIATIONS](../openapi/DEVIATIONS.md).

| operation | current name | other names |
|---|---|---|
${rows.map(row).join('\n')}
`
}

/** The README with its table of operations, one line a group. */
export function readmeWith(readme: string, entries: Record<string, Json>): string {
  const groups = [...new Set(Object.values(entries).map(({ group }) => group as string))]
  const rows = groups.map((group) => {
    const own = Object.entries(entries).filter(([, entry]) => entry.group === group)
    const names = own.map(([id, { emulated }]) =>
      emulated === 'full' ? id : `${id}${emulated === 'local' ? '*' : '**'}`,
    )
    return `| ${group} | ${names.join(', ')} |`
  })
  const missing = Object.values(entries).some(({ emulated }) => emulated === 'no')
  const notes = `\\* answered from what the mock itself knows.${missing ? ' \\** not yet, and says so.' : ''}`
  const count = Object.values(entries).filter(({ group }) => group !== 'iam').length
  const text = `${count} operations of KMS, and the IAM that their clients need ([with paths](docs/operations.md)):

| group | operations |
|---|---|
${rows.join('\n')}

${notes}`
  return readme.replace(
    /(<!-- operations: .*? -->\n)[\s\S]*?(<!-- \/operations -->)/,
    (_, open, close) => `${open}\n${text}\n\n${close}`,
  )
}

/** The page about the contract with its table of extensions. */
export const contractPageWith = (page: string, extensions: Extensions): string =>
  page.replace(
    /(<!-- extensions: .*? -->\n)[\s\S]*?(<!-- \/extensions -->)/,
    (_, open, close) =>
      `${open}\n| word | on | meaning |\n|---|---|---|\n${extensionRows(extensions)}\n\n${close}`,
  )
