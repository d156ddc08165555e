import type { KeyState } from '../../generated/names.ts'
import { Skipped, Unprepared, Violated } from '../../judge/complaint.ts'
import { isTroubled } from '../../judge/expected.ts'
import type { Kms } from '../../judge/kms.ts'
import { type Family, familyOf } from './family.ts'
import { findLeftovers, type LeftoversOptions } from './leftovers.ts'
import { createShelves } from './shelves.ts'
import { bring } from './states.ts'
import type { Wanted } from './wanted.ts'

/*
 * The CMKs of a run. Real services keep a deleted CMK for a week and count it, so they are shared, lent and taken over
 * from earlier runs rather than created.
 */
export type Stock = {
  /** A CMK as wanted, which nobody may change. */
  shared(wanted: Wanted): Promise<string>
  /** A CMK as wanted, for one borrower alone; `giveBack` takes it in any state. */
  borrow(wanted: Wanted): Promise<string>
  giveBack(id: string): void
  /** Whether a case may create one more CMK. */
  spend(): void
  /** A CMK that a case created: it is scheduled for deletion in the end. */
  adopt(id: string): void
  /** Schedules the deletion of all. Gives the ids of those that are left behind. */
  close(): Promise<string[]>
}

export type StockOptions = LeftoversOptions & {
  /** A name that nobody else has. */
  name: () => string
  /** CMKs that a run may create. */
  mostKeys: number
  /** Requests under way at once when all is over. */
  workers: number
}

export function createStock(options: StockOptions): Stock {
  const { kms, name, workers } = options
  const shelves = createShelves()
  const shared = new Map<string, Promise<string>>()
  const mine = new Set<string>()
  const old = new Set<string>()
  const spend = createBudget(options.mostKeys)
  let leftovers: Promise<void> | undefined

  function keep(id: string, family: Family) {
    mine.add(id)
    shelves.label(id, family)
  }

  const takeOver = () =>
    findLeftovers(options, (id, family) => {
      keep(id, family)
      old.add(id)
      shelves.put(id)
    })

  async function make(family: Family): Promise<string> {
    spend()
    const id = await created(kms, name(), family)
    keep(id, family)
    return id
  }

  async function take(wanted: Wanted): Promise<string> {
    leftovers ??= takeOver()
    await leftovers
    const { state = 'enabled' } = wanted
    const family = familyOf(wanted)
    const found = shelves.take(family)
    if (found !== undefined && old.has(found) && (await isRevived(found, state))) return found
    const id = found === undefined || old.has(found) ? await make(family) : found
    await bring(kms, id, state)
    return id
  }

  /** A service that cannot cancel a deletion is not accused for each CMK of an earlier run: those stay as they are. */
  async function isRevived(id: string, state: KeyState): Promise<boolean> {
    try {
      await bring(kms, id, state)
      return true
    } catch (error) {
      if (!(error instanceof Violated)) throw error
      shelves.drop(old)
      return false
    }
  }

  const borrow = (wanted: Wanted) => prepared(wanted, take)
  return {
    shared(wanted) {
      const key = JSON.stringify([familyOf(wanted), wanted.state ?? 'enabled', wanted.label ?? ''])
      const id = shared.get(key) ?? borrow(wanted)
      shared.set(key, id)
      return id
    },
    ...{ borrow, giveBack: shelves.put, spend },
    adopt: (id) => void mine.add(id),
    close: () => scheduled(kms, [...mine], workers),
  }
}

function createBudget(most: number): () => void {
  let spent = 0
  return () => {
    if (spent >= most) throw new Skipped(`the run may create ${most} CMKs, and has (--max-keys allows more)`)
    spent += 1
  }
}

async function created(kms: Kms, key_alias: string, { spec, usage, origin }: Family): Promise<string> {
  const ofOrigin = origin === 'external' && { origin }
  const input = { key_alias, key_spec: spec, key_usage: usage, ...ofOrigin }
  return (await kms.ok('createKey', input)).key_info.key_id
}

/** What goes wrong here is in the attempts of `kms`, or thrown as a complaint that is kept by whoever runs the cases. */
async function prepared(wanted: Wanted, take: (wanted: Wanted) => Promise<string>): Promise<string> {
  try {
    return await take(wanted)
  } catch (error) {
    if (error instanceof Violated)
      throw new Unprepared(`${words(wanted)} could not be had: ${error.message}`, { cause: error })
    throw error
  }
}

const words = ({ spec = 'AES_256', usage, origin, state = 'enabled' }: Wanted) =>
  ['a CMK', spec, usage, origin, state].filter(Boolean).join(' ')

/** Schedules the deletion of CMKs, several at once. Gives those of which it could not. */
async function scheduled(kms: Kms, ids: string[], workers: number): Promise<string[]> {
  const left: string[] = []
  const work = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop())
      if (!(await isScheduled(kms, id))) left.push(id)
  }
  await Promise.all(Array.from({ length: Math.max(1, workers) }, work))
  return left
}

const tries = 3

/** A refusal says that it is scheduled, or gone. */
async function isScheduled(kms: Kms, key_id: string): Promise<boolean> {
  try {
    for (let count = 0; count < tries; count += 1)
      if (!isTroubled(await kms.call('scheduleKeyDeletion', { key_id, pending_days: '7' }))) return true
  } catch {
    // There is no time left, or no sign-in.
  }
  return false
}
