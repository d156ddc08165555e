import type { ControlCalls } from '../../../src/generated/control-calls.ts'
import { nearest } from '../../../src/text/nearest.ts'
import { demo } from '../../auth/accounts.ts'
import { type AnyRecord, type Kind, kinds } from '../../records.ts'
import type { Records } from '../../store/store.ts'
import { isoTime } from '../clock-words.ts'
import { ControlError } from '../control-error.ts'
import type { ControlHandler, Steering } from '../handler.ts'
import { clear, OWN, projectsOf } from './records.ts'
import { isAccount, wrongField } from './whole.ts'

export type Snapshot = ControlCalls['snapshot']['output']
type Shelves = Snapshot['projects'][string]

export const snapshot: ControlHandler<'snapshot'> = async (_, { store, clock, directory, scope }) => {
  const projects = scope ? [scope.id] : await projectsOf(store)
  const shelves: [project: string, Shelves][] = []
  for (const project of projects) shelves.push([project, await store.transact(project, shelvesOf)])
  // The store knows every project that ever had something, those that were removed since included.
  const filled = scope ? shelves : shelves.filter(([, kinds]) => Object.keys(kinds).length > 0)
  const { offset, frozenAt } = clock.setting(scope?.id)
  const { planted } = directory
  return {
    dewkit: 'snapshot 1',
    clock: { offset_ms: offset, ...(frozenAt !== undefined && { frozen_at: isoTime(frozenAt) }) },
    ...(!scope && planted.length > 0 && { accounts: structuredClone([...planted]) }),
    projects: Object.fromEntries(filled),
  }
}

/** The order of creation is the order in the file; the numbers that the store gives for it say no more. */
function shelvesOf(records: Records): Shelves {
  const filled = kinds.map(
    (kind) => [kind, records.list(kind).map(({ seq: _, ...record }) => record)] as const,
  )
  return Object.fromEntries(filled.filter(([, list]) => list.length > 0))
}

export const restore: ControlHandler<'restore'> = async (given, steering) => {
  const wanted = wantedProjects(given, steering)
  const accounts: unknown[] = given.accounts ?? []
  if (!accounts.every(isAccount)) throw new ControlError('invalid', 'An account is not as a snapshot has it.')
  if (Object.hasOwn(wanted, OWN)) throw new ControlError('invalid', 'A project has an id.')
  for (const shelves of Object.values(wanted)) demandRecords(shelves)
  const { store, scope, clock, directory } = steering
  if (!scope) {
    if (given.clock) clock.put(settingOf(given.clock))
    directory.replacePlanted(accounts)
  }
  const emptied = scope ? [] : (await projectsOf(store)).filter((project) => !Object.hasOwn(wanted, project))
  for (const project of emptied) await store.transact(project, clear)
  let records = 0
  for (const [project, shelves] of Object.entries(wanted)) {
    if (!directory.project(project)) directory.addProject(demo.account.id, addedProject(project))
    records += await store.transact(project, (kept) => refill(kept, shelves))
  }
  return { projects: Object.keys(wanted), records }
}

const settingOf = ({ offset_ms, frozen_at }: NonNullable<Snapshot['clock']>) => ({
  offset: Math.round(offset_ms), // a time with a fraction is none that the API could tell
  ...(frozen_at !== undefined && { frozenAt: Date.parse(frozen_at) }),
})

export const addedProject = (id: string) => ({ id, name: `${demo.account.projects[0].name}_${id}` })

function wantedProjects({ projects }: Snapshot, { scope }: Steering): Snapshot['projects'] {
  if (!scope) return projects
  const [only, ...more] = Object.values(projects)
  if (!only || more.length > 0)
    throw new ControlError(
      'invalid',
      'Into a scope goes the snapshot of one project: take it with the scope.',
    )
  return { [scope.id]: only }
}

function demandRecords(shelves: Shelves) {
  const unknown = Object.keys(shelves).find((kind) => !kinds.some((known) => known === kind))
  if (unknown !== undefined)
    throw new ControlError(
      'invalid',
      `A snapshot has no records of the kind "${unknown}".`,
      nearest(unknown, kinds),
    )
  for (const kind of kinds) for (const record of shelves[kind] ?? []) demandWhole(kind, record)
}

function demandWhole(kind: Kind, record: { id: string }) {
  const field = wrongField(kind, record)
  if (field !== undefined)
    throw new ControlError(
      'invalid',
      `The ${kind} ${record.id.slice(0, 64)} is not as a snapshot has it: look at ${field.slice(0, 64)}.`,
    )
}

function refill(records: Records, shelves: Shelves): number {
  clear(records)
  const all = kinds.flatMap((kind) => (shelves[kind] ?? []).map((record) => ({ kind, record })))
  for (const { kind, record } of all) records.put(kind, { ...record, seq: records.next(kind) } as AnyRecord)
  return all.length
}

/** One record a line, so that two snapshots can be compared. */
export function snapshotText({ projects, ...rest }: Snapshot): string {
  const shelf = ([kind, records]: [string, object[]]) =>
    `      ${JSON.stringify(kind)}: [\n${records.map((each) => `        ${JSON.stringify(each)}`).join(',\n')}\n      ]`
  const project = ([id, shelves]: [string, Shelves]) =>
    `    ${JSON.stringify(id)}: {\n${Object.entries(shelves).map(shelf).join(',\n')}\n    }`
  const head = Object.entries(rest).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  )
  return `{\n${head.join('')}  "projects": {\n${Object.entries(projects).map(project).join(',\n')}\n  }\n}\n`
}
