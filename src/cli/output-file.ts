import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { codeOf, Failure } from '../text/failure.ts'

const refused = (file: string, error: unknown) =>
  new Failure(`${file} cannot be written (${codeOf(error)}): name a file in a folder that exists`)

/** Writes a file that the user named. Only they can read one that is new. */
export function writeOutput(file: string, text: string) {
  try {
    writeFileSync(file, text, { mode: 0o600 })
  } catch (error) {
    throw refused(file, error)
  }
}

/** Refuses now what could not be written after a long run. Leaves nothing behind. */
export function ensureWritable(...files: (string | undefined)[]) {
  for (const file of files) {
    if (file === undefined) continue
    try {
      tryOut(file)
    } catch (error) {
      throw refused(file, error)
    }
  }
}

function tryOut(file: string) {
  const known = statSync(file, { throwIfNoEntry: false })
  // To open a pipe would wait for its reader, or spoil what it reads.
  if (known && !known.isFile() && !known.isDirectory()) return accessSync(file, constants.W_OK)
  closeSync(openSync(file, 'a', 0o600))
  // A link to a file that is not there yet stays.
  if (!known) unlinkSync(realpathSync(file))
}

/** Does all of several things before it throws what was the first to go wrong. */
export function allOf(...works: (() => void)[]) {
  const errors: unknown[] = []
  for (const work of works) {
    try {
      work()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}
