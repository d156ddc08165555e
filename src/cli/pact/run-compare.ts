import { styleText } from 'node:util'
import { printable } from '../../judge/printable.ts'
import { type Comparison, comparePacts } from '../../pact/compare.ts'
import type { Finding } from '../../pact/finding.ts'
import { junitOf, type Suite } from '../../pact/junit.ts'
import type { PactFile } from '../../pact/read.ts'
import { ensureWritable, writeOutput } from '../output-file.ts'
import { asFailuresOf, pactsNamed } from './pact-files.ts'

export type CompareFlags = { pacts: string[]; json?: string; junit?: string }

export async function runCompare({ pacts: names, json, junit }: CompareFlags): Promise<void> {
  ensureWritable(json, junit)
  const pacts = pactsNamed(names)
  const comparison = await asFailuresOf(comparePacts(pacts))
  process.stdout.write(reportOf(comparison))
  if (json) writeOutput(json, `${JSON.stringify(comparison, null, 1)}\n`)
  if (junit) writeOutput(junit, junitOf(suitesOf(pacts, comparison)))
  process.exitCode = errorsIn(comparison).length > 0 ? 1 : 0
}

const errorsIn = ({ findings }: Comparison) => findings.filter(({ level }) => level === 'error')

function reportOf(comparison: Comparison): string {
  const { pacts, interactions, findings } = comparison
  const count = `${interactions} interaction${interactions === 1 ? '' : 's'} of ${pacts} pact${pacts === 1 ? '' : 's'}`
  const errors = errorsIn(comparison).length
  const sum =
    errors === 0 ? `${count}: they keep to the contract` : `${count}: ${errors} do not fit the contract`
  return `${findings.map(linesOf).join('')}${styled(errors === 0 ? 'green' : 'red', sum)}\n`
}

function linesOf({ level, pact, interaction, path, says, place }: Finding): string {
  const mark = level === 'error' ? styled('red', '✗') : styled('yellow', '!')
  return [
    `${mark} ${printable(pact)}: ${printable(interaction)}`,
    `    ${printable(path)}: ${printable(says)}`,
    `    ${styled('dim', place)}`,
    '',
  ].join('\n')
}

const styled = (style: Parameters<typeof styleText>[0], text: string) =>
  styleText(style, text, { stream: process.stdout })

const suitesOf = (pacts: readonly PactFile[], { findings }: Comparison): Suite[] =>
  pacts.map(({ file, interactions }) => ({
    name: file,
    cases: interactions.map(({ description, index }) => ({
      name: description,
      failures: findings
        .filter(
          ({ pact, path, level }) =>
            level === 'error' && pact === file && path.startsWith(`$.interactions[${index}]`),
        )
        .map(({ path, says, place }) => `${path}: ${says} (${place})`),
    })),
  }))
