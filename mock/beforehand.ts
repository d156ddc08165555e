import type { Context } from './operations/handler.ts'

/** Stops work that wants something made before it goes on. */
class Wanted extends Error {
  readonly make: () => Promise<unknown>

  constructor(make: () => Promise<unknown>) {
    super('the work starts again with what it wants made')
    this.make = make
  }
}

/**
 * Runs `work`, a transaction. What it wants beforehand is made while no transaction is open, so that nobody waits for it,
 * and then the work runs once more: its questions are asked again, since others went on meanwhile.
 */
export async function preparing<T>(work: (beforehand: Context['beforehand']) => Promise<T>): Promise<T> {
  const made: unknown[] = []
  for (;;) {
    let asked = 0
    const beforehand: Context['beforehand'] = async (make) => {
      if (asked === made.length) throw new Wanted(make)
      asked += 1
      return made[asked - 1] as Awaited<ReturnType<typeof make>> // the same work asks for the same in the same order
    }
    try {
      return await work(beforehand)
    } catch (reason) {
      if (!(reason instanceof Wanted)) throw reason
      made.push(await reason.make())
    }
  }
}
