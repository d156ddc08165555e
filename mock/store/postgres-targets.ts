import { crc32 } from 'node:zlib'
import { DUE, labelsOf } from '../labels.ts'
import type { Question, Seen, Write } from './source.ts'

/*
 * What a question looks at and what a write touches are targets: a record, the records of a label, a family of labels, all
 * records of a kind. A target is a number of 32 bits; where two share one, somebody waits or asks again in vain.
 *
 *              a transaction that writes       others meanwhile
 *   a record   has seen it                     may see it, and not write it
 *              writes it                       neither
 *   the rest   has seen it                     neither
 *              writes into it                  may write into it, and not have seen it
 */

/** `alone`: nobody else holds it. */
export type Lock = { key: number; alone: boolean }

/** A transaction that would hold more holds all. */
export const MOST_LOCKS = 1000

export function targetOf(question: Question): number {
  const { project, kind } = question
  switch (question.ask) {
    case 'get':
      return numberOf(project, kind, 'id', question.id)
    case 'list':
      return question.page.label === undefined
        ? numberOf(project, kind, 'all')
        : numberOf(project, kind, 'label', question.page.label)
    case 'named':
      return numberOf(project, kind, 'all')
    case 'count':
      return numberOf(project, kind, 'label', question.label)
    case 'labels':
      return numberOf(project, kind, 'family', question.family)
    case 'due':
      return numberOf(project, kind, 'family', DUE)
  }
}

/** In an order that all transactions share, so that none waits for one that waits for it. */
export function locksFor(seen: readonly Seen[], writes: readonly Write[]): Lock[] {
  const locks = new Map<number, boolean>()
  const add = (key: number, alone: boolean) => locks.set(key, alone || locks.get(key) === true)
  for (const { question } of seen) add(targetOf(question), question.ask !== 'get')
  for (const write of writes) {
    add(recordOf(write), true)
    for (const key of surroundingsOf(write)) add(key, false)
  }
  return [...locks].map(([key, alone]) => ({ key, alone })).sort((a, b) => a.key - b.key)
}

export const touchedBy = (writes: readonly Write[]): number[] => [
  ...new Set(writes.flatMap((write) => [recordOf(write), ...surroundingsOf(write)])),
]

const recordOf = ({ project, kind, id }: Write) => numberOf(project, kind, 'id', id)

function surroundingsOf({ project, kind, record, before }: Write): number[] {
  const had = before ? labelsOf(kind, before) : []
  const has = record ? labelsOf(kind, record) : []
  const labels = [...new Set([...had, ...has])]
  const isSame = (label: string) => had.includes(label) && has.includes(label) && !label.startsWith(DUE)
  const families = new Set(labels.filter((label) => !isSame(label)).map(familyOf))
  return [
    numberOf(project, kind, 'all'),
    ...labels.map((label) => numberOf(project, kind, 'label', label)),
    ...[...families].map((family) => numberOf(project, kind, 'family', family)),
  ]
}

const familyOf = (label: string) => label.slice(0, label.indexOf('=') + 1)
const numberOf = (...parts: string[]) => crc32(parts.join('\0')) | 0
