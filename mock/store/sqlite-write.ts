import type { DatabaseSync } from 'node:sqlite'
import { DUE, isLabelled, labelsOf } from '../labels.ts'
import type { AnyRecord, Kind } from '../records.ts'
import type { Reader } from './sqlite-read.ts'
import { checksum } from './sqlite-sums.ts'

/** Writes records, and keeps their labels and counts with them. */
export function writerOf(database: DatabaseSync, read: Reader) {
  const put = database.prepare(`
    insert into record values (?, ?, ?, ?, ?, ?) on conflict (project, kind, id) do update
    set seq = excluded.seq, record = excluded.record, sum = excluded.sum
  `)
  const remove = database.prepare('delete from record where project = ? and kind = ? and id = ?')
  const count = database.prepare(`
    insert into counter values (?, ?, ?, ?)
    on conflict do update set last_seq = excluded.last_seq, sum = excluded.sum
  `)
  const relabel = labelWriter(database, read)

  const countTo = (project: string, kind: Kind, seq: number) =>
    count.run(project, kind, seq, checksum(project, kind, seq))

  return {
    record(project: string, kind: Kind, id: string, record: AnyRecord | undefined) {
      if (isLabelled(kind)) relabel(project, kind, read.get(project, kind, id), record)
      if (!record) {
        remove.run(project, kind, id)
        return
      }
      const text = JSON.stringify(record)
      put.run(project, kind, id, record.seq, text, checksum(project, kind, id, record.seq, text))
      if (record.seq > read.lastSeq(project, kind)) countTo(project, kind, record.seq)
    },
    draw(project: string, kind: Kind): number {
      const seq = read.lastSeq(project, kind) + 1
      countTo(project, kind, seq)
      return seq
    },
  }
}

/** Moves a record from the labels that it had to those that it has. */
export function labelWriter(database: DatabaseSync, read: Pick<Reader, 'count'>) {
  const add = database.prepare('insert into label values (?, ?, ?, ?, ?)')
  const remove = database.prepare(
    'delete from label where project = ? and kind = ? and label = ? and seq = ?',
  )
  const setTally = database.prepare(
    'insert into tally values (?, ?, ?, ?, ?) on conflict do update set count = excluded.count, sum = excluded.sum',
  )
  const removeTally = database.prepare('delete from tally where project = ? and kind = ? and label = ?')

  function counted(project: string, kind: Kind, label: string, more: 1 | -1) {
    if (label.startsWith(DUE)) return
    const count = read.count(project, kind, label) + more
    if (count > 0) setTally.run(project, kind, label, count, checksum(project, kind, label, count))
    else removeTally.run(project, kind, label)
  }

  return (project: string, kind: Kind, before: AnyRecord | undefined, after: AnyRecord | undefined) => {
    const had = before ? labelsOf(kind, before) : []
    const has = after ? labelsOf(kind, after) : []
    const isMoved = before?.seq !== after?.seq
    for (const label of had) {
      if (!isMoved && has.includes(label)) continue
      remove.run(project, kind, label, before?.seq ?? 0)
      counted(project, kind, label, -1)
    }
    for (const label of has) {
      if (!isMoved && had.includes(label)) continue
      const seq = after?.seq ?? 0
      add.run(project, kind, label, seq, checksum(project, kind, label, seq))
      counted(project, kind, label, 1)
    }
  }
}
