import { demandSynchronous } from './create-store.ts'
import { Known } from './known.ts'
import { attempt, NotAtHand } from './not-at-hand.ts'
import { Transaction } from './overlay.ts'
import type { Source, Write } from './source.ts'
import type { Records, Store } from './store.ts'

const MOST_TRIES = 100

/**
 * A store over a source. What a transaction reads is fetched when it wants it, and at its end the source compares what was
 * read with what is there then: where others were quicker, the transaction begins again with nothing at hand. A refusal
 * that was read from two moments is no refusal, either.
 */
export function optimisticStore(source: Source): Store {
  const inTurn = turns()
  let isClosed = false

  return {
    transact(project, work) {
      if (isClosed) throw new Error('the store is closed')
      const known = new Known(source)
      const tried = tryOnce(project, work, known)
      if (!(tried instanceof Promise) && tried.isKept) return tried.end()
      return inTurn(project, tried, () => tryOnce(project, work, known))
    },
    projects: () => source.projects(),
    async close() {
      if (!isClosed) await source.close()
      isClosed = true
    },
  }
}

type Tried<T> = { isKept: boolean; end: () => T }

function tryOnce<T>(
  project: string,
  work: (records: Records) => T,
  known: Known,
): Tried<T> | Promise<Tried<T>> {
  const ran = attempt(() => run(project, work, known))
  return ran instanceof Promise ? ran.then((late) => keep(late, known)) : keep(ran, known)
}

function keep<T>({ end, ...writes }: Run<T>, known: Known): Tried<T> | Promise<Tried<T>> {
  const kept = known.commit(writes)
  return kept instanceof Promise ? kept.then((isKept) => ({ isKept, end })) : { isKept: kept, end }
}

/** Those who begin again do so one by one in each project: what changes under them is what others change. */
function turns() {
  const last = new Map<string, Promise<unknown>>()

  return async <T>(
    project: string,
    first: Tried<T> | Promise<Tried<T>>,
    tryAgain: () => Tried<T> | Promise<Tried<T>>,
  ): Promise<T> => {
    const tried = await first
    if (tried.isKept) return tried.end()
    const turn = (last.get(project) ?? Promise.resolve()).then(() => untilKept(tryAgain))
    const over = turn.then(
      () => {},
      () => {},
    )
    last.set(project, over)
    over.then(() => last.get(project) === over && last.delete(project))
    return turn
  }
}

async function untilKept<T>(tryAgain: () => Tried<T> | Promise<Tried<T>>): Promise<T> {
  for (let tries = 2; tries <= MOST_TRIES; tries += 1) {
    const { isKept, end } = await tryAgain()
    if (isKept) return end()
  }
  throw new Error(`others changed the same records ${MOST_TRIES} times in a row`)
}

type Run<T> = { writes: Write[]; isRefused: boolean; end: () => T }

/** `end` gives what the work gave, or throws what it threw. */
function run<T>(project: string, work: (records: Records) => T, known: Known): Run<T> {
  known.begin()
  const transaction = new Transaction(known)
  try {
    const result = work(transaction.records(project))
    demandSynchronous(result)
    return { writes: transaction.writes(), isRefused: false, end: () => result }
  } catch (error) {
    if (error instanceof NotAtHand) throw error
    const end = () => {
      throw error
    }
    return { writes: [], isRefused: true, end }
  }
}
