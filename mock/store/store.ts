import type { Kind, RecordOf } from '../records.ts'

/** `after` is the `seq` of the last record of the page before; `label` narrows to the records that have it. */
export type Page = { limit?: number; after?: number; label?: string }

/** `after` is the id of the last record of the page before. */
export type NamedPage = { limit?: number; after?: string }

/** A label that records have, and how many do. */
export type Tally = { label: string; count: number }

/** The records of one project, inside one transaction. What a page or count takes does not grow with the records. */
export interface Records {
  get<K extends Kind>(kind: K, id: string): RecordOf[K] | undefined
  /** Records are values: change a copy and put it. */
  put<K extends Kind>(kind: K, record: RecordOf[K]): void
  delete(kind: Kind, id: string): void
  /** In order of `seq`. */
  list<K extends Kind>(kind: K, page?: Page): RecordOf[K][]
  /** In order of their ids, as UTF-16 or as UTF-8: ids that are asked for so are ASCII. */
  named<K extends Kind>(kind: K, page?: NamedPage): RecordOf[K][]
  /** How many records have a label. */
  count(kind: Kind, label: string): number
  /** The labels that begin so, up to their `=`, in no order. */
  labels(kind: Kind, family: string): Tally[]
  /** The records whose time, in milliseconds, has come by `now`, in the order of the times. */
  due<K extends Kind>(kind: K, now: number): RecordOf[K][]
  /**
   * The next free `seq` of a kind: 1, 2, 3, … and none twice, not even after a deletion. Where others draw numbers too, those
   * of a transaction that failed may be missing.
   */
  next(kind: Kind): number
  /** The records of another project, inside the same transaction: all of both is kept, or none. */
  elsewhere(project: string): Records
}

/** How many of the calls may be made, and for how many milliseconds the second goes on. */
export type Lease = { calls: number; leftMs: number }

export interface Store {
  /**
   * Runs `work` as if alone: all that it changes is kept or, if it throws, none. It is synchronous, and so is the
   * answer, unless something was not at hand (not-at-hand.ts): then it runs again.
   */
  transact<T>(project: string, work: (records: Records) => T): T | Promise<T>
  /** The projects that something was put into, whatever became of it, in no order. */
  projects(): string[] | Promise<string[]>
  /** Where others use the store as well: leave to make some calls in this second, of which all together may make `most`. */
  lease?(name: string, calls: number, most: number): Promise<Lease>
  close(): Promise<void>
}
