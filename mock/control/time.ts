import type { components } from '../../src/generated/control.ts'
import type { CmkRecord } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import type { Records } from '../store/store.ts'
import { demandShowable } from './clock.ts'
import { isoTime } from './clock-words.ts'
import { ControlError } from './control-error.ts'
import { durationMs } from './duration.ts'
import type { ControlHandler, Steering } from './handler.ts'
import { projectsOf } from './state/records.ts'

type FellDue = components['schemas']['FellDue']

export const clock: ControlHandler<'clock'> = (_, steering) => told([], 0, steering)

export const setClock: ControlHandler<'setClock'> = async (move, steering) => {
  const { clock, tokens, scope } = steering
  const project = scope?.id
  const target = targetOf(move, steering)
  const before = momentsOf(await projectsOf(steering.store), steering)
  const was = clock.now()
  if (move.reset) clock.reset(project)
  if (target !== undefined) clock.set(target, project)
  if (move.freeze === true) clock.freeze(project)
  if (move.freeze === false) clock.release(project)
  return told(await fellDue(before, steering), tokens.expiredBetween(was, clock.now()), steering)
}

type Move = { reset?: boolean; set?: string; advance?: string }

/** Where the clock is to stand; undefined where it is not to be moved. Nothing is moved where the request is wrong. */
function targetOf({ reset, set, advance }: Move, { clock, scope }: Steering): number | undefined {
  if (set === undefined && advance === undefined) return undefined
  const start = set === undefined ? startOf(reset === true, clock, scope?.id) : Date.parse(set)
  const step = advance === undefined ? 0 : durationMs(advance)
  if (step === undefined)
    throw new ControlError('invalid', `advance must be a duration such as 8d, 1h30m or 500ms.`)
  demandShowable(start + step)
  return start + step
}

const startOf = (isReset: boolean, clock: Steering['clock'], project?: string) =>
  isReset ? clock.now(project) - clock.setting(project).offset : clock.now(project)

function told(fell_due: FellDue[], tokens_expired: number, { clock, scope }: Steering) {
  const { offset, frozenAt } = clock.setting(scope?.id)
  const now = clock.now(scope?.id)
  return {
    now: isoTime(now),
    frozen: frozenAt !== undefined,
    offset_ms: Math.round(offset),
    fell_due,
    tokens_expired,
  }
}

/** Project -> what time it was there. */
type Moments = Map<string, number>

const momentsOf = (projects: readonly string[], { clock, scope }: Steering): Moments =>
  new Map(
    projects
      .filter((project) => !scope || project === scope.id)
      .map((project) => [project, clock.worldOf(project).now()]),
  )

async function fellDue(before: Moments, { store, clock }: Steering): Promise<FellDue[]> {
  const all: FellDue[] = []
  for (const [project, then] of before) {
    const now = clock.worldOf(project).now()
    if (now > then)
      all.push(...(await store.transact(project, (records) => dueIn(records, project, then, now))))
  }
  return all
}

const dueIn = (records: Records, project_id: string, then: number, now: number): FellDue[] =>
  records.list('cmk').flatMap((cmk) => {
    const what = changeOf(cmkAt(cmk, then), cmkAt(cmk, now))
    return what ? [{ ...what, key_id: cmk.id, key_alias: cmk.name, project_id }] : []
  })

function changeOf(
  before: CmkRecord | undefined,
  after: CmkRecord | undefined,
): Pick<FellDue, 'what' | 'times'> | undefined {
  if (!before) return undefined
  if (!after) return { what: 'deleted' }
  const rotations = after.versions.length - before.versions.length
  if (rotations > 0) return { what: 'rotated', times: rotations }
  const material = ({ versions, waiting }: CmkRecord) => versions.filter(Boolean).length + (waiting ? 1 : 0)
  return material(after) < material(before) ? { what: 'material expired' } : undefined
}
