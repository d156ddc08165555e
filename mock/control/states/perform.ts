import type { OperationId } from '../../../src/generated/operations.ts'
import type { Caller, Project } from '../../auth/accounts.ts'
import { demo } from '../../auth/accounts.ts'
import { contractOf } from '../../contract.ts'
import type { AnswerOf, Context, Handler, RequestOf } from '../../operations/handler.ts'
import { handlers } from '../../operations/index.ts'
import { preparing } from '../../store/not-at-hand.ts'
import type { Records } from '../../store/store.ts'
import { ControlError } from '../control-error.ts'
import type { Steering } from '../handler.ts'

/** The project that a state is about: the scope or, without one, the demo project. */
export const placeOf = ({ scope }: Pick<Steering, 'scope'>): Project => scope ?? demo.account.projects[0]

/** The demo user, in whose name a state is brought about. */
function anybody({ directory }: Steering): Caller {
  if (directory.anybody) return directory.anybody
  throw new ControlError('failed', 'The mock has no user.')
}

/** Runs work with the records and the context that an operation of the project would have. */
export async function within<T>(steering: Steering, work: (context: Context) => T): Promise<T> {
  const { store, directory, tokens, temporaryKeys, clock } = steering
  const { begin, beforehand } = preparing()
  const caller = anybody(steering)
  const contextIn = (project: Project, records: Records): Context => ({
    ...{ caller, project, records, beforehand, world: clock.worldOf(project.id), origin: '', headers: {} },
    identity: { directory, tokens, temporaryKeys },
    identify: () => ({ caller, anyProject: true }),
    elsewhere: (there) => contextIn(there, records.elsewhere(there.id)),
  })
  const project = placeOf(steering)
  return store.transact(project.id, (records) => {
    begin()
    return work(contextIn(project, records))
  })
}

/**
 * What an operation answers to a body that the contract allows, whoever asks and whatever the journal, the throttle and the
 * faults would say.
 */
export function perform<Op extends OperationId>(
  id: Op,
  body: RequestOf<Op>['body'],
  context: Context,
): AnswerOf<Op> {
  const handler = handlers[id] as unknown as Handler<Op>
  contractOf(id).validate({ path: { project_id: context.project.id }, query: {}, header: {}, body })
  return handler({ body, query: {}, path: {}, header: {} } as RequestOf<Op>, context)
}
