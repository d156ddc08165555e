import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Verifier, type VerifierOptions } from '@pact-foundation/pact'
import { caller } from '../caller.ts'
import type { Parameters } from './states.ts'

export type Service = {
  url: string
  /** A token that the service takes. */
  token: string
  beforeEach: () => Promise<void>
  bringAbout: (sentence: string, parameters: Parameters) => Promise<Record<string, string>>
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
    stateHandlers: stateHandlers(file, service, (complaint) => complaints.push(complaint)),
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

/** Pact goes on when it knows no handler for a state, and when one fails. So each state has one, and failures are told. */
function stateHandlers(file: string, { bringAbout }: Service, complain: (complaint: string) => void) {
  const sentences = interactionsOf(file).flatMap(({ providerStates = [] }) => providerStates)
  const handler = (sentence: string) => async (parameters: unknown) => {
    try {
      return await bringAbout(sentence, parameters as Parameters) // a pact's parameters have names
    } catch (error) {
      complain(`${sentence}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return Object.fromEntries(sentences.map(({ name }) => [name, handler(name)]))
}

type Mismatch = { mismatches?: { mismatch: string }[] }
type Report = { interactionResults: { description: string; result: string; mismatch?: Mismatch }[] }

/** Pact returns its report when all is well, and throws it when not. */
async function report(options: VerifierOptions): Promise<Report> {
  const text = await new Verifier(options).verifyProvider().catch((error: Error) => error.message)
  return JSON.parse(text)
}

const differencesIn = (found: Mismatch = {}) =>
  found.mismatches?.map(({ mismatch }) => mismatch).join('; ') ?? JSON.stringify(found)
