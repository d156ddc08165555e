import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CtlFlags } from './run-ctl.ts'

const examples = `
Examples:
  dewkit ctl                                 what there is to steer
  dewkit ctl set-clock advance=8d            a week and a day later, and what fell due
  dewkit ctl snapshot > state.json           the whole state, one record a line
  dewkit ctl restore --file state.json
  dewkit ctl seed --file seed.yaml           add what a seed file says
  dewkit ctl reset --scope cn-north-4        one project as it began
  dewkit ctl add-fault preset=lost-answers operation=create-key
  dewkit ctl journal --follow                what is asked and answered, as it happens

The words after an operation are its fields, name=value. docs/steering.md explains them.`

export function ctl(command: Command) {
  command
    .argument('[operation]', 'what to do; without it, all that can be done is listed')
    .argument('[fields...]', 'its fields, each as name=value')
    .addOption(
      new Option('--mock <url>', 'where the mock is').argParser(httpUrl).default('http://127.0.0.1:8010'),
    )
    .option('--scope <project>', 'only this project, by its id or name')
    .option('--token <token>', 'what the mock was given as --control-token')
    .option('--file <file>', 'YAML or JSON with the fields; - reads them from standard input')
    .option('--follow', 'of journal: go on and print requests as they come')
    .addHelpText('after', examples)
    .action(async (operation: string | undefined, fields: string[], flags: CtlFlags) => {
      const { runCtl } = await import('./run-ctl.ts')
      await runCtl(operation, fields, flags)
    })
}

function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8010.')
}
