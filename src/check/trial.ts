import { gotWords, isTroubled } from '../judge/expected.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Mask } from '../judge/mask.ts'
import type { Span } from '../judge/span.ts'
import type { Case } from './case.ts'
import { type Ended, outcomeOf, type Verdict } from './outcome.ts'
import type { Exchanged, Illness, Watch } from './watch.ts'
import type { Workshop } from './workshop/workshop.ts'

/** What became of a case, and the exchanges that were its own. */
export type Tried = Verdict & { own: readonly Attempt[] }

export type TrialOptions = {
  workshop: Workshop
  watch: Watch
  span: Span
  mask: Mask
  /** Gets all exchanges of a case, with those that tidied up. */
  onAttempts: (attempts: readonly Attempt[]) => void
  /** The service answered `before`, and now `got` to what it answered well. */
  onEnd: (got: string, before: Exchanged | undefined) => void
}

/** Runs a case, twice if it fails. Gives nothing when the run has ended in the middle of it. */
export function createTrial({ workshop, watch, span, mask, onAttempts, onEnd }: TrialOptions) {
  async function tried(entry: Case): Promise<Tried | undefined> {
    const attempts: Attempt[] = []
    const { tools, close } = workshop.open(attempts)
    const result = await outcomeOf(() => entry.run(tools), attempts)
    const own = [...attempts]
    await close()
    onAttempts(attempts)
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
      onEnd(`${words} to a request that worked before,`, before)
  }

  return async (entry: Case): Promise<Tried | undefined> => {
    const reason = workshop.missing(entry.needs ?? [])
    if (reason !== undefined) return { outcome: 'skipped', charges: [], own: [], reason }
    const once = await tried(entry)
    if (once?.outcome !== 'failed') return once
    // Before anybody is accused, it must happen again.
    const again = await tried(entry)
    return again?.outcome === 'failed' || !again ? again : { ...once, own: again.own, isFlaky: true }
  }
}

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
