import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMockOver, demo, type Mock } from '../../mock/index.ts'
import { postgresStore } from '../../mock/store/postgres.ts'
import { refusalName } from '../support/emulator.ts'
import { createHose } from '../support/hose.ts'
import { emptyDatabase } from '../support/postgres.ts'

const key_id = demo.cmk.id
const project = demo.account.projects[0].id
const patience = { timeout: 60_000 }

describe('a mock whose database goes away', () => {
  const fixture = {} as { mock: Mock; hose: Awaited<ReturnType<typeof createHose>>; reports: string[] }

  beforeEach(async () => {
    const hose = await createHose(await emptyDatabase())
    const reports: string[] = []
    const store = await postgresStore(hose.url, (says) => reports.push(says))
    Object.assign(fixture, { hose, reports, mock: await createMockOver(store, { auth: 'off', tps: 0 }) })
  })
  afterEach(async () => {
    await fixture.mock.close()
    await fixture.hose.close()
  })

  async function call(operation: string, payload: object): Promise<string> {
    const url = `/v1.0/${project}/kms/${operation}`
    const response = await fixture.mock.app.inject({ method: 'POST', url, payload })
    return refusalName(response.statusCode, response.json()) ?? `${response.statusCode}`
  }
  const create = (name: string) => call('create-key', { key_alias: name })
  const readiness = async () => {
    const response = await fixture.mock.app.inject({ url: '/_dewkit/ready' })
    return { status: response.statusCode, body: response.json() }
  }
  const encrypt = () => call('encrypt-data', { key_id, plain_text: 'x' })

  test('answers I/O errors while connections are refused, and goes on when they no longer are', async () => {
    fixture.hose.cut()

    expect(await create('a')).toBe('IoFailure')
    await expect.poll(encrypt, patience).toBe('IoFailure')
    await expect
      .poll(() => fixture.reports, patience)
      .toEqual(['The database is away: what needs it is refused with 500 until it is back.'])
    fixture.hose.mend()
    await expect.poll(() => create('b'), patience).toBe('200')
    expect(await encrypt()).toBe('200')
    await expect.poll(() => fixture.reports, patience).toHaveLength(2)
    expect(fixture.reports[1]).toBe('The database is back.')
  })

  test('answers when the database says nothing at all, and goes on when it does', async () => {
    fixture.hose.hold()

    expect(await Promise.all([create('a'), create('b')])).toEqual(['IoFailure', 'IoFailure'])
    expect(await encrypt()).toBe('IoFailure')
    fixture.hose.release()
    fixture.hose.snap()
    await expect.poll(() => create('c'), patience).toBe('200')
  })

  test('is ready while its database is there, and alive all the time', async () => {
    expect(await readiness()).toEqual({ status: 200, body: { status: 'ready' } })
    fixture.hose.cut()

    expect(await readiness()).toEqual({
      status: 503,
      body: {
        error: {
          code: 'not ready',
          message: 'What keeps the state cannot be used: the database does not answer.',
        },
      },
    })
    expect((await fixture.mock.app.inject({ url: '/_dewkit/health' })).statusCode).toBe(200)
    fixture.hose.mend()
    await expect.poll(async () => (await readiness()).status, patience).toBe(200)
  })

  test('reads over a new connection when the ones it has are dead', async () => {
    for (let round = 0; round < 5; round += 1) {
      fixture.hose.snap()
      expect(await call('list-keys', {})).toBe('200')
    }
  })

  test('does each change once or not at all, and says which when it knows', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `key-${index}`)
    const ends = new Map<string, string>()
    const creating = names.map(async (name) => ends.set(name, await create(name)))
    for (let cuts = 0; cuts < 3; cuts += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      fixture.hose.snap()
    }
    await Promise.all(creating)

    const again = new Map<string, string>()
    for (const name of names) again.set(name, await create(name))
    for (const name of names) {
      expect(['200', 'IoFailure']).toContain(ends.get(name))
      if (ends.get(name) === '200') expect(again.get(name)).toBe('DuplicateKeyAlias')
      else expect(['200', 'DuplicateKeyAlias']).toContain(again.get(name))
    }
  })

  test('encrypts without it for as long as what it remembers is good', async () => {
    await encrypt()
    fixture.hose.hold()
    // A promise would have to wait for the database.
    const work = () =>
      fixture.mock.store.transact(project, (records) => records.get('cmk', key_id)?.name ?? '')

    expect(work()).toBe(demo.cmk.name)
    const isWaiting = async () => {
      const answer = work()
      if (!(answer instanceof Promise)) return false
      answer.catch(() => {})
      return true
    }
    await expect.poll(isWaiting, patience).toBe(true)
    fixture.hose.release()
  })
})

test('a mock whose database is not there does not start, and says where that is', async () => {
  const hose = await createHose(await emptyDatabase())
  await hose.close()

  await expect(postgresStore(hose.url)).rejects.toThrow(
    /^the database 127\.0\.0\.1:\d+\/dewkit_test_\w+ cannot be used: the database does not answer$/,
  )
})
