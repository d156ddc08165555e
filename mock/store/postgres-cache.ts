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
export type Cache = ReturnType<typeof createCache>

export function createCache(elapsed: () => number) {
  const entries = new Map<string, Entry>()
  const fetches = new Map<string, Fetch>()
  /** The keys of entries by what they look at. */
  const byTarget = new Map<number, Set<string>>()

  function keep(key: string, entry: Entry) {
    forget(key)
    entries.set(key, entry)
    const keys = byTarget.get(entry.target) ?? new Set()
    byTarget.set(entry.target, keys.add(key))
    const [oldest] = entries.keys()
    if (entries.size > MOST_ENTRIES && oldest !== undefined) forget(oldest)
  }

  function forget(key: string) {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    const keys = byTarget.get(entry.target)
    keys?.delete(key)
    if (keys?.size === 0) byTarget.delete(entry.target)
  }

  return {
    /** The answer to a question, if it is good. */
    get(key: string): Answered | undefined {
      const entry = entries.get(key)
      if (!entry) return undefined
      const now = elapsed()
      if (now >= entry.goodUntil) return undefined
      entry.usedAt = now
      return entry.answered
    },

    /** Asks, once for all that ask meanwhile, and keeps the answer unless it is overtaken on its way. */
    fetch(key: string, question: Question, ask: () => Promise<Answered>): Promise<Answered> {
      const running = fetches.get(key)
      if (running) return running.answered
      const sentAt = elapsed()
      const target = targetOf(question)
      const fetch: Fetch = { target, isOvertaken: false, answered: ask() }
      fetches.set(key, fetch)
      const end = () => fetches.get(key) === fetch && fetches.delete(key)
      fetch.answered.then((answered) => {
        end()
        if (fetch.isOvertaken || answered.answer === undefined) return
        const copy = { ...answered, isCopy: true }
        keep(key, { question, answered: copy, target, goodUntil: sentAt + LEASE_MS, usedAt: sentAt })
      }, end)
      return fetch.answered
    },

    /** Forgets what looks at the targets, or everything. */
    drop(targets: readonly number[] | undefined) {
      const isMeant = (target: number) => targets?.includes(target) ?? true
      for (const [key, fetch] of fetches) {
        if (!isMeant(fetch.target)) continue
        fetch.isOvertaken = true
        fetches.delete(key)
      }
      for (const target of targets ?? [...byTarget.keys()])
        for (const key of [...(byTarget.get(target) ?? [])]) forget(key)
    },

    /** What is in use, with what it takes to look after it: `renew` says that all but some are still so. */
    lookAfter(): { seen: Seen[]; renew: (changed: readonly number[]) => void } {
      const sentAt = elapsed()
      const used = [...entries]
        .filter(([, { usedAt }]) => sentAt - usedAt < IDLE_MS)
        .sort(([, a], [, b]) => b.usedAt - a.usedAt)
        .slice(0, MOST_RENEWED)
      const renew = (changed: readonly number[]) => {
        const gone = new Set(changed)
        for (const [place, [key, entry]] of used.entries()) {
          if (entries.get(key) !== entry) continue
          if (gone.has(place)) forget(key)
          else entry.goodUntil = Math.max(entry.goodUntil, sentAt + LEASE_MS)
        }
      }
      return { seen: used.map(([, { question, answered }]) => ({ ...answered, question })), renew }
    },
  }
}
