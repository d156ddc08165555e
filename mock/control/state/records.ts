import type { AnyRecord, Kind } from '../../records.ts'
import { kinds } from '../../records.ts'
import type { SeedCmk } from '../../seed.ts'
import type { Records, Store } from '../../store/store.ts'

/** Where the mock keeps what is its own, and no state of a service. */
export const OWN = ''

/** Records as they are kept, by project: those that a mock began with. */
export type Baseline = Map<string, [Kind, AnyRecord][]>

/** What the seeds have become in the store: with --data, it may be more than they say. */
export async function baselineOf(store: Store, seeds: readonly SeedCmk[]): Promise<Baseline> {
  const baseline: Baseline = new Map()
  for (const project of new Set(seeds.map((seed) => seed.project))) {
    const names = seeds.filter((seed) => seed.project === project).map(({ name }) => name)
    baseline.set(project, await store.transact(project, (records) => recordsOf(names, records)))
  }
  return baseline
}

function recordsOf(names: readonly string[], records: Records): [Kind, AnyRecord][] {
  const owners = new Set(names.flatMap((name) => records.get('name', name)?.owner ?? []))
  const own = (kind: 'name' | 'alias' | 'replica') =>
    records
      .list(kind)
      .filter(({ owner }) => owners.has(owner))
      .map((record): [Kind, AnyRecord] => [kind, record])
  const cmks = [...owners].flatMap((id): [Kind, AnyRecord][] => {
    const cmk = records.get('cmk', id)
    return cmk ? [['cmk', cmk]] : []
  })
  return [...cmks, ...own('name'), ...own('alias'), ...own('replica')]
}

/** Takes every record out of a project. */
export function clear(records: Records) {
  for (const kind of kinds) for (const { id } of records.list(kind)) records.delete(kind, id)
}

/** The projects that have a state. */
export const projectsOf = async (store: Store): Promise<string[]> =>
  (await store.projects()).filter((project) => project !== OWN).sort()
