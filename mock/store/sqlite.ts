import type { DatabaseSync } from 'node:sqlite'
import { type Backend, createStore } from './create-store.ts'
import { asking, failureOf, StoreFailure } from './failure.ts'
import { openFile, type Report } from './sqlite-file.ts'
import { readerOf } from './sqlite-read.ts'
import { writerOf } from './sqlite-write.ts'
import type { Store } from './store.ts'

/**
 * Records in the folder `directory`, in the file dewkit.sqlite, which only this user may read. What was answered survives
 * a crash of the process and of the machine. One process at a time: a second one gets an error that says so.
 */
export function sqliteStore(directory: string, report: Report = () => {}): Store {
  try {
    return createStore(backendOf(openFile(directory, report), report))
  } catch (error) {
    const cause = failureOf(error)
    const trouble = cause instanceof StoreFailure ? cause.trouble : 'unusable'
    throw new StoreFailure(trouble, `${directory} cannot be used: ${(cause as Error).message}`, { cause })
  }
}

function backendOf(database: DatabaseSync, report: Report): Backend {
  const read = readerOf(database)
  const write = writerOf(database, read)
  const room = roomReport(report)
  /** Begins when something is written. What only reads is alone in the file anyway. */
  const writing = <T>(work: () => T): T =>
    room(() => {
      if (!database.isTransaction) database.exec('begin immediate')
      return work()
    })

  return {
    ...read,
    write: (project, kind, id, record) => writing(() => write.record(project, kind, id, record)),
    draw: (project, kind) => writing(() => write.draw(project, kind)),
    commit() {
      if (database.isTransaction) room(() => database.exec('commit'), 'kept')
    },
    rollback() {
      // SQLite has rolled back already when there was no room.
      if (database.isTransaction) asking(() => database.exec('rollback'))
    },
    close: () => database.close(),
  }
}

/** Tells once that the disk is full, and once that something was kept again. */
function roomReport(report: Report) {
  let isFull = false
  return <T>(work: () => T, done?: 'kept'): T => {
    try {
      const result = work()
      if (isFull && done) report('There is room on the disk again: changes are kept.')
      if (done) isFull = false
      return result
    } catch (error) {
      const failure = failureOf(error)
      const wasFull = isFull
      isFull = failure instanceof StoreFailure && failure.trouble === 'full'
      if (isFull && !wasFull)
        report(
          'The disk is full: changes are refused with 500 until there is room. Nothing answered is lost.',
        )
      throw failure
    }
  }
}
