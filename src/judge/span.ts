/** Why a run ended before its last case. Thrown where somebody still waits for an answer. */
export class Stopped extends Error {}

/** How long a run and its tidying up may take. */
export type Span = {
  /** Aborted, with a Stopped, when the run must end. */
  readonly running: AbortSignal
  /** Aborted a moment later: what is being created has its id in the answer. */
  readonly answering: AbortSignal
  /** Aborted when what was created must be left behind. */
  readonly tidying: AbortSignal
  /** Ends the run wherever it is. The first reason counts. */
  stop(reason: string): void
  /** Why it was stopped. */
  readonly stopped: string | undefined
  /** The last case is over: what remains is to tidy up. */
  finish(): void
  readonly isOver: boolean
  /** Ends everything. */
  close(): void
}

/** What holds the requests of cases, and those that tidy up. */
export const leashes = ({ running, answering, tidying }: Span) => ({
  running: { asking: running, waiting: answering },
  tidying: { asking: tidying, waiting: tidying },
})

export type SpanOptions = { maxTimeMs: number; signal?: AbortSignal | undefined }

/** After a whole run there is time to delete many CMKs at a slow service; whoever stops it wants to leave. */
const tidyMs = { whole: 60_000, stopped: 15_000 }
const graceMs = 2000
const longest = 2 ** 31 - 1

export function createSpan({ maxTimeMs, signal }: SpanOptions): Span {
  const running = new AbortController()
  const answering = new AbortController()
  const tidying = new AbortController()
  const timers: NodeJS.Timeout[] = []
  let stopped: string | undefined
  let isOver = false

  const giveUp = () => tidying.abort(new Stopped('the time for tidying up is used up'))
  function over(ms: number) {
    isOver = true
    timers.push(setTimeout(giveUp, ms))
  }
  function stop(reason: string) {
    if (stopped !== undefined) return
    if (!isOver) stopped = reason
    over(tidyMs.stopped)
    running.abort(new Stopped(reason))
    timers.push(setTimeout(() => answering.abort(new Stopped(reason)), graceMs))
  }
  const interrupt = () => {
    stop('it was interrupted')
  }

  if (maxTimeMs > 0)
    timers.push(setTimeout(() => stop('its time was used up (--max-time)'), Math.min(maxTimeMs, longest)))
  signal?.addEventListener('abort', interrupt, { once: true })
  if (signal?.aborted) interrupt()

  return {
    running: running.signal,
    answering: answering.signal,
    tidying: tidying.signal,
    stop,
    get stopped() {
      return stopped
    },
    finish() {
      if (!isOver) over(tidyMs.whole)
    },
    get isOver() {
      return isOver
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', interrupt)
      for (const controller of [running, answering, tidying]) controller.abort(new Stopped('the run is over'))
    },
  }
}

/** A promise, or the signal's reason, if that comes first. */
export async function until<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  signal.throwIfAborted()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = () => reject(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([promise, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
