import { terminalReport } from '../check/reports/terminal.ts'
import { conforms } from '../check/reports/words.ts'
import { type CheckOptions, check as run } from '../check/run.ts'
import type { CheckReport, CheckRequest } from './check-types.ts'

export type * from './check-types.ts'

const defaults = {
  ...{ only: [], exclude: [], replay: [], seed: 1, randomRuns: 5, workers: 8, rps: 0, timeoutMs: 10_000 },
  ...{ maxCases: 100_000, maxTimeMs: 0, bail: 0, mostKeys: 150, prefix: 'dewkit-check-', loud: false },
  ...{ quick: false, documentedOnly: false, generation: undefined },
} satisfies Partial<CheckOptions>

/**
 * Judges an implementation against the contract. Whatever it creates it also deletes. Rejects when nothing can be said:
 * the service cannot be reached, or refuses the credentials.
 */
export async function check({ url, now = Date.now, ...request }: CheckRequest): Promise<CheckReport> {
  const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))
  const asked = [request.only, request.replay].flatMap((names) => names ?? [])
  const report = await run({
    ...defaults,
    ...(given as Partial<CheckOptions>),
    ...{ credentials: request.credentials, endpoint: url, now },
  })
  if (report.cases.planned === 0) throw new TypeError(`No case fits ${asked.join(', ') || 'what is left'}.`)
  return report
}

/** For `expect.extend(matchers)`, of vitest and of jest. */
export const matchers = {
  /** Passes when the whole run found nothing. */
  toConform(report: CheckReport) {
    return {
      pass: conforms(report),
      message: () => terminalReport(report, { hasColour: false }),
    }
  },
}
