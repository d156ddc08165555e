import type { DatabaseSync } from 'node:sqlite'
import { asking, failureOf, StoreFailure } from './failure.ts'
import { checksum, damaged, damagedCounter, openFile, type Report } from './sqlite-file.ts'
import type { AnyRecord, Store } from './store.ts'
import { type Backend, createStore } from './transact.ts'

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
  const columns = 'id, owner, seq, record, sum'
  const get = database.prepare(`select ${columns} from record where project = ? and kind = ? and id = ?`)
  const list = database.prepare(
    `select ${columns} from record where project = ? and kind = ? and seq > ? order by seq limit ?`,
  )
  const listOfOwner = database.prepare(
    `select ${columns} from record where project = ? and kind = ? and seq > ? and owner = ? order by seq limit ?`,
  )
  const lastSeq = database.prepare('select last_seq, sum from counter where project = ? and kind = ?')

  return {
    get(project, kind, id) {
      const row = asking(() => get.get(project, kind, id))
      return row && recordOf(project, kind, row)
    },
    list(project, kind, { limit = -1, after = 0, owner }) {
      const rows = asking(() =>
        owner === undefined
          ? list.all(project, kind, after, limit)
          : listOfOwner.all(project, kind, after, owner, limit),
      )
      return rows.map((row) => recordOf(project, kind, row))
    },
    lastSeq(project, kind) {
      const row = asking(() => lastSeq.get(project, kind))
      if (row && row.sum !== checksum(project, kind, Number(row.last_seq))) throw damagedCounter(kind)
      return Number(row?.last_seq ?? 0)
    },
    apply: writerOf(database, report),
    close: () => database.close(),
  }
}

type Row = ReturnType<ReturnType<DatabaseSync['prepare']>['all']>[number]

function recordOf(project: string, kind: string, row: Row): AnyRecord {
  const { id, owner, seq, record, sum } = row
  if (typeof record !== 'string' || sum !== checksum(project, kind, id, owner, seq, record))
    throw damaged({ kind, ...row })
  try {
    return JSON.parse(record) as AnyRecord
  } catch {
    throw damaged({ kind, ...row }) // the parser's own message would quote it
  }
}

function writerOf(database: DatabaseSync, report: Report): Backend['apply'] {
  const put = database.prepare(`
    insert into record values (?, ?, ?, ?, ?, ?, ?) on conflict (project, kind, id) do update
    set owner = excluded.owner, seq = excluded.seq, record = excluded.record, sum = excluded.sum
  `)
  const remove = database.prepare('delete from record where project = ? and kind = ? and id = ?')
  const count = database.prepare(`
    insert into counter values (?, ?, ?, ?)
    on conflict do update set last_seq = excluded.last_seq, sum = excluded.sum
  `)
  const write: Backend['apply'] = (changes) => {
    database.exec('begin immediate')
    for (const { project, writes, lastSeqs } of changes) {
      for (const { kind, id, record } of writes) {
        if (!record) {
          remove.run(project, kind, id)
          continue
        }
        const owner = record.owner ?? null
        const text = JSON.stringify(record)
        const sum = checksum(project, kind, id, owner, record.seq, text)
        put.run(project, kind, id, owner, record.seq, text, sum)
      }
      for (const [kind, seq] of lastSeqs) count.run(project, kind, seq, checksum(project, kind, seq))
    }
    database.exec('commit')
  }

  let isFull = false
  return (changes) => {
    try {
      write(changes)
    } catch (error) {
      // SQLite has rolled back already when there was no room.
      if (database.isTransaction) database.exec('rollback')
      const failure = failureOf(error)
      const wasFull = isFull
      isFull = failure instanceof StoreFailure && failure.trouble === 'full'
      if (isFull && !wasFull)
        report(
          'The disk is full: changes are refused with 500 until there is room. Nothing answered is lost.',
        )
      throw failure
    }
    if (isFull) report('There is room on the disk again: changes are kept.')
    isFull = false
  }
}
