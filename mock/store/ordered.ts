const LONGEST = 512

/** Items in the order of their keys, each key once: a list of short lists, so that nothing moves much. */
export class Ordered<T, K extends number | string> {
  readonly #keyOf: (item: T) => K
  readonly #chunks: T[][] = []
  #size = 0

  constructor(keyOf: (item: T) => K) {
    this.#keyOf = keyOf
  }

  get size() {
    return this.#size
  }

  /** Adds an item, in the place of the one that has its key. */
  put(item: T) {
    const key = this.#keyOf(item)
    const chunk = this.#chunks[this.#chunkFor(key)]
    if (!chunk) {
      this.#chunks.push([item])
      this.#size += 1
      return
    }
    const at = this.#placeIn(chunk, key)
    const isThere = at < chunk.length && this.#keyAt(chunk, at) === key
    chunk.splice(at, isThere ? 1 : 0, item)
    if (!isThere) this.#size += 1
    if (chunk.length > LONGEST)
      this.#chunks.splice(this.#chunks.indexOf(chunk) + 1, 0, chunk.splice(LONGEST / 2))
  }

  delete(key: K) {
    const index = this.#chunkFor(key)
    const chunk = this.#chunks[index]
    const at = chunk ? this.#placeIn(chunk, key) : 0
    if (!chunk || at === chunk.length || this.#keyAt(chunk, at) !== key) return
    chunk.splice(at, 1)
    this.#size -= 1
    if (chunk.length === 0) this.#chunks.splice(index, 1)
  }

  /** The items after a key, from the first on where none is given. */
  after(key?: K, limit = Number.POSITIVE_INFINITY): T[] {
    const found: T[] = []
    const first = key === undefined ? 0 : this.#chunkFor(key)
    for (let index = first; index < this.#chunks.length && found.length < limit; index += 1) {
      const chunk = this.#chunks[index] ?? []
      const start = key !== undefined && index === first ? this.#placeAfter(chunk, key) : 0
      const room = limit - found.length
      found.push(...chunk.slice(start, room < chunk.length ? start + room : undefined))
    }
    return found
  }

  /** The items whose keys come before one. */
  before(key: K): T[] {
    const found: T[] = []
    for (const chunk of this.#chunks) {
      const end = this.#placeIn(chunk, key)
      found.push(...chunk.slice(0, end))
      if (end < chunk.length) break
    }
    return found
  }

  #keyAt(chunk: T[], at: number): K {
    return this.#keyOf(chunk[at] as T) // within the chunk
  }

  #placeAfter(chunk: T[], key: K): number {
    const at = this.#placeIn(chunk, key)
    return at < chunk.length && this.#keyAt(chunk, at) === key ? at + 1 : at
  }

  /** The chunk that has a key, or would: the last that begins at it or before it. */
  #chunkFor(key: K): number {
    const after = firstAt(this.#chunks.length, (index) => this.#keyAt(this.#chunks[index] ?? [], 0) > key)
    return Math.max(after - 1, 0)
  }

  #placeIn(chunk: T[], key: K): number {
    const last = chunk.length - 1
    if (last >= 0 && this.#keyAt(chunk, last) < key) return chunk.length
    return firstAt(chunk.length, (at) => this.#keyAt(chunk, at) >= key)
  }
}

/** The first of `length` places at which `holds` is true, as it is at all places after; `length` where there is none. */
function firstAt(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
