import { createCipheriv, createHash } from 'node:crypto'
import { realWorld, type World } from '../world.ts'

/** When it is in a world where nothing is random, until somebody moves the clock. */
export const START = Date.UTC(2026, 0, 1)

/** `rewind` draws everything from the beginning again. */
export type DeterministicWorld = World & { rewind: () => void }

/** A world in which the same calls get the same bytes, ids and times on every run. What lasts a while lasts as long as ever. */
export function deterministicWorld(seed: string): DeterministicWorld {
  const begin = () =>
    createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16))
  let stream = begin()
  const random = (bytes: number) => stream.update(Buffer.alloc(bytes))
  return {
    now: () => START,
    elapsed: realWorld.elapsed,
    // Clients sign at the time that it really is.
    behind: () => realWorld.now() - START,
    random,
    uuid: () => uuidOf(random(16)),
    rewind() {
      stream = begin()
    },
  }
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
