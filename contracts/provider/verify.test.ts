import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { createClient } from '../../src/client/index.ts'
import { caller } from '../caller.ts'
import { complaintsAbout, interactionsOf, type Service } from './replay.ts'
import { bringAbout, clear } from './states.ts'

const folder = join(import.meta.dirname, '../pacts')
const pacts = readdirSync(folder).filter((file) => file.endsWith('.json'))

describe('the mock keeps', () => {
  let mock: Mock & { url: string }
  let service: Service

  beforeAll(async () => {
    // The throttle counts the calls of a second. Time stands still, so that none ends while a state is brought about.
    vi.useFakeTimers({ toFake: ['Date'] })
    mock = await startMock({ tps: 5, world: { now: () => Date.now(), elapsed: () => Date.now() } })
    const { url } = mock
    const token = await signIn(url)
    const kms = createClient({ endpoint: url, projectId: caller.projectId, credentials: { token } })
    service = {
      url,
      token,
      bringAbout: (sentence, parameters) => bringAbout(sentence, parameters, { mock, kms }),
      async beforeEach() {
        vi.setSystemTime(Date.now() + 1000)
        await clear(mock)
      },
    }
  })

  afterAll(async () => {
    vi.useRealTimers()
    await mock.close()
  })

  test.each(pacts)('%s', async (file) => {
    expect(await complaintsAbout(join(folder, file), service)).toEqual([])
  })

  test('no pact with a state that nobody has explained', async () => {
    const [anyOfThem] = interactionsOf(join(folder, 'dewkit-client-kms.json'))
    const file = temporaryPact([{ ...anyOfThem, providerStates: [{ name: 'the moon is blue' }] }])

    expect(await complaintsAbout(file, service)).toContain(
      'the moon is blue: contracts/provider/states.ts does not know this state.',
    )
  })
})

function temporaryPact(interactions: object[]): string {
  const temporary = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
  onTestFinished(() => rmSync(temporary, { recursive: true }))
  const file = join(temporary, 'moon-kms.json')
  const metadata = { pactSpecification: { version: '4.0' } }
  const pact = { consumer: { name: 'moon' }, provider: { name: 'kms' }, interactions, metadata }
  writeFileSync(file, JSON.stringify(pact))
  return file
}

async function signIn(endpoint: string): Promise<string> {
  const { name, password } = demo.account.users[0]
  const user = { name, password, domain: { name: demo.account.name } }
  const identity = { methods: ['password' as const], password: { user } }
  const nobody = createClient({ endpoint, credentials: { token: '' } })
  const answer = await nobody.createToken({
    auth: { identity, scope: { project: { id: caller.projectId } } },
  })
  return (answer.ok && answer.headers.get('X-Subject-Token')) || ''
}
