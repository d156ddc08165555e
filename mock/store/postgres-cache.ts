import { targetOf } from './postgres-targets.ts'
import type { Answered, Question, Seen } from './source.ts'

/** How long an answer is good that nobody has looked after: what the documentation promises, less what a look takes. */
export const LEASE_MS = 900
const MOST_ENTRIES = 10_000
const MOST_RENEWED = 2000
/** What was not asked for so long is looked after no more. */
const IDLE_MS = 10_000

type Entry = { question: Question; answered: Answered; target: number; goodUntil: number; usedAt: number }
type Fetch = { target: number; isOvertaken: boolean; answered: Promise<Answered> }

/** Answers at hand, each good until its lease ends or somebody writes what it looks at. Times are milliseconds. */
export class Cache {
  readonly #elapsed: () => number
  readonly #entries = new Map<string, Entry>()
  readonly #fetches = new Map<string, Fetch>()
  /** The keys of entries by what they look at. */
  readonly #byTarget = new Map<number, Set<string>>()

  constructor(elapsed: () => number) {
    this.#elapsed = elapsed
  }

  /** The answer to a question, if it is good. */
  get(key: string): Answered | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    const now = this.#elapsed()
    if (now >= entry.goodUntil) return undefined
    entry.usedAt = now
    return entry.answered
  }

  /** Asks, once for all that ask meanwhile, and keeps the answer unless it is overtaken on its way. */
  fetch(key: string, question: Question, ask: () => Promise<Answered>): Promise<Answered> {
    const running = this.#fetches.get(key)
    if (running) return running.answered
    const sentAt = this.#elapsed()
    const target = targetOf(question)
    const fetch: Fetch = { target, isOvertaken: false, answered: ask() }
    this.#fetches.set(key, fetch)
    const end = () => this.#fetches.get(key) === fetch && this.#fetches.delete(key)
    fetch.answered.then((answered) => {
      end()
      if (fetch.isOvertaken || answered.answer === undefined) return
      const copy = { ...answered, isCopy: true }
      const goodUntil = sentAt + LEASE_MS
      this.#keep(key, { question, answered: copy, target, goodUntil, usedAt: sentAt })
    }, end)
    return fetch.answered
  }

  /** Forgets what looks at the targets, or everything. */
  drop(targets: readonly number[] | undefined) {
    for (const [key, fetch] of this.#fetches) {
      if (targets && !targets.includes(fetch.target)) continue
      fetch.isOvertaken = true
      this.#fetches.delete(key)
    }
    for (const target of targets ?? [...this.#byTarget.keys()])
      for (const key of [...(this.#byTarget.get(target) ?? [])]) this.#forget(key)
  }

  /** What is in use, with what it takes to look after it: `renew` says that all but some are still so. */
  lookAfter(): { seen: Seen[]; renew: (changed: readonly number[]) => void } {
    const sentAt = this.#elapsed()
    const used = [...this.#entries]
      .filter(([, { usedAt }]) => sentAt - usedAt < IDLE_MS)
      .sort(([, a], [, b]) => b.usedAt - a.usedAt)
      .slice(0, MOST_RENEWED)
    const renew = (changed: readonly number[]) => {
      const gone = new Set(changed)
      for (const [place, [key, entry]] of used.entries()) {
        if (this.#entries.get(key) !== entry) continue
        if (gone.has(place)) this.#forget(key)
        else entry.goodUntil = Math.max(entry.goodUntil, sentAt + LEASE_MS)
      }
    }
    return { seen: used.map(([key, { question, answered }]) => ({ ...answered, question, key })), renew }
  }

  #keep(key: string, entry: Entry) {
    this.#forget(key)
    this.#entries.set(key, entry)
    const keys = this.#byTarget.get(entry.target) ?? new Set()
    this.#byTarget.set(entry.target, keys.add(key))
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#forget(oldest)
  }

  #forget(key: string) {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    const keys = this.#byTarget.get(entry.target)
    keys?.delete(key)
    if (keys?.size === 0) this.#byTarget.delete(entry.target)
  }
}
