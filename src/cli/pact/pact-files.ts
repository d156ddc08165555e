import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PactFailure } from '../../pact/failure.ts'
import { type PactFile, readPact } from '../../pact/read.ts'
import { Failure } from '../../text/failure.ts'

/** The pacts that files, folders and patterns name. Nothing found is a failure: it would pass for a success. */
export function pactsNamed(names: readonly string[]): PactFile[] {
  const files = [...new Set(names.flatMap(filesOf))].sort()
  return asFailures(() => files.map(readPact))
}

function filesOf(name: string): string[] {
  const known = statSync(name, { throwIfNoEntry: false })
  if (known?.isFile()) return [name]
  const pattern = known?.isDirectory() ? join(name, '**/*.json') : name
  const found = globSync(pattern)
  if (found.length === 0)
    throw new Failure(`${name} names no pact: give a file, a folder with some, or a pattern`)
  return found
}

/** A PactFailure is the user's to mend. */
export function asFailures<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw error instanceof PactFailure ? new Failure(error.message) : error
  }
}

export async function asFailuresOf<Value>(work: Promise<Value>): Promise<Value> {
  return work.catch((error: unknown) => {
    throw error instanceof PactFailure ? new Failure(error.message) : error
  })
}
