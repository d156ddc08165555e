import type { AnyRecord, Kind, Page, RecordOf, Records, Store } from './store.ts'

/** `record: undefined` deletes. */
export type Write = { kind: Kind; id: string; record: AnyRecord | undefined }

/** What a place to keep records must be able to do. All of it is synchronous. */
export interface Backend {
  get(project: string, kind: Kind, id: string): AnyRecord | undefined
  list(project: string, kind: Kind, page: Page): AnyRecord[]
  /** The highest `seq` ever given in this project to this kind, 0 at first. */
  lastSeq(project: string, kind: Kind): number
  /** Keeps all of the writes and each kind's last `seq`, durably, or throws and keeps nothing. */
  apply(project: string, writes: Write[], lastSeqs: ReadonlyMap<Kind, number>): void
  close(): void
}

/** A store over a backend: one transaction at a time in a project, its writes held back until it succeeds. */
export function createStore(backend: Backend): Store {
  const queues = new Map<string, Promise<unknown>>()
  let closed = false

  async function run<T>(project: string, work: (records: Records) => Promise<T>): Promise<T> {
    if (closed) throw new Error('the store is closed')
    const { records, writes, given } = begin(backend, project)
    const result = await work(records)
    if (writes.size + given.size > 0) backend.apply(project, [...writes.values()], given)
    return result
  }

  return {
    transact(project, work) {
      const before = queues.get(project)
      const turn = before ? before.then(() => run(project, work)) : run(project, work)
      const settled: Promise<unknown> = turn.then(
        () => queues.get(project) === settled && queues.delete(project),
        () => queues.get(project) === settled && queues.delete(project),
      )
      queues.set(project, settled)
      return turn
    },
    async close() {
      await Promise.all(queues.values())
      if (!closed) backend.close()
      closed = true
    },
  }
}

function begin(backend: Backend, project: string) {
  const writes = new Map<string, Write>()
  const given = new Map<Kind, number>()
  const keyOf = (kind: Kind, id: string) => `${kind}\0${id}`

  const records: Records = {
    async get(kind, id) {
      const write = writes.get(keyOf(kind, id))
      return (write ? write.record : backend.get(project, kind, id)) as RecordOf[typeof kind] | undefined
    },
    put(kind, record) {
      given.set(kind, Math.max(given.get(kind) ?? backend.lastSeq(project, kind), record.seq))
      writes.set(keyOf(kind, record.id), { kind, id: record.id, record: structuredClone(record) })
    },
    delete(kind, id) {
      writes.set(keyOf(kind, id), { kind, id, record: undefined })
    },
    async list(kind, page = {}) {
      const pending = [...writes.values()].filter((write) => write.kind === kind)
      const found =
        pending.length === 0
          ? backend.list(project, kind, page)
          : merged(backend, project, kind, page, pending)
      return found as RecordOf[typeof kind][]
    },
    async next(kind) {
      const seq = (given.get(kind) ?? backend.lastSeq(project, kind)) + 1
      given.set(kind, seq)
      return seq
    },
  }
  return { records, writes, given }
}

function merged(backend: Backend, project: string, kind: Kind, page: Page, pending: Write[]): AnyRecord[] {
  const { limit, ...unlimited } = page
  const touched = new Set(pending.map((write) => write.id))
  const kept = backend.list(project, kind, unlimited).filter((record) => !touched.has(record.id))
  const put = pending.flatMap(({ record }) => record ?? []).filter((record) => inPage(record, page))
  return [...kept, ...put].sort((a, b) => a.seq - b.seq).slice(0, limit)
}

/** Whether a record lies on the page, its limit apart. */
export const inPage = (record: AnyRecord, { after = 0, owner }: Page) =>
  record.seq > after && (owner === undefined || record.owner === owner)
