import type { AnyRecord, Kind } from '../records.ts'
import type { NamedPage, Page, Tally } from './store.ts'

/** What a transaction may want to know of a store that is elsewhere. */
export type Question = { project: string; kind: Kind } & (
  | { ask: 'get'; id: string }
  | { ask: 'list'; page: Page }
  | { ask: 'named'; page: NamedPage }
  | { ask: 'count'; label: string }
  | { ask: 'labels'; family: string }
  | { ask: 'due'; until: number }
)
export type Answers = {
  get: AnyRecord | undefined
  list: AnyRecord[]
  named: AnyRecord[]
  count: number
  labels: Tally[]
  due: AnyRecord[]
}

/** `mark` is another when another answer would be given, and '' for a record that is not there. `isCopy`: it was kept here, and may have been overtaken. */
export type Answered = { answer: unknown; mark: string; isCopy?: boolean; askedAt?: number }
export type Seen = Answered & { question: Question; key: string }

/** `record: undefined` deletes. `before` is what is kept until then, where the kind has labels. */
export type Write = {
  project: string
  kind: Kind
  id: string
  record: AnyRecord | undefined
  before: AnyRecord | undefined
}

/** How a transaction ends. `isRefused`: its work threw, and what it wrote is dropped. */
export type End = { seen: readonly Seen[]; writes: readonly Write[]; isRefused: boolean }

/** A store that is elsewhere, and that others write to as well. What needs no waiting is given at once. */
export interface Source {
  /** `key` is another for every question. */
  answer(question: Question, key: string): Answered | Promise<Answered>
  /** A `seq` that nobody else gets. */
  draw(project: string, kind: Kind): Promise<number>
  /** The projects that were written to. */
  projects(): Promise<string[]>
  /** Keeps the writes if all that was seen is still so, and tells whether it did; all in one step. */
  commit(end: End): boolean | Promise<boolean>
  close(): Promise<void>
}
