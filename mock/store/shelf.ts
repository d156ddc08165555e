import { DUE, dueBy, labelsOf } from '../labels.ts'
import type { AnyRecord, Kind } from '../records.ts'
import { Ordered } from './ordered.ts'
import type { NamedPage, Page, Tally } from './store.ts'

type InOrder = Ordered<AnyRecord, number>
type Due = { label: string; record: AnyRecord }

const inOrder = (): InOrder => new Ordered((record: AnyRecord) => record.seq)
const nothing: AnyRecord[] = []

/** The records of one kind in one project, in memory. */
export class Shelf {
  readonly #kind: Kind
  readonly #byId = new Map<string, AnyRecord>()
  readonly #bySeq = inOrder()
  /** By what a label begins with, up to its `=`. */
  readonly #byLabel = new Map<string, Map<string, InOrder>>()
  readonly #byTime = new Ordered<Due, string>(({ label, record }) => `${label} ${record.id}`)
  /** Made when it is first asked for: most kinds never are. */
  #byName: Ordered<AnyRecord, string> | undefined
  lastSeq = 0

  constructor(kind: Kind) {
    this.#kind = kind
  }

  get(id: string): AnyRecord | undefined {
    return this.#byId.get(id)
  }

  list({ after, label, limit }: Page): AnyRecord[] {
    const records = label === undefined ? this.#bySeq : this.#labelled(label)
    return records?.after(after, limit) ?? nothing
  }

  named({ after, limit }: NamedPage): AnyRecord[] {
    if (!this.#byName) {
      this.#byName = new Ordered((record: AnyRecord) => record.id)
      for (const record of this.#byId.values()) this.#byName.put(record)
    }
    return this.#byName.after(after, limit)
  }

  labels(family: string): Tally[] {
    return [...(this.#byLabel.get(family) ?? [])].map(([label, { size }]) => ({ label, count: size }))
  }

  due(now: number): AnyRecord[] {
    return this.#byTime.before(dueBy(now + 1)).map(({ record }) => record)
  }

  count(label: string): number {
    return this.#labelled(label)?.size ?? 0
  }

  /** Puts a record in the place of the one with its id, or takes that one out. Gives the one that was there. */
  write(id: string, record: AnyRecord | undefined): AnyRecord | undefined {
    const before = this.#byId.get(id)
    if (before) this.#takeOut(before, record)
    if (record) this.#putIn(record)
    return before
  }

  #takeOut(record: AnyRecord, successor: AnyRecord | undefined) {
    const kept = successor ? labelsOf(this.#kind, successor) : []
    const isMoved = successor?.seq !== record.seq
    for (const label of labelsOf(this.#kind, record)) {
      if (label.startsWith(DUE)) this.#byTime.delete(`${label} ${record.id}`)
      else if (isMoved || !kept.includes(label)) this.#unlabel(label, record.seq)
    }
    if (isMoved) this.#bySeq.delete(record.seq)
    if (successor) return
    this.#byId.delete(record.id)
    this.#byName?.delete(record.id)
  }

  #labelled(label: string): InOrder | undefined {
    return this.#byLabel.get(familyOf(label))?.get(label)
  }

  #label(label: string, record: AnyRecord) {
    const family = this.#byLabel.get(familyOf(label)) ?? new Map<string, InOrder>()
    const labelled = family.get(label) ?? inOrder()
    labelled.put(record)
    this.#byLabel.set(familyOf(label), family.set(label, labelled))
  }

  #unlabel(label: string, seq: number) {
    const labelled = this.#labelled(label)
    labelled?.delete(seq)
    if (labelled?.size === 0) this.#byLabel.get(familyOf(label))?.delete(label)
  }

  #putIn(record: AnyRecord) {
    this.#byId.set(record.id, record)
    this.#byName?.put(record)
    this.#bySeq.put(record)
    for (const label of labelsOf(this.#kind, record)) {
      if (label.startsWith(DUE)) this.#byTime.put({ label, record })
      else this.#label(label, record)
    }
  }
}

const familyOf = (label: string) => label.slice(0, label.indexOf('=') + 1)
