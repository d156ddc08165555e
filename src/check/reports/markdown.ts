import { printable } from '../../judge/printable.ts'
import type { Report } from '../report.ts'
import { coverageLines, leftLine, listed, numbers, replayOf, verdictOf } from './words.ts'

const most = 30

/** A summary for a pull request. */
export function markdownReport(report: Report): string {
  const { findings, skipped } = report
  const rows = findings.slice(0, most).map((finding) => {
    const { class: category, rule, expected, got, operations, cases } = finding
    return `| ${[category, rule, expected, got, listed(operations, 3), numbers(cases.length)].map(plain).join(' | ')} |`
  })
  const table = [
    '| class | rule | expected | got | operations | cases |',
    '|---|---|---|---|---|---|',
    ...rows,
  ]
  const [first] = findings
  const replay = first && replayOf(report, first)
  return [
    `## dewkit check\n\n**${plain(verdictOf(report))}**`,
    ...(findings.length > 0 ? [table.join('\n')] : []),
    ...(findings.length > most ? [`and ${numbers(findings.length - most)} more`] : []),
    ...(replay ? [`Again: \`${replay}\``] : []),
    [
      '| covered | |',
      '|---|---|',
      ...coverageLines(report).map(([side, words]) => `| ${side} | ${words} |`),
    ].join('\n'),
    ...leftLine(report).map(plain),
    ...skipped.slice(0, most).map(({ reason, cases }) => `Skipped ${cases.length}: ${plain(reason)}`),
    '',
  ].join('\n\n')
}

const mostText = 200

/** What Markdown could read as more than words, escaped. */
const plain = (text: string) =>
  printable(text)
    .slice(0, mostText)
    .replace(/[\\`*_{}[\]()#!|~]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#47;/')
