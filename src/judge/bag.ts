export type Bag = {
  /** Whether there is still room for it. */
  add(chunk: Buffer): boolean
  bytes(): Buffer
}

/** Gathers bytes, and no more than it may. Chunks of one byte each would cost a hundred times their size one by one. */
export function createBag(mostBytes: number): Bag {
  let held: Buffer = Buffer.alloc(0)
  let size = 0
  return {
    add(chunk) {
      const whole = size + chunk.length
      if (whole > mostBytes) return false
      if (size === 0) held = chunk
      else {
        if (whole > held.length) held = grown(held, whole)
        chunk.copy(held, size)
      }
      size = whole
      return true
    },
    bytes: () => held.subarray(0, size),
  }
}

function grown(held: Buffer, least: number): Buffer {
  const larger = Buffer.alloc(Math.max(least, 2 * held.length))
  held.copy(larger)
  return larger
}
