import { type Command, Option } from 'commander'
import { addRunOptions } from './check-flags.ts'
import { addSideOptions } from './side-flags.ts'

const examples = `
Examples:
  dewkit diff http://127.0.0.1:8010 http://127.0.0.1:8020
  dewkit diff http://127.0.0.1:8010 https://kms.cn-north-4.myhuaweicloud.com \\
    --ak AK --sk SK --project-id ID --max-keys 40        the mock beside the real service

Options without left- or right- hold for both sides; an address of this machine gets the demo user of the mock, unless
its own side or both sides alike name another one.
Exit code: 0 no difference, 1 differences, 2 could not tell. docs/diff.md explains what is compared.`

/** Runs the same cases at two implementations and shows where they differ. */
export function diff(command: Command) {
  command.argument('<left>', 'one implementation').argument('<right>', 'the other one')
  addRunOptions(command)
  addSideOptions(command)
  command
    .addOption(new Option('--messages', 'compare the messages of errors, too'))
    .addOption(new Option('--json <file>', 'report for programs'))
    .addOption(new Option('--no-progress', 'show none'))
    .addHelpText('after', examples)
    .action(async (left: string, right: string, _flags: object, self: Command) => {
      const { runDiff } = await import('./run-diff.ts')
      await runDiff({ left, right }, self)
    })
}
