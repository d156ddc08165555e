/** A value that something has: caused by a request that was seen, or seen in an answer first. */
type Fact = { value: unknown; isCaused: boolean }

/** Something that requests speak of: a CMK, its grants, an alias. What is not known yet is learned. */
export type Thing = {
  readonly facts: Map<string, Fact>
  /** Requests under way that may change it. */
  writers: number
  /** When the last one of them was over. */
  lastWrite: number
}

export type Memory = {
  /** The thing with this name, new if nobody has spoken of it. */
  thing(...name: string[]): Thing
  /** The same if it is known. */
  known(...name: string[]): Thing | undefined
  /** All things of a kind that are known, by the last part of their names. */
  all(...kind: string[]): [string, Thing][]
  /** Counts the events, so that before and after can be told. */
  tick(): number
}

/** Whoever makes more things than that is not followed any further back. */
const mostThings = 100_000
const separator = '\n'

export function createMemory(): Memory {
  const things = new Map<string, Map<string, Thing>>()
  let count = 0
  let ticks = 0

  function shelfOf(name: readonly string[]): Map<string, Thing> {
    const kind = name.slice(0, -1).join(separator)
    const shelf = things.get(kind) ?? new Map<string, Thing>()
    things.set(kind, shelf)
    return shelf
  }

  function forgetOldest(shelf: Map<string, Thing>) {
    const [oldest] = shelf.keys()
    if (count > mostThings && oldest !== undefined && shelf.delete(oldest)) count -= 1
  }

  return {
    thing(...name) {
      const shelf = shelfOf(name)
      const id = name.at(-1) ?? ''
      const known = shelf.get(id)
      if (known) return known
      forgetOldest(shelf)
      const made: Thing = { facts: new Map(), writers: 0, lastWrite: -1 }
      shelf.set(id, made)
      count += 1
      return made
    },
    known: (...name) => shelfOf(name).get(name.at(-1) ?? ''),
    all: (...kind) => [...shelfOf([...kind, ''])],
    tick: () => {
      ticks += 1
      return ticks
    },
  }
}

export const factOf = (thing: Thing | undefined, fact: string): unknown => thing?.facts.get(fact)?.value

/** Sets what is known of a thing; undefined makes it unknown. */
export function cause(thing: Thing, facts: Record<string, unknown>) {
  for (const [name, value] of Object.entries(facts))
    if (value === undefined) thing.facts.delete(name)
    else thing.facts.set(name, { value, isCaused: true })
}

/** Whether an answer has told that it was made. One that is only listed may be what another call makes just now. */
export const isMade = (thing: Thing | undefined) => thing !== undefined && factOf(thing, 'made') !== undefined
