import type { AnyRecord, Kind, Page, RecordOf, Records, Store } from './store.ts'

/** `record: undefined` deletes. */
export type Write = { kind: Kind; id: string; record: AnyRecord | undefined }

/** What a transaction leaves behind in one project: its writes, and the last `seq` of each kind. */
export type Changes = { project: string; writes: Write[]; lastSeqs: ReadonlyMap<Kind, number> }

/** What a place to keep records must be able to do. All of it is synchronous. */
export interface Backend {
  get(project: string, kind: Kind, id: string): AnyRecord | undefined
  list(project: string, kind: Kind, page: Page): AnyRecord[]
  /** The highest `seq` ever given in this project to this kind, 0 at first. */
  lastSeq(project: string, kind: Kind): number
  /** Keeps the changes of all of the projects, durably, or throws and keeps nothing. */
  apply(changes: Changes[]): void
  close(): void
}

/**
 * A store over a backend: one transaction at a time in a project, its writes held back until it succeeds. Work that turns
 * out to need another project is stopped, and queued again for all of its projects. A transaction takes its place in all
 * of its queues in one step, so two of them never wait for each other.
 */
export function createStore(backend: Backend): Store {
  const queues = new Map<string, Promise<unknown>>()
  let closed = false

  async function run<T>(projects: string[], work: Work<T>): Promise<T> {
    if (closed) throw new Error('the store is closed')
    const { records, changes } = begin(backend, projects)
    const result = await work(records)
    const made = changes()
    if (made.length > 0) backend.apply(made)
    return result
  }

  function queued<T>(projects: string[], work: Work<T>): Promise<T> {
    const before = projects.flatMap((project) => queues.get(project) ?? [])
    const turn = before.length > 0 ? Promise.all(before).then(() => run(projects, work)) : run(projects, work)
    const done = () => {
      for (const project of projects) if (queues.get(project) === settled) queues.delete(project)
    }
    const settled: Promise<unknown> = turn.then(done, done)
    for (const project of projects) queues.set(project, settled)
    return turn
  }

  async function transact<T>(projects: string[], work: Work<T>): Promise<T> {
    try {
      return await queued(projects, work)
    } catch (reason) {
      if (!(reason instanceof ProjectWanted)) throw reason
      return transact([...projects, reason.project], work)
    }
  }

  return {
    transact: (project, work) => transact([project], work),
    async close() {
      while (queues.size > 0) await Promise.all(queues.values())
      if (!closed) backend.close()
      closed = true
    },
  }
}

type Work<T> = (records: Records) => Promise<T>

/** Stops work that asks for a project which its transaction does not have yet. */
class ProjectWanted extends Error {
  readonly project: string

  constructor(project: string) {
    super('the transaction starts again with one more project')
    this.project = project
  }
}

function begin(backend: Backend, projects: string[]) {
  const elsewhere = (wanted: string): Records => {
    const found = sessions.find(({ project }) => project === wanted)
    if (!found) throw new ProjectWanted(wanted)
    return found.records
  }
  const sessions = projects.map((project) => open(backend, project, elsewhere))
  const changes = () => sessions.map((session) => session.changes()).filter(isChange)
  return { records: elsewhere(projects[0] ?? ''), changes }
}

const isChange = ({ writes, lastSeqs }: Changes) => writes.length + lastSeqs.size > 0

function open(backend: Backend, project: string, elsewhere: Records['elsewhere']) {
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
    elsewhere,
  }
  const changes = (): Changes => ({ project, writes: [...writes.values()], lastSeqs: given })
  return { project, records, changes }
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
