import { type CmkGroup, GROUP, groupIn, ownedBy } from '../labels.ts'
import type { CmkRecord, RecordOf } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import { type Asked, pageById, placeOf } from '../rules/pages.ts'
import type { Page, Records } from '../store/store.ts'
import type { Context } from './handler.ts'

type Wanted = (group: CmkGroup) => boolean
type Shown = Pick<Context, 'records' | 'world'>

/** How many CMKs of the wanted groups the project has now. */
export function countCmks(wanted: Wanted, { records, world }: Shown): number {
  const now = world.now()
  const kept = groupsIn(records).filter(({ group }) => wanted(group))
  const due = records.due('cmk', now)
  const changed = due.filter((cmk) => cmkAt(cmk, now) && wanted(cmkAt(cmk, now) ?? cmk))
  return kept.reduce((sum, { count }) => sum + count, 0) - due.filter(wanted).length + changed.length
}

/** The CMKs of the wanted groups that the project has now, in order of creation. */
export function listCmks(
  wanted: Wanted,
  { after = 0, limit = Number.POSITIVE_INFINITY }: Omit<Page, 'label'>,
  { records, world }: Shown,
): CmkRecord[] {
  const now = world.now()
  const due = records.due('cmk', now)
  const changed = due.flatMap((cmk) => cmkAt(cmk, now) ?? []).filter((cmk) => wanted(cmk) && cmk.seq > after)
  const isDue = new Set(due.map(({ id }) => id))
  const place = { after, ...(Number.isFinite(limit) && { limit: limit + due.length }) }
  const kept = listsOf(wanted, place, records).filter(({ id }) => !isDue.has(id))
  return [...kept.flatMap((cmk) => cmkAt(cmk, now) ?? []), ...changed]
    .sort((a, b) => a.seq - b.seq)
    .slice(0, limit)
}

function listsOf(wanted: Wanted, place: Page, records: Records): CmkRecord[] {
  const groups = groupsIn(records)
  const found = groups.filter(({ group }) => wanted(group))
  if (found.length === groups.length) return records.list('cmk', place)
  return found.flatMap(({ label }) => records.list('cmk', { ...place, label }))
}

const groupsIn = (records: Records) =>
  records.labels('cmk', GROUP).map(({ label, count }) => ({ label, count, group: groupIn(label) }))

/** The CMKs whose deletion has fallen due. They are there until somebody needs their place. */
export const goneCmks = ({ records, world }: Shown): CmkRecord[] =>
  records.due('cmk', world.now()).filter((cmk) => !cmkAt(cmk, world.now()))

/**
 * A page of what belongs to a key space, after the record whose id is the marker, in either case; undefined when there
 * is none. The documented marker is a UUID, and so says nothing of where a record was that is gone.
 */
export function pageOwned<K extends 'policy' | 'accessPoint'>(
  kind: K,
  owner: string,
  asked: Asked,
  { records }: Context,
) {
  const last = asked.marker ? records.get(kind, String(asked.marker).toLowerCase()) : undefined
  if (asked.marker && last?.owner !== owner) return undefined
  const place = { ...placeOf({ ...asked, marker: last?.seq ?? 0 }), label: ownedBy(owner) }
  return pageById<RecordOf[K]>(records.list(kind, place), asked)
}
