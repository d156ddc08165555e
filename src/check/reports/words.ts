import type { Finding } from '../../judge/finding.ts'
import type { Report } from '../report.ts'

/** As one word of a shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** Sends the request of a finding again, with credentials made at that moment; undefined where the body is too long for a line. */
export function curlOf({ endpoint }: Report, { request }: Finding): string | undefined {
  if (!request || request.isCut) return undefined
  const url = quoted(endpoint.replace(/\/+$/, '') + request.path)
  const data = request.body === undefined ? '' : ` --data ${quoted(request.body)}`
  const headers = Object.entries(request.headers)
    .filter(([name]) => !/^content-length$/i.test(name))
    .map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`)
    .join('')
  return `curl -sS -i -X ${request.method} ${url} -H @<(dewkit sign ${request.method} ${url}${data})${headers}${data}`
}

export const replayOf = ({ endpoint, seed }: Report, { cases, kind }: Finding) =>
  cases[0] === undefined || kind === 'set-up'
    ? undefined
    : `dewkit check ${endpoint} --seed ${seed} --replay ${quoted(cases[0])}`

export const conforms = ({ findings, stopped, cases }: Report) =>
  findings.length === 0 && stopped === undefined && cases.passed > 0

/** One sentence. */
export function verdictOf(report: Report): string {
  const { findings, cases, stopped } = report
  const ran = `${numbers(cases.passed + cases.failed)} of ${numbers(cases.planned)} cases`
  const early = stopped === undefined ? '' : ` It ended early: ${stopped}.`
  if (findings.length > 0) return `Does not conform: ${plural(findings.length, 'finding')} in ${ran}.${early}`
  if (stopped !== undefined) return `No finding so far, in ${ran}: ${stopped}.`
  if (cases.passed === 0) return 'Nothing was tried: every case was skipped.'
  return `Conforms: no finding in ${ran}.`
}

export const numbers = (count: number) => count.toLocaleString('en-US')
export const plural = (count: number, noun: string) => `${numbers(count)} ${noun}${count === 1 ? '' : 's'}`

/** What was covered, each side for itself. */
export function coverageLines({ coverage }: Report): [side: string, words: string][] {
  const { operations, constraints, scenarios } = coverage
  const called = operations.filter(({ statuses }) => statuses.length > 0)
  const errors = called.flatMap((operation) => operation.errors)
  const tried = constraints.filter(({ tally }) => tally.passed + tally.failed > 0).length
  const run = scenarios.filter(({ outcome }) => outcome !== 'skipped').length
  return [
    ['operations called', `${called.length} of ${operations.length}`],
    ['constraints tried', `${numbers(tried)} of ${numbers(constraints.length)}`],
    [
      'their errors seen',
      `${numbers(errors.filter(({ reached }) => reached).length)} of ${numbers(errors.length)}`,
    ],
    ['scenarios run', `${run} of ${scenarios.length}`],
  ]
}

/** What a run could not tidy up. */
export const leftLine = ({ leftBehind }: Report): string[] =>
  leftBehind.length === 0
    ? []
    : [
        `Left behind: ${plural(leftBehind.length, 'CMK')} whose deletion could not be scheduled: ${listed(leftBehind, 10)}`,
      ]

export const listed = (names: readonly string[], most: number) =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${numbers(names.length - most)} more` : '')
