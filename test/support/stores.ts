import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../mock/store/memory.ts'
import { postgresStore } from '../../mock/store/postgres.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Store } from '../../mock/store/store.ts'
import { farStore } from './far-store.ts'
import { takeDatabase } from './postgres.ts'

/** `far` is for tests only: nothing in it is at hand. */
export type StoreName = 'memory' | 'sqlite' | 'far' | 'postgres'

/** Where a mock of this kind of store keeps its data, and how to remove it. */
export function temporaryStore(name: StoreName): { data: string | undefined; remove: () => void } {
  if (name !== 'sqlite') return { data: undefined, remove: () => {} }
  const data = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) }
}

/** An empty store of a kind: `open` opens it, and opens it again when it was closed. */
export async function freshStore(name: StoreName) {
  if (name === 'postgres') {
    const { url, leave } = await takeDatabase()
    return { data: '', remove: leave, open: () => postgresStore(url) as Promise<Store> }
  }
  const { data, remove } = temporaryStore(name)
  const open = async (): Promise<Store> => {
    if (name === 'far') return farStore()
    return data === undefined ? memoryStore() : sqliteStore(data)
  }
  return { data: data ?? '', remove, open }
}

/** The stores that a suite is run over: PostgreSQL has a project of its own, since it needs a server. */
export const storesOf = <Name extends StoreName>(...others: Name[]): StoreName[] =>
  process.env.DEWKIT_TEST_STORE === 'postgres' ? ['postgres'] : others
