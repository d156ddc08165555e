import type { Kind } from '../records.ts'
import { type Backend, createStore } from './create-store.ts'
import { Shelf } from './shelf.ts'
import type { Store } from './store.ts'

/** Records in this process, gone with it. */
export const memoryStore = (): Store => createStore(memoryBackend())

/** What a project has of a kind that nobody has put anything into. */
const empty = new Shelf('setting')

export function memoryBackend(): Backend {
  const projects = new Map<string, Map<Kind, Shelf>>()
  /** What takes back what was written since the last end, the latest first. */
  let undo: (() => void)[] = []

  /** What is only asked for takes no room. */
  const known = (project: string, kind: Kind): Shelf => projects.get(project)?.get(kind) ?? empty
  const shelfOf = (project: string, kind: Kind): Shelf => {
    const found = projects.get(project)?.get(kind)
    if (found) return found
    const shelves = projects.get(project) ?? new Map<Kind, Shelf>()
    const shelf = new Shelf(kind)
    projects.set(project, shelves.set(kind, shelf))
    return shelf
  }

  return {
    get: (project, kind, id) => known(project, kind).get(id),
    list: (project, kind, page) => known(project, kind).list(page),
    named: (project, kind, page) => known(project, kind).named(page),
    count: (project, kind, label) => known(project, kind).count(label),
    labels: (project, kind, family) => known(project, kind).labels(family),
    due: (project, kind, now) => known(project, kind).due(now),
    write(project, kind, id, record) {
      const shelf = shelfOf(project, kind)
      const last = shelf.lastSeq
      const before = shelf.write(id, record)
      shelf.lastSeq = Math.max(last, record?.seq ?? 0)
      undo.push(() => {
        shelf.write(id, before)
        shelf.lastSeq = last
      })
    },
    draw(project, kind) {
      const shelf = shelfOf(project, kind)
      undo.push(() => {
        shelf.lastSeq -= 1
      })
      shelf.lastSeq += 1
      return shelf.lastSeq
    },
    projects: () => [...projects.keys()],
    commit() {
      if (undo.length > 0) undo = []
    },
    rollback() {
      for (const step of undo.toReversed()) step()
      undo = []
    },
    close: () => projects.clear(),
  }
}
