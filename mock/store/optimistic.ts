import { DUE, dueBy, labelsOf } from '../labels.ts'
import type { AnyRecord, Kind } from '../records.ts'
import { demandSynchronous, frozen } from './create-store.ts'
import { attempt, NotAtHand } from './not-at-hand.ts'
import type { NamedPage, Page, Records, Store, Tally } from './store.ts'

/** What a transaction may want to know of a store that is elsewhere. */
export type Question = { project: string; kind: Kind } & (
  | { ask: 'get'; id: string }
  | { ask: 'list'; page: Page }
  | { ask: 'named'; page: NamedPage }
  | { ask: 'count'; label: string }
  | { ask: 'labels'; family: string }
  | { ask: 'due'; until: number }
)
type Answers = {
  get: AnyRecord | undefined
  list: AnyRecord[]
  named: AnyRecord[]
  count: number
  labels: Tally[]
  due: AnyRecord[]
}
export type Seen = { question: Question; answer: unknown }

/** `record: undefined` deletes. */
export type Write = { project: string; kind: Kind; id: string; record: AnyRecord | undefined }

/** A store that is elsewhere, and that others write to as well. */
export interface Source {
  answer(question: Question): Promise<unknown>
  /** A `seq` that nobody else gets. */
  draw(project: string, kind: Kind): Promise<number>
  /** The projects that were written to. */
  projects(): Promise<string[]>
  /** Keeps the writes if all that was seen is still so, and tells whether it did; all in one step. */
  commit(seen: readonly Seen[], writes: readonly Write[]): Promise<boolean>
  close(): Promise<void>
}

const MOST_TRIES = 100

/**
 * A store over a source. What a transaction reads is fetched when it wants it, and at its end the source compares what was
 * read with what is there then: where others were quicker, the transaction begins again with nothing at hand. A refusal
 * that was read from two moments is no refusal, either.
 */
export function optimisticStore(source: Source): Store {
  let isClosed = false

  async function transact<T>(project: string, work: (records: Records) => T): Promise<T> {
    if (isClosed) throw new Error('the store is closed')
    const known = new Known(source)
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const { writes, end } = await attempt(() => run(project, work, known))
      if (await source.commit(known.seen(), writes)) return end()
      known.forget()
    }
    throw new Error(`others changed the same records ${MOST_TRIES} times in a row`)
  }
  return {
    transact,
    projects: () => source.projects(),
    async close() {
      if (!isClosed) await source.close()
      isClosed = true
    },
  }
}

/** `end` gives what the work gave, or throws what it threw. */
function run<T>(
  project: string,
  work: (records: Records) => T,
  known: Known,
): { writes: Write[]; end: () => T } {
  known.begin()
  const transaction = new Transaction(known)
  try {
    const result = work(transaction.records(project))
    demandSynchronous(result)
    return { writes: transaction.writes(), end: () => result }
  } catch (error) {
    if (error instanceof NotAtHand) throw error
    const end = () => {
      throw error
    }
    return { writes: [], end }
  }
}

/** What was fetched and drawn for a transaction, over all of its runs. */
class Known {
  readonly #source: Source
  readonly #answers = new Map<string, Seen>()
  readonly #drawn = new Map<string, number[]>()
  #used = new Map<string, number>()

  constructor(source: Source) {
    this.#source = source
  }

  begin() {
    this.#used = new Map()
  }

  /** What was drawn is nobody else's. */
  forget() {
    this.#answers.clear()
  }

  seen(): Seen[] {
    return [...this.#answers.values()]
  }

  answer<Ask extends keyof Answers>(question: Question & { ask: Ask }): Answers[Ask] {
    const key = JSON.stringify(question)
    const known = this.#answers.get(key)
    if (known) return known.answer as Answers[Ask]
    throw new NotAtHand(async () => {
      this.#answers.set(key, { question, answer: frozen(await this.#source.answer(question)) })
    })
  }

  draw(project: string, kind: Kind): number {
    const key = `${kind} ${project}`
    const numbers = this.#drawn.get(key) ?? []
    const at = this.#used.get(key) ?? 0
    const number = numbers[at]
    if (number === undefined)
      throw new NotAtHand(async () => {
        this.#drawn.set(key, [...numbers, await this.#source.draw(project, kind)])
      })
    this.#used.set(key, at + 1)
    return number
  }
}

/** One run of the work, with its writes in all of its projects. */
class Transaction {
  readonly #known: Known
  readonly #opened = new Map<string, Overlay>()

  constructor(known: Known) {
    this.#known = known
  }

  readonly records = (project: string): Records => {
    const overlay = this.#opened.get(project) ?? new Overlay(project, this.#known, this.records)
    this.#opened.set(project, overlay)
    return overlay as unknown as Records // kinds and their records go together in all of its methods
  }

  writes = (): Write[] => [...this.#opened.values()].flatMap((overlay) => overlay.writes())
}

type Fetch = (limit: number | undefined) => AnyRecord[]

/** What the source has said of a project, with the writes of the transaction over it. */
class Overlay {
  readonly #project: string
  readonly #known: Known
  readonly #writes = new Map<Kind, Map<string, AnyRecord | undefined>>()
  readonly elsewhere: (project: string) => Records

  constructor(project: string, known: Known, elsewhere: (project: string) => Records) {
    this.#project = project
    this.#known = known
    this.elsewhere = elsewhere
  }

  writes(): Write[] {
    return [...this.#writes].flatMap(([kind, writes]) =>
      [...writes].map(([id, record]) => ({ project: this.#project, kind, id, record })),
    )
  }

  get(kind: Kind, id: string): AnyRecord | undefined {
    const writes = this.#writes.get(kind)
    return writes?.has(id) ? writes.get(id) : this.#kept(kind, id)
  }

  put(kind: Kind, record: AnyRecord) {
    this.#write(kind, record.id, frozen(record))
  }

  delete(kind: Kind, id: string) {
    this.#write(kind, id, undefined)
  }

  list(kind: Kind, { limit, after = 0, label }: Page = {}): AnyRecord[] {
    const isOn = (record: AnyRecord) =>
      record.seq > after && (label === undefined || labelsOf(kind, record).includes(label))
    const fetch: Fetch = (limit) =>
      this.#known.answer({ ...this.#of(kind), ask: 'list', page: { after, ...given({ limit, label }) } })
    const found = this.#merged(kind, limit, isOn, fetch)
    return found.toSorted((a, b) => a.seq - b.seq).slice(0, limit)
  }

  named(kind: Kind, { limit, after = '' }: NamedPage = {}): AnyRecord[] {
    const fetch: Fetch = (limit) =>
      this.#known.answer({ ...this.#of(kind), ask: 'named', page: { after, ...given({ limit }) } })
    const found = this.#merged(kind, limit, ({ id }) => id > after, fetch)
    return found.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
  }

  count(kind: Kind, label: string): number {
    const kept = this.#known.answer({ ...this.#of(kind), ask: 'count', label })
    return kept + (this.#changes(kind, (each) => each === label).get(label) ?? 0)
  }

  labels(kind: Kind, family: string): Tally[] {
    const kept = this.#known.answer({ ...this.#of(kind), ask: 'labels', family })
    const counts = this.#changes(kind, (label) => label.startsWith(family))
    for (const { label, count } of kept) counts.set(label, (counts.get(label) ?? 0) + count)
    return [...counts].flatMap(([label, count]) => (count > 0 ? [{ label, count }] : []))
  }

  /** Asked for up to the end of the minute: the clock goes on between two runs. */
  due(kind: Kind, now: number): AnyRecord[] {
    const until = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS
    const latest = dueBy(now)
    const dueLabel = (record: AnyRecord) =>
      labelsOf(kind, record).find((label) => label.startsWith(DUE)) ?? '~'
    const fetch: Fetch = () => this.#known.answer({ ...this.#of(kind), ask: 'due', until })
    return this.#merged(kind, undefined, () => true, fetch)
      .map((record) => ({ record, due: dueLabel(record) }))
      .filter(({ due }) => due <= latest)
      .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
      .map(({ record }) => record)
  }

  next(kind: Kind): number {
    return this.#known.draw(this.#project, kind)
  }

  #of(kind: Kind) {
    return { project: this.#project, kind }
  }

  #kept(kind: Kind, id: string): AnyRecord | undefined {
    return this.#known.answer({ ...this.#of(kind), ask: 'get', id })
  }

  #write(kind: Kind, id: string, record: AnyRecord | undefined) {
    const writes = this.#writes.get(kind) ?? new Map<string, AnyRecord | undefined>()
    this.#writes.set(kind, writes.set(id, record))
  }

  /** What was fetched, without what was written since, and what was written and is on the page. */
  #merged(kind: Kind, limit: number | undefined, isOn: (record: AnyRecord) => boolean, fetch: Fetch) {
    const writes = this.#writes.get(kind)
    if (!writes) return fetch(limit)
    const kept = fetch(limit === undefined ? undefined : limit + writes.size)
    const written = [...writes.values()].flatMap((record) => (record && isOn(record) ? [record] : []))
    return [...kept.filter(({ id }) => !writes.has(id)), ...written]
  }

  /** By how much the writes change the counts of labels. */
  #changes(kind: Kind, isMeant: (label: string) => boolean): Map<string, number> {
    const changes = new Map<string, number>()
    const add = (record: AnyRecord | undefined, more: number) => {
      for (const label of record ? labelsOf(kind, record).filter(isMeant) : [])
        changes.set(label, (changes.get(label) ?? 0) + more)
    }
    for (const [id, record] of this.#writes.get(kind) ?? []) {
      add(this.#kept(kind, id), -1)
      add(record, 1)
    }
    return changes
  }
}

const MINUTE_MS = 60_000

/** A page without what is not given. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<{
    [Name in keyof T]: NonNullable<T[Name]>
  }>
