import { createListLedger } from './lists.ts'
import type { Observations, Observed } from './observe.ts'
import { leavesOf } from './shape.ts'

/** The worst first. */
export const differenceKinds = ['outcome', 'requests', 'shape', 'value', 'message'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One way in which two implementations differ, however many cases showed it. */
export type Difference = {
  kind: DifferenceKind
  /** What is compared: `status and code`, `field key_info.key_id`. */
  what: string
  left: string
  right: string
  operations: string[]
  /** The cases that showed it: `--replay` takes each. */
  cases: string[]
}

export type Comparison = {
  /** Cases that ran on both sides. */
  compared: number
  same: number
  differences: Difference[]
  /** Cases that only one side could run, and cases that only one side has. */
  skipped: { left: string[]; right: string[] }
  missing: { left: string[]; right: string[] }
}

export type DiffOptions = { messages?: boolean }

type Note = Omit<Difference, 'cases' | 'operations'> & { operation: string }

export function compare(left: Observations, right: Observations, options: DiffOptions = {}): Comparison {
  const groups = createGroups()
  const lists = createListLedger()
  const both = [...left.keys()].filter((id) => right.has(id))
  const isRun = (side: Observations, id: string) => side.get(id) !== 'skipped'
  const compared = both.filter((id) => isRun(left, id) && isRun(right, id))
  for (const id of compared) {
    const [ours, theirs] = [left.get(id), right.get(id)] as [Observed[], Observed[]] // neither was skipped
    for (const note of notesOf(ours, theirs, options)) groups.add(note, id)
    lists.see('left', ours, id)
    lists.see('right', theirs, id)
  }
  for (const { id, ...note } of lists.notes()) groups.add(note, id)
  const differences = groups.all()
  const differing = new Set(differences.flatMap(({ cases }) => cases))
  const only = (one: Observations, other: Observations) => [...one.keys()].filter((id) => !other.has(id))
  return {
    compared: compared.length,
    same: compared.length - differing.size,
    differences,
    skipped: {
      left: both.filter((id) => !isRun(left, id) && isRun(right, id)),
      right: both.filter((id) => isRun(left, id) && !isRun(right, id)),
    },
    missing: { left: only(right, left), right: only(left, right) },
  }
}

/** Compares the exchanges of a case in their order, as far as both sides were asked the same. */
function notesOf(left: Observed[], right: Observed[], options: DiffOptions): Note[] {
  const notes: Note[] = []
  for (const [index, ours] of left.entries()) {
    const theirs = right[index]
    if (theirs?.operation !== ours.operation) return [...notes, requestsNote(left, right, index)]
    const outcomes = outcomeNotes(ours, theirs)
    // What is asked after that depends on the answer.
    if (outcomes.length > 0) return [...notes, ...outcomes]
    const shapes = shapeNotes(ours, theirs)
    notes.push(...shapes, ...valueNotes(ours, theirs, shapes), ...messageNotes(ours, theirs, options))
  }
  return right.length > left.length ? [...notes, requestsNote(left, right, left.length)] : notes
}

function requestsNote(left: Observed[], right: Observed[], index: number): Note {
  const words = (side: Observed[]) => side[index]?.operation ?? 'none'
  const operation = left[index - 1]?.operation ?? left[index]?.operation ?? right[index]?.operation ?? '-'
  return { kind: 'requests', what: 'next request', left: words(left), right: words(right), operation }
}

export const outcomeWords = ({ status, code, detail }: Observed) =>
  status === 0 ? 'no answer' : [status, detail?.code ?? code].filter(Boolean).join(' ')

function outcomeNotes(left: Observed, right: Observed): Note[] {
  const [ours, theirs] = [outcomeWords(left), outcomeWords(right)]
  const { operation } = left
  return ours === theirs
    ? []
    : [{ kind: 'outcome', what: 'status and code', left: ours, right: theirs, operation }]
}

function shapeNotes(left: Observed, right: Observed): Note[] {
  const { operation } = left
  const note = (what: string, ours: string, theirs: string): Note[] =>
    ours === theirs ? [] : [{ kind: 'shape', what, left: ours, right: theirs, operation }]
  const headers = [...new Set([...left.headers, ...right.headers])]
  const has = (side: Observed, name: string) => (side.headers.includes(name) ? 'given' : 'missing')
  return [
    ...note('content type', left.type, right.type),
    ...headers.flatMap((name) => note(`header ${name}`, has(left, name), has(right, name))),
    ...bodyNotes(left, right).flatMap(({ path, ours, theirs }) => note(path, ours, theirs)),
  ]
}

/** Below a field that only one side has, or that is no object on one side, nothing more is said. */
function bodyNotes(left: Observed, right: Observed) {
  const [ours, theirs] = [left, right].map(
    ({ body }) =>
      new Map(
        leavesOf(body)
          .filter(({ inList }) => !inList)
          .map(({ path, word }) => [path, word]),
      ),
  ) as [Map<string, string>, Map<string, string>]
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  const isBelow = (path: string) =>
    paths.some((above) => path.startsWith(`${above}.`) && ours.get(above) !== theirs.get(above)) ||
    (path !== whole && ours.get(whole) !== theirs.get(whole))
  return paths
    .filter((path) => !isBelow(path))
    .map((path) => ({ path, ours: ours.get(path) ?? 'missing', theirs: theirs.get(path) ?? 'missing' }))
}

const whole = 'the body'

/** A value of another type is told by its type. */
function valueNotes({ detail, operation }: Observed, right: Observed, shapes: Note[]): Note[] {
  const isTold = (path: string) => shapes.some(({ what }) => what === path)
  const theirs = right.detail?.values ?? {}
  return Object.entries(detail?.values ?? {})
    .filter(([path, value]) => Object.hasOwn(theirs, path) && theirs[path] !== value && !isTold(path))
    .map(([path, value]) => ({
      ...{ kind: 'value', what: path, operation },
      ...{ left: value, right: theirs[path] ?? '' },
    }))
}

function messageNotes(left: Observed, right: Observed, { messages = false }: DiffOptions): Note[] {
  const [ours, theirs] = [left.detail?.message, right.detail?.message]
  if (!messages || ours === undefined || theirs === undefined || ours === theirs) return []
  const { operation } = left
  return [{ kind: 'message', what: `message of ${outcomeWords(left)}`, left: ours, right: theirs, operation }]
}

function createGroups() {
  const groups = new Map<string, Difference>()
  return {
    add({ operation, ...note }: Note, id: string) {
      const key = groupOf({ operation, ...note })
      const group = groups.get(key) ?? { ...note, operations: [], cases: [] }
      groups.set(key, group)
      if (!group.cases.includes(id)) group.cases.push(id)
      if (!group.operations.includes(operation)) group.operations.push(operation)
    },
    all: () => [...groups.values()].sort(worstFirst),
  }
}

/** Whether a request is accepted is a question of its operation; how it is refused is mostly the same for many. */
function groupOf({ kind, what, left, right, operation }: Note): string {
  const isRefusedTwice = kind === 'outcome' && /^[45]/.test(left) && /^[45]/.test(right)
  return JSON.stringify([kind, what, left, right, isRefusedTwice || kind === 'message' ? '' : operation])
}

const worstFirst = (a: Difference, b: Difference) =>
  differenceKinds.indexOf(a.kind) - differenceKinds.indexOf(b.kind) || b.cases.length - a.cases.length
