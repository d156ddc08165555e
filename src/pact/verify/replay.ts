import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { parsed } from '../../spec/json.ts'
import { PactFailure } from '../failure.ts'
import { loaded } from '../peers.ts'
import { objectOf } from '../read.ts'

/** What Pact's verifier is told. */
export type Order = {
  provider: string
  providerBaseUrl: string
  providerStatesSetupUrl: string
  pactUrls?: string[]
  [option: string]: unknown
}

/** What it says of one interaction. */
export type Result = {
  consumer: string
  description: string
  result: string
  pending: boolean
  providerStates: string[]
  mismatch?: { type?: string; message?: string; mismatches?: Mismatch[] }
}
export type Mismatch = {
  type: string
  mismatch: string
  path?: string
  key?: string
  expected?: string
  actual?: string
}
export type Replay = { results: Result[]; notices: string[]; printed: string }

/**
 * The native verifier prints as it likes, listens to the environment, and could take the process with it: it has one of
 * its own. Its report comes over a pipe.
 */
const script = `
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
process.noDeprecation = true
const { Verifier } = await import(process.argv[1])
const order = JSON.parse(await text(process.stdin))
const report = await new Verifier(order).verifyProvider().catch((error) => String(error?.message ?? error))
const bytes = Buffer.from(report)
for (let at = 0; at < bytes.length; ) at += writeSync(3, bytes, at)
// A state that failed leaves connections open, and so the process.
process.exit()
`

const whereaboutsOfPact = async () =>
  pathToFileURL(createRequire(import.meta.url).resolve('@pact-foundation/pact')).href

export async function replay(order: Order, environment: NodeJS.ProcessEnv): Promise<Replay> {
  const pact = await loaded('@pact-foundation/pact', whereaboutsOfPact)
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, pact], {
    env: quiet(environment),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  })
  const [stdin, stdout, stderr, pipe] = child.stdio
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  stdin.on('error', () => {}).end(JSON.stringify(order))
  const texts = await Promise.all([text(pipe as NodeJS.ReadableStream), text(stdout), text(stderr)])
  await ended
  return replayOf(texts[0], texts[1] + texts[2])
}

/** Brokers, filters and proxies that a machine is set up with have no say here; nor is anybody told of the run. */
const quiet = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !/^PACT_|_proxy$/i.test(name))),
  PACT_DO_NOT_TRACK: 'true',
  NO_COLOR: '1',
})

function replayOf(report: string, printed: string): Replay {
  const { interactionResults, notices } = objectOf(parsed(report)?.value)
  if (!Array.isArray(interactionResults))
    throw new PactFailure(`Pact could not verify: ${causeIn(printed) || report || 'it ended without a word'}`)
  return {
    results: interactionResults as Result[], // as the verifier has it in each of its reports
    notices: Array.isArray(notices) ? notices.map((notice) => String(objectOf(notice).text ?? '')) : [],
    printed,
  }
}

/** The first line of what it printed that speaks of an error. */
function causeIn(printed: string): string {
  const lines = printed
    .replace(/\x1b\[[0-9;]*m/g, '')
    .split('\n')
    .map((line) => line.replace(/^\S+ (?:ERROR|WARN)\s+\S+( \S+)?: /, '').trim())
  return lines.find((line) => /fail|error|could not|unable|refused|denied|not found/i.test(line)) ?? ''
}
