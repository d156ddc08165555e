import pg from 'pg'
import { DUE, labelsOf } from '../../mock/labels.ts'
import type { AnyRecord, Kind } from '../../mock/records.ts'
import type { Violations } from './facts.ts'

const contradictions = {
  'a count that is not that of its label': `
    select from (select project, kind, label, count(*) from dewkit.label where label not like '${DUE}%' group by 1, 2, 3) l
    full join dewkit.tally t using (project, kind, label) where l.count is distinct from t.count`,
  'a label without its record': `
    select from dewkit.label l left join dewkit.record r using (project, kind, id)
    where r.seq is distinct from l.seq`,
  'a number that is beyond the last': `
    select from dewkit.record r left join dewkit.counter c using (project, kind)
    where r.seq > coalesce(c.last_seq, 0)`,
  'a number that two have': `
    select from dewkit.record group by project, kind, seq having count(*) > 1`,
  'an alias of a CMK that is not there': `
    select from dewkit.record a left join dewkit.record k
    on k.project = a.project and k.kind = 'cmk' and k.id = a.record::json->>'owner'
    where a.kind in ('alias', 'grant', 'name') and k.id is null`,
}

/** What the tables of PostgreSQL say about each other. */
export async function verifyTables(url: string, violations: Violations) {
  const client = new pg.Client(url)
  await client.connect()
  for (const [what, sql] of Object.entries(contradictions)) {
    const { rowCount } = await client.query(sql)
    if (rowCount) violations.push(`the database has ${what}, ${rowCount} times`)
  }
  const { rows } = await client.query(`
    select r.kind, r.record, coalesce(array_agg(l.label) filter (where l.label is not null), '{}') as labels
    from dewkit.record r left join dewkit.label l using (project, kind, id) group by r.project, r.kind, r.id`)
  for (const { kind, record, labels } of rows as { kind: Kind; record: string; labels: string[] }[]) {
    const expected = [...labelsOf(kind, JSON.parse(record) as AnyRecord)].sort()
    if (JSON.stringify(expected) !== JSON.stringify(labels.toSorted()))
      violations.push(`a record of the kind ${kind} has other labels than it should`)
  }
  await client.end()
}
