import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import pino from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMock, demo } from '../../mock/index.ts'
import { ownedBy } from '../../mock/labels.ts'
import type { AliasRecord, SettingRecord } from '../../mock/records.ts'
import { StoreFailure } from '../../mock/store/failure.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { projectId } from '../support/emulator.ts'
import { temporaryStore } from '../support/stores.ts'

const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I='
const setting = (id: string, seq: number): SettingRecord => ({ id, seq, value: `${secret}${id}` })
const fileOf = (folder: string) => join(folder, 'dewkit.sqlite')

function temporaryFolder(): string {
  const { data = '', remove } = temporaryStore('sqlite')
  onTestFinished(remove)
  return data
}

async function folderWith(records: SettingRecord[]): Promise<string> {
  const folder = temporaryFolder()
  const store = sqliteStore(folder)
  for (const record of records)
    await store.transact('project', (records) => {
      records.put('setting', record)
      records.put('name', { id: `of ${record.id}`, seq: record.seq, owner: record.id })
    })
  await store.close()
  return folder
}

async function using<T>(folder: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  const store = sqliteStore(folder)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** All that is kept, as text. */
const contentOf = (folder: string) =>
  using(folder, (store) =>
    store.transact('project', (records: Records) =>
      JSON.stringify([
        ...[records.list('setting'), records.list('name')],
        ...[records.next('setting'), records.next('name')],
      ]),
    ),
  )

const failureOf = async (folder: string) => {
  const reason = await contentOf(folder).catch((reason: unknown) => reason)
  if (!(reason instanceof StoreFailure)) throw new Error(`no failure of the store: ${reason}`)
  return reason
}

function flip(file: string, at: number, bit = 0) {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
  writeFileSync(file, bytes)
}

/** Wherever it stands: what was there before a page was written anew may still lie about. */
function flipText(file: string, text: string, offset: number) {
  const bytes = readFileSync(file)
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) flip(file, at + offset)
}

const records = Array.from({ length: 12 }, (_, index) => setting(`key-${index + 1}`, index + 1))

describe('a flipped bit', () => {
  test('anywhere in the file changes nothing, or is noticed without a word of what the file says', async () => {
    const folder = await folderWith(records)
    const good = readFileSync(fileOf(folder))
    const content = await contentOf(folder)
    const pieces = Array.from({ length: 9 }, (_, index) => secret.slice(index * 4, index * 4 + 8))
    const anywhere = fc.oneof(fc.nat(99), fc.nat(good.length - 1), fc.nat(good.length - 1))
    const verdicts = new Set<string>()

    await fc.assert(
      fc.asyncProperty(anywhere, fc.nat(7), async (at, bit) => {
        writeFileSync(fileOf(folder), good)
        for (const beside of ['-wal', '-journal']) rmSync(fileOf(folder) + beside, { force: true })
        flip(fileOf(folder), at, bit)
        const verdict = await contentOf(folder).catch((reason: unknown) => reason)
        if (verdict instanceof StoreFailure) {
          verdicts.add(verdict.trouble)
          for (const piece of pieces) expect(verdict.stack).not.toContain(piece)
        } else expect(verdict).toBe(content)
      }),
      { numRuns: 400, seed: 64 },
    )
    expect(verdicts).toContain('damaged')
  })

  test('in a record is told by kind and id', async () => {
    const folder = await folderWith(records)
    flipText(fileOf(folder), `${secret}key-7`, 5)

    expect(await failureOf(folder)).toMatchObject({
      trouble: 'damaged',
      message: `${folder} cannot be used: the record setting key-7 in dewkit.sqlite is damaged`,
    })
  })

  test('is none where a text has every letter there is, and letters that are none', async () => {
    const odd = `a'b"c\\d\0e\u2028é😀\ud800/%_`
    const folder = await folderWith([setting(odd, 1), setting('', 2)])

    expect(JSON.parse(await contentOf(folder))[0]).toEqual([setting(odd, 1), setting('', 2)])
  })

  test('in the last number of a kind is told, too', async () => {
    const folder = await folderWith(records)
    const database = new DatabaseSync(fileOf(folder))
    database.exec("update counter set last_seq = last_seq + 1 where kind = 'name'")
    database.close()

    expect((await failureOf(folder)).message).toContain(
      'the number of the last name in dewkit.sqlite is damaged',
    )
  })

  test('in a file too big to be looked through is told when it is read, and nothing else suffers', async () => {
    const big = Array.from({ length: 17 }, (_, at) => ({
      ...setting(`big-${at}`, at + 20),
      value: 'x'.repeat(1 << 20),
    }))
    const folder = await folderWith([...records, ...big])
    flipText(fileOf(folder), `${secret}key-7`, 5)

    await using(folder, async (store) => {
      const ask = async <T>(work: (records: Records) => T) => store.transact('project', work)
      const read = (id: string) => ask((records) => records.get('setting', id))
      expect(await read('key-6')).toEqual(records[5])
      await expect(read('key-7')).rejects.toThrow('the record setting key-7 in dewkit.sqlite is damaged')
      await expect(ask((records) => records.list('setting'))).rejects.toThrow('setting key-7')
      await store.transact('project', (records) => records.put('setting', setting('key-7', 7)))
      expect(await read('key-7')).toEqual(records[6])
    })
  })
})

describe('a mock whose folder is damaged', () => {
  test('answers KMS.0102 for the record, names it in its log, and works on', async () => {
    const folder = temporaryFolder()
    const whole = await createMock({ data: folder })
    const id = '7d6f3a52-4c0e-4a6e-9a51-2f0c8b7e1d10'
    const material = Buffer.alloc(32, 7).toString('base64')
    await whole.plant([{ project: projectId, id, name: 'broken', versions: [material] }])
    await whole.store.transact('filler', (records) => {
      for (let seq = 1; seq <= 17; seq += 1)
        records.put('setting', { id: `${seq}`, seq, value: 'x'.repeat(1 << 20) })
    })
    await whole.close()
    flipText(fileOf(folder), material, 3)

    const log: string[] = []
    const logger = pino({ level: 'error' }, { write: (line: string) => void log.push(line) })
    const mock = await createMock({ data: folder, auth: 'off', logger })
    onTestFinished(() => mock.close())
    const encrypt = (key_id: string) =>
      mock.app.inject({
        ...{ method: 'POST', url: `/v1.0/${projectId}/kms/encrypt-data` },
        payload: { key_id, plain_text: 'a' },
      })
    const refused = await encrypt(id)

    expect(refused.statusCode).toBe(500)
    expect(refused.json()).toEqual({
      error: {
        error_code: 'KMS.0102',
        error_msg: `Abnormal KMS I/O. (the record cmk ${id} in dewkit.sqlite is damaged)`,
      },
    })
    expect(log.join('')).toContain(`the record cmk ${id} in dewkit.sqlite is damaged`)
    expect(log.join('') + refused.body).not.toContain(material.slice(4, 12))
    expect((await encrypt(demo.cmk.id)).statusCode).toBe(200)
  })
})

describe('a file that is no store', () => {
  test.each<[string, (file: string) => void, RegExp]>([
    ['empty', (file) => writeFileSync(file, ''), /dewkit\.sqlite is empty/],
    ['cut to nothing, where a store was', (file) => truncateSync(file, 0), /dewkit\.sqlite is empty/],
    ['cut in the middle of a page', (file) => truncateSync(file, 10_000), /dewkit\.sqlite is damaged/],
    ['cut after its first page', (file) => truncateSync(file, 4096), /dewkit\.sqlite is damaged/],
    [
      'of something else',
      (file) => withSql(file, 'create table record (a); create table other (b)'),
      /dewkit\.sqlite is no store of dewkit/,
    ],
    [
      'a database without a table',
      (file) => withSql(file, 'pragma user_version = 0; vacuum'),
      /no store of dewkit/,
    ],
    [
      'of an application of somebody',
      (file) => withSql(file, 'pragma application_id = 7'),
      /no store of dewkit/,
    ],
  ])('is refused when it is %s, and left as it is', async (_, make, says) => {
    const folder = await folderWith(records)
    const file = fileOf(folder)
    if (/something|without|somebody/.test(_)) rmSync(file)
    make(file)
    const before = readFileSync(file)

    expect((await failureOf(folder)).message).toMatch(says)
    expect(readFileSync(file)).toEqual(before)
  })

  test('nor is a log whose file is gone a new one', async () => {
    const folder = await killedFolder()
    rmSync(fileOf(folder))

    expect(await failureOf(folder)).toMatchObject({
      trouble: 'damaged',
      message: expect.stringContaining('-wal'),
    })
  })

  test('one of a newer dewkit is refused by that name', async () => {
    const folder = await folderWith(records)
    withSql(fileOf(folder), 'pragma user_version = 3')

    expect(await failureOf(folder)).toMatchObject({
      trouble: 'newer',
      message: expect.stringContaining('was written by a newer dewkit'),
    })
  })

  test('a new one starts from nothing, also where a draft of it was left', async () => {
    const folder = temporaryFolder()
    writeFileSync(`${fileOf(folder)}.new`, '')

    expect(await contentOf(folder)).toBe('[[],[],1,1]')
    expect(existsSync(`${fileOf(folder)}.new`)).toBe(false)
  })
})

function withSql(file: string, sql: string) {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

describe('a folder from before there were checksums', () => {
  const old = `
    create table record (
      project text not null, kind text not null, id text not null, owner text, seq integer not null, record text not null,
      primary key (project, kind, id)
    ) without rowid;
    create unique index record_in_order on record (project, kind, seq);
    create index record_of_owner on record (project, kind, owner, seq) where owner is not null;
    create table counter (
      project text not null, kind text not null, last_seq integer not null, primary key (project, kind)
    ) without rowid;
    insert into counter values ('project', 'setting', 9), ('project', 'name', 4);
  `
  const oldFolder = (rows: string[]) => {
    const folder = temporaryFolder()
    const values = rows.map((row, at) => `('project', 'setting', 'key-${at + 1}', null, ${at + 1}, '${row}')`)
    withSql(fileOf(folder), `pragma journal_mode = wal; ${old} insert into record values ${values.join()}`)
    return folder
  }

  test('opens with all that it has, and has checksums from then on', async () => {
    const folder = oldFolder(records.slice(0, 3).map((record) => JSON.stringify(record)))

    expect(await contentOf(folder)).toBe(JSON.stringify([records.slice(0, 3), [], 10, 5]))
    expect(await contentOf(folder)).toBe(JSON.stringify([records.slice(0, 3), [], 11, 6]))
    flipText(fileOf(folder), `${secret}key-2`, 0)
    expect((await failureOf(folder)).message).toContain('the record setting key-2')
  })

  test('is left as it is when a record of it is damaged', async () => {
    const [first = '', second = ''] = records.map((record) => JSON.stringify(record))
    const folder = oldFolder([first, second.replace('"seq":', '"seq:')])

    expect((await failureOf(folder)).message).toMatch(
      /the record setting key-2 in dewkit\.sqlite is damaged$/,
    )
    const database = new DatabaseSync(fileOf(folder))
    expect(database.prepare('pragma user_version').get()).toEqual({ user_version: 0 })
    database.close()
  })
})

describe('a folder from before records were found by labels', () => {
  const sumOf = (...values: (string | number)[]) =>
    crc32(String(values.at(-1)), crc32(`${values.slice(0, -1).join('\0')}\0`))
  const alias = (id: string, seq: number, owner: string): AliasRecord => ({
    ...{ id, seq, owner, alias: id, createdAt: 1, updatedAt: 1 },
  })
  const row = (record: AliasRecord) => {
    const { id, owner, seq } = record
    const text = JSON.stringify(record)
    return `('project', 'alias', '${id}', '${owner}', ${seq}, '${text}', ${sumOf('project', 'alias', id, owner, seq, text)})`
  }
  const formatOne = (aliases: AliasRecord[]) => `
    create table record (
      project text not null, kind text not null, id text not null, owner text, seq integer not null,
      record text not null, sum integer not null, primary key (project, kind, id)
    ) without rowid;
    create unique index record_in_order on record (project, kind, seq);
    create index record_of_owner on record (project, kind, owner, seq) where owner is not null;
    create table counter (
      project text not null, kind text not null, last_seq integer not null, sum integer not null,
      primary key (project, kind)
    ) without rowid;
    insert into record values ${aliases.map(row).join()};
    insert into counter values ('project', 'alias', 9, ${sumOf('project', 'alias', 9)});
    pragma application_id = ${0x64_77_6b_74}; pragma user_version = 1;`
  const aliases = [alias('b', 1, 'cmk-1'), alias('a', 2, 'cmk-2'), alias('c', 3, 'cmk-1')]

  test('opens with all that it has, and finds it by its labels', async () => {
    const folder = temporaryFolder()
    withSql(fileOf(folder), formatOne(aliases))
    const seen = () =>
      using(folder, (store) =>
        store.transact('project', (records) => ({
          all: records.list('alias'),
          owned: records.list('alias', { label: ownedBy('cmk-1') }).map(({ id }) => id),
          count: records.count('alias', ownedBy('cmk-1')),
          names: records.named('alias').map(({ id }) => id),
        })),
      )
    const expected = { all: aliases, owned: ['b', 'c'], count: 2, names: ['a', 'b', 'c'] }

    expect(await seen()).toEqual(expected)
    expect(await seen()).toEqual(expected)
    expect(
      await using(folder, (store) => store.transact('project', (records) => records.next('alias'))),
    ).toBe(10)
  })

  test('is left as it is when a record of it is damaged', async () => {
    const folder = temporaryFolder()
    withSql(fileOf(folder), formatOne(aliases).replace('"owner":"cmk-2"', '"owner":"cmk-1"'))

    expect((await failureOf(folder)).message).toContain('the record alias a in dewkit.sqlite is damaged')
    const database = new DatabaseSync(fileOf(folder))
    expect(database.prepare('pragma user_version').get()).toEqual({ user_version: 1 })
    database.close()
  })
})

test('a flipped bit in the labels of a record, or in their counts, is told', async () => {
  for (const change of [
    "update label set seq = seq + 100 where label = 'owner=cmk-1' and seq = 1",
    "update tally set count = count + 1 where label = 'owner=cmk-1'",
  ]) {
    const folder = temporaryFolder()
    await using(folder, (store) =>
      store.transact('project', (records) =>
        records.put('alias', { id: 'a', seq: 1, owner: 'cmk-1', alias: 'a', createdAt: 1, updatedAt: 1 }),
      ),
    )
    withSql(fileOf(folder), change)

    expect((await failureOf(folder)).message).toContain('the index of alias in dewkit.sqlite is damaged')
  }
})

/** What a process leaves that writes five records, each in a transaction of its own, and is killed. */
function killedFolder(): string {
  const folder = temporaryFolder()
  const module = JSON.stringify(join(import.meta.dirname, '../../mock/store/sqlite.ts'))
  const code = `
    const { sqliteStore } = await import(${module})
    const store = sqliteStore(process.argv[1])
    for (let seq = 1; seq <= 5; seq += 1)
      await store.transact('project', (records) => records.put('setting', { id: 'n' + seq, seq, value: '${secret}' + seq }))
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--input-type=module', '--eval', code, folder])
  return folder
}

describe('the log of a store that was killed', () => {
  const idsIn = (folder: string) =>
    using(folder, (store) =>
      store.transact('project', (records) =>
        records
          .list('setting')
          .map(({ id }) => id)
          .join(),
      ),
    )

  test('has all that was answered', async () => {
    expect(await idsIn(killedFolder())).toBe('n1,n2,n3,n4,n5')
  })

  test('is refused where it is damaged, since SQLite would drop the rest without a word', async () => {
    const killed = killedFolder()
    const log = readFileSync(`${fileOf(killed)}-wal`)
    const third = log.indexOf(`${secret}3`)

    for (const at of [0, 20, 40, third]) {
      const folder = temporaryFolder()
      cpSync(killed, folder, { recursive: true })
      flip(`${fileOf(folder)}-wal`, at)
      expect(await failureOf(folder)).toMatchObject({
        trouble: 'damaged',
        message: expect.stringMatching(/dewkit\.sqlite-wal, the log of dewkit\.sqlite, is damaged$/),
      })
    }
  })

  test('may end in the middle of the last transaction, which nobody was told of', async () => {
    const folder = killedFolder()
    const wal = `${fileOf(folder)}-wal`
    truncateSync(wal, readFileSync(wal).length - 1000)

    expect(await idsIn(folder)).toBe('n1,n2,n3,n4')
  })
})
