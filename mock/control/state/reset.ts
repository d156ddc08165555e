import type { AnyRecord, Kind } from '../../records.ts'
import { demoCmk, plant as plantCmks } from '../../seed.ts'
import type { Records } from '../../store/store.ts'
import { cleared } from '../faults/handlers.ts'
import type { ControlHandler, Steering } from '../handler.ts'
import { clear, projectsOf } from './records.ts'

export const reset: ControlHandler<'reset'> = async (_, steering) => {
  const { store, baseline, scope, clock, directory, rewind } = steering
  const projects = scope
    ? [scope.id]
    : [...new Set([...(await projectsOf(store)), ...baseline.keys()])].sort()
  clock.reset(scope?.id)
  if (!scope) {
    directory.replacePlanted([])
    rewind?.()
  }
  for (const project of projects) {
    await store.transact(project, (records) => putBack(baseline.get(project) ?? [], records))
    if (directory.added.some(({ id }) => id === project)) await plantDemo(project, steering)
  }
  steering.journal?.forget(({ params }) => !scope || params?.project_id === scope.id)
  return { projects, unfired: cleared(steering) }
}

function putBack(kept: readonly [Kind, AnyRecord][], records: Records) {
  clear(records)
  for (const [kind, record] of kept) records.put(kind, { ...record, seq: records.next(kind) })
}

/** A project that was added holds the demo key. */
export const plantDemo = (project: string, { store, clock }: Pick<Steering, 'store' | 'clock'>) =>
  plantCmks(store, [{ ...demoCmk, project }], clock.worldOf(project))
