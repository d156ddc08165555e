import { type Command, Option } from 'commander'

type Add = (pact: Command) => void

export const pactsOption = () =>
  new Option('--pacts <files...>', 'files of pacts, folders, or patterns such as "pacts/*.json"')

const compare: Add = (pact) =>
  pact
    .command('compare')
    .description('compare pacts with the contract, without a server')
    .addOption(pactsOption().makeOptionMandatory())
    .addOption(new Option('--json <file>', 'report for programs'))
    .addOption(new Option('--junit <file>', 'report for a CI'))
    .addHelpText('after', compareExamples)
    .action(async (flags) => (await import('./run-compare.ts')).runCompare(flags))

const compareExamples = `
Examples:
  dewkit pact compare --pacts pacts
  dewkit pact compare --pacts pacts/orders-kms.json --junit compare.xml

Exit code: 0 the pacts keep to the contract, 1 they do not, 2 could not tell. docs/consumer-contracts.md explains more.`

export const pactCommands: readonly Add[] = [compare]
