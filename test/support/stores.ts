import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type StoreName = 'memory' | 'sqlite'

/** Where a mock of this kind of store keeps its data, and how to remove it. */
export function temporaryStore(name: StoreName): { data: string | undefined; remove: () => void } {
  if (name === 'memory') return { data: undefined, remove: () => {} }
  const data = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) }
}
