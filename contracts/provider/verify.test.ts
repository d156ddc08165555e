import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { demo, startMock } from '../../mock/index.ts'
import { type Credentials, createClient } from '../../src/client/index.ts'
import { readPact } from '../../src/pact/read.ts'
import { apiStates } from '../../src/pact/states/api-states.ts'
import { verifyPacts } from '../../src/pact/verify/verify.ts'

const pact = readPact(join(import.meta.dirname, '../pacts/dewkit-client-kms.json'))
const projectId = demo.account.projects[0].id
const [user] = demo.account.users

const byToken: Credentials = { user: user.name, password: user.password, domain: demo.account.name }
const bySignature: Credentials = user.accessKeys[0]

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** What is not kept, and what was left behind. */
async function complaintsAt(data: string | undefined, credentials: Credentials): Promise<string[]> {
  let passed = 0
  // The throttle counts the calls of a second. It lasts as long as an interaction does, and none sees that of another.
  const world = { elapsed: () => passed }
  const { url: endpoint, close } = await startMock({ data, tps: 50, world })
  onTestFinished(close)
  const kms = createClient({ endpoint, projectId, credentials })
  const states = apiStates({
    kms,
    token: async () => undefined,
    uuid: () => crypto.randomUUID(),
    now: Date.now,
  })
  const { pacts, leftovers } = await verifyPacts({
    ...{ endpoint, projectId, credentials, pacts: [pact], timeoutMs: 60_000 },
    ...{ now: Date.now, environment: process.env },
    states: {
      ...states,
      async tearDown(state) {
        passed += 1000
        await states.tearDown(state)
      },
    },
  })
  const wrong = pacts.flatMap(({ verdicts }) => verdicts).filter(({ outcome }) => outcome !== 'passed')
  return [...wrong.map(({ description, says }) => `${description}: ${says.join('; ')}`), ...leftovers]
}

describe('the mock keeps what our client needs', () => {
  test('in memory, with a token', async () => {
    expect(await complaintsAt(undefined, byToken)).toEqual([])
  })

  test('in memory, with a signature', async () => {
    expect(await complaintsAt(undefined, bySignature)).toEqual([])
  })

  test('in SQLite, with a token', async () => {
    expect(await complaintsAt(folder(), byToken)).toEqual([])
  })

  test('in SQLite, with a signature', async () => {
    expect(await complaintsAt(folder(), bySignature)).toEqual([])
  })
})
