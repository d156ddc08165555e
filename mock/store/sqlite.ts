import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { AnyRecord, Store } from './store.ts'
import { type Backend, createStore } from './transact.ts'

const schema = `
  create table if not exists record (
    project text not null, kind text not null, id text not null, owner text, seq integer not null, record text not null,
    primary key (project, kind, id)
  ) without rowid;
  create unique index if not exists record_in_order on record (project, kind, seq);
  create index if not exists record_of_owner on record (project, kind, owner, seq) where owner is not null;
  create table if not exists counter (
    project text not null, kind text not null, last_seq integer not null, primary key (project, kind)
  ) without rowid;
`

/**
 * Records in the folder `directory`, in the file dewkit.sqlite, which only this user may read. What was answered survives
 * a crash of the process and of the machine. One process at a time: a second one gets an error that says so.
 */
export function sqliteStore(directory: string): Store {
  const file = join(directory, 'dewkit.sqlite')
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    // SQLite gives the files beside it the same permissions.
    closeSync(openSync(file, 'a', 0o600))
    return createStore(backendOf(openDatabase(file)))
  } catch (error) {
    const reason = (error as Error).message
    const locked = reason.includes('locked')
    throw new Error(
      locked ? `${directory} is in use by another process` : `${file} cannot be used: ${reason}`,
      { cause: error },
    )
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;')
    database.exec(schema)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function backendOf(database: DatabaseSync): Backend {
  const get = database.prepare('select record from record where project = ? and kind = ? and id = ?')
  const list = database.prepare(
    'select record from record where project = ? and kind = ? and seq > ? order by seq limit ?',
  )
  const listOfOwner = database.prepare(
    'select record from record where project = ? and kind = ? and seq > ? and owner = ? order by seq limit ?',
  )
  const lastSeq = database.prepare('select last_seq from counter where project = ? and kind = ?')
  const put = database.prepare(`
    insert into record (project, kind, id, owner, seq, record) values (?, ?, ?, ?, ?, ?)
    on conflict (project, kind, id) do update set owner = excluded.owner, seq = excluded.seq, record = excluded.record
  `)
  const remove = database.prepare('delete from record where project = ? and kind = ? and id = ?')
  const count = database.prepare(
    'insert into counter values (?, ?, ?) on conflict do update set last_seq = max(last_seq, excluded.last_seq)',
  )
  const parse = (row: unknown) => JSON.parse((row as { record: string }).record) as AnyRecord

  return {
    get(project, kind, id) {
      const row = get.get(project, kind, id)
      return row && parse(row)
    },
    list(project, kind, { limit = -1, after = 0, owner }) {
      const rows =
        owner === undefined
          ? list.all(project, kind, after, limit)
          : listOfOwner.all(project, kind, after, owner, limit)
      return rows.map(parse)
    },
    lastSeq: (project, kind) => Number(lastSeq.get(project, kind)?.last_seq ?? 0),
    apply(changes) {
      database.exec('begin immediate')
      try {
        for (const { project, writes, lastSeqs } of changes) {
          for (const { kind, id, record } of writes) {
            if (record) put.run(project, kind, id, record.owner ?? null, record.seq, JSON.stringify(record))
            else remove.run(project, kind, id)
          }
          for (const [kind, seq] of lastSeqs) count.run(project, kind, seq)
        }
        database.exec('commit')
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    },
    close: () => database.close(),
  }
}
