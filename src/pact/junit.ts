import { printableLines } from '../judge/printable.ts'

export type Suite = { name: string; cases: { name: string; failures: string[]; skipped?: string }[] }

/** A report for a CI: a suite for each pact, a case for each interaction. */
export function junitOf(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dewkit pact" ${countsOf(all)}>`,
    ...suites.map(
      ({ name, cases }) =>
        `<testsuite name="${escaped(name)}" ${countsOf(cases)}>${cases.map((each) => caseOf(name, each)).join('')}</testsuite>`,
    ),
    '</testsuites>\n',
  ].join('\n')
}

const countsOf = (cases: Suite['cases']) =>
  `tests="${cases.length}" failures="${cases.filter(({ failures }) => failures.length > 0).length}"`

function caseOf(suite: string, { name, failures, skipped }: Suite['cases'][number]): string {
  const failed = failures.map((each) => `<failure message="${escaped(each)}"/>`).join('')
  const rest = skipped === undefined ? '' : `<skipped message="${escaped(skipped)}"/>`
  return `<testcase classname="${escaped(suite)}" name="${escaped(name)}">${failed || rest}</testcase>`
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' }
const escaped = (text: string) => printableLines(text).replace(/[&<>"\n]/g, (char) => names[char] ?? '')
