import type { Finding } from '../../judge/finding.ts'
import { printableLines } from '../../judge/printable.ts'
import type { Coverage, Report } from '../report.ts'
import { curlOf, replayOf, verdictOf } from './words.ts'

/** One suite per operation, one test per constraint, so that a CI shows what broke where. */
export function junitReport(report: Report): string {
  const { coverage, findings, ms } = report
  const byOperation = Map.groupBy(coverage.constraints, ({ operation }) => operation)
  const suites = [...byOperation].map(([operation, constraints]) => suite(report, operation, constraints))
  const failures = coverage.constraints.filter(({ tally }) => tally.failed > 0).length
  const setUp = findings
    .filter(({ kind }) => kind === 'set-up')
    .map((finding) => testOf('set-up', finding.rule, failureOf(report, [finding])))
  if (setUp.length > 0)
    suites.push(
      `<testsuite name="set-up" tests="${setUp.length}" failures="${setUp.length}">${setUp.join('')}</testsuite>`,
    )
  // Nobody may take the tests of a run that ended early for all of them.
  const early = report.stopped === undefined ? 0 : 1
  if (report.stopped !== undefined)
    suites.push(
      `<testsuite name="run" tests="1" errors="1">${testOf('run', 'goes on to its last case', `<error message="${escaped(verdictOf(report))}"/>`)}</testsuite>`,
    )
  const tests = coverage.constraints.length + setUp.length + early
  const counts = `tests="${tests}" failures="${failures + setUp.length}"${early ? ' errors="1"' : ''} time="${(ms / 1000).toFixed(3)}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dewkit check" ${counts}>\n${suites.join('\n')}\n</testsuites>\n`
}

function suite(report: Report, operation: string, constraints: Coverage['constraints']): string {
  const failed = constraints.filter(({ tally }) => tally.failed > 0).length
  const skipped = constraints.filter(({ tally }) => tally.passed + tally.failed === 0).length
  const tests = constraints.map(({ constraint, tally }) => {
    if (tally.failed > 0)
      return testOf(operation, constraint, failureOf(report, about(report, operation, constraint)))
    return testOf(operation, constraint, tally.passed === 0 ? '<skipped/>' : '')
  })
  return `<testsuite name="${escaped(operation)}" tests="${constraints.length}" failures="${failed}" skipped="${skipped}">\n${tests.join('\n')}\n</testsuite>`
}

/** The findings of an operation that its constraint showed; those of other answers on the way, if none did. */
function about({ findings }: Report, operation: string, constraint: string): Finding[] {
  const own = findings.filter((finding) => finding.operations.includes(operation))
  const exact = own.filter(({ rule }) => rule === constraint)
  return exact.length > 0 ? exact : own
}

const testOf = (suiteName: string, name: string, inner: string) =>
  `<testcase classname="${escaped(suiteName)}" name="${escaped(name)}">${inner}</testcase>`

function failureOf(report: Report, findings: Finding[]): string {
  const [first] = findings
  const text = findings
    .slice(0, 5)
    .map((finding) => {
      const { says, expected, got, place, basis, response } = finding
      const again = [curlOf(report, finding), replayOf(report, finding)].filter(Boolean)
      return [
        says,
        `expected: ${expected}`,
        `got: ${got}`,
        `body: ${response?.text ?? ''}`,
        `because: ${place} (${basis})`,
        ...again,
      ].join('\n')
    })
    .join('\n\n')
  const message = first
    ? `${first.class}: ${first.rule}: expected ${first.expected}, got ${first.got}`
    : 'failed'
  return `<failure type="${escaped(first?.class ?? 'failure')}" message="${escaped(message)}">${escaped(text)}</failure>`
}

/** XML 1.0 has no way to write most control characters, so they are named. */
const escaped = (text: string) =>
  printableLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
