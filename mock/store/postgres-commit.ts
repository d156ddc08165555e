import { DUE, labelsOf } from '../labels.ts'
import type { AnyRecord } from '../records.ts'
import type { Query } from './postgres-database.ts'
import { askedOf } from './postgres-questions.ts'
import { FORMAT } from './postgres-schema.ts'
import { locksFor, MOST_LOCKS, touchedBy } from './postgres-targets.ts'
import { toText } from './postgres-text.ts'
import type { End, Seen, Write } from './source.ts'

const seenOf = (seen: readonly Seen[]) => seen.map(({ question, mark }) => ({ ...askedOf(question), mark }))

/** Gives the places of what is no longer so. */
export const stillQuery = (seen: readonly Seen[]): Query => ({
  name: 'dewkit still',
  text: `select e.place::int - 1 as place from jsonb_array_elements($1) with ordinality as e(s, place)
    where dewkit.mark_1(e.s) is distinct from e.s->>'mark'`,
  values: [JSON.stringify(seenOf(seen))],
})

/** Gives `kept`, `changed` or `newer`. */
export function keepQuery({ seen, writes }: Pick<End, 'seen' | 'writes'>, sender: string): Query {
  const locks = locksFor(seen, writes)
  const whole = locks.length > MOST_LOCKS
  const asked = {
    format: FORMAT,
    whole,
    locks: whole ? [] : locks.map(({ key, alone }) => [key, alone]),
    seen: seenOf(seen),
    writes: writes.map(rowOf),
    ...labelling(writes),
    notify: noticeOf(sender, touchedBy(writes)),
  }
  return { name: 'dewkit keep', text: 'select dewkit.keep_1($1) as end', values: [JSON.stringify(asked)] }
}

const rowOf = ({ project, kind, id, record }: Write) => ({
  ...{ project: toText(project), kind, id: toText(id) },
  ...(record && { seq: record.seq, record: JSON.stringify(record) }),
})

type Labelled = { project: string; kind: string; label: string; seq: number; id: string }

/** What the writes do to labels and to their counts. */
function labelling(writes: readonly Write[]) {
  const unlabelled: Labelled[] = []
  const labelled: Labelled[] = []
  const counted = new Map<string, { project: string; kind: string; label: string; more: number }>()
  for (const { project, kind, id, record, before } of writes) {
    const isMoved = before?.seq !== record?.seq
    const had = before ? labelsOf(kind, before) : []
    const has = record ? labelsOf(kind, record) : []
    const change = (
      of: AnyRecord | undefined,
      labels: readonly string[],
      others: readonly string[],
      more: number,
    ) => {
      for (const label of labels) {
        if (!isMoved && others.includes(label)) continue
        const place = { project: toText(project), kind, label: toText(label) }
        ;(more > 0 ? labelled : unlabelled).push({ ...place, seq: of?.seq ?? 0, id: toText(id) })
        if (label.startsWith(DUE)) continue
        const key = `${place.project} ${kind} ${label}`
        counted.set(key, { ...place, more: (counted.get(key)?.more ?? 0) + more })
      }
    }
    change(before, had, has, -1)
    change(record, has, had, 1)
  }
  return { unlabelled, labelled, counted: [...counted.values()].filter(({ more }) => more !== 0) }
}

/** A notice may have 8000 bytes. */
const MOST_NOTICE_BYTES = 7900
const EVERYTHING = '*'

function noticeOf(sender: string, targets: readonly number[]): string {
  const notice = `${sender} ${targets.map((target) => target.toString(36)).join(' ')}`
  return notice.length > MOST_NOTICE_BYTES ? `${sender} ${EVERYTHING}` : notice
}

/** Who has changed something, and which targets; undefined for all. */
export function readNotice(notice: string): { sender: string; targets: number[] | undefined } {
  const [sender = '', ...targets] = notice.split(' ')
  if (targets.includes(EVERYTHING)) return { sender, targets: undefined }
  return { sender, targets: targets.map((target) => Number.parseInt(target, 36)) }
}
