import { randomBytes, randomUUID } from 'node:crypto'

/**
 * Where time, randomness and ids come from. `now` is what a clock shows, in milliseconds since the epoch. `elapsed`
 * measures how long something takes, in milliseconds since any moment: nobody sets it back.
 */
export type World = {
  now: () => number
  elapsed: () => number
  random: (bytes: number) => Buffer
  uuid: () => string
  /** By how much `now` is behind the clocks of clients, where it is no real time. */
  behind?: () => number
}

/** Random bytes are drawn in bulk, since each draw costs as much as a small encryption. None is handed out twice. */
function drawer(): World['random'] {
  let drawn = Buffer.alloc(0)
  return (bytes) => {
    if (bytes > DRAWN_AT_ONCE) return randomBytes(bytes)
    if (drawn.length < bytes) drawn = randomBytes(DRAWN_AT_ONCE)
    const taken = drawn.subarray(0, bytes)
    drawn = drawn.subarray(bytes)
    return taken
  }
}
const DRAWN_AT_ONCE = 4096

export const realWorld: World = {
  now: Date.now,
  elapsed: () => performance.now(),
  random: drawer(),
  uuid: randomUUID,
}
