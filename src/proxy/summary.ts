import type { Finding } from '../judge/finding.ts'
import { createFindings, findingJson } from '../judge/findings.ts'
import { printable, printableJson } from '../judge/printable.ts'
import { operationIds } from '../spec/contract.ts'
import type { Exchange } from './proxy.ts'

export type ProxyReport = {
  upstream: string
  requests: number
  /** Wrong requests of the clients. */
  remarks: number
  findings: Finding[]
  operations: { id: string; statuses: Record<string, number> }[]
  /** Operations of the contract that nobody called. */
  uncalled: string[]
  /** What the proxy could not do, and how often: then nobody can say that nothing was wrong. */
  failures: { reason: string; count: number }[]
  /** Milliseconds that the proxy itself took, for half of the requests at most. */
  ownMsMedian: number
}

const mostTimes = 10_000
const mostReasons = 100

/** Counts and groups what passes; nothing of the traffic itself is kept but one example of each finding. */
export function createSummary(upstream: string) {
  const findings = createFindings()
  const operations = new Map<string, Record<string, number>>()
  const times: number[] = []
  const failures = new Map<string, number>()
  const count = { requests: 0, remarks: 0 }

  function fail(reason: string) {
    const known = failures.has(reason) || failures.size < mostReasons ? reason : 'other reasons'
    failures.set(known, (failures.get(known) ?? 0) + 1)
  }

  function add(exchange: Exchange): Finding[] {
    const { operation, complaints, remarks, answer, ownMs, failure } = exchange
    if (failure !== undefined) fail(`no answer from the upstream: ${failure}`)
    count.requests += 1
    if (remarks.length > 0) count.remarks += 1
    times[count.requests % mostTimes] = ownMs
    const statuses = operations.get(operation ?? 'unknown') ?? {}
    operations.set(operation ?? 'unknown', statuses)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const known = findings.size
    const says = `${operation ?? exchange.sent.method} through the proxy`
    const about = { id: operation ?? 'unknown', says, operation, kind: 'protocol' as const }
    for (const complaint of complaints)
      findings.add(
        complaint,
        about,
        { ...exchange, sent: { ...exchange.sent, body: undefined }, answer: { ...answer, text: '' } },
        false,
      )
    return findings.size > known ? findings.all() : []
  }

  return {
    add,
    /** Counts something that the proxy could not do. */
    fail,
    get hasFailed() {
      return failures.size > 0
    },
    get violations() {
      return findings.size
    },
    get requests() {
      return count.requests
    },
    report: (): ProxyReport => ({
      ...{ upstream, ...count, findings: findings.all() },
      operations: [...operations].map(([id, statuses]) => ({ id, statuses })),
      uncalled: operationIds.filter((id) => !operations.has(id)),
      failures: [...failures].map(([reason, times]) => ({ reason, count: times })),
      ownMsMedian: median(times.filter((time) => time !== undefined)),
    }),
  }
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** For programs. `format` grows when a field changes its meaning. */
export const summaryJson = (report: ProxyReport): string =>
  `${printableJson({ format: 'dewkit-proxy/1', ...report, findings: report.findings.map(findingJson) }, 1)}\n`

/** For people. */
export function summaryText({
  upstream,
  requests,
  remarks,
  findings,
  operations,
  uncalled,
  failures,
  ownMsMedian,
}: ProxyReport): string {
  const blocks = findings.map(
    ({ class: category, rule, expected, got, place, operations: seen, basis }) =>
      `${category}: ${printable(rule)}\n  expected  ${printable(expected)}\n  got       ${printable(got)}\n  because   ${place} (${basis})\n  seen in   ${seen.join(', ') || 'no operation'}\n`,
  )
  const called = operations.filter(({ id }) => id !== 'unknown').length
  return [
    ...blocks,
    `${requests} requests to ${printable(upstream)}: ${called} operations called, ${uncalled.length} not; ${remarks} requests that the contract does not allow.`,
    `The proxy itself took ${ownMsMedian.toFixed(2)} ms for half of them.`,
    ...failures.map(({ reason, count }) => `${times(count)}: ${printable(reason)}`),
    verdictOf(requests, findings.length, failures),
    '',
  ].join('\n')
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`)

function verdictOf(requests: number, violations: number, failures: ProxyReport['failures']): string {
  const words = violations === 0 ? undefined : `${violations} violation${violations === 1 ? '' : 's'}`
  const failed = failures.reduce((sum, { count }) => sum + count, 0)
  if (failed > 0)
    return `${words ?? 'Could not tell whether there is a violation'}: the proxy failed ${times(failed)}.`
  if (words !== undefined) return `${words}.`
  return requests === 0 ? 'Nothing was judged: no request came.' : 'No violation.'
}
