import type { World } from '../world.ts'
import { ControlError } from './control-error.ts'

/** Where a clock stands: by how much it is ahead, in milliseconds, or the moment at which it stands still. */
export type Setting = { offset: number; frozenAt?: number }

/** A world whose time can be moved. */
export type Clock = {
  /** The mock's own: what is not said of a project goes by it. */
  world: World
  /** The one by which the keys of a project go. */
  worldOf(project: string): World
  /** Where a clock stands; without a project, the mock's own. */
  setting(project?: string): Setting
  now(project?: string): number
  set(now: number, project?: string): void
  freeze(project?: string): void
  release(project?: string): void
  /** That of the system again: the mock's own clock, or a project's as the mock's. What lasts a while is over then. */
  reset(project?: string): void
  put(setting: Setting): void
}

/** Milliseconds since 1970, dates of four digits, and room for what is said of the future: deletions, expiries. */
const EARLIEST = '1970-01-01T00:00:00Z'
const LATEST = '9000-01-01T00:00:00Z'

/** Throws unless the clock can show the moment. */
export function demandShowable(moment: number) {
  if (moment >= Date.parse(EARLIEST) && moment <= Date.parse(LATEST)) return
  throw new ControlError('invalid', `The clock can show times from ${EARLIEST} to ${LATEST}.`)
}

/** Longer than whatever the mock waits for: windows of the throttle, locks of access keys. */
const LONG_MS = 3_600_000

type Hand = { now: () => number; elapsed: () => number; setting: Setting }

/** A hand that goes by another one, ahead of it by as much as it was moved. */
function handOver(base: Pick<World, 'now' | 'elapsed'>) {
  let setting: Setting = { offset: 0 }
  let frozenElapsed = 0
  let lasted = 0
  const now = () => setting.frozenAt ?? base.now() + setting.offset
  const elapsed = () => (setting.frozenAt === undefined ? base.elapsed() : frozenElapsed) + lasted
  const hand = {
    now,
    elapsed,
    get setting() {
      return setting
    },
    set(moment: number) {
      // What was waited for is over; nothing begins again.
      lasted += Math.max(0, moment - now())
      setting =
        setting.frozenAt === undefined
          ? { offset: moment - base.now() }
          : { offset: setting.offset, frozenAt: moment }
    },
    freeze() {
      if (setting.frozenAt !== undefined) return
      frozenElapsed = base.elapsed()
      setting = { ...setting, frozenAt: now() }
    },
    release() {
      if (setting.frozenAt === undefined) return
      lasted += frozenElapsed - base.elapsed()
      setting = { offset: setting.frozenAt - base.now() }
    },
    reset() {
      if (setting.frozenAt !== undefined) lasted += frozenElapsed - base.elapsed()
      lasted += LONG_MS
      setting = { offset: 0 }
    },
    put(wanted: Setting) {
      hand.reset()
      if (wanted.frozenAt !== undefined) hand.freeze()
      setting = wanted
    },
  }
  return hand satisfies Hand
}

/** What a clock would show that stands like this. */
export const momentOf = ({ offset, frozenAt }: Setting, base: Pick<World, 'now'>) =>
  frozenAt ?? base.now() + offset

export function createClock(base: World): Clock {
  const own = handOver(base)
  const ofProjects = new Map<string, { hand: ReturnType<typeof handOver>; world: World }>()
  const world: World = { ...base, now: own.now, elapsed: own.elapsed }

  const ofProject = (project: string) => {
    const known = ofProjects.get(project)
    if (known) return known
    const hand = handOver(own)
    const made = { hand, world: { ...base, now: hand.now, elapsed: own.elapsed } }
    ofProjects.set(project, made)
    return made
  }
  const handOf = (project?: string) => (project === undefined ? own : (ofProjects.get(project)?.hand ?? own))
  const movable = (project?: string) => (project === undefined ? own : ofProject(project).hand)

  return {
    world,
    worldOf: (project) => (ofProjects.size === 0 ? world : (ofProjects.get(project)?.world ?? world)),
    setting: (project) => handOf(project).setting,
    now: (project) => handOf(project).now(),
    set(now, project) {
      demandShowable(now)
      movable(project).set(now)
    },
    freeze: (project) => movable(project).freeze(),
    release: (project) => movable(project).release(),
    reset(project) {
      if (project !== undefined) return void ofProjects.delete(project)
      ofProjects.clear()
      own.reset()
    },
    put(setting) {
      demandShowable(momentOf(setting, base))
      own.put(setting)
    },
  }
}
