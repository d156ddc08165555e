import { type KeyState, keyStates } from '../../generated/operations.ts'
import { factOf, type Thing } from './memory.ts'
import { type Asked, type Fields, fieldsOf, type Seen, textOf } from './rule.ts'

export const stateOfDigit = (digit: unknown): KeyState | undefined =>
  (Object.keys(keyStates) as KeyState[]).find((state) => keyStates[state] === digit) // the keys of a generated table

type About = Pick<Asked, 'memory' | 'project'>

export const idForm = /^[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}$/

/** An alias without its prefix, or out of its URN. */
export const aliasName = (alias: unknown): string =>
  String(alias).replace(/^kms:[^:]*:[^:]*:alias:|^alias\//, '')

/** The CMK that a request names, by its id or by an alias that is known. */
export function cmkOf({ memory, project }: About, name: unknown): { id: string; thing: Thing } | undefined {
  if (typeof name !== 'string') return undefined
  const id = idForm.test(name) ? name : factOf(memory.known(project, 'alias', aliasName(name)), 'key_id')
  return typeof id === 'string' ? { id, thing: memory.thing(project, 'cmk', id) } : undefined
}

/** The things of a CMK that a request names by its id. */
export const ofCmk =
  (...kinds: string[]) =>
  ({ memory, project, input }: Asked): Thing[] =>
    kinds.map((kind) => memory.thing(project, kind, String(input.key_id)))

/** The id in an answer is the one that was asked for, or that of the alias. */
export function namesItsCmk(
  seen: Seen,
  field = 'key_id',
  asked: unknown = seen.input.key_id,
  told = seen.output[field],
) {
  const { memory, project, isQuiet } = seen
  if (typeof asked !== 'string') return
  if (idForm.test(asked))
    return seen.claim(`${field} is that of the CMK`, told === asked, {
      expected: 'the id that was asked for',
      got: 'another id',
    })
  const alias = memory.thing(project, 'alias', aliasName(asked))
  if (isQuiet(alias)) seen.expect(alias, 'key_id', told)
}

/** What all things of a project have in common. */
export function sameForAll(seen: Seen, fields: Fields) {
  const project = seen.memory.thing(seen.project, 'project', '')
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) seen.expect(project, name, value)
}

/** What describe-key and the lists tell of a CMK. */
const told = [
  'key_alias',
  'key_description',
  'key_spec',
  'key_usage',
  'creation_date',
  'scheduled_deletion_date',
  'key_state',
  'default_key_flag',
  'key_type',
  'expiration_time',
  'origin',
  'key_rotation_enabled',
  'sys_enterprise_project_id',
]
const toldIfThere = ['keystore_id', 'key_label', 'partition_type']

/** Compares what an answer tells of a CMK with what is known, and learns the rest. */
export function expectDetails(seen: Seen, value: unknown) {
  const details = fieldsOf(value)
  const id = textOf(details.key_id)
  if (id === undefined) return
  const { memory, project, isQuiet } = seen
  const thing = memory.thing(project, 'cmk', id)
  if (!isQuiet(thing)) return
  sameForAll(seen, { domain_id: details.domain_id, realm: details.realm })
  for (const name of told) seen.expect(thing, name, details[name])
  for (const name of toldIfThere) if (details[name] !== undefined) seen.expect(thing, name, details[name])
  if (factOf(thing, 'state') === undefined)
    thing.facts.set('state', { value: stateOfDigit(details.key_state), isCaused: false })
  expectMoments(seen, thing, details)
}

const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d+$/.test(value)

function expectMoments(
  seen: Seen,
  thing: Thing,
  { creation_date, scheduled_deletion_date, key_state }: Fields,
) {
  const made = factOf(thing, 'made') as { from: number; to: number } | undefined // only create-key writes it
  if (made && isMoment(creation_date)) seen.near('creation_date', Number(creation_date), made)
  const isPending = key_state === keyStates.pendingDeletion
  if (typeof scheduled_deletion_date === 'string')
    seen.claim(
      'scheduled_deletion_date is there while the deletion is pending',
      isPending === (scheduled_deletion_date !== ''),
      {
        expected: isPending ? 'a date' : 'an empty text',
        got: isPending ? 'none' : 'a date',
      },
    )
  const due = factOf(thing, 'due') as { from: number; to: number } | undefined // only schedule-key-deletion writes it
  if (due && isPending && isMoment(scheduled_deletion_date))
    seen.near('scheduled_deletion_date', Number(scheduled_deletion_date), due)
}
