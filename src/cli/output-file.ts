import { writeFileSync } from 'node:fs'
import { codeOf, Failure } from './failure.ts'

/** Writes a file that the user named; only they can read it where `isPrivate`. */
export function writeOutput(file: string, text: string, { isPrivate = false } = {}) {
  try {
    writeFileSync(file, text, isPrivate ? { mode: 0o600 } : {})
  } catch (error) {
    throw new Failure(`${file} cannot be written (${codeOf(error)}): name a file in a folder that exists`)
  }
}
