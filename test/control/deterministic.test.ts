import { expect, test } from 'vitest'
import { createMock, demo, type Mock } from '../../mock/index.ts'

const project = demo.account.projects[0].id

/** What a mock answers to a few calls, ids of requests included. */
async function answersOf(mock: Mock): Promise<unknown[]> {
  const call = async (operation: string, body: object) => {
    const url = `/v1.0/${project}/kms/${operation}`
    const { headers, body: text } = await mock.app.inject({ method: 'POST', url, payload: body })
    return [headers['x-request-id'], text]
  }
  const answers = [
    await call('create-key', { key_alias: 'orders' }),
    await call('list-keys', {}),
    await call('encrypt-data', { key_id: demo.cmk.id, plain_text: 'hello' }),
    await call('create-datakey', { key_id: demo.cmk.id, datakey_length: '512' }),
    await call('gen-random', { random_data_length: '512' }),
  ]
  return [...answers, await mock.control.snapshot()]
}

const withSeed = (deterministic?: string) => createMock({ auth: 'off', deterministic })

test('with a seed, every run and every reset gives the same', async () => {
  const [one, two] = [await withSeed('a'), await withSeed('a')]
  const first = await answersOf(one)

  expect(await answersOf(two)).toEqual(first)
  expect(first[0]).toEqual([
    expect.any(String),
    expect.stringMatching(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/),
  ])
  expect((await one.control.health()).now).toBe('2026-01-01T00:00:00.000Z')
  await one.control.reset()
  const again = await answersOf(one)
  await one.control.reset()
  expect(await answersOf(one)).toEqual(again)
})

test('another seed gives something else, and so does no seed', async () => {
  const answers = await Promise.all(
    ['a', 'b', undefined].map(async (seed) => answersOf(await withSeed(seed))),
  )
  const texts = answers.map((each) => JSON.stringify(each))

  expect(new Set(texts).size).toBe(3)
})
