import type { Command } from 'commander'
import { pactCommands } from './pact/commands.ts'

/** Consumer contracts: checked, measured and drafted. */
export function pact(command: Command) {
  command.addHelpText('after', '\ndewkit pact <command> --help tells the options of a command.')
  for (const add of pactCommands) add(command)
}
