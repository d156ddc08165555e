import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ownedBy } from '../../mock/labels.ts'
import type { AliasRecord, CmkRecord } from '../../mock/records.ts'
import { memoryStore } from '../../mock/store/memory.ts'
import { NotAtHand } from '../../mock/store/not-at-hand.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Records } from '../../mock/store/store.ts'
import { freshStore, type StoreName, storesOf } from '../support/stores.ts'

const stores = storesOf('memory', 'sqlite', 'far')
const alias = (id: string, seq: number, owner = 'cmk-1'): AliasRecord => ({
  ...{ id, seq, owner, alias: `alias/${id}`, createdAt: 1, updatedAt: 1 },
})

/** A fresh store for each test; `reopen` closes it and opens what it left behind. */
function useStore(kind: StoreName) {
  const fixture = { store: memoryStore(), folder: '', remove: () => {}, open: async () => memoryStore() }
  /** Refusals of a store that answers at once are promised here as well. */
  const run = async <T>(work: (records: Records) => T, id = 'project') => fixture.store.transact(id, work)

  beforeEach(async () => {
    const { data, remove, open } = await freshStore(kind)
    Object.assign(fixture, { folder: data, remove, open })
    fixture.store = await open()
  })
  afterEach(async () => {
    await fixture.store.close().catch(() => {}) // a test that closed it is right, too
    fixture.remove()
  })

  return {
    run,
    put: (...aliases: AliasRecord[]) =>
      run((records) => {
        for (const record of aliases) records.put('alias', record)
      }),
    get: (id: string) => run((records) => records.get('alias', id)),
    ids: () => run(idsOf),
    async reopen() {
      await fixture.store.close()
      fixture.store = await fixture.open()
    },
    get store() {
      return fixture.store
    },
    get folder() {
      return fixture.folder
    },
  }
}

const idsOf = (records: Records) => records.list('alias').map(({ id }) => id)

describe.each(stores)('the %s store', (kind) => {
  const project = useStore(kind)

  test('keeps a record, whatever its texts and fields', async () => {
    const id = `a'b"c\\d\0e\u2028é😀/%_`
    const record = {
      ...alias(id, 1),
      versions: ['a', 'b'],
      isDefault: false,
      deletionAt: 1_767_355_200_000,
      empty: '',
    }
    await project.put(record)

    expect(await project.get(id)).toEqual(record)
  })

  test('has nothing under an id that nobody put', async () => {
    await project.put(alias('a', 1))

    expect(await project.get('b')).toBeUndefined()
    expect(await project.get('A')).toBeUndefined()
    expect(await project.get('')).toBeUndefined()
  })

  test('put replaces the record of the same id', async () => {
    await project.put(alias('a', 1, 'cmk-1'))
    await project.put(alias('a', 1, 'cmk-2'))

    expect(await project.get('a')).toEqual(alias('a', 1, 'cmk-2'))
    expect(await project.ids()).toEqual(['a'])
  })

  test('delete forgets a record, and one that is not there', async () => {
    await project.put(alias('a', 1), alias('b', 2))
    await project.run((records) => {
      records.delete('alias', 'a')
      records.delete('alias', 'nobody')
    })

    expect(await project.get('a')).toBeUndefined()
    expect(await project.ids()).toEqual(['b'])
  })

  test('an id means another record in each kind', async () => {
    const setting = { id: 'a', seq: 1, value: 'x' }
    const both = (records: Records) => [records.get('alias', 'a'), records.get('setting', 'a')]
    await project.run((records) => {
      records.put('alias', alias('a', 1))
      records.put('setting', setting)
    })

    expect(await project.run(both)).toEqual([alias('a', 1), setting])
    await project.run((records) => records.delete('alias', 'a'))
    expect(await project.run(both)).toEqual([undefined, setting])
  })

  test('transact answers what the work answers', async () => {
    expect(await project.run(() => 42)).toBe(42)
  })

  describe('list', () => {
    const five = [
      alias('e', 1),
      alias('d', 2, 'cmk-2'),
      alias('c', 3),
      alias('b', 4, 'cmk-2'),
      alias('a', 10),
    ]

    test.each([
      ['everything, in order of seq', {}, 'edcba'],
      ['what comes after a seq', { after: 2 }, 'cba'],
      ['what comes after a seq that nothing has', { after: 7 }, 'a'],
      ['nothing after the last', { after: 10 }, ''],
      ['everything after 0', { after: 0 }, 'edcba'],
      ['no more than the limit', { limit: 2 }, 'ed'],
      ['nothing with a limit of 0', { limit: 0 }, ''],
      ['everything with a limit beyond the end', { limit: 9 }, 'edcba'],
      ['a page in the middle', { after: 1, limit: 3 }, 'dcb'],
      ['what one CMK owns', { label: ownedBy('cmk-2') }, 'db'],
      ['a page of what one CMK owns', { label: ownedBy('cmk-1'), after: 1, limit: 1 }, 'c'],
      ['nothing of a CMK that owns nothing', { label: ownedBy('cmk-3') }, ''],
    ])('gives %s', async (_, page, expected) => {
      await project.put(...five.toReversed())
      const listed = await project.run((records) => records.list('alias', page))

      expect(listed.map(({ id }) => id).join('')).toBe(expected)
    })

    test.each([
      ['everything', {}, 'xdcYa'],
      ['a page', { after: 1, limit: 3 }, 'dcY'],
      ['what one CMK owns', { label: ownedBy('cmk-2') }, 'dY'],
      ['a page of what one CMK owns', { label: ownedBy('cmk-1'), limit: 2 }, 'xc'],
    ])('inside of a transaction gives %s as it has left it', async (_, page, expected) => {
      await project.put(...five)
      const listed = await project.run((records) => {
        records.delete('alias', 'e')
        records.put('alias', alias('x', 1))
        records.delete('alias', 'b')
        records.put('alias', alias('Y', 5, 'cmk-2'))
        records.put('alias', alias('gone', 6))
        records.delete('alias', 'gone')
        records.put('setting', { id: 'other kind', seq: 2, value: '' })
        return records.list('alias', page)
      })

      expect(listed.map(({ id }) => id).join('')).toBe(expected)
    })

    test('inside of a transaction fills a page though it has deleted the first records', async () => {
      await project.put(...five)
      const listed = await project.run((records) => {
        for (const id of ['e', 'd']) records.delete('alias', id)
        return records.list('alias', { limit: 2 })
      })

      expect(listed.map(({ id }) => id)).toEqual(['c', 'b'])
    })

    test('of an empty project is empty', async () => {
      expect(await project.ids()).toEqual([])
    })

    test('follows a record to its new owner', async () => {
      await project.put(alias('a', 1, 'cmk-1'), alias('b', 2, 'cmk-2'))
      await project.put(alias('a', 1, 'cmk-2'))

      expect(await project.run((records) => records.list('alias', { label: ownedBy('cmk-1') }))).toEqual([])
      expect(await project.run((records) => records.list('alias', { label: ownedBy('cmk-2') }))).toHaveLength(
        2,
      )
    })
  })

  describe('next', () => {
    const add = (id: string) =>
      project.run((records) => {
        const seq = records.next('alias')
        records.put('alias', alias(id, seq))
        return seq
      })

    test('counts 1, 2, 3, within a transaction and over several', async () => {
      const within = await project.run((records) => {
        const seqs = [records.next('alias'), records.next('alias'), records.next('alias')]
        for (const seq of seqs) records.put('alias', alias(`n${seq}`, seq))
        return seqs
      })

      expect(within).toEqual([1, 2, 3])
      expect(await add('a')).toBe(4)
      expect(await add('b')).toBe(5)
    })

    test('counts each kind and each project by itself', async () => {
      await add('a')

      expect(await project.run((records) => records.next('setting'))).toBe(1)
      expect(await project.store.transact('other', (records) => records.next('alias'))).toBe(1)
    })

    test('gives no number again when the record that had it is deleted', async () => {
      for (const id of ['a', 'b', 'c']) await add(id)
      await project.run((records) => records.delete('alias', 'c'))

      expect(await add('d')).toBe(4)
    })

    test('gives no number again when every record is deleted, and another one is put', async () => {
      for (const id of ['a', 'b', 'c']) await add(id)
      await project.run((records) => {
        for (const id of ['a', 'b', 'c']) records.delete('alias', id)
      })
      await project.put(alias('early', 1))

      expect(await add('d')).toBe(4)
    })

    test('gives the number again that a failed transaction has not used', async ({ skip }) => {
      skip(kind === 'far' || kind === 'postgres', 'others may have drawn the next one meanwhile')
      const failing = project.run((records) => {
        records.put('alias', alias('a', records.next('alias')))
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect(await add('b')).toBe(1)
    })
  })

  describe('a transaction', () => {
    test('sees its own writes', async () => {
      await project.put(alias('a', 1))
      const seen = await project.run((records) => {
        records.put('alias', alias('b', 2))
        const put = records.get('alias', 'b')
        records.delete('alias', 'a')
        records.delete('alias', 'b')
        return [put, records.get('alias', 'a'), records.get('alias', 'b'), idsOf(records)]
      })

      expect(seen).toEqual([alias('b', 2), undefined, undefined, []])
    })

    test('keeps the last of several writes of one record', async () => {
      await project.run((records) => {
        records.put('alias', alias('a', 1, 'cmk-1'))
        records.delete('alias', 'a')
        records.put('alias', alias('a', 2, 'cmk-2'))
      })

      expect(await project.run((records) => records.list('alias'))).toEqual([alias('a', 2, 'cmk-2')])
    })

    test('keeps nothing when the work throws, however late', async () => {
      await project.put(alias('a', 1))
      const failing = project.run((records) => {
        records.put('alias', alias('b', 2))
        records.put('setting', { id: 'c', seq: 1, value: '' })
        records.delete('alias', 'a')
        records.list('alias')
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect(await project.ids()).toEqual(['a'])
      expect(await project.run((records) => records.list('setting'))).toEqual([])
    })

    test('that throws does not hold up those behind it', async () => {
      const turns = [
        project.run(() => {
          throw new Error('first')
        }),
        project.put(alias('a', 1)),
        project.get('a'),
      ]

      const [first, , last] = await Promise.allSettled(turns)
      expect(first).toMatchObject({ reason: { message: 'first' } })
      expect([undefined, alias('a', 1)]).toContainEqual((last as PromiseFulfilledResult<unknown>).value)
      expect(await project.ids()).toEqual(['a'])
    })

    test('refuses work that would go on after it', async () => {
      const late = project.run(async (records) => records.put('alias', alias('a', 1)))

      await expect(late).rejects.toThrow('the work of a transaction is synchronous')
      expect(await project.ids()).toEqual([])
    })

    test('runs again when what it wanted is at hand, with nothing of its first run left', async () => {
      let runs = 0
      const ids = await project.run((records) => {
        runs += 1
        records.put('alias', alias(`run-${runs}`, records.next('alias')))
        if (runs === 1) throw new NotAtHand(() => Promise.resolve())
        return idsOf(records)
      })

      expect(ids).toHaveLength(1)
      expect(await project.ids()).toEqual(ids)
      expect(ids).not.toContain('run-1')
    })

    test('runs as if alone in its project: 50 increments at once are 50', async () => {
      const increment = () =>
        project.run((records) => {
          const { value } = records.get('setting', 'counter') ?? { value: '0' }
          records.put('setting', { id: 'counter', seq: 1, value: String(Number(value) + 1) })
          return Number(value) + 1
        })
      const answers = await Promise.all(Array.from({ length: 50 }, increment))

      expect(answers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect(await project.run((records) => records.get('setting', 'counter'))).toMatchObject({ value: '50' })
    })

    test('shows nothing to another project', async () => {
      await project.put(alias('a', 1))

      expect(await project.run(idsOf, 'other')).toEqual([])
    })
  })

  test('two projects keep two records under one id, and delete but their own', async () => {
    const both = (work: (records: Records) => unknown) =>
      Promise.all(['project', 'project2'].map((id) => project.run(work, id)))
    await both((records) => records.put('alias', alias('a', records.next('alias'))))
    await project.run((records) => records.delete('alias', 'a'), 'project2')

    expect(await both(idsOf)).toEqual([['a'], []])
  })

  test.for<[string, (records: Records) => AliasRecord | undefined]>([
    ['get', (records) => records.get('alias', 'a')],
    ['list', (records) => records.list('alias')[0]],
    ['named', (records) => records.named('alias')[0]],
  ])('a record that %s hands out cannot change the store unless it is put', async ([, read]) => {
    await project.put(alias('a', 1, 'cmk-1'))

    // A store may hand out copies, or refuse the change.
    await project
      .run((records) => Object.assign(read(records) ?? {}, { owner: 'changed' }))
      .catch((error: unknown) => expect(error).toBeInstanceOf(TypeError))
    expect(await project.get('a')).toEqual(alias('a', 1, 'cmk-1'))
  })

  test('a record that was put cannot be changed afterwards', async () => {
    const record = { ...alias('a', 1), tags: { stage: 'test' } }
    await project.put(record)

    expect(() => Object.assign(record, { owner: 'changed' })).toThrow(TypeError)
    expect(() => Object.assign(record.tags, { stage: 'live' })).toThrow(TypeError)
  })

  test('a closed store takes nothing more', async () => {
    await project.store.close()

    await expect(project.put(alias('a', 1))).rejects.toThrow()
  })

  describe('by their names', () => {
    beforeEach(() => project.put(alias('b', 1), alias('d', 2), alias('a', 3), alias('c', 4)))

    test.each([
      ['all', {}, 'abcd'],
      ['those after one', { after: 'b' }, 'cd'],
      ['those after one that is not there', { after: 'bb' }, 'cd'],
      ['nothing after the last', { after: 'd' }, ''],
      ['no more than the limit', { limit: 2 }, 'ab'],
      ['a page in the middle', { after: 'a', limit: 2 }, 'bc'],
    ])('gives %s', async (_, page, expected) => {
      const found = await project.run((records) => records.named('alias', page))

      expect(found.map(({ id }) => id).join('')).toBe(expected)
    })

    test('follows what the transaction does', async () => {
      const found = await project.run((records) => {
        records.delete('alias', 'a')
        records.put('alias', alias('bb', 9))
        records.delete('alias', 'c')
        return records.named('alias', { limit: 2 })
      })

      expect(found.map(({ id }) => id)).toEqual(['b', 'bb'])
      expect((await project.run((records) => records.named('alias'))).map(({ id }) => id)).toEqual([
        ...['b', 'bb', 'd'],
      ])
    })
  })

  describe('counts', () => {
    const counted = (records: Records) => ({
      one: records.count('alias', ownedBy('cmk-1')),
      all: records
        .labels('alias', ownedBy(''))
        .map(({ label, count }) => `${label} ${count}`)
        .sort(),
    })

    test('what has a label, before and after every change', async () => {
      await project.put(alias('a', 1), alias('b', 2), alias('c', 3, 'cmk-2'))
      const inside = await project.run((records) => {
        records.put('alias', alias('a', 1, 'cmk-2'))
        records.delete('alias', 'b')
        records.put('alias', alias('b', 4))
        records.put('alias', alias('d', 5, 'cmk-3'))
        records.delete('alias', 'd')
        return counted(records)
      })

      expect(inside).toEqual({ one: 1, all: ['owner=cmk-1 1', 'owner=cmk-2 2'] })
      expect(await project.run(counted)).toEqual(inside)
    })

    test('nothing of work that failed', async () => {
      await project.put(alias('a', 1))
      await project
        .run((records) => {
          records.put('alias', alias('a', 1, 'cmk-2'))
          records.put('alias', alias('b', 2))
          throw new Error('no')
        })
        .catch(() => {})

      expect(await project.run(counted)).toEqual({ one: 1, all: ['owner=cmk-1 1'] })
    })
  })

  test('gives what is due, in the order of the times', async () => {
    const cmk = (id: string, seq: number, deletionAt?: number): CmkRecord => ({
      ...{ id, seq, name: id, description: '', spec: 'AES_256', usage: 'ENCRYPT_DECRYPT', origin: 'kms' },
      ...{ createdAt: 0, versions: [], isDefault: false, creatorId: '', tags: {}, keystoreId: '0' },
      ...{ enterpriseProjectId: '0', state: deletionAt === undefined ? 'enabled' : 'pendingDeletion' },
      ...(deletionAt !== undefined && { deletionAt }),
    })
    await project.run((records) => {
      for (const each of [cmk('late', 1, 2000), cmk('never', 2), cmk('soon', 3, 1000), cmk('then', 4, 1500)])
        records.put('cmk', each)
    })
    const due = (now: number) => project.run((records) => records.due('cmk', now).map(({ id }) => id))

    expect(await due(999)).toEqual([])
    expect(await due(1000)).toEqual(['soon'])
    expect(await due(1999)).toEqual(['soon', 'then'])
    await project.run((records) => records.put('cmk', cmk('soon', 3)))
    expect(await due(2000)).toEqual(['then', 'late'])
  })
})

describe('the sqlite store', () => {
  const project = useStore('sqlite')

  test('shows everything when it is opened again', async () => {
    await project.put(alias('a', 1), alias('b', 2, 'cmk-2'), alias('c', 3))
    await project.run((records) => records.delete('alias', 'a'))
    await project.reopen()

    expect(await project.run((records) => records.list('alias'))).toEqual([
      alias('b', 2, 'cmk-2'),
      alias('c', 3),
    ])
  })

  test('gives no number again when it is opened again, not even that of a deleted record', async () => {
    await project.put(alias('a', 1), alias('b', 2))
    await project.run((records) => records.delete('alias', 'b'))
    await project.reopen()

    expect(await project.run((records) => records.next('alias'))).toBe(3)
  })

  test('makes the folder, and those above it', async () => {
    const deep = join(project.folder, 'a/b')
    const store = sqliteStore(deep)
    await store.transact('project', (records) => records.put('alias', alias('a', 1)))
    await store.close()

    const again = sqliteStore(deep)
    expect(await again.transact('project', idsOf)).toEqual(['a'])
    await again.close()
  })

  test('refuses a second store in the same folder, and the first goes on', async () => {
    expect(() => sqliteStore(project.folder)).toThrow(/in use by another process/)

    await project.put(alias('a', 1))
    expect(() => sqliteStore(project.folder)).toThrow(/in use by another process/)
    expect(await project.ids()).toEqual(['a'])
  })

  test('refuses a second process in the same folder', async () => {
    const { stderr, code } = await inAnotherProcess(project.folder, '', () => {})

    expect(stderr).toMatch(/in use by another process/)
    expect(code).not.toBe(0)
  })

  test('is free again after the first store was closed', async () => {
    expect(() => sqliteStore(project.folder)).toThrow()
    await project.reopen()

    expect(await project.ids()).toEqual([])
  })

  test.each<[string, RegExp, (file: string) => void]>([
    [
      'no database',
      /not a database/,
      (file) => writeFileSync(file, 'no database, in many words. '.repeat(100)),
    ],
    ['a folder', /cannot be used: EISDIR/, (file) => mkdirSync(file)],
  ])('says so when its file is %s', (_, expected, make) => {
    const folder = join(project.folder, 'other')
    mkdirSync(folder)
    make(join(folder, 'dewkit.sqlite'))

    expect(() => sqliteStore(folder)).toThrow(expected)
  })

  test('says so when its folder is a file', () => {
    const file = join(project.folder, 'file')
    writeFileSync(file, '')

    expect(() => sqliteStore(file)).toThrow(file)
  })

  test('has every record whose transaction was answered before SIGKILL, and can go on', async () => {
    await project.store.close()
    const count = `
      for (let seq = 1; ; seq += 1) {
        await store.transact('project', (records) => {
          records.put('alias', { id: 'n' + seq, seq: records.next('alias'), owner: 'cmk-1' })
        })
        process.stdout.write(seq + '\\n')
        await new Promise((resolve) => setImmediate(resolve))
      }`
    const answered = (stdout: string) => Number(stdout.slice(0, stdout.lastIndexOf('\n')).split('\n').at(-1))
    const { stdout, signal } = await inAnotherProcess(project.folder, count, (child, output) => {
      if (answered(output) >= 20) child.kill('SIGKILL')
    })
    const store = sqliteStore(project.folder)
    const ids = await store.transact('project', idsOf)
    const next = await store.transact('project', (records) => records.next('alias'))
    await store.close()

    expect(signal).toBe('SIGKILL')
    expect(ids.length).toBeGreaterThanOrEqual(answered(stdout))
    expect(ids).toEqual(Array.from(ids.keys(), (index) => `n${index + 1}`))
    expect(next).toBe(ids.length + 1)
  })
})

/** Opens a store in the folder from a process of its own and runs the code there. */
function inAnotherProcess(
  folder: string,
  code: string,
  onOutput: (child: ReturnType<typeof spawn>, stdout: string) => void,
): Promise<{ stdout: string; stderr: string; code: number | null; signal: string | null }> {
  const module = JSON.stringify(join(import.meta.dirname, '../../mock/store/sqlite.ts'))
  const script = `const { sqliteStore } = await import(${module}); const store = sqliteStore(process.argv[1]); ${code}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, folder])
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
    onOutput(child, output.stdout)
  })
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ ...output, code, signal })))
}
