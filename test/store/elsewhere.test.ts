import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../../mock/store/memory.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { temporaryStore } from '../support/stores.ts'

const put = async (records: Records, id: string, value: string) =>
  records.put('setting', { id, seq: await records.next('setting'), value })
const settingOf = async (records: Records, id: string) => (await records.get('setting', id))?.value

describe.each(['memory', 'sqlite'] as const)('a transaction of two projects in the %s store', (kind) => {
  const fixture = { store: memoryStore(), remove: () => {} }
  const store = (): Store => fixture.store

  beforeEach(() => {
    const { data, remove } = temporaryStore(kind)
    Object.assign(fixture, { remove, store: data === undefined ? memoryStore() : sqliteStore(data) })
  })
  afterEach(async () => {
    await store().close()
    fixture.remove()
  })

  const move = (from: string, to: string, value: string) =>
    store().transact(from, async (records) => {
      const there = records.elsewhere(to)
      await put(records, 'sent', value)
      await put(there, `from ${from}`, value)
    })
  const read = (project: string, id: string) => store().transact(project, (records) => settingOf(records, id))

  test('keeps what it put in both, apart from each other', async () => {
    await move('a', 'b', 'hello')

    expect(await read('a', 'sent')).toBe('hello')
    expect(await read('b', 'from a')).toBe('hello')
    expect(await read('b', 'sent')).toBeUndefined()
  })

  test('sees its own writes there, and lists them there alone', async () => {
    const seen = await store().transact('a', async (records) => {
      const there = records.elsewhere('b')
      await put(there, 'x', 'of b')
      return [(await records.list('setting')).length, (await there.list('setting')).length]
    })

    expect(seen).toEqual([0, 1])
  })

  test('keeps nothing in either when it throws', async () => {
    const failing = store().transact('a', async (records) => {
      await put(records.elsewhere('b'), 'x', 'of b')
      await put(records, 'x', 'of a')
      throw new Error('changed my mind')
    })

    await expect(failing).rejects.toThrow('changed my mind')
    expect(await read('a', 'x')).toBeUndefined()
    expect(await read('b', 'x')).toBeUndefined()
  })

  test('its own project is no other one', async () => {
    const same = await store().transact('a', async (records) => records.elsewhere('a') === records)

    expect(same).toBe(true)
  })

  test('projects that write to each other at the same time never wait for each other', async () => {
    const pairs = Array.from({ length: 30 }, (_, index) => [
      move('a', 'b', `${index}`),
      move('b', 'a', `${index}`),
      move('b', 'c', `${index}`),
      move('c', 'a', `${index}`),
    ])

    await Promise.all(pairs.flat())

    expect(await read('a', 'from b')).toBe('29')
    expect(await read('b', 'from a')).toBe('29')
  })

  test('nobody else is in either project meanwhile', async () => {
    const add = (from: string, to: string) =>
      store().transact(from, async (records) => {
        const there = records.elsewhere(to)
        const before = Number((await settingOf(there, 'count')) ?? 0)
        await new Promise((resolve) => setImmediate(resolve))
        await put(there, 'count', String(before + 1))
      })

    await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 ? 'a' : 'b', 'c')))

    expect(await read('c', 'count')).toBe('20')
  })
})
