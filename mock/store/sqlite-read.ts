import type { DatabaseSync } from 'node:sqlite'
import { DUE, dueBy } from '../labels.ts'
import type { AnyRecord } from '../records.ts'
import type { Backend } from './create-store.ts'
import { asking } from './failure.ts'
import { checksum, damaged, damagedCounter, damagedLabel, type Row } from './sqlite-sums.ts'

export type Reader = Pick<Backend, 'get' | 'list' | 'named' | 'count' | 'labels' | 'due' | 'projects'> & {
  lastSeq(project: string, kind: string): number
}

const row = 'id, seq, record, sum'

/** What a page of a label is read from. The record and its place in the label vouch for each other by their sums. */
const labelled = `
  select r.id, r.seq, r.record, r.sum, l.label, l.seq as label_seq, l.sum as label_sum
  from label l left join record r on r.project = l.project and r.kind = l.kind and r.seq = l.seq
  where l.project = ? and l.kind = ?`

export function readerOf(database: DatabaseSync): Reader {
  const get = database.prepare(`select ${row} from record where project = ? and kind = ? and id = ?`)
  const list = database.prepare(
    `select ${row} from record where project = ? and kind = ? and seq > ? order by seq limit ?`,
  )
  const named = database.prepare(
    `select ${row} from record where project = ? and kind = ? and id > ? order by id limit ?`,
  )
  const ofLabel = database.prepare(`${labelled} and l.label = ? and l.seq > ? order by l.seq limit ?`)
  const ofTime = database.prepare(`${labelled} and l.label >= ? and l.label < ? order by l.label, l.seq`)
  const tallies = database.prepare(
    'select label, count, sum from tally where project = ? and kind = ? and label >= ? and label < ?',
  )
  const tally = database.prepare('select count, sum from tally where project = ? and kind = ? and label = ?')
  const projects = database.prepare('select distinct project from counter')
  const lastSeq = database.prepare('select last_seq, sum from counter where project = ? and kind = ?')

  const recordOf = (project: string, kind: string) => (found: Row) => recordIn(project, kind, found)
  const labelledRecord = (project: string, kind: string) => (found: Row) => {
    const { label, label_seq, label_sum } = found
    if (label_sum !== checksum(project, kind, label, label_seq) || found.seq === null)
      throw damagedLabel(kind)
    return recordIn(project, kind, found)
  }

  return {
    get(project, kind, id) {
      const found = asking(() => get.get(project, kind, id))
      return found && recordIn(project, kind, found)
    },
    list(project, kind, { limit = -1, after = 0, label }) {
      if (label === undefined)
        return asking(() => list.all(project, kind, after, limit)).map(recordOf(project, kind))
      return asking(() => ofLabel.all(project, kind, label, after, limit)).map(labelledRecord(project, kind))
    },
    named: (project, kind, { limit = -1, after = '' }) =>
      asking(() => named.all(project, kind, after, limit)).map(recordOf(project, kind)),
    count(project, kind, label) {
      const found = asking(() => tally.get(project, kind, label))
      if (found && found.sum !== checksum(project, kind, label, Number(found.count))) throw damagedLabel(kind)
      return Number(found?.count ?? 0)
    },
    labels: (project, kind, family) =>
      asking(() => tallies.all(project, kind, family, afterAll(family))).map(({ label, count, sum }) => {
        if (sum !== checksum(project, kind, label, count)) throw damagedLabel(kind)
        return { label: String(label), count: Number(count) }
      }),
    due: (project, kind, now) =>
      asking(() => ofTime.all(project, kind, DUE, dueBy(now + 1))).map(labelledRecord(project, kind)),
    projects: () => asking(() => projects.all()).map(({ project }) => String(project)),
    lastSeq(project, kind) {
      const found = asking(() => lastSeq.get(project, kind))
      if (found && found.sum !== checksum(project, kind, Number(found.last_seq))) throw damagedCounter(kind)
      return Number(found?.last_seq ?? 0)
    },
  }
}

/** The first text that comes after all labels of the family, whose name ends in `=`. */
const afterAll = (family: string) => family.replace(/=$/, '>')

function recordIn(project: string, kind: string, found: Row): AnyRecord {
  const { id, seq, record, sum } = found
  if (typeof record !== 'string' || sum !== checksum(project, kind, id, seq, record))
    throw damaged({ kind, ...found })
  try {
    return JSON.parse(record) as AnyRecord
  } catch {
    throw damaged({ kind, ...found }) // the parser's own message would quote it
  }
}
