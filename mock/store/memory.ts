import type { AnyRecord, Kind, Store } from './store.ts'
import { type Backend, createStore, inPage } from './transact.ts'

type Shelf = { byId: Map<string, AnyRecord>; lastSeq: number }

/** Records in this process, gone with it. */
export function memoryStore(): Store {
  const shelves = new Map<string, Shelf>()
  const shelf = (project: string, kind: Kind): Shelf => {
    const name = `${project}/${kind}`
    const found = shelves.get(name) ?? { byId: new Map<string, AnyRecord>(), lastSeq: 0 }
    shelves.set(name, found)
    return found
  }

  const backend: Backend = {
    get: (project, kind, id) => shelf(project, kind).byId.get(id),
    list(project, kind, page) {
      const records = [...shelf(project, kind).byId.values()].filter((record) => inPage(record, page))
      return records.sort((a, b) => a.seq - b.seq).slice(0, page.limit)
    },
    lastSeq: (project, kind) => shelf(project, kind).lastSeq,
    apply(changes) {
      for (const { project, writes, lastSeqs } of changes) {
        for (const { kind, id, record } of writes) {
          const { byId } = shelf(project, kind)
          if (record) byId.set(id, frozen(record))
          else byId.delete(id)
        }
        for (const [kind, seq] of lastSeqs) shelf(project, kind).lastSeq = seq
      }
    },
    close: () => shelves.clear(),
  }
  return createStore(backend)
}

/** Records are handed out as they are kept: who changes one in place gets an error instead of a changed store. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
