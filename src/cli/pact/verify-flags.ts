import { type Command, InvalidArgumentError, Option } from 'commander'
import { addCredentialOptions, type CredentialFlags } from '../credentials.ts'
import { pactsOption } from './pacts-option.ts'

export type VerifyFlags = CredentialFlags & {
  pacts: string[]
  iamEndpoint?: string
  states?: 'dewkit' | 'api'
  statesUrl?: string
  timeout: number
  broker?: string
  brokerToken?: string
  brokerUser?: string
  brokerPassword?: string
  provider: string
  selector: object[]
  pending?: boolean
  wipSince?: string
  publish?: boolean
  providerVersion?: string
  providerBranch?: string
  providerTag: string[]
  buildUrl?: string
  json?: string
  junit?: string
}

const seconds = (text: string) => {
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text)
  throw new InvalidArgumentError('It must be a whole number of seconds from 1 to 9999.')
}

function selectors(text: string, before: object[]): object[] {
  try {
    const selector: unknown = JSON.parse(text)
    if (typeof selector === 'object' && selector !== null) return [...before, selector]
  } catch {
    // The same as another value.
  }
  throw new InvalidArgumentError(`It must be JSON such as '{"mainBranch":true}'.`)
}

const day = (text: string) => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw new InvalidArgumentError('It must be a day such as 2026-01-31.')
}

export function addVerifyOptions(command: Command) {
  const add = (flags: string, says: string) => new Option(flags, says)
  addCredentialOptions(command)
  for (const option of [
    pactsOption().default([]),
    add('--iam-endpoint <url>', 'where IAM is (default: where KMS is)'),
    add(
      '--states <how>',
      'who brings the provider states about (default: the mock, at its /_dewkit)',
    ).choices(['dewkit', 'api']),
    add('--states-url <url>', 'a service of your own that does, by what Pact sends').conflicts('states'),
    add('--timeout <seconds>', 'until an answer counts as missing').argParser(seconds).default(30),
    add('--broker <url>', 'where pacts are kept'),
    add('--broker-token <token>', 'token for it (or PACT_BROKER_TOKEN)'),
    add('--broker-user <name>', 'user there (or PACT_BROKER_USERNAME)'),
    add('--broker-password <text>', 'password there (or PACT_BROKER_PASSWORD)'),
    add('--provider <name>', 'how the service is called there').default('kms'),
    add('--selector <json>', `which versions of consumers, such as '{"mainBranch":true}'; may be repeated`)
      .argParser(selectors)
      .default([], 'as the broker has it'),
    add('--pending', 'new pacts do not fail the run'),
    add('--wip-since <day>', 'pacts of other branches since that day, too').argParser(day),
    add('--publish', 'tell the broker the results'),
    add('--provider-version <version>', 'the version of the service that is verified'),
    add('--provider-branch <name>', 'its branch'),
    add('--provider-tag <names...>', 'its tags').default([]),
    add('--build-url <url>', 'where the run can be read about'),
    add('--json <file>', 'report for programs'),
    add('--junit <file>', 'report for a CI'),
  ])
    command.addOption(option)
}
