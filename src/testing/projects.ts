import { memoryStore } from '../../mock/store/memory.ts'
import type { Records, Store } from '../../mock/store/store.ts'

/** A store in memory that can forget: all of it, or what belongs to a project that was given a store of its own. */
export function forgetfulStore() {
  let common = memoryStore()
  const apart = new Map<string, Store>()
  const storeOf = (project: string) => apart.get(project) ?? common
  const close = async () => {
    for (const store of [common, ...apart.values()]) await store.close()
    apart.clear()
  }
  return {
    transact: ((project: string, work: (records: Records) => never) =>
      storeOf(project).transact(project, work)) as Store['transact'],
    projects: async () => [...(await common.projects()), ...apart.keys()],
    close,
    separate: (project: string) => void apart.set(project, memoryStore()),
    async forget(project: string) {
      await apart.get(project)?.close()
      apart.delete(project)
    },
    async forgetAll() {
      await close()
      common = memoryStore()
    },
  }
}
