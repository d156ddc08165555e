import { type Command, Option } from 'commander'
import { pactsOption } from './pacts-option.ts'
import { addVerifyOptions } from './verify-flags.ts'

type Add = (pact: Command) => void

const verifyExamples = `
Examples:
  dewkit pact verify --pacts pacts                          at a mock that it starts itself
  dewkit pact verify http://127.0.0.1:8010 --pacts pacts    at a mock that runs, as its demo user
  dewkit pact verify https://kms.cn-north-4.myhuaweicloud.com --pacts pacts --states api --ak AK --sk SK --project-id ID
  dewkit pact verify URL --broker https://broker.example.com --selector '{"mainBranch":true}' --pending \\
    --publish --provider-version 1.2.3 --provider-branch main

Requests get a proof of their own: what was recorded is good for nobody. What --states api makes it takes away again.
Exit code: 0 all pacts are kept, 1 some are not, 2 could not tell. docs/consumer-contracts.md explains more.`

const verify: Add = (pact) => {
  const command = pact
    .command('verify')
    .description('replay pacts at a service')
    .argument('[url]', 'where the service is (default: a mock that is started for it)')
  addVerifyOptions(command)
  command
    .addHelpText('after', verifyExamples)
    .action(async (url, flags) => (await import('./run-verify.ts')).runVerify(url, flags))
}

const compareExamples = `
Examples:
  dewkit pact compare --pacts pacts
  dewkit pact compare --pacts pacts/orders-kms.json --junit compare.xml

Exit code: 0 the pacts keep to the contract, 1 they do not, 2 could not tell. docs/consumer-contracts.md explains more.`

const compare: Add = (pact) =>
  pact
    .command('compare')
    .description('compare pacts with the contract, without a server')
    .addOption(pactsOption().makeOptionMandatory())
    .addOption(new Option('--json <file>', 'report for programs'))
    .addOption(new Option('--junit <file>', 'report for a CI'))
    .addHelpText('after', compareExamples)
    .action(async (flags) => (await import('./run-compare.ts')).runCompare(flags))

export const pactCommands: readonly Add[] = [verify, compare]
