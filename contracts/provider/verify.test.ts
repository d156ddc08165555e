import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { createClient } from '../../src/client/index.ts'
import { caller } from '../caller.ts'
import { complaintsAbout, interactionsOf, type Service } from './replay.ts'

const folder = join(import.meta.dirname, '../pacts')
const pacts = readdirSync(folder).filter((file) => file.endsWith('.json'))

describe('the mock keeps', () => {
  let mock: Mock & { url: string }
  let service: Service

  beforeAll(async () => {
    mock = await startMock()
    const { url } = mock
    service = {
      ...{ url, statesUrl: `${url}/_dewkit/provider-states`, token: await signIn(url) },
      async beforeEach() {
        await mock.control.reset()
      },
    }
  })

  afterAll(() => mock.close())

  test.each(pacts)('%s', async (file) => {
    expect(await complaintsAbout(join(folder, file), service)).toEqual([])
  })

  test('no pact with a state that nobody has explained', async () => {
    const [anyOfThem] = interactionsOf(join(folder, 'dewkit-client-kms.json'))
    const file = temporaryPact([{ ...anyOfThem, providerStates: [{ name: 'the moon is blue' }] }])

    expect(await complaintsAbout(file, service)).not.toEqual([])
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
