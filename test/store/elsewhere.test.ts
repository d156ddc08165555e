import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../../mock/store/memory.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { freshStore, storesOf } from '../support/stores.ts'

const put = (records: Records, id: string, value: string) =>
  records.put('setting', { id, seq: records.next('setting'), value })
const settingOf = (records: Records, id: string) => records.get('setting', id)?.value

describe.each(storesOf('memory', 'sqlite', 'far'))(
  'a transaction of two projects in the %s store',
  (kind) => {
    const fixture = { store: memoryStore(), remove: () => {} }
    const store = (): Store => fixture.store

    beforeEach(async () => {
      const { open, remove } = await freshStore(kind)
      Object.assign(fixture, { remove, store: await open() })
    })
    afterEach(async () => {
      await store().close()
      fixture.remove()
    })

    const transact = async <T>(project: string, work: (records: Records) => T) =>
      store().transact(project, work)
    const move = (from: string, to: string, value: string) =>
      transact(from, (records) => {
        const there = records.elsewhere(to)
        put(records, 'sent', value)
        put(there, `from ${from}`, value)
      })
    const read = (project: string, id: string) => transact(project, (records) => settingOf(records, id))

    test('keeps what it put in both, apart from each other', async () => {
      await move('a', 'b', 'hello')

      expect(await read('a', 'sent')).toBe('hello')
      expect(await read('b', 'from a')).toBe('hello')
      expect(await read('b', 'sent')).toBeUndefined()
    })

    test('sees its own writes there, and lists them there alone', async () => {
      const seen = await transact('a', (records) => {
        const there = records.elsewhere('b')
        put(there, 'x', 'of b')
        return [records.list('setting').length, there.list('setting').length]
      })

      expect(seen).toEqual([0, 1])
    })

    test('keeps nothing in either when it throws', async () => {
      const failing = transact('a', (records) => {
        put(records.elsewhere('b'), 'x', 'of b')
        put(records, 'x', 'of a')
        throw new Error('changed my mind')
      })

      await expect(failing).rejects.toThrow('changed my mind')
      expect(await read('a', 'x')).toBeUndefined()
      expect(await read('b', 'x')).toBeUndefined()
    })

    test('its own project is no other one', async () => {
      const same = await transact('a', (records) => records.elsewhere('a') === records)

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

      // Which of those at the same time is the last, nobody says.
      const sent = pairs.map((_, index) => String(index))
      expect(sent).toContain(await read('a', 'from b'))
      expect(sent).toContain(await read('b', 'from a'))
    })

    test('nobody else is in either project meanwhile', async () => {
      const add = (from: string, to: string) =>
        transact(from, (records) => {
          const there = records.elsewhere(to)
          const before = Number(settingOf(there, 'count') ?? 0)
          put(there, 'count', String(before + 1))
        })

      await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 ? 'a' : 'b', 'c')))

      expect(await read('c', 'count')).toBe('20')
    })
  },
)
