import { styleText } from 'node:util'
import { Command, CommanderError } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { printable, printableLines } from '../judge/printable.ts'
import { Failure } from '../text/failure.ts'
import { asCalled } from './called.ts'

type Entry = {
  says: string /** Gives what adds options and action to the command. */
  load: () => Promise<(command: Command) => void>
}

const commands: Record<string, Entry> = {
  mock: { says: 'run the KMS emulator on this machine', load: async () => (await import('./mock.ts')).mock },
  ctl: {
    says: 'steer a mock that runs: its state, clock, faults and journal',
    load: async () => (await import('./ctl.ts')).ctl,
  },
  check: {
    says: 'judge an implementation of the API against the contract',
    load: async () => (await import('./check.ts')).check,
  },
  proxy: {
    says: 'stand between a client and a service, and judge both',
    load: async () => (await import('./proxy.ts')).proxy,
  },
  diff: {
    says: 'compare two implementations of the API by the same cases',
    load: async () => (await import('./diff.ts')).diff,
  },
  pact: {
    says: 'check the contracts that consumers have with KMS',
    load: async () => (await import('./pact.ts')).pact,
  },
  sign: {
    says: 'print headers that prove who calls, for curl',
    load: async () => (await import('./sign.ts')).sign,
  },
  env: {
    says: 'print the settings that point clients at the mock',
    load: async () => (await import('./env.ts')).env,
  },
  spec: {
    says: 'print the contract, an OpenAPI document',
    load: async () => (await import('./spec.ts')).spec,
  },
}

/** Runs a command line without its first two words. Gives the exit code: 0 done, 1 the answer is no, 2 could not. */
export async function main(args: string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr])
    stream.once('error', noteFailure).on('error', () => {})
  try {
    const program = await programFor(args)
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return report(error, args)
  }
}

async function programFor(args: string[]): Promise<Command> {
  const program = new Command('dewkit')
    .description('A mock server and contract toolkit for the Huawei Cloud KMS API')
    .version(manifest.version)
    .configureHelp({ styleTitle: (title) => styleText('bold', title, { validateStream: false }) })
    .addHelpText(
      'after',
      '\nExample:\n  dewkit mock --port 8010\n\ndewkit <command> --help tells the options of a command.',
    )
  refuseInOneLine(program)
  for (const [name, { says, load }] of Object.entries(commands)) {
    const command = program.command(name).description(says)
    refuseInOneLine(command)
    // Only what is asked for is loaded: a command must start quickly.
    if (!args.includes(name)) continue
    ;(await load())(command)
    for (const inner of command.commands) refuseInOneLine(inner)
  }
  return program
}

/** What Commander would print over several lines becomes a Failure. */
function refuseInOneLine(command: Command) {
  const name = nameOf(command)
  command
    .configureOutput({ outputError: () => {}, writeOut: (text) => process.stdout.write(asCalled(text)) })
    .exitOverride((error) => {
      if (error.code.startsWith('commander.help') || error.exitCode === 0) throw error
      const says = error.message.replace(/^error: /, '').replace(/\n\((.*)\)$/, ' ($1)')
      throw new Failure(`${says.replace(/\.$/, '')}; see ${name} --help`, name)
    })
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : 'dewkit'

function report(error: unknown, args: string[]): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const name = args.find((arg) => Object.hasOwn(commands, arg))
  const { where = ['dewkit', name].filter(Boolean).join(' '), says } = wordsOf(error)
  process.stderr.write(`${styleText('red', where, { stream: process.stderr })}: ${says}\n`)
  return 2
}

function wordsOf(error: unknown): { where?: string | undefined; says: string } {
  if (!(error instanceof Failure))
    return { says: `this is a defect of dewkit: ${printableLines((error as Error).stack ?? '')}` }
  // An argument or a file's name may have line ends, or worse for a terminal.
  return { where: error.where && oneLine(error.where), says: asCalled(oneLine(error.message)) }
}

const oneLine = (text: string) => printable(text.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' '))

/** `dewkit spec | head` is no error; on a full disk nobody gets the answer. */
function noteFailure(error: NodeJS.ErrnoException) {
  if (error.code === 'EPIPE') return
  process.once('exit', () => {
    process.exitCode = 2
  })
  process.stderr.write(`dewkit: the output cannot be written (${error.code})\n`)
}
