import type { AnyRecord, Kind, RecordOf } from '../records.ts'
import { attempt } from './not-at-hand.ts'
import type { NamedPage, Page, Records, Store, Tally } from './store.ts'

/** A place to keep records. All of it is synchronous, and what is written is seen at once. */
export interface Backend {
  get(project: string, kind: Kind, id: string): AnyRecord | undefined
  list(project: string, kind: Kind, page: Page): AnyRecord[]
  named(project: string, kind: Kind, page: NamedPage): AnyRecord[]
  count(project: string, kind: Kind, label: string): number
  labels(project: string, kind: Kind, family: string): Tally[]
  due(project: string, kind: Kind, now: number): AnyRecord[]
  /** `record: undefined` deletes. A `seq` above the last is the last from then on. */
  write(project: string, kind: Kind, id: string, record: AnyRecord | undefined): void
  /** The next `seq`, which is the last from then on. */
  draw(project: string, kind: Kind): number
  /** The projects that were written to. */
  projects(): string[]
  /** Keeps what was written since the last end, durably, or throws and keeps nothing. */
  commit(): void
  /** Undoes what was written since the last end. */
  rollback(): void
  close(): void
}

/** Nothing is lost when they are made anew, and whoever calls may ask for any project. */
const MOST_OPENED = 1000

/** A store over a backend. One transaction is over before the next begins: all of them are synchronous. */
export function createStore(backend: Backend): Store {
  const opened = new Map<string, Records>()
  let isClosed = false

  const recordsOf = (project: string): Records => {
    const known = opened.get(project)
    if (known) return known
    const records = open(backend, project, recordsOf)
    if (opened.size >= MOST_OPENED) opened.clear()
    opened.set(project, records)
    return records
  }

  function run<T>(project: string, work: (records: Records) => T): T {
    if (isClosed) throw new Error('the store is closed')
    try {
      const result = work(recordsOf(project))
      demandSynchronous(result)
      backend.commit()
      return result
    } catch (error) {
      backend.rollback()
      throw error
    }
  }

  return {
    transact: (project, work) => attempt(() => run(project, work)),
    projects: () => backend.projects(),
    async close() {
      if (!isClosed) backend.close()
      isClosed = true
    },
  }
}

/** What goes on after its transaction would change records unseen. */
export function demandSynchronous(result: unknown) {
  if (!(result instanceof Promise)) return
  result.catch(() => {})
  throw new Error('the work of a transaction is synchronous')
}

/** Records are kept as they are put: who changes one in place later gets an error instead of a changed store. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

function open(backend: Backend, project: string, elsewhere: Records['elsewhere']): Records {
  return {
    get: (kind, id) => backend.get(project, kind, id) as RecordOf[typeof kind] | undefined,
    put: (kind, record) => backend.write(project, kind, record.id, frozen(record)),
    delete: (kind, id) => backend.write(project, kind, id, undefined),
    list: (kind, page = {}) => backend.list(project, kind, page) as RecordOf[typeof kind][],
    named: (kind, page = {}) => backend.named(project, kind, page) as RecordOf[typeof kind][],
    count: (kind, label) => backend.count(project, kind, label),
    labels: (kind, family) => backend.labels(project, kind, family),
    due: (kind, now) => backend.due(project, kind, now) as RecordOf[typeof kind][],
    next: (kind) => backend.draw(project, kind),
    elsewhere,
  }
}
