import { ownedBy } from '../../labels.ts'
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
  const cmks = [...owners].flatMap((id) => records.get('cmk', id) ?? [])
  const isOwn = ({ owner }: { owner: string }) => owners.has(owner)
  const own = {
    cmk: cmks,
    name: cmks.flatMap(({ name }) => records.get('name', name) ?? []).filter(isOwn),
    alias: cmks.flatMap(({ id }) => records.list('alias', { label: ownedBy(id) })),
    replica: cmks.flatMap((cmk) => records.get('replica', cmk.materialId ?? cmk.id) ?? []).filter(isOwn),
  }
  return Object.entries(own).flatMap(([kind, found]) =>
    found.map((record): [Kind, AnyRecord] => [kind as Kind, record]),
  )
}

/** Takes every record out of a project. */
export function clear(records: Records) {
  for (const kind of kinds) for (const { id } of records.list(kind)) records.delete(kind, id)
}

/** The projects that have a state. */
export const projectsOf = async (store: Store): Promise<string[]> =>
  (await store.projects()).filter((project) => project !== OWN).sort()
