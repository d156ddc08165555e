import { createAccess } from '../../client/access.ts'
import { createClient } from '../../client/client.ts'
import { printable } from '../../judge/printable.ts'
import { junitOf, type Suite } from '../../pact/junit.ts'
import type { PactFile } from '../../pact/read.ts'
import { apiStates } from '../../pact/states/api-states.ts'
import { httpStates } from '../../pact/states/http-states.ts'
import type { States } from '../../pact/states/states.ts'
import type { Broker } from '../../pact/verify/broker.ts'
import { type Verification, type VerifyOptions, verifyPacts } from '../../pact/verify/verify.ts'
import { Failure } from '../../text/failure.ts'
import { credentialsFrom } from '../credentials.ts'
import { ensureWritable, writeOutput } from '../output-file.ts'
import { refuseSecretsIn } from '../secrets-in-url.ts'
import { startOwnMock } from './own-mock.ts'
import { asFailuresOf, pactsNamed } from './pact-files.ts'
import type { VerifyFlags } from './verify-flags.ts'
import { verifyReport } from './verify-report.ts'

export async function runVerify(url: string | undefined, flags: VerifyFlags): Promise<void> {
  const { json, junit } = flags
  if (flags.pacts.length === 0 && flags.broker === undefined)
    throw new Failure('no pacts: give --pacts or --broker; see dewkit pact verify --help')
  ensureWritable(json, junit)
  const pacts = flags.pacts.length > 0 ? pactsNamed(flags.pacts) : []
  const broker = brokerOf(flags, process.env)
  const own = url === undefined ? await startOwnMock() : undefined
  try {
    const options = optionsOf(own?.url ?? addressOf(url ?? ''), flags)
    const states = own
      ? own.states(statesOver('api', options, flags))
      : await statesFor(options, flags, wantsStates(pacts, broker))
    const verification = await asFailuresOf(verifyPacts({ ...options, pacts, broker, states }))
    process.stdout.write(verifyReport(verification))
    if (json) writeOutput(json, `${JSON.stringify(verification, null, 1)}\n`)
    if (junit) writeOutput(junit, junitOf(suitesOf(verification)))
    process.exitCode = exitCodeOf(verification)
  } finally {
    await own?.close()
  }
}

/** A difference is an answer; a state that could not be brought about leaves the question open. */
function exitCodeOf({ pacts }: Verification): number {
  const outcomes = pacts.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome))
  if (outcomes.includes('failed')) return 1
  return outcomes.includes('unprepared') ? 2 : 0
}

function addressOf(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(
      `${text} is no URL: write it as https://kms.cn-north-4.myhuaweicloud.com or http://127.0.0.1:8010`,
    )
  refuseSecretsIn(url)
  return text.replace(/\/+$/, '')
}

type Options = Omit<VerifyOptions, 'pacts' | 'broker' | 'states'>

function optionsOf(endpoint: string, flags: VerifyFlags): Options {
  const { credentials, projectId, region } = credentialsFrom(flags, process.env, endpoint)
  return {
    ...{ endpoint, iamEndpoint: flags.iamEndpoint, credentials, projectId, region },
    ...{ timeoutMs: flags.timeout * 1000, now: Date.now, environment: process.env },
  }
}

function brokerOf(flags: VerifyFlags, environment: NodeJS.ProcessEnv): Broker | undefined {
  const { broker: url, publish = false, providerVersion } = flags
  if (url === undefined) return undefined
  if (publish && providerVersion === undefined)
    throw new Failure('--publish needs --provider-version: a result is about a version of the service')
  return {
    ...{ url: addressOf(url), provider: flags.provider, publish, selectors: flags.selector },
    ...{ pending: flags.pending === true, wipSince: flags.wipSince, buildUrl: flags.buildUrl },
    ...{ version: providerVersion, branch: flags.providerBranch, tags: flags.providerTag },
    token: flags.brokerToken ?? environment.PACT_BROKER_TOKEN,
    user: flags.brokerUser ?? environment.PACT_BROKER_USERNAME,
    password: flags.brokerPassword ?? environment.PACT_BROKER_PASSWORD,
  }
}

const dewkitPath = '/_dewkit/provider-states'

/** What a broker has nobody knows yet. */
const wantsStates = (pacts: readonly PactFile[], broker: Broker | undefined) =>
  broker !== undefined || pacts.some(({ interactions }) => interactions.some(({ given }) => given.length > 0))

async function statesFor(options: Options, flags: VerifyFlags, areWanted: boolean): Promise<States> {
  if (flags.statesUrl !== undefined || flags.states !== undefined)
    return statesOver(flags.states ?? 'url', options, flags)
  const answer = await fetch(`${options.endpoint}/_dewkit/health`, { redirect: 'manual' }).catch(
    (error: Error) => {
      const { message } = (error.cause ?? error) as Error
      throw new Failure(`${options.endpoint} does not answer: ${message}`)
    },
  )
  if (answer.ok || !areWanted) return statesOver('dewkit', options, flags)
  throw new Failure(
    `${options.endpoint} is no dewkit mock: say how to bring the provider states about, with --states-url or --states api`,
  )
}

function statesOver(how: 'dewkit' | 'api' | 'url', options: Options, { statesUrl }: VerifyFlags): States {
  const { endpoint, timeoutMs, now } = options
  if (how === 'url') return httpStates({ url: addressOf(statesUrl ?? ''), fetch, timeoutMs })
  if (how === 'dewkit') return httpStates({ url: endpoint + dewkitPath, fetch, timeoutMs })
  const kms = createClient({ ...options, now })
  return apiStates({ kms, token: () => tokenOf(options), uuid: () => crypto.randomUUID(), now })
}

/** A token of the caller, who may have none: keys that sign. */
async function tokenOf({ credentials, endpoint, iamEndpoint = endpoint, timeoutMs, now, ...home }: Options) {
  if ('ak' in credentials) return undefined
  const wire = { endpoint, iamEndpoint, fetch, now, timeoutMs, maxAnswerBytes: 1024 * 1024 }
  const access = await createAccess(credentials, home, wire)('listKeys')
  if (!access.ok) return undefined
  const headers = await access.data.headersFor({ method: 'GET', url: new URL(endpoint), headers: {} })
  return headers['X-Auth-Token']
}

const suitesOf = ({ pacts }: Verification): Suite[] =>
  pacts.map(({ pact, verdicts }) => ({
    name: pact,
    cases: verdicts.map(({ description, outcome, says }) => ({
      name: description,
      failures: outcome === 'failed' || outcome === 'unprepared' ? says.map(printable) : [],
      ...(outcome === 'pending' && { skipped: says.join('; ') }),
    })),
  }))
