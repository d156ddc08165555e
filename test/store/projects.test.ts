import { expect, onTestFinished, test } from 'vitest'
import { freshStore, storesOf } from '../support/stores.ts'

const alias = { id: 'a', seq: 1, owner: 'cmk-1', alias: 'alias/a', createdAt: 1, updatedAt: 1 }

test.each(storesOf('memory', 'sqlite', 'far'))(
  'the %s store tells which projects something was put into',
  async (kind) => {
    const { open, remove } = await freshStore(kind)
    const store = await open()
    onTestFinished(async () => {
      await store.close()
      remove()
    })
    await store.transact('project', (records) => records.put('alias', alias))
    await store.transact('another', (records) => records.put('alias', alias))
    await store.transact('another', (records) => records.delete('alias', 'a'))

    expect((await store.projects()).sort()).toEqual(['another', 'project'])
  },
)
