import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.ts'

export type Said = { code: number; stdout: string; stderr: string; all: string }

/**
 * Runs a command line in this process, one at a time: a process of its own takes a second to start. `heard` gets what it
 * has said on stderr so far, each time that it says more.
 */
export async function said(args: string[], heard: (stderr: string) => void = () => {}): Promise<Said> {
  const printed = { stdout: '', stderr: '' }
  const streams = ['stdout', 'stderr'] as const
  const before = streams.map((name) => process[name].write)
  const listening = streams.map((name) => process[name].listeners('error'))
  const restore = () => {
    // A command listens as long as its process lives, which is one command long elsewhere.
    for (const [at, name] of streams.entries())
      for (const listener of process[name].listeners('error'))
        if (!listening[at]?.includes(listener)) process[name].off('error', listener as (error: Error) => void) // as it was added
    for (const [at, name] of streams.entries())
      process[name].write = before[at] as typeof process.stdout.write
  }
  onTestFinished(restore)
  for (const name of streams) {
    process[name].write = ((chunk: string | Uint8Array) => {
      printed[name] += String(chunk)
      if (name === 'stderr') heard(printed.stderr)
      return true
    }) as typeof process.stdout.write // nobody here asks to be called back
  }
  process.exitCode = 0
  try {
    const code = await main(args)
    return { code, ...printed, all: printed.stdout + printed.stderr }
  } finally {
    process.exitCode = 0
    restore()
  }
}
