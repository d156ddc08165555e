import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PactV4, type TemplateHeaders } from '@pact-foundation/pact'
import { expect, test } from 'vitest'
import { type Client, createClient } from '../../src/client/index.ts'
import { caller } from '../caller.ts'

// The library asks for this when it first runs, which is after all imports.
process.env.PACT_DO_NOT_TRACK = 'true'

const pactFile = 'dewkit-client-kms.json'
const draft = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
const pact = new PactV4({ consumer: 'dewkit-client', provider: 'kms', dir: draft, logLevel: 'error' })
let declared = 0

/** One thing that our client needs of KMS. Bodies and headers may hold matchers. */
export type Contract = {
  /** A sentence of docs/provider-states.md, and its parameters. */
  given: Parameters<ReturnType<PactV4['addInteraction']>['given']>
  call: (kms: Client) => Promise<unknown>
  /** The request: last segment of the path, body and, if it is not a valid one, token. */
  sends: { operation: string; body: object; token?: string }
  answer: { status: number; headers?: TemplateHeaders; body: object }
  /** What the caller gets to see. */
  result: object
}

export function contract(description: string, { given, call, sends, answer, result }: Contract) {
  declared += 1
  const { operation, body, token = caller.token } = sends
  test(description, () =>
    pact
      .addInteraction()
      .given(...given)
      .uponReceiving(description)
      .withRequest('POST', `/v1.0/${caller.projectId}/kms/${operation}`, (request) =>
        request.headers({ 'Content-Type': 'application/json', 'X-Auth-Token': token }).jsonBody(body),
      )
      .willRespondWith(answer.status, (response) =>
        response.headers(answer.headers ?? {}).jsonBody(answer.body),
      )
      .executeTest(async ({ url }) => {
        const { projectId } = caller
        const kms = createClient({ endpoint: url, projectId, credentials: { token } })
        expect(await call(kms)).toMatchObject(result)
      }),
  )
}

/**
 * Puts the pact among the committed ones, if every contract was kept: a run of some of them, or a failure, leaves no
 * half of a pact. Whoever reads it at the same time finds the old one or the new one, whole.
 */
export function publishPact(folder: string) {
  const text = existsSync(join(draft, pactFile))
    ? readFileSync(join(draft, pactFile), 'utf8')
    : '{"interactions":[]}'
  rmSync(draft, { recursive: true })
  if (JSON.parse(text).interactions.length !== declared) return
  const published = join(folder, pactFile)
  if (existsSync(published) && readFileSync(published, 'utf8') === text) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${published}.new`, text)
  renameSync(`${published}.new`, published)
}
