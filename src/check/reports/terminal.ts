import { styleText } from 'node:util'
import type { Finding } from '../../judge/finding.ts'
import { printable } from '../../judge/printable.ts'
import type { Report } from '../report.ts'
import { conforms, coverageLines, curlOf, leftLine, listed, numbers, replayOf, verdictOf } from './words.ts'

type Style = Parameters<typeof styleText>[0]
const mostFindings = 20
const mostText = 300
const mostReasons = 20

/** For people: the findings, worst first, then what was skipped and covered. Plain text unless `hasColour`. */
export function terminalReport(report: Report, { hasColour }: { hasColour: boolean }): string {
  const paint = (style: Style, text: string) =>
    hasColour ? styleText(style, text, { validateStream: false }) : text
  const { findings, skipped, cases, requests, ms, seed, generation } = report
  const shown = findings.slice(0, mostFindings).map((finding) => block(report, finding, paint))
  const more =
    findings.length > mostFindings
      ? [`and ${numbers(findings.length - mostFindings)} more: --html FILE shows all`]
      : []
  const rows = [
    ...coverageLines(report),
    [
      'cases',
      `${numbers(cases.passed)} passed, ${numbers(cases.failed)} failed, ${numbers(cases.skipped)} skipped`,
    ],
    [
      'run',
      `${numbers(requests)} requests in ${(ms / 1000).toFixed(1)} s, seed ${seed}, generation ${generation}`,
    ],
  ]
  const parts = [
    ...shown,
    ...more,
    ...(skipped.length > 0 ? [`Skipped\n${skippedLines(skipped).join('\n')}`] : []),
    `Covered\n${rows.map(([side = '', words]) => `  ${side.padEnd(21)} ${words}`).join('\n')}`,
    ...leftLine(report).map(printable),
    paint(conforms(report) ? 'green' : findings.length > 0 ? 'red' : 'yellow', printable(verdictOf(report))),
  ]
  return `\n${parts.join('\n\n')}\n`
}

function skippedLines(skipped: Report['skipped']): string[] {
  const lines = skipped
    .slice(0, mostReasons)
    .map(({ reason, cases }) => `  ${cases.length} × ${printable(`${reason}: ${listed(cases, 2)}`)}`)
  return skipped.length > mostReasons
    ? [...lines, `  and ${numbers(skipped.length - mostReasons)} more reasons`]
    : lines
}

function block(report: Report, finding: Finding, paint: (style: Style, text: string) => string): string {
  const {
    class: category,
    rule,
    says,
    expected,
    got,
    basis,
    place,
    cases,
    operations,
    isFlaky,
    response,
  } = finding
  const row = (label: string, text: string) => `  ${paint('dim', label.padEnd(9))} ${printable(text)}`
  const curl = curlOf(report, finding)
  const replay = replayOf(report, finding)
  return [
    `${paint(['red', 'bold'], category)}: ${printable(rule)}${isFlaky ? paint('yellow', ' (flaky: it did not happen again)') : ''}`,
    row('done', says),
    row('expected', expected),
    row('got', got),
    ...(response?.text ? [row('body', response.text.slice(0, mostText))] : []),
    row('because', `${place} (${basis})`),
    row(
      'seen in',
      `${listed(operations, 5) || 'no operation'}; ${numbers(cases.length)} × ${listed(cases, 2)}`,
    ),
    ...(curl ? [row('curl', curl)] : []),
    ...(replay ? [row('replay', replay)] : []),
  ].join('\n')
}
