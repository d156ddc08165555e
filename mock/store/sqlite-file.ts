import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Kind } from '../records.ts'
import { asking, StoreFailure } from './failure.ts'
import { readerOf } from './sqlite-read.ts'
import { checksum, damaged, damagedCounter, damagedLabel } from './sqlite-sums.ts'
import { lookAtLog } from './sqlite-wal.ts'
import { labelWriter } from './sqlite-write.ts'

const APPLICATION = 0x64_77_6b_74 // "dwkt"
const FORMAT = 2
/** A bigger file is not looked through when it is opened: what is damaged in it shows when it is read. */
const LOOKED_THROUGH_BYTES = 16 * 1024 * 1024

/** `sum` is the checksum of all that stands beside it. `label` and `tally` follow from the records (labels.ts). */
const schema = `
create table record (
  project text not null, kind text not null, id text not null, seq integer not null,
  record text not null, sum integer not null, primary key (project, kind, id)
) without rowid;
create unique index record_in_order on record (project, kind, seq);
create table counter (
  project text not null, kind text not null, last_seq integer not null, sum integer not null,
  primary key (project, kind)
) without rowid;
create table label (
  project text not null, kind text not null, label text not null, seq integer not null, sum integer not null,
  primary key (project, kind, label, seq)
) without rowid;
create table tally (
  project text not null, kind text not null, label text not null, count integer not null, sum integer not null,
  primary key (project, kind, label)
) without rowid;
`

/** Hears what whoever runs the store should know. */
export type Report = (says: string) => void

/** The database in a folder. Throws a StoreFailure, or an error of the system. */
export function openFile(directory: string, report: Report): DatabaseSync {
  const file = join(directory, 'dewkit.sqlite')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) create(directory, file)
  const bytes = sizeOf(file)
  if (bytes === 0) throw new StoreFailure('foreign', 'dewkit.sqlite is empty')
  return opened(file, (database) => {
    // The first question takes the lock. Nobody writes any more, and nothing is written yet.
    database.prepare('pragma application_id').get()
    if (lookAtLog(`${file}-wal`))
      report('The last change in dewkit.sqlite is incomplete, as after a crash: it is left out.')
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on;')
    const old = formatOf(database) < FORMAT
    const isShort = bytes <= LOOKED_THROUGH_BYTES
    if (old && isShort) lookAtPages(database)
    database.exec('pragma journal_mode = wal; pragma synchronous = full;')
    if (old) upgrade(database)
    lookAtSchema(database)
    if (!isShort) return
    lookAtRows(database)
    lookAtPages(database)
  })
}

/** Asks by opening, so that the system says what is in the way. */
function sizeOf(file: string): number {
  const opened = openSync(file, 'r+')
  try {
    return fstatSync(opened).size
  } finally {
    closeSync(opened)
  }
}

function opened(file: string, prepare: (database: DatabaseSync) => void): DatabaseSync {
  const database = asking(() => new DatabaseSync(file))
  try {
    asking(() => {
      database.exec('pragma locking_mode = exclusive;')
      prepare(database)
    })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Makes a file that is a whole store from its first moment on, so an empty one is none that a crash has left. */
function create(directory: string, file: string) {
  if (existsSync(`${file}-wal`))
    throw new StoreFailure(
      'damaged',
      'dewkit.sqlite is not there, and dewkit.sqlite-wal, which belongs to it, is',
    )
  const draft = `${file}.new`
  // SQLite gives the files beside it the same permissions.
  closeSync(openSync(draft, 'a', 0o600))
  opened(draft, (database) => {
    database.exec('begin exclusive')
    if (formatOf(database, 'empty') === 0) database.exec(`${schema}; ${stamp}; commit`)
  }).close()
  place(draft, file)
  sync(directory)
}
const stamp = `pragma application_id = ${APPLICATION}; pragma user_version = ${FORMAT}`

/** Never over a file that another process has placed meanwhile. */
function place(draft: string, file: string) {
  try {
    linkSync(draft, file)
    rmSync(draft)
  } catch {
    if (!existsSync(file)) renameSync(draft, file)
  }
}

/** A new name lasts when its folder is written, too. Not every system lets one do that. */
function sync(directory: string) {
  try {
    const folder = openSync(directory, 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch {}
}

/**
 * Which format the file is of: 0 before there were checksums, 1 before there were labels. Throws for what is none of ours,
 * or of a later dewkit.
 */
function formatOf(database: DatabaseSync, may?: 'empty'): number {
  const { application_id: application } = database.prepare('pragma application_id').get() ?? {}
  const { user_version: version } = database.prepare('pragma user_version').get() ?? {}
  const tables = database.prepare('select count(*) as tables from sqlite_schema').get()?.tables
  if (application === APPLICATION && (version === FORMAT || version === 1)) return version
  if (application === APPLICATION && Number(version) > FORMAT)
    throw new StoreFailure('newer', 'dewkit.sqlite was written by a newer dewkit')
  const isUnmarked = application === 0 && version === 0
  if (isUnmarked && (may === 'empty' ? tables === 0 : hasOldTables(database))) return 0
  throw new StoreFailure('foreign', 'dewkit.sqlite is no store of dewkit')
}

function hasOldTables(database: DatabaseSync): boolean {
  const names = database.prepare("select name from sqlite_schema where type = 'table' order by name").all()
  return names.map(({ name }) => name).join() === 'counter,record'
}

/** Writes every row of an older file anew: all of them, or none. */
function upgrade(database: DatabaseSync) {
  registerChecksum(database)
  database.exec('begin immediate')
  if (formatOf(database) === 1) lookAtOldRows(database)
  const broken = database
    .prepare('select kind, id, seq, record from record where not json_valid(record) limit 1')
    .get()
  if (broken) throw damaged(broken)
  database.exec(`
    drop index record_in_order; drop index record_of_owner;
    alter table record rename to old_record; alter table counter rename to old_counter;
    ${schema}
    insert into record
      select project, kind, id, seq, record, checksum(project, kind, id, seq, record) from old_record;
    insert into counter select project, kind, last_seq, checksum(project, kind, last_seq) from old_counter;
    drop table old_record; drop table old_counter;`)
  const relabel = labelWriter(database, readerOf(database))
  for (const { project, kind, record } of database
    .prepare('select project, kind, record from record')
    .iterate())
    relabel(String(project), kind as Kind, undefined, JSON.parse(String(record)))
  database.exec(`${stamp}; commit`)
}

/** Format 1 had the owner in a column of its own. */
function lookAtOldRows(database: DatabaseSync) {
  const record = database
    .prepare(
      `select kind, id, seq, record from record
       where sum is not checksum(project, kind, id, owner, seq, record) limit 1`,
    )
    .get()
  if (record) throw damaged(record)
  const counter = database
    .prepare('select kind from counter where sum is not checksum(project, kind, last_seq) limit 1')
    .get()
  if (counter) throw damagedCounter(counter.kind)
}

/** The pages of SQLite have no checksums: this compares what they say about each other. */
function lookAtPages(database: DatabaseSync) {
  const { integrity_check: verdict } = database.prepare('pragma integrity_check(1)').get() ?? {}
  if (verdict !== 'ok') throw new StoreFailure('damaged', 'dewkit.sqlite is damaged')
}

function lookAtSchema(database: DatabaseSync) {
  const sample = new DatabaseSync(':memory:')
  sample.exec(schema)
  const [found, expected] = [database, sample].map((each) =>
    JSON.stringify(each.prepare('select type, name, tbl_name, sql from sqlite_schema order by name').all()),
  )
  sample.close()
  if (found !== expected) throw new StoreFailure('damaged', 'dewkit.sqlite is damaged')
}

function lookAtRows(database: DatabaseSync) {
  registerChecksum(database)
  const first = (columns: string, table: string, values: string) =>
    database
      .prepare(`select ${columns} from ${table} where sum is not checksum(project, kind, ${values}) limit 1`)
      .get()
  const record = first('kind, id, seq, record', 'record', 'id, seq, record')
  if (record) throw damaged(record)
  const counter = first('kind', 'counter', 'last_seq')
  if (counter) throw damagedCounter(counter.kind)
  const label = first('kind', 'label', 'label, seq') ?? first('kind', 'tally', 'label, count')
  if (label) throw damagedLabel(label.kind)
}

const registerChecksum = (database: DatabaseSync) =>
  database.function('checksum', { varargs: true, deterministic: true, useBigIntArguments: true }, checksum)
