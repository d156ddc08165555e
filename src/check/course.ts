import type { Complaint } from '../judge/complaint.ts'
import type { Mask } from '../judge/mask.ts'
import type { Span } from '../judge/span.ts'
import type { Case } from './case.ts'
import { createLedger } from './ledger.ts'
import type { CheckOptions } from './options.ts'
import type { Report } from './report.ts'
import { createTrial } from './trial.ts'
import type { Exchanged, Watch } from './watch.ts'
import type { Workshop } from './workshop/workshop.ts'

export type CourseOptions = {
  options: CheckOptions
  cases: readonly Case[]
  workshop: Workshop
  watch: Watch
  span: Span
  mask: Mask
}

/** The cases of a run, one after the other by each worker, and what they show. */
export function createCourse({ options, cases, workshop, watch, span, mask }: CourseOptions) {
  const ledger = createLedger(mask)
  const underWay = new Set<Case>()
  const tried = createTrial({ workshop, watch, span, mask, onAttempts: ledger.see, onEnd })
  let next = 0
  let done = 0
  let bailed: string | undefined

  async function work() {
    while (next < cases.length) {
      if (options.bail > 0 && ledger.findings >= options.bail)
        bailed ??= `it found ${ledger.findings} (--bail ${options.bail})`
      if (span.isOver || bailed !== undefined) return
      const entry = cases[next++] as Case // below the length
      underWay.add(entry)
      const result = await tried(entry)
      if (!result) return
      underWay.delete(entry)
      done += 1
      settleSetUp()
      ledger.settle(entry, result)
      options.onCase?.(entry, result.own, result.outcome)
      options.onProgress?.({ done, total: cases.length, findings: ledger.findings, current: entry.id })
    }
  }

  const settleSetUp = () => ledger.settleSetUp(workshop.attempts.splice(0), workshop.violations.splice(0))

  function onEnd(got: string, before: Exchanged | undefined) {
    const last = before ? `${before.sent.method} ${before.sent.path}` : 'the first request'
    const says = `the request before: ${last}`
    const attempt = before && { ...before, operation: undefined, complaints: [] }
    const complaint = { ...goesOn, got: `${got} after ${last}` }
    for (const { id } of underWay)
      ledger.add(complaint, { id, says, operation: undefined, kind: 'set-up' }, attempt, false)
  }

  return {
    all: () => Promise.all(Array.from({ length: Math.max(1, options.workers) }, work)),
    report(about: Pick<Report, 'projectId' | 'startedAt' | 'ms' | 'leftBehind'>): Report {
      // After an early end, what tidying up was answered tells nothing new.
      if (span.stopped === undefined) settleSetUp()
      if (watch.death) onEnd(`no answer (${watch.death.failure})`, watch.death.before)
      const { endpoint, seed, generation = 'both' } = options
      const { tally, ...result } = ledger.result()
      return {
        ...{ endpoint, seed, generation, ...about, ...result },
        leftBehind: about.leftBehind.map((id) => mask.hide(String(id).slice(0, longestId))),
        cases: { ...tally, planned: cases.length },
        stopped: span.stopped ?? bailed,
      }
    },
  }
}

const longestId = 100

const goesOn: Omit<Complaint, 'got'> = {
  ...{ class: 'unstable', rule: 'the service goes on answering', basis: 'documented' },
  ...{ expected: 'an answer to every request', place: 'docs/check.md' },
}
