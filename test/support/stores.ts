import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../mock/store/memory.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Store } from '../../mock/store/store.ts'
import { farStore } from './far-store.ts'

/** `far` is for tests only: nothing in it is at hand. */
export type StoreName = 'memory' | 'sqlite' | 'far'

/** Where a mock of this kind of store keeps its data, and how to remove it. */
export function temporaryStore(name: StoreName): { data: string | undefined; remove: () => void } {
  if (name !== 'sqlite') return { data: undefined, remove: () => {} }
  const data = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) }
}

/** A store of this kind over the data that temporaryStore has made room for. */
export function storeIn(name: StoreName, data: string | undefined): Store {
  if (name === 'far') return farStore()
  return data === undefined ? memoryStore() : sqliteStore(data)
}
