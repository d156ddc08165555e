import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Credentials, createAccess } from '../../client/access.ts'
import { createWire, type Wire } from '../../judge/wire.ts'
import { PactFailure } from '../failure.ts'
import { type Json, objectOf, type PactFile } from '../read.ts'
import type { States } from '../states/states.ts'
import { type Broker, orderOf } from './broker.ts'
import { type Desk, type Front, mark, startFront } from './front.ts'
import { type Replay, replay } from './replay.ts'
import { type Verdict, verdictsOf, verdictsOfBroker } from './verdicts.ts'

export type VerifyOptions = {
  /** Where the service is. */
  endpoint: string
  iamEndpoint?: string | undefined
  credentials: Credentials
  projectId?: string | undefined
  region?: string | undefined
  pacts: readonly PactFile[]
  broker?: Broker | undefined
  states: States
  timeoutMs: number
  now: () => number
  environment: NodeJS.ProcessEnv
}

export type Verified = { pact: string; consumer: string; verdicts: Verdict[] }
export type Verification = Told & { url: string; pacts: Verified[] }
type Told = {
  /** What the states have left behind in the service. */
  leftovers: string[]
  /** What the broker has to say. */
  notices: string[]
}

/** Replays pacts at a service. Throws a PactFailure when it cannot, or when there was nothing to replay. */
export async function verifyPacts(options: VerifyOptions): Promise<Verification> {
  const { endpoint, pacts, broker, states, timeoutMs } = options
  const wire = createWire({ endpoint, sockets: 4, timeoutMs, rps: 0 })
  const told: Told = { notices: [], leftovers: [] }
  const verified: Verified[] = []
  try {
    for (const pact of pacts) verified.push(await verifyFile(pact, options, wire))
    if (broker) verified.push(...(await verifyBroker(broker, options, wire, told)))
  } finally {
    wire.close()
    told.leftovers.push(...(await states.end().catch((error: Error) => [error.message])))
  }
  if (verified.every(({ verdicts }) => verdicts.length === 0))
    throw new PactFailure('no interaction was verified: there is none in what was named')
  return { url: endpoint, pacts: verified, ...told }
}

async function verifyFile(pact: PactFile, options: VerifyOptions, wire: Wire): Promise<Verified> {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
  const front = await startFront(deskOf(options, wire, pact.interactions))
  try {
    const file = join(folder, 'pact.json')
    writeFileSync(file, JSON.stringify(marked(pact)))
    const order = { ...commonOrder(front), provider: pact.provider, pactUrls: [file] }
    const { results } = await answered(replay(order, options.environment), front, options)
    return {
      ...{ pact: pact.file, consumer: pact.consumer },
      verdicts: verdictsOf(pact.interactions, results, front.notes),
    }
  } finally {
    await front.close()
    rmSync(folder, { recursive: true })
  }
}

async function verifyBroker(
  broker: Broker,
  options: VerifyOptions,
  wire: Wire,
  { notices }: Told,
): Promise<Verified[]> {
  const front = await startFront(deskOf(options, wire, []))
  try {
    const order = { ...commonOrder(front), ...orderOf(broker) }
    const { results, notices: told } = await answered(replay(order, options.environment), front, options)
    notices.push(...told.filter(Boolean))
    return [...Map.groupBy(results, ({ consumer }) => consumer)].map(([consumer, own]) => ({
      ...{ pact: `${consumer} in ${broker.url}`, consumer },
      verdicts: verdictsOfBroker(own, front.notes),
    }))
  } finally {
    await front.close()
  }
}

const commonOrder = ({ url, statesUrl }: Front) => ({
  ...{ providerBaseUrl: url, providerStatesSetupUrl: statesUrl },
  ...{ logLevel: 'error', failIfNoPactsFound: true },
})

/** The report of a service that has answered at all. */
async function answered(
  replayed: Promise<Replay>,
  { notes }: Front,
  { endpoint }: VerifyOptions,
): Promise<Replay> {
  const report = await replayed
  const silent = [...notes.answers.values()].every(({ status }) => status === 0)
  if (notes.silences.length > 0 && silent)
    throw new PactFailure(`${endpoint} does not answer: ${notes.silences[0]}`)
  if (notes.refusedCredentials) throw new PactFailure(notes.refusedCredentials)
  return report
}

function deskOf(options: VerifyOptions, wire: Wire, interactions: Desk['interactions']): Desk {
  const { endpoint, iamEndpoint = endpoint, credentials, projectId, region, timeoutMs, now, states } = options
  const own = { endpoint, iamEndpoint, fetch, now, timeoutMs, maxAnswerBytes: 4 * 1024 * 1024 }
  const accessFor = createAccess(credentials, { projectId, region }, own)
  return { wire, credential: { accessFor, address: wire.address }, states, interactions }
}

/** The pact with a header in each request that says which one it is. */
function marked({ raw, version }: PactFile): Json {
  const isV4 = version.startsWith('4')
  const interactions = (raw.interactions as unknown[]).map((each, index) => {
    const interaction = objectOf(each)
    const request = objectOf(interaction.request)
    const headers = { ...objectOf(request.headers), [mark]: isV4 ? [String(index)] : String(index) }
    return { ...interaction, request: { ...request, headers } }
  })
  return { ...raw, interactions }
}
