import { DUE, dueBy } from '../labels.ts'
import type { AnyRecord } from '../records.ts'
import type { Query, Row } from './postgres-database.ts'
import { fromText, toText } from './postgres-text.ts'
import type { Answered, Question } from './source.ts'

/** A question as `dewkit.mark_1` takes it. */
export type Asked = Record<string, string | number | null> & { ask: string; project: string; kind: string }

export function askedOf(question: Question): Asked {
  const { ask, project, kind } = question
  const of = { ask, project: toText(project), kind }
  switch (question.ask) {
    case 'get':
      return { ...of, id: toText(question.id) }
    case 'list': {
      const { after = 0, limit = null, label } = question.page
      if (label === undefined) return { ...of, after, limit }
      return { ...of, ask: 'labelled', label: toText(label), after, limit }
    }
    case 'named': {
      const { after = '', limit = null } = question.page
      return { ...of, after: toText(after), limit }
    }
    case 'count':
      return { ...of, label: toText(question.label) }
    case 'labels':
      return { ...of, low: question.family, high: afterAll(question.family) }
    case 'due':
      return { ...of, low: DUE, high: dueBy(question.until + 1) }
  }
}

/** The first text that comes after all labels of the family, whose name ends in `=`. */
const afterAll = (family: string) => family.replace(/=$/, '>')

type Form = { sql: string; takes: string[]; read: (rows: Row[]) => Answered }

const records = (rows: Row[]): Answered => ({
  answer: rows.map(recordIn),
  mark: rows.map(({ version }) => version).join(' '),
})
const recordIn = ({ record }: Row) => JSON.parse(String(record)) as AnyRecord
const of = 'r.project = $1 and r.kind = $2'
const ofLabel = `from dewkit.label l join dewkit.record r using (project, kind, id)
  where l.project = $1 and l.kind = $2`

/** How each is asked; `takes` are the fields of the question after project and kind. The marks are those of mark_1. */
const forms: Record<string, Form> = {
  get: {
    sql: `select r.record, r.version from dewkit.record r where ${of} and r.id = $3`,
    takes: ['id'],
    read: ([row]) => ({ answer: row && recordIn(row), mark: row ? String(row.version) : '' }),
  },
  list: {
    sql: `select r.record, r.version from dewkit.record r where ${of} and r.seq > $3 order by r.seq, r.id limit $4`,
    takes: ['after', 'limit'],
    read: records,
  },
  labelled: {
    sql: `select r.record, r.version ${ofLabel} and l.label = $3 and l.seq > $4 order by l.seq, l.id limit $5`,
    takes: ['label', 'after', 'limit'],
    read: records,
  },
  named: {
    sql: `select r.record, r.version from dewkit.record r where ${of} and r.id > $3 order by r.id limit $4`,
    takes: ['after', 'limit'],
    read: records,
  },
  count: {
    sql: 'select count from dewkit.tally where project = $1 and kind = $2 and label = $3',
    takes: ['label'],
    read: ([row]) => ({ answer: Number(row?.count ?? 0), mark: String(row?.count ?? 0) }),
  },
  labels: {
    sql: `select label, count from dewkit.tally
      where project = $1 and kind = $2 and label >= $3 and label < $4 and count > 0 order by label`,
    takes: ['low', 'high'],
    read: (rows) => ({
      answer: rows.map(({ label, count }) => ({ label: fromText(String(label)), count: Number(count) })),
      mark: rows.map(({ label, count }) => `${label} ${count}`).join('\n'),
    }),
  },
  due: {
    sql: `select r.record, r.version ${ofLabel} and l.label >= $3 and l.label < $4 order by l.label, l.seq, l.id`,
    takes: ['low', 'high'],
    read: records,
  },
}

export function queryOf(question: Question): { query: Query; read: Form['read'] } {
  const asked = askedOf(question)
  const { sql, takes, read } = forms[asked.ask] as Form // there is one for each
  const values = [asked.project, asked.kind, ...takes.map((name) => asked[name])]
  return { query: { name: `dewkit ${asked.ask}`, text: sql, values }, read }
}
