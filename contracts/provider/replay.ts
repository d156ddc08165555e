import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Verifier, type VerifierOptions } from '@pact-foundation/pact'
import { caller } from '../caller.ts'

export type Service = {
  url: string
  /** A token that the service takes. */
  token: string
  /** Where the verifier asks for provider states, as verifiers of every language do. */
  statesUrl: string
  beforeEach: () => Promise<void>
}

// Brokers, filters and proxies that this machine may be set up with have no say here; nor is anybody told of the run.
for (const name of Object.keys(process.env)) if (/^PACT_|_proxy$/i.test(name)) delete process.env[name]
process.env.PACT_DO_NOT_TRACK = 'true'
// http-proxy, inside Pact, uses what Node has deprecated.
process.noDeprecation = true

/** Replays a pact at a service. What is wrong, if anything: states that were not brought about, and differences. */
export async function complaintsAbout(file: string, service: Service): Promise<string[]> {
  const complaints: string[] = []
  const { interactionResults } = await report({
    provider: 'kms',
    providerBaseUrl: service.url,
    pactUrls: [file],
    logLevel: 'error',
    beforeEach: service.beforeEach,
    providerStatesSetupUrl: service.statesUrl,
    // A pact cannot know a token that this service has issued: one takes the place of the valid token, and of no other.
    requestFilter: ({ headers }: IncomingMessage, _: unknown, next: () => void) => {
      if (headers['x-auth-token'] === caller.token) headers['x-auth-token'] = service.token
      next()
    },
  })
  for (const { description, result, mismatch } of interactionResults) {
    if (result !== 'OK') complaints.push(`${description}: ${differencesIn(mismatch)}`)
  }
  const missing = interactionsOf(file).length - interactionResults.length
  return missing === 0 ? complaints : [...complaints, `${missing} interactions were not replayed`]
}

export type Interaction = { description: string; providerStates?: { name: string }[] }

export const interactionsOf = (file: string): Interaction[] =>
  JSON.parse(readFileSync(file, 'utf8')).interactions

type Mismatch = { mismatches?: { mismatch: string }[] }
type Report = { interactionResults: { description: string; result: string; mismatch?: Mismatch }[] }

/** Pact returns its report when all is well, and throws it when not. */
async function report(options: VerifierOptions): Promise<Report> {
  const text = await new Verifier(options).verifyProvider().catch((error: Error) => error.message)
  return JSON.parse(text)
}

const differencesIn = (found: Mismatch = {}) =>
  found.mismatches?.map(({ mismatch }) => mismatch).join('; ') ?? JSON.stringify(found)
