import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NameRecord } from '../../mock/records.ts'
import { memoryStore } from '../../mock/store/memory.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { type StoreName, temporaryStore } from '../support/stores.ts'

const stores = ['memory', 'sqlite'] as const satisfies StoreName[]
const name = (id: string, seq: number, owner = 'cmk-1'): NameRecord => ({ id, seq, owner })

/** A fresh store for each test; `reopen` closes it and opens what it left behind. */
function useStore(kind: StoreName) {
  const fixture = { store: memoryStore(), folder: '', remove: () => {} }
  const start = () => (kind === 'memory' ? memoryStore() : sqliteStore(fixture.folder))
  const run = <T>(work: (records: Records) => Promise<T>) => fixture.store.transact('project', work)

  beforeEach(() => {
    const { data = '', remove } = temporaryStore(kind)
    Object.assign(fixture, { folder: data, remove })
    fixture.store = start()
  })
  afterEach(async () => {
    await fixture.store.close().catch(() => {}) // a test that closed it is right, too
    fixture.remove()
  })

  return {
    run,
    put: (...records: NameRecord[]) =>
      run(async ({ put }) => {
        for (const record of records) put('name', record)
      }),
    get: (id: string) => run((records) => records.get('name', id)),
    ids: () => run(idsOf),
    async reopen() {
      await fixture.store.close()
      fixture.store = start()
    },
    get store() {
      return fixture.store
    },
    get folder() {
      return fixture.folder
    },
  }
}

const idsOf = async (records: Records) => (await records.list('name')).map(({ id }) => id)

/** A promise that is kept from outside. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe.each(stores)('the %s store', (kind) => {
  const project = useStore(kind)

  test('keeps a record, whatever its texts and fields', async () => {
    const id = `a'b"c\\d\0e\u2028é😀/%_`
    const record = {
      ...name(id, 1),
      versions: ['a', 'b'],
      isDefault: false,
      deletionAt: 1_767_355_200_000,
      empty: '',
    }
    await project.put(record)

    expect(await project.get(id)).toEqual(record)
  })

  test('has nothing under an id that nobody put', async () => {
    await project.put(name('a', 1))

    expect(await project.get('b')).toBeUndefined()
    expect(await project.get('A')).toBeUndefined()
    expect(await project.get('')).toBeUndefined()
  })

  test('put replaces the record of the same id', async () => {
    await project.put(name('a', 1, 'cmk-1'))
    await project.put(name('a', 1, 'cmk-2'))

    expect(await project.get('a')).toEqual(name('a', 1, 'cmk-2'))
    expect(await project.ids()).toEqual(['a'])
  })

  test('delete forgets a record, and one that is not there', async () => {
    await project.put(name('a', 1), name('b', 2))
    await project.run(async (records) => {
      records.delete('name', 'a')
      records.delete('name', 'nobody')
    })

    expect(await project.get('a')).toBeUndefined()
    expect(await project.ids()).toEqual(['b'])
  })

  test('an id means another record in each kind', async () => {
    const setting = { id: 'a', seq: 1, value: 'x' }
    const both = (records: Records) => Promise.all([records.get('name', 'a'), records.get('setting', 'a')])
    await project.run(async (records) => {
      records.put('name', name('a', 1))
      records.put('setting', setting)
    })

    expect(await project.run(both)).toEqual([name('a', 1), setting])
    await project.run(async (records) => records.delete('name', 'a'))
    expect(await project.run(both)).toEqual([undefined, setting])
  })

  test('transact answers what the work answers', async () => {
    expect(await project.run(async () => 42)).toBe(42)
  })

  describe('list', () => {
    const five = [name('e', 1), name('d', 2, 'cmk-2'), name('c', 3), name('b', 4, 'cmk-2'), name('a', 10)]

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
      ['what one CMK owns', { owner: 'cmk-2' }, 'db'],
      ['a page of what one CMK owns', { owner: 'cmk-1', after: 1, limit: 1 }, 'c'],
      ['nothing of a CMK that owns nothing', { owner: 'cmk-3' }, ''],
    ])('gives %s', async (_, page, expected) => {
      await project.put(...five.toReversed())
      const listed = await project.run((records) => records.list('name', page))

      expect(listed.map(({ id }) => id).join('')).toBe(expected)
    })

    test.each([
      ['everything', {}, 'xdcYa'],
      ['a page', { after: 1, limit: 3 }, 'dcY'],
      ['what one CMK owns', { owner: 'cmk-2' }, 'dY'],
      ['a page of what one CMK owns', { owner: 'cmk-1', limit: 2 }, 'xc'],
    ])('inside of a transaction gives %s as it has left it', async (_, page, expected) => {
      await project.put(...five)
      const listed = await project.run(async (records) => {
        records.delete('name', 'e')
        records.put('name', name('x', 1))
        records.delete('name', 'b')
        records.put('name', name('Y', 5, 'cmk-2'))
        records.put('name', name('gone', 6))
        records.delete('name', 'gone')
        records.put('setting', { id: 'other kind', seq: 2, value: '' })
        return records.list('name', page)
      })

      expect(listed.map(({ id }) => id).join('')).toBe(expected)
    })

    test('inside of a transaction fills a page though it has deleted the first records', async () => {
      await project.put(...five)
      const listed = await project.run(async (records) => {
        for (const id of ['e', 'd']) records.delete('name', id)
        return records.list('name', { limit: 2 })
      })

      expect(listed.map(({ id }) => id)).toEqual(['c', 'b'])
    })

    test('of an empty project is empty', async () => {
      expect(await project.ids()).toEqual([])
    })

    test('follows a record to its new owner', async () => {
      await project.put(name('a', 1, 'cmk-1'), name('b', 2, 'cmk-2'))
      await project.put(name('a', 1, 'cmk-2'))

      expect(await project.run((records) => records.list('name', { owner: 'cmk-1' }))).toEqual([])
      expect(await project.run((records) => records.list('name', { owner: 'cmk-2' }))).toHaveLength(2)
    })
  })

  describe('next', () => {
    const add = (id: string) =>
      project.run(async (records) => {
        const seq = await records.next('name')
        records.put('name', name(id, seq))
        return seq
      })

    test('counts 1, 2, 3, within a transaction and over several', async () => {
      const within = await project.run(async (records) => {
        const seqs = [await records.next('name'), await records.next('name'), await records.next('name')]
        for (const seq of seqs) records.put('name', name(`n${seq}`, seq))
        return seqs
      })

      expect(within).toEqual([1, 2, 3])
      expect(await add('a')).toBe(4)
      expect(await add('b')).toBe(5)
    })

    test('counts each kind and each project by itself', async () => {
      await add('a')

      expect(await project.run((records) => records.next('setting'))).toBe(1)
      expect(await project.store.transact('other', (records) => records.next('name'))).toBe(1)
    })

    test('gives no number again when the record that had it is deleted', async () => {
      for (const id of ['a', 'b', 'c']) await add(id)
      await project.run(async (records) => records.delete('name', 'c'))

      expect(await add('d')).toBe(4)
    })

    test('gives no number again when every record is deleted, and another one is put', async () => {
      for (const id of ['a', 'b', 'c']) await add(id)
      await project.run(async (records) => {
        for (const id of ['a', 'b', 'c']) records.delete('name', id)
      })
      await project.put(name('early', 1))

      expect(await add('d')).toBe(4)
    })

    test('gives the number again that a failed transaction has not used', async () => {
      const failing = project.run(async (records) => {
        records.put('name', name('a', await records.next('name')))
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect(await add('b')).toBe(1)
    })
  })

  describe('a transaction', () => {
    test('sees its own writes', async () => {
      await project.put(name('a', 1))
      const seen = await project.run(async (records) => {
        records.put('name', name('b', 2))
        const put = await records.get('name', 'b')
        records.delete('name', 'a')
        records.delete('name', 'b')
        return [put, await records.get('name', 'a'), await records.get('name', 'b'), await idsOf(records)]
      })

      expect(seen).toEqual([name('b', 2), undefined, undefined, []])
    })

    test('keeps the last of several writes of one record', async () => {
      await project.run(async (records) => {
        records.put('name', name('a', 1, 'cmk-1'))
        records.delete('name', 'a')
        records.put('name', name('a', 2, 'cmk-2'))
      })

      expect(await project.run((records) => records.list('name'))).toEqual([name('a', 2, 'cmk-2')])
    })

    test('keeps nothing when the work throws, however late', async () => {
      await project.put(name('a', 1))
      const failing = project.run(async (records) => {
        records.put('name', name('b', 2))
        records.put('setting', { id: 'c', seq: 1, value: '' })
        records.delete('name', 'a')
        await records.list('name')
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect(await project.ids()).toEqual(['a'])
      expect(await project.run((records) => records.list('setting'))).toEqual([])
    })

    test('that throws does not hold up those behind it', async () => {
      const turns = [
        project.run(() => Promise.reject(new Error('first'))),
        project.put(name('a', 1)),
        project.run(() => {
          throw new Error('third')
        }),
        project.get('a'),
      ]

      expect(await Promise.allSettled(turns)).toMatchObject([
        { reason: { message: 'first' } },
        { status: 'fulfilled' },
        { reason: { message: 'third' } },
        { value: name('a', 1) },
      ])
    })

    test('runs as if alone in its project: 50 increments at once are 50', async () => {
      const pause = () => new Promise((resolve) => setImmediate(resolve))
      const increment = () =>
        project.run(async (records) => {
          const { value } = (await records.get('setting', 'counter')) ?? { value: '0' }
          await pause()
          records.put('setting', { id: 'counter', seq: 1, value: String(Number(value) + 1) })
          return Number(value) + 1
        })
      const answers = await Promise.all(Array.from({ length: 50 }, increment))

      expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect(await project.run((records) => records.get('setting', 'counter'))).toMatchObject({ value: '50' })
    })

    test('shows nothing to another project while it runs, nor ever', async () => {
      const { opened, open } = gate()
      const slow = project.run(async (records) => {
        records.put('name', name('a', 1))
        await opened
      })
      const seen = () => project.store.transact('other', idsOf)

      expect(await seen()).toEqual([])
      open()
      await slow
      expect(await seen()).toEqual([])
    })

    test('of one project does not wait for another project', async () => {
      const { opened, open } = gate()
      const slow = project.run(() => opened)

      expect(await project.store.transact('other', async () => 'done')).toBe('done')
      open()
      await slow
    })
  })

  test('two projects keep two records under one id, and delete but their own', async () => {
    const both = (work: (records: Records) => Promise<unknown>) =>
      Promise.all(['project', 'project2'].map((id) => project.store.transact(id, work)))
    await both(async (records) => records.put('name', name('a', await records.next('name'))))
    await project.store.transact('project2', async (records) => records.delete('name', 'a'))

    expect(await both(idsOf)).toEqual([['a'], []])
  })

  test.for<[string, (records: Records) => Promise<NameRecord | undefined>]>([
    ['get', (records) => records.get('name', 'a')],
    ['list', async (records) => (await records.list('name'))[0]],
  ])('a record that %s hands out cannot change the store unless it is put', async ([, read]) => {
    await project.put(name('a', 1, 'cmk-1'))

    // A store may hand out copies, or refuse the change.
    await project
      .run(async (records) => Object.assign((await read(records)) ?? {}, { owner: 'changed' }))
      .catch((error: unknown) => expect(error).toBeInstanceOf(TypeError))
    expect(await project.get('a')).toEqual(name('a', 1, 'cmk-1'))
  })

  describe('close', () => {
    test('waits for running work and for what stands behind it', async () => {
      const { opened, open } = gate()
      const events: string[] = []
      const running = project.run(() => opened).then(() => events.push('running'))
      const waiting = project.put(name('a', 1)).then(() => events.push('waiting'))
      const closing = project.store.close().then(() => events.push('closed'))
      open()
      await Promise.all([running, waiting, closing])

      expect(events).toEqual(['running', 'waiting', 'closed'])
    })

    test('waits for work that fails', async () => {
      const { opened, open } = gate()
      const failing = project.run(async () => {
        await opened
        throw new Error('no')
      })
      const closing = project.store.close()
      open()

      await expect(failing).rejects.toThrow('no')
      await closing
    })
  })
})

describe('the sqlite store', () => {
  const project = useStore('sqlite')

  test('shows everything when it is opened again', async () => {
    await project.put(name('a', 1), name('b', 2, 'cmk-2'), name('c', 3))
    await project.run(async (records) => records.delete('name', 'a'))
    await project.reopen()

    expect(await project.run((records) => records.list('name'))).toEqual([
      name('b', 2, 'cmk-2'),
      name('c', 3),
    ])
  })

  test('gives no number again when it is opened again, not even that of a deleted record', async () => {
    await project.put(name('a', 1), name('b', 2))
    await project.run(async (records) => records.delete('name', 'b'))
    await project.reopen()

    expect(await project.run((records) => records.next('name'))).toBe(3)
  })

  test('has kept what was running when it was closed', async () => {
    const { opened, open } = gate()
    const slow = project.run(async (records) => {
      await opened
      records.put('name', name('a', 1))
    })
    open()
    await project.reopen()
    await slow

    expect(await project.ids()).toEqual(['a'])
  })

  test('makes the folder, and those above it', async () => {
    const deep = join(project.folder, 'a/b')
    const store = sqliteStore(deep)
    await store.transact('project', async ({ put }) => put('name', name('a', 1)))
    await store.close()

    const again = sqliteStore(deep)
    expect(await again.transact('project', idsOf)).toEqual(['a'])
    await again.close()
  })

  test('refuses a second store in the same folder, and the first goes on', async () => {
    expect(() => sqliteStore(project.folder)).toThrow(/in use by another process/)

    await project.put(name('a', 1))
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
        await store.transact('project', async (records) => {
          records.put('name', { id: 'n' + seq, seq: await records.next('name'), owner: 'cmk-1' })
        })
        process.stdout.write(seq + '\\n')
      }`
    const answered = (stdout: string) => Number(stdout.slice(0, stdout.lastIndexOf('\n')).split('\n').at(-1))
    const { stdout, signal } = await inAnotherProcess(project.folder, count, (child, output) => {
      if (answered(output) >= 20) child.kill('SIGKILL')
    })
    const store = sqliteStore(project.folder)
    const ids = await store.transact('project', idsOf)
    const next = await store.transact('project', (records) => records.next('name'))
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

describe('both stores', () => {
  type Step = { put: string; owner: string } | { delete: string }
  type Turn = {
    project: string
    steps: Step[]
    fails: boolean
    page: { limit?: number; after?: number; owner?: string }
  }

  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const owner = fc.constantFrom('cmk-1', 'cmk-2')
  const step = fc.oneof(fc.record({ put: id, owner }), fc.record({ delete: id }))
  const page = fc.record({ limit: fc.nat(4), after: fc.nat(6), owner }, { requiredKeys: [] })
  const turn: fc.Arbitrary<Turn> = fc.record({
    project: fc.constantFrom('one', 'two'),
    steps: fc.array(step, { maxLength: 4 }),
    fails: fc.boolean(),
    page,
  })

  /** What the work saw before and after its writes, whether or not it is kept. */
  async function play(store: Store, { project, steps, fails, page }: Turn) {
    const seen: NameRecord[][] = []
    const work = async (records: Records) => {
      seen.push(await records.list('name', page))
      for (const step of steps) {
        if ('put' in step) records.put('name', name(step.put, await records.next('name'), step.owner))
        else records.delete('name', step.delete)
      }
      seen.push(await records.list('name', page))
      if (fails) throw new Error('no')
    }
    await store.transact(project, work).catch(() => {})
    return seen
  }

  test('show the same after the same transactions, in any order, kept or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const { data = '', remove } = temporaryStore('sqlite')
        const [memory, sqlite] = [memoryStore(), sqliteStore(data)]
        try {
          for (const turn of turns) expect(await play(sqlite, turn)).toEqual(await play(memory, turn))
        } finally {
          await Promise.all([memory.close(), sqlite.close()])
          remove()
        }
      }),
      { numRuns: 40 },
    )
  })
})
