import pg from 'pg'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { NotAtHand } from '../../mock/store/not-at-hand.ts'
import { postgresStore } from '../../mock/store/postgres.ts'
import { FORMAT, type Migration, migrate, migrations } from '../../mock/store/postgres-schema.ts'
import type { Store } from '../../mock/store/store.ts'
import { databaseUrl, emptyDatabase, inDatabase } from '../support/postgres.ts'

async function opened(): Promise<Store> {
  const store = await postgresStore(databaseUrl())
  onTestFinished(() => store.close())
  return store
}

const put = async (store: Store, value: string) =>
  store.transact('project', (records) => {
    records.put('setting', { id: 'x', seq: records.next('setting'), value })
  })
const get = async (store: Store) => store.transact('project', (records) => records.get('setting', 'x')?.value)

async function upgradeTo(steps: readonly Migration[]) {
  const client = new pg.Client(databaseUrl())
  await client.connect()
  try {
    await migrate(async (sql, values) => (await client.query(sql, values)).rows, steps)
  } finally {
    await client.end()
  }
}

describe('the schema', () => {
  beforeEach(async () => {
    await emptyDatabase()
    await inDatabase('drop schema if exists dewkit cascade')
  })
  afterEach(() => inDatabase('drop schema if exists dewkit cascade'))

  test('is made once by those who start at once', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, opened))
    const [first, ...others] = stores as [Store, ...Store[]]
    await put(first, 'hello')

    expect(await Promise.all(others.map(get))).toEqual(others.map(() => 'hello'))
    expect(await inDatabase('select version, oldest from dewkit.format')).toEqual([
      { version: FORMAT, oldest: 1 },
    ])
  })

  const further = 'alter table dewkit.record add column more text'

  test('can be upgraded under a mock that runs, which goes on and can be started again', async () => {
    const store = await opened()
    await upgradeTo([...migrations, { sql: further, oldest: 1 }])
    await put(store, 'old')

    expect(await get(await opened())).toBe('old')
    expect(await inDatabase('select version, oldest from dewkit.format')).toEqual([
      { version: FORMAT + 1, oldest: 1 },
    ])
  })

  test('that only later ones understand stops those that run, and they do not start again', async () => {
    const store = await opened()
    await put(store, 'before')
    await upgradeTo([...migrations, { sql: further, oldest: FORMAT + 1 }])

    await expect(put(store, 'after')).rejects.toThrow('the database was upgraded by a newer dewkit')
    await expect(opened()).rejects.toThrow('cannot be used: it was written by a newer dewkit')
    expect(await inDatabase('select record from dewkit.record')).toMatchObject([
      { record: expect.stringContaining('before') },
    ])
  })

  test('of something else is left alone', async () => {
    await inDatabase('create schema dewkit; create table dewkit.record (x int)')

    await expect(opened()).rejects.toThrow('its schema dewkit is no store of dewkit')
    expect(await inDatabase('select * from dewkit.record')).toEqual([])
  })

  test('that may not be created is said to be missing a right', async () => {
    await inDatabase(`drop role if exists stranger; create role stranger login password 'x'`)
    const url = new URL(databaseUrl())
    Object.assign(url, { username: 'stranger', password: 'x' })

    await expect(postgresStore(url.href)).rejects.toThrow(
      /the user may not use the schema dewkit, or not create it$/,
    )
  })

  test('a wrong password is said, and shown nowhere', async () => {
    const url = new URL(databaseUrl())
    url.password = 'secret-and-wrong'
    const failure = await postgresStore(url.href).catch((error: unknown) => error)

    expect(failure).toMatchObject({ message: expect.stringMatching(/refuses the user or the password$/) })
    expect(String(failure)).not.toContain('secret')
  })
})

describe('two stores over one database', () => {
  const stores: Store[] = []
  beforeEach(async () => {
    const url = await emptyDatabase()
    stores.push(await postgresStore(url), await postgresStore(url))
  })
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())))
  const both = () => stores as [Store, Store]

  test('show at once what they have written themselves, and soon what the other has', async () => {
    const [one, other] = both()
    for (let round = 0; round < 20; round += 1) {
      await get(other)
      await put(one, `${round}`)
      expect(await get(one)).toBe(`${round}`)
      await expect.poll(() => get(other), { timeout: 60_000, interval: 1 }).toBe(`${round}`)
    }
  })

  test.each([
    ['the same store', 0],
    ['the other', 1],
  ])('work that took long answers what is so at its end: %s wrote meanwhile', async (_, at) => {
    const [one] = both()
    await put(one, 'old')
    let isFirst = true
    const value = await one.transact('project', (records) => {
      const value = records.get('setting', 'x')?.value
      if (!isFirst) return value
      isFirst = false
      throw new NotAtHand(async () => {
        await put(both()[at] as Store, 'new')
        await expect.poll(() => get(one), { timeout: 60_000, interval: 1 }).toBe('new')
      })
    })

    expect(value).toBe('new')
  })

  test('show it also when nobody tells it', async () => {
    const [one, other] = both()
    await put(one, 'old')
    expect(await get(other)).toBe('old')
    const [{ source = '' } = {}] = await inDatabase(
      `select pg_get_functiondef('dewkit.keep_1'::regproc) as source`,
    )
    onTestFinished(async () => void (await inDatabase(String(source))))
    const silent = String(source).replace(/perform pg_notify.*/, '')
    expect(silent).not.toBe(source)
    await inDatabase(silent)
    await put(one, 'new')

    await expect.poll(() => get(other), { timeout: 60_000, interval: 1 }).toBe('new')
  })

  test('add up what both count, however often they meet', async () => {
    const increment = (store: Store) =>
      store.transact('project', (records) => {
        const count = Number(records.get('setting', 'count')?.value ?? 0)
        records.put('setting', { id: 'count', seq: 1, value: String(count + 1) })
      })
    await Promise.all(Array.from({ length: 60 }, (_, index) => increment(both()[index % 2] as Store)))

    expect(await inDatabase(`select record from dewkit.record where id = 'count'`)).toEqual([
      { record: JSON.stringify({ id: 'count', seq: 1, value: '60' }) },
    ])
  })

  test('give no number twice', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (both()[index % 2] as Store).transact('project', (records) => records.next('cmk')),
      ),
    )

    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  })

  test('keep a transaction that is bigger than their locks are many', async () => {
    const many = Array.from({ length: 700 }, (_, index) => ({
      ...{ id: `a${index}`, seq: index + 1, owner: `cmk-${index}`, alias: '', createdAt: 1, updatedAt: 1 },
    }))
    const [one, other] = both()
    await one.transact('project', (records) => {
      for (const alias of many) records.put('alias', alias)
    })

    expect(await other.transact('project', (records) => records.list('alias').length)).toBe(700)
  })
})
