import { existsSync, readFileSync } from 'node:fs'
import { StoreFailure } from './failure.ts'

const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f0682 // and one more where checksums are big-endian

type Sums = [number, number]

/**
 * What a process that was killed has left in the log of its database, dewkit.sqlite-wal, is as good as the file. SQLite
 * takes it up to the first frame whose checksum is wrong and drops the rest without a word, since a crash of the machine
 * may leave the last transaction, which nobody was told of, incomplete. More than that is damage: throws then. Gives
 * whether the last transaction is dropped. Format: https://sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function lookAtLog(file: string): boolean {
  if (!existsSync(file)) return false
  const log = readFileSync(file)
  if (log.length <= HEADER + FRAME_HEADER) return false
  const pageBytes = log.readUInt32BE(8)
  const isBig = log.readUInt32BE(0) === MAGIC + 1
  const start = sumOf(log.subarray(0, 24), [0, 0], isBig)
  const isKnown = (log.readUInt32BE(0) & ~1) >>> 0 === MAGIC && isPowerOfTwo(pageBytes)
  if (!isKnown || !isSum(log, 24, start)) throw damagedLog()
  const lost = commitsAfterDamage(log, { pageBytes, isBig, start })
  if (lost > 1) throw damagedLog()
  return lost === 1
}

const damagedLog = () =>
  new StoreFailure('damaged', 'dewkit.sqlite-wal, the log of dewkit.sqlite, is damaged')
const isPowerOfTwo = (bytes: number) => bytes >= 512 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0
const isSum = (log: Buffer, at: number, [first, second]: Sums) =>
  log.readUInt32BE(at) === first && log.readUInt32BE(at + 4) === second

type Shape = { pageBytes: number; isBig: boolean; start: Sums }

/** How many transactions of this run of the log end at or after its first wrong checksum. */
function commitsAfterDamage(log: Buffer, { pageBytes, isBig, start }: Shape): number {
  let sums = start
  let isWhole = true
  let commits = 0
  for (let at = HEADER; at + FRAME_HEADER + pageBytes <= log.length; at += FRAME_HEADER + pageBytes) {
    // What is left of a former run has other salt.
    const isOfRun = log.compare(log, 16, 24, at + 8, at + 16) === 0
    if (isWhole) {
      sums = sumOf(log.subarray(at, at + 8), sums, isBig)
      sums = sumOf(log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageBytes), sums, isBig)
      isWhole = isOfRun && isSum(log, at + 16, sums)
    }
    if (!isWhole && isOfRun && log.readUInt32BE(at + 4) !== 0) commits += 1
  }
  return commits
}

function sumOf(bytes: Buffer, [first, second]: Sums, isBig: boolean): Sums {
  const read = (at: number) => (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + read(at) + second) >>> 0
    second = (second + read(at + 4) + first) >>> 0
  }
  return [first, second]
}
