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
    apply(project, writes) {
      for (const { kind, id, record } of writes) {
        const at = shelf(project, kind)
        if (record) at.byId.set(id, record)
        else at.byId.delete(id)
        at.lastSeq = Math.max(at.lastSeq, record?.seq ?? 0)
      }
    },
    close: () => shelves.clear(),
  }
  return createStore(backend)
}
