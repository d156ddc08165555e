import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PactFailure } from './failure.ts'

type Interaction = { description: string; providerStates?: unknown }
type Pact = { interactions: Interaction[]; metadata?: object }

/**
 * Puts the interactions of a pact into the file of that name in `folder`, in place of those with the same description
 * and states. Several processes may do so at the same time: one after the other changes the file, and whoever reads
 * it finds it whole.
 */
export async function publish(draft: string, folder: string, name: string): Promise<void> {
  const drafted = pactIn(draft)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  await alone(`${file}.lock`, () => {
    const known = existsSync(file) ? pactIn(file) : { interactions: [] }
    const text = `${JSON.stringify({ ...drafted, interactions: merged(known, drafted) }, null, 2)}\n`
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  })
}

function merged(known: Pact, drafted: Pact): Interaction[] {
  const all = new Map(
    [...known.interactions, ...drafted.interactions].map((each) => [identityOf(each), each]),
  )
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, interaction]) => interaction)
}

export const identityOf = ({ description, providerStates = [] }: Interaction) =>
  JSON.stringify([description, providerStates])

function pactIn(file: string): Pact {
  try {
    const pact: Pact = JSON.parse(readFileSync(file, 'utf8'))
    if (Array.isArray(pact.interactions)) return pact
  } catch {
    // The same as a file that is another thing.
  }
  throw new PactFailure(`${file} is no pact: delete it, and run the tests again`)
}

const tries = 2000

/** Runs `work` while nobody else with the same lock does. One that a process has left behind is taken away. */
async function alone(lock: string, work: () => void): Promise<void> {
  for (let at = 0; !taken(lock); at += 1) {
    if (at >= tries) throw new PactFailure(`${lock} does not go away: delete it, and run the tests again`)
    if (isLeft(lock)) rmSync(lock, { force: true })
    else await wait(5)
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Whether the process that has the lock is no more. */
function isLeft(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // Between its making and its first byte, it is somebody's.
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
