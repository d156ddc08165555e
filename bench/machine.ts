import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'

const SERVER = 0
const LOAD = 1

const exists = (core: number) => spawnSync('taskset', ['-c', `${core}`, 'true']).status === 0
let pinned = false

/** Keeps this process, the load generator, off the servers' core. Where that cannot be done nothing is pinned. */
export function pin() {
  const threads = ['-acp', `${LOAD}`, `${process.pid}`]
  pinned = availableParallelism() > 1 && exists(SERVER) && spawnSync('taskset', threads).status === 0
}

/** A program with `args`, on the servers' core. */
export const onServerCore = (program: string, args: string[]): [program: string, args: string[]] =>
  pinned ? ['taskset', ['-c', `${SERVER}`, program, ...args]] : [program, args]

export const machine = () => ({
  node: process.version,
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  pinned,
})

/** The most memory that a process ever had, in MB; undefined where the system does not tell. */
export function peakMemory(pid: number): number | undefined {
  const kilobytes = read(`/proc/${pid}/status`).match(/^VmHWM:\s+(\d+) kB/m)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

const TICKS_PER_SECOND = 100

/** Processor time of a process so far, in seconds; undefined where the system does not tell. */
export function cpuSeconds(pid: number): number | undefined {
  // proc(5): utime and stime are fields 14 and 15, and field 2, in parentheses, may hold blanks.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return fields.length < 13 ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
