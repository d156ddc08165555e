import type { Complaint } from '../judge/complaint.ts'
import { gotWords } from '../judge/expected.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Mask } from '../judge/mask.ts'
import type { Span } from '../judge/span.ts'
import type { Case } from './case.ts'
import { createLedger, type Verdict } from './ledger.ts'
import type { CheckOptions, Report } from './options.ts'
import { type Ended, outcomeOf } from './outcome.ts'
import { type Exchanged, type Illness, isTroubled, type Watch } from './watch.ts'
import type { Workshop } from './workshop/workshop.ts'

type Tried = Verdict & { own: readonly Attempt[] }

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
      const result = await ended(entry)
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

  /** Nothing when the run has ended in the middle of it. */
  async function ended(entry: Case): Promise<Tried | undefined> {
    const reason = workshop.missing(entry.needs ?? [])
    if (reason !== undefined) return { outcome: 'skipped', charges: [], own: [], reason }
    const once = await tried(entry)
    if (once?.outcome !== 'failed') return once
    // Before anybody is accused, it must happen again.
    const again = await tried(entry)
    return again?.outcome === 'failed' || !again ? again : { ...once, own: again.own, isFlaky: true }
  }

  async function tried(entry: Case): Promise<Tried | undefined> {
    const attempts: Attempt[] = []
    const { tools, close } = workshop.open(attempts)
    const result = await outcomeOf(() => entry.run(tools), attempts)
    const own = [...attempts]
    await close()
    ledger.see(attempts)
    if (!span.isOver && isSuspicious(result, [...own, ...workshop.attempts])) {
      const illness = await watch.illness()
      if (illness && !span.isOver) fallenIll(illness)
    }
    return span.stopped === undefined ? { ...result, own } : undefined
  }

  function fallenIll({ before, answer }: Illness) {
    const words = answer ? mask.hide(gotWords(answer)) : 'no sign-in'
    span.stop(illnessWords(answer?.status, words))
    if (answer && (answer.status === 0 || answer.status >= 500))
      addEnd(`${words} to a request that worked before,`, before)
  }

  function addEnd(got: string, before: Exchanged | undefined) {
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
      if (watch.death) addEnd(`no answer (${watch.death.failure})`, watch.death.before)
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

function illnessWords(status: number | undefined, words: string): string {
  if (status === undefined) return 'nobody can sign in any more'
  if (status === 401 || status === 403) return `the credentials are no longer taken, but answered ${words}`
  if (status === 429) return 'it is throttled (429), however long one waits'
  return `a request that worked before gets ${words}`
}

/** Something that may have nothing to do with the case. */
const isSuspicious = ({ outcome, charges, reason }: Ended, attempts: readonly Attempt[]) =>
  outcome === 'failed'
    ? attempts.some(({ answer }) => isTroubled(answer)) || charges.some(({ attempt }) => !attempt)
    : outcome === 'skipped' && (reason?.startsWith('The credentials were refused') ?? false)

const goesOn: Omit<Complaint, 'got'> = {
  ...{ class: 'unstable', rule: 'the service goes on answering', origin: 'documented' },
  ...{ expected: 'an answer to every request', place: 'docs/check.md' },
}
