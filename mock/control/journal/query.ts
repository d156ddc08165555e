import type { ControlCalls } from '../../../src/generated/control-calls.ts'
import { errors } from '../../../src/generated/errors.ts'
import { contractOf } from '../../../src/spec/contract.ts'
import { ControlError } from '../control-error.ts'
import type { ControlHandler, Steering } from '../handler.ts'
import { operationCalled } from '../operation-names.ts'
import { harOf, httpFileOf } from './export.ts'
import type { Journal, Recorded } from './recorder.ts'
import { entryOf, keysOf } from './view.ts'

export type Wanted = Omit<NonNullable<ControlCalls['verify']['input']['in_order']>[number], 'body'>

/** The journal, which the mock may have been started without. */
export function journalOf({ journal }: Pick<Steering, 'journal'>): Journal {
  if (journal) return journal
  throw new ControlError('invalid', 'The mock was started without a journal.')
}

/** The requests of the scope, the oldest first. */
export const recordedIn = (steering: Pick<Steering, 'journal' | 'scope'>): Recorded[] =>
  journalOf(steering).all().filter(isIn(steering))

const isIn =
  ({ scope }: Pick<Steering, 'scope'>) =>
  ({ params }: Recorded) =>
    scope === undefined || params?.project_id === scope.id

export const requests: ControlHandler<'requests'> = ({ since, until, limit = 100, ...wanted }, steering) => {
  const [from, to] = [since, until].map((time) => (time === undefined ? undefined : Date.parse(time)))
  const found = recordedIn(steering).filter(
    (each) => each.at >= (from ?? 0) && each.at <= (to ?? Number.POSITIVE_INFINITY) && isWanted(each, wanted),
  )
  const { showsSecrets } = journalOf(steering)
  return { requests: found.slice(-limit).map((each) => entryOf(each, showsSecrets)), total: found.length }
}

/** The values of a request that a question can be about, each next to what was asked. */
export function compared(
  recorded: Recorded,
  wanted: Wanted,
): { field: string; expected: unknown; got: unknown; is: boolean }[] {
  const { operation, key, status, error, caller } = wanted
  const id = operation === undefined ? undefined : operationCalled(operation)
  const keys = keysOf(recorded, recorded.id && contractOf(recorded.id))
  const refusal = recorded.refusal?.error
  const code = refusal && String(errors[refusal].code)
  const user = recorded.caller?.user
  const row = (field: string, expected: unknown, got: unknown, is: boolean) =>
    expected === undefined ? [] : [{ field, expected, got, is }]
  return [
    ...row('operation', id, recorded.id, id === recorded.id),
    ...row('key', key, keys.key, [keys.key, keys.keyId].includes(key)),
    ...row('status', status, recorded.status, status === recorded.status),
    ...row('error', error, refusal, error !== undefined && [refusal, code].includes(error)),
    ...row('caller', caller, user?.name, caller !== undefined && [user?.name, user?.id].includes(caller)),
  ]
}

const isWanted = (recorded: Recorded, wanted: Wanted) => compared(recorded, wanted).every(({ is }) => is)

export const request: ControlHandler<'request'> = ({ id }, steering) => {
  const journal = journalOf(steering)
  const recorded = journal.all().find(({ seq }) => String(seq) === id)
  if (!recorded) throw new ControlError('unknown', `The journal has no request ${id}, or not any more.`)
  return entryOf(recorded, journal.showsSecrets)
}

export const clearRequests: ControlHandler<'clearRequests'> = (_, steering) => ({
  forgotten: journalOf(steering).forget(isIn(steering)),
})

const entriesIn = (steering: Steering) =>
  recordedIn(steering).map((each) => entryOf(each, journalOf(steering).showsSecrets))

export const exportHar: ControlHandler<'exportHar'> = (_, steering) => harOf(entriesIn(steering))
export const exportHttp: ControlHandler<'exportHttp'> = (_, steering) => httpFileOf(entriesIn(steering))
