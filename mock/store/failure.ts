/**
 * What a store can suffer. `foreign`: the file is of something else, or empty. `newer`: of a dewkit to come. `away`: a
 * database does not answer.
 */
export type Trouble = 'full' | 'damaged' | 'busy' | 'foreign' | 'newer' | 'away' | 'unusable'

/** A store that cannot keep or give what it should. The message names a record, and quotes nothing of it. */
export class StoreFailure extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, says: string, options?: ErrorOptions) {
    super(says, options)
    this.trouble = trouble
  }
}

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const troubles: Record<number, [Trouble, says: string]> = {
  5: ['busy', 'it is in use by another process'],
  6: ['busy', 'it is in use by another process'],
  8: ['unusable', 'readonly database'],
  10: ['unusable', 'disk I/O error'],
  11: ['damaged', 'dewkit.sqlite is damaged'],
  13: ['full', 'the disk is full'],
  14: ['unusable', 'unable to open database file'],
  26: ['damaged', 'dewkit.sqlite is damaged, it is not a database'],
}

/** An error of SQLite as a failure. Its own words are left out: they may quote. */
export function failureOf(error: unknown): unknown {
  if (error instanceof StoreFailure) return error
  const { code = '', errcode } = error as { code?: string; errcode?: number }
  if (['ENOSPC', 'EDQUOT'].includes(code)) return new StoreFailure('full', 'the disk is full')
  // A number that none of ours can be.
  if (code === 'ERR_OUT_OF_RANGE') return new StoreFailure('damaged', 'dewkit.sqlite is damaged')
  if (code !== 'ERR_SQLITE_ERROR') return error
  const [trouble, says] = troubles[(errcode ?? 0) & 0xff] ?? ['damaged', 'dewkit.sqlite is damaged']
  return new StoreFailure(trouble, says)
}

/** Runs what asks SQLite. */
export function asking<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    throw failureOf(error)
  }
}
