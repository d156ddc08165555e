import type { Report } from '../run.ts'
import { coverageLines, listed, numbers, replayOf, verdictOf } from './words.ts'

const most = 30

/** A summary for a pull request. */
export function markdownReport(report: Report): string {
  const { findings, skipped } = report
  const rows = findings.slice(0, most).map((finding) => {
    const { class: kind, rule, expected, got, operations, cases } = finding
    return `| ${[kind, rule, expected, got, listed(operations, 3), numbers(cases.length)].map(cell).join(' | ')} |`
  })
  const table = [
    '| class | rule | expected | got | operations | cases |',
    '|---|---|---|---|---|---|',
    ...rows,
  ]
  const [first] = findings
  const replay = first && replayOf(report, first)
  return [
    `## dewkit check\n\n**${verdictOf(report)}**`,
    ...(findings.length > 0 ? [table.join('\n')] : []),
    ...(findings.length > most ? [`and ${numbers(findings.length - most)} more`] : []),
    ...(replay ? [`Again: \`${replay}\``] : []),
    [
      '| covered | |',
      '|---|---|',
      ...coverageLines(report).map(([side, words]) => `| ${side} | ${words} |`),
    ].join('\n'),
    ...skipped.map(({ reason, cases }) => `Skipped ${cases.length}: ${cell(reason)}`),
    '',
  ].join('\n\n')
}

const cell = (text: string) =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .slice(0, 200)
