/*
 * Work is synchronous. What it wants and cannot have at once, it stops for:
 *
 *   work ──► wants a key pair (beforehand), or a record of a store that is elsewhere (optimistic.ts)
 *              │ at hand: goes on                     │ not at hand: throws NotAtHand
 *              ▼                                      ▼
 *            result, and all of its changes         its changes are undone, nobody waits for it,
 *                                                   what it wants is loaded, and it runs from its beginning
 *
 * So work may run any number of times, and acts on nothing but the records that it is shown. Work that finds everything
 * at hand, which is nearly all, never meets a promise.
 */

/** Stops work. `load` gets what it wants, so that it is at hand when the work runs again. */
export class NotAtHand extends Error {
  readonly load: () => Promise<unknown>

  constructor(load: () => Promise<unknown>) {
    super('the work starts again when what it wants is at hand')
    this.load = load
  }
}

/** Runs the work until everything that it wants is at hand. */
export function attempt<T>(work: () => T | Promise<T>): T | Promise<T> {
  try {
    const result = work()
    return result instanceof Promise ? result.catch((reason: unknown) => later(reason, work)) : result
  } catch (reason) {
    return later(reason, work)
  }
}

function later<T>(reason: unknown, work: () => T | Promise<T>): Promise<T> {
  if (!(reason instanceof NotAtHand)) throw reason
  return reason.load().then(() => attempt(work))
}

/** What takes long and needs no record is made while nobody waits for it: the same work asks for it in the same order. */
export function preparing() {
  const made: unknown[] = []
  let asked = 0
  return {
    /** To be called whenever the work begins. */
    begin() {
      asked = 0
    },
    beforehand<T>(make: () => Promise<T>): T {
      if (asked === made.length)
        throw new NotAtHand(async () => {
          made.push(await make())
        })
      asked += 1
      return made[asked - 1] as T // the answer to the same question
    },
  }
}
