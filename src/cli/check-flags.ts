import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CheckOptions } from '../check/run.ts'
import { Failure } from '../text/failure.ts'
import { addCredentialOptions, type CredentialFlags, credentialsFrom } from './credentials.ts'
import { refuseSecretsIn } from './secrets-in-url.ts'
import { addTrustOptions, applyTrust, type TrustFlags } from './trust.ts'

export type RunFlags = CredentialFlags &
  TrustFlags & {
    iamEndpoint?: string
    secondUser?: string
    secondPassword?: string
    secondDomain?: string
    secondProjectId?: string
    expiredToken?: string
    only: string[]
    exclude: string[]
    replay: string[]
    seed: number
    random: number
    workers: number
    rps: number
    timeout: number
    maxCases: number
    maxTime: number
    maxKeys?: number
    keysPrefix: string
    bail: number
    quick?: boolean
    classic?: boolean
    current?: boolean
    documented?: boolean
    loud?: boolean
  }

const count =
  (most = 1_000_000_000, least = 0) =>
  (text: string) => {
    if (/^\d{1,10}$/.test(text) && Number(text) <= most && Number(text) >= least) return Number(text)
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }

/** The options of every command that runs cases. */
export function addRunOptions(command: Command) {
  const add = (flags: string, says: string) => new Option(flags, says)
  addCredentialOptions(command)
  addTrustOptions(command)
  command
    .addOption(add('--iam-endpoint <url>', 'where IAM is (default: where KMS is)'))
    .addOption(add('--second-user <name>', 'a user without rights of their own, for grants'))
    .addOption(add('--second-password <text>', 'their password (or DEWKIT_SECOND_PASSWORD)'))
    .addOption(add('--second-domain <name>', 'their account (default: --domain)'))
    .addOption(add('--second-project-id <id>', 'another project of the same user, for isolation'))
    .addOption(add('--expired-token <token>', 'a token that was valid once'))
    .addOption(
      add('--only <names...>', 'operations, groups, kinds of cases or beginnings of case ids').default([]),
    )
    .addOption(add('--exclude <names...>', 'the same, left out').default([]))
    .addOption(add('--replay <ids...>', 'these cases alone').default([]))
    .addOption(add('--seed <number>', 'of the random requests').argParser(count()).default(1))
    .addOption(
      add('--random <number>', 'random requests per operation, right and wrong ones')
        .argParser(count())
        .default(5),
    )
    .addOption(add('--workers <number>', 'cases at the same time').argParser(count(256)).default(8))
    .addOption(add('--rps <number>', 'most requests a second, 0 for no limit').argParser(count()).default(0))
    .addOption(
      add('--timeout <seconds>', 'until a whole answer counts as missing, a sign-in too')
        .argParser(count(3600, 1))
        .default(10),
    )
    .addOption(add('--max-cases <number>', 'a budget of cases').argParser(count()).default(100_000))
    .addOption(
      add('--max-time <seconds>', 'a budget of time after which it stops and tidies up, 0 for none')
        .argParser(count())
        .default(0),
    )
    .addOption(
      add('--max-keys <number>', 'CMKs that it may create (default: 150 on this machine, else 40)').argParser(
        count(),
      ),
    )
    .addOption(
      add('--keys-prefix <text>', 'how the names of its CMKs begin; others are not touched').default(
        'dewkit-check-',
      ),
    )
    .addOption(
      add('--bail <number>', 'stop after so many findings, 0 for never').argParser(count()).default(0),
    )
    .addOption(add('--quick', 'some 500 cases of every kind'))
    .addOption(add('--classic', 'the generation of encryption_context alone').conflicts('current'))
    .addOption(add('--current', 'the generation of today’s SDKs alone').conflicts('classic'))
    .addOption(add('--documented', 'leave out what no source documents'))
    .addOption(add('--loud', 'also what disturbs others: throttling'))
}

/** The options of a run at `endpoint`. */
export function runOptionsOf(
  endpoint: string,
  flags: RunFlags,
  environment: NodeJS.ProcessEnv = process.env,
): CheckOptions & { isDemo: boolean } {
  const url = URL.parse(endpoint)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(
      `${endpoint} is no URL: write it as https://kms.cn-north-4.myhuaweicloud.com or http://127.0.0.1:8010`,
    )
  refuseSecretsIn(url)
  applyTrust(flags)
  if (!/^[a-zA-Z0-9:/_-]{1,200}$/.test(flags.keysPrefix))
    throw new Failure('--keys-prefix takes letters, digits and : / _ -, at most 200')
  const { credentials, signing, projectId, region, isDemo } = credentialsFrom(flags, environment, endpoint)
  return {
    ...{ endpoint, credentials, signing, projectId, region, isDemo, iamEndpoint: flags.iamEndpoint },
    ...(flags.secondUser !== undefined && { secondUser: secondUserOf(flags, environment) }),
    ...(flags.expiredToken !== undefined && { expiredToken: flags.expiredToken }),
    ...(flags.secondProjectId !== undefined && { secondProjectId: flags.secondProjectId }),
    ...{ only: flags.only, exclude: flags.exclude, replay: flags.replay, seed: flags.seed, bail: flags.bail },
    ...{ randomRuns: flags.random, workers: flags.workers, rps: flags.rps, maxCases: flags.maxCases },
    ...{ timeoutMs: flags.timeout * 1000, maxTimeMs: flags.maxTime * 1000, prefix: flags.keysPrefix },
    mostKeys: flags.maxKeys ?? (/^(127\.|localhost$|\[::1\]$)/.test(url.hostname) ? 150 : 40),
    generation: flags.classic ? 'classic' : flags.current ? 'current' : undefined,
    ...{ quick: flags.quick === true, documentedOnly: flags.documented === true, loud: flags.loud === true },
    now: Date.now,
  }
}

function secondUserOf(
  { secondUser = '', secondPassword, secondDomain, domain }: RunFlags,
  environment: NodeJS.ProcessEnv,
) {
  const password = secondPassword ?? environment.DEWKIT_SECOND_PASSWORD
  const account = secondDomain ?? domain ?? environment.DEWKIT_DOMAIN
  if (password === undefined || account === undefined)
    throw new Failure('--second-user needs --second-password, and --second-domain where there is no --domain')
  return { user: secondUser, password, domain: account }
}
