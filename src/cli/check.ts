import { type Command, Option } from 'commander'
import { addRunOptions } from './check-flags.ts'

const examples = `
Examples:
  dewkit check http://127.0.0.1:8010                       the mock, as its demo user
  dewkit check URL --user U --password P --domain D --project-id ID --html report.html
  dewkit check URL --only encryptData grants --seed 7      a part, with other random requests
  dewkit check URL --replay 'encryptData/plain_text has 4097 characters'

Everything that it creates it also deletes; CMKs wait for their deletion for seven days, and a later run takes them over.
Exit code: 0 conforms, 1 does not, 2 could not tell. docs/check.md explains the findings.`

/** Judges an implementation of the API against the contract. */
export function check(command: Command) {
  command.argument('[url]', 'where the implementation is')
  addRunOptions(command)
  command
    .addOption(new Option('--config <file>', 'options in a file (default: dewkit.config.ts, .json or .yaml)'))
    .addOption(new Option('--html <file>', 'report as a page'))
    .addOption(new Option('--junit <file>', 'report for a CI'))
    .addOption(new Option('--json <file>', 'report for programs'))
    .addOption(new Option('--markdown <file>', 'summary for a pull request'))
    .addOption(
      new Option('--record <file>', 'names, types and codes of every answer, and no value: a parity record'),
    )
    .addOption(
      new Option('--against <file>', 'run the cases of a parity record, and show where the answers differ'),
    )
    .addOption(new Option('--list', 'print the ids of the cases and run none'))
    .addOption(new Option('--no-progress', 'show none'))
    .addHelpText('after', examples)
    .action(async (url: string | undefined, _flags: object, self: Command) => {
      const { runCheck } = await import('./run-check.ts')
      await runCheck(url, self)
    })
}
