import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Lease, Store } from './store/store.ts'

type Done = (error: Error | null, result?: { current: number; ttl: number }) => void
type Waiting = { done: Done; most: number }

/** A call is let through on credit while leave for it is on its way: so many of them, by the limit. */
const CREDIT = 1 / 200
const WHOLE_MS = 1000

const creditOf = (most: number) => Math.floor(most * CREDIT)

/**
 * Counts calls together with all that use the store, in seconds of its clock: leave for some calls at a time is asked for
 * ahead, so that hardly a call waits for it. All together let through what the limit says, and at most a two-hundredth of
 * it more for each of them. Who cannot ask counts for himself.
 */
export function sharedWindowsBy(
  elapsed: () => number,
  lease: NonNullable<Store['lease']>,
): FastifyRateLimitStoreCtor {
  return class SharedWindows implements FastifyRateLimitStore {
    readonly #windows = new Map<string, SharedWindow>()

    incr(key: string, done: Done, _length = WHOLE_MS, most = 0) {
      let window = this.#windows.get(key)
      if (!window) {
        window = new SharedWindow(elapsed, (calls, most) => lease(key, calls, most))
        this.#windows.set(key, window)
      }
      window.call({ done, most })
    }

    child() {
      return new SharedWindows()
    }
  }
}

class SharedWindow {
  readonly #elapsed: () => number
  readonly #lease: (calls: number, most: number) => Promise<Lease>
  /** Calls that there is leave for. Below 0 for those on credit. */
  #left = 0
  #endsAt = Number.NEGATIVE_INFINITY
  #isExhausted = false
  #isAsking = false
  #waiting: Waiting[] = []

  constructor(elapsed: () => number, lease: (calls: number, most: number) => Promise<Lease>) {
    this.#elapsed = elapsed
    this.#lease = lease
  }

  call(waiting: Waiting) {
    if (this.#elapsed() >= this.#endsAt) this.#begin()
    this.#decide(waiting)
    this.#askAhead(waiting.most)
  }

  #decide(waiting: Waiting) {
    if (this.#isExhausted && this.#left <= 0) this.#answer(waiting, false)
    else if (this.#left > -creditOf(waiting.most)) this.#pass(waiting)
    else this.#waiting.push(waiting)
  }

  #askAhead(most: number) {
    if (!this.#isExhausted && !this.#isAsking && this.#left <= creditOf(most) / 2) void this.#ask(most)
  }

  #begin() {
    this.#left = 0
    this.#endsAt = this.#elapsed() + WHOLE_MS
    this.#isExhausted = false
  }

  async #ask(most: number) {
    this.#isAsking = true
    const askedAt = this.#elapsed()
    const wanted = Math.max(0, -this.#left) + this.#waiting.length + Math.max(1, creditOf(most))
    const given = await this.#lease(wanted, most).catch(() => ({ calls: wanted, leftMs: WHOLE_MS }))
    this.#isAsking = false
    this.#left += given.calls
    this.#endsAt = askedAt + given.leftMs
    this.#isExhausted = given.calls < wanted
    const waiting = this.#waiting
    this.#waiting = []
    for (const each of waiting) this.#decide(each)
    if (waiting.length > 0) this.#askAhead(most)
  }

  #pass(waiting: Waiting) {
    this.#left -= 1
    this.#answer(waiting, true)
  }

  #answer({ done, most }: Waiting, mayPass: boolean) {
    done(null, { current: mayPass ? 1 : most + 1, ttl: Math.max(1, this.#endsAt - this.#elapsed()) })
  }
}
