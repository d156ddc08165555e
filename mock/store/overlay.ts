import { DUE, dueBy, isLabelled, labelsOf } from '../labels.ts'
import type { AnyRecord, Kind } from '../records.ts'
import { frozen } from './create-store.ts'
import type { Known } from './known.ts'
import type { Write } from './source.ts'
import type { NamedPage, Page, Records, Tally } from './store.ts'

/** One run of the work, with its writes in all of its projects. */
export class Transaction {
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
      [...writes].map(([id, record]) => {
        return { project: this.#project, kind, id, record, before: this.#before(kind, id, record) }
      }),
    )
  }

  #before(kind: Kind, id: string, after: AnyRecord | undefined): AnyRecord | undefined {
    if (!isLabelled(kind)) return undefined
    // An id that is new with every run would be fetched without end.
    return after ? this.#known.unless({ ...this.#of(kind), ask: 'get', id }) : this.#kept(kind, id)
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
