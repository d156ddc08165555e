import { ofCmk } from './cmk.ts'
import { expectPage } from './lists.ts'
import { factOf, isMade } from './memory.ts'
import { type Asked, type Fields, fieldsOf, listOf, type Rules, type Seen, sameJson, textOf } from './rule.ts'

const given = [
  'key_id',
  'grantee_principal',
  'grantee_principal_type',
  'operations',
  'name',
  'retiring_principal',
]
const told = [...given, 'issuing_principal', 'creation_date']

const grantOf = ({ memory, project }: Pick<Asked, 'memory' | 'project'>, id: unknown) =>
  memory.thing(project, 'grant', String(id))

const sorted = (operations: unknown) => [...new Set(listOf(operations).map(String))].sort()

/** The ids of all grants of the CMK in `input`, where they are known. */
const idsOf = ({ memory, project, input }: Seen) =>
  factOf(memory.thing(project, 'grants', String(input.key_id)), 'all') as string[] | undefined // only this file writes it

function created(seen: Seen) {
  const { input, output, memory, project, caller, claim, from, to, cause } = seen
  const id = textOf(output.grant_id)
  if (id === undefined) return
  claim('grant_id is a new one', !isMade(memory.known(project, 'grant', id)), {
    expected: 'an id that nothing else has',
    got: 'one that is known',
  })
  const { name, retiring_principal, grantee_principal_type = 'user' } = input
  cause(grantOf(seen, id), {
    ...{ key_id: input.key_id, grantee_principal: input.grantee_principal, grantee_principal_type },
    ...{ operations: sorted(input.operations), made: { from, to }, caller },
  })
  const { facts } = grantOf(seen, id)
  facts.set('name', { value: textOf(name), isCaused: true })
  facts.set('retiring_principal', { value: textOf(retiring_principal), isCaused: true })
  const all = idsOf(seen)
  cause(memory.thing(project, 'grants', String(input.key_id)), { all: all && [...all, id] })
}

/** Compares an entry with what is known of the grant, and learns the rest. */
function expectGrant(seen: Seen, entry: Fields) {
  const { memory, project, isQuiet, expect, near } = seen
  const grant = grantOf(seen, entry.grant_id)
  if (!isQuiet(memory.thing(project, 'grants', String(entry.key_id)))) return
  for (const field of told)
    expect(grant, field, field === 'operations' ? sorted(entry.operations) : textOf(entry[field]))
  const operations = listOf(entry.operations)
  seen.claim('no operation is named twice', new Set(operations).size === operations.length, {
    expected: 'each once',
    got: 'one of them twice',
    basis: 'assumed',
  })
  const made = factOf(grant, 'made') as { from: number; to: number } | undefined // only create-grant writes it
  if (made) near('creation_date', Number(entry.creation_date), made)
  const caller = factOf(grant, 'caller')
  if (typeof caller === 'string')
    expect(memory.thing('caller', caller), 'issuing_principal', entry.issuing_principal)
}

function gone(seen: Seen) {
  const { memory, project, input, cause } = seen
  const all = idsOf(seen)
  cause(memory.thing(project, 'grants', String(input.key_id)), {
    all: all?.filter((id) => id !== input.grant_id),
  })
}

function listed(seen: Seen) {
  const { input, output, memory, project, isQuiet, claim } = seen
  const entries = listOf(output.grants).map(fieldsOf)
  const ids = entries.map(({ grant_id }) => String(grant_id))
  const { isWhole } = expectPage(seen, ids, 1000)
  for (const entry of entries) expectGrant(seen, entry)
  claim(
    'only grants of the CMK are listed',
    entries.every(({ key_id }) => key_id === input.key_id),
    { expected: 'none else', got: 'another one' },
  )
  const grants = memory.thing(project, 'grants', String(input.key_id))
  if (!isQuiet(grants)) return
  const all = idsOf(seen)
  if (all === undefined) {
    if (isWhole) grants.facts.set('all', { value: ids, isCaused: false })
    return
  }
  claim('total is the number of grants', output.total === all.length, {
    expected: `${all.length}`,
    got: `${output.total}`,
  })
  const isRight = isWhole ? sameJson([...ids].sort(), [...all].sort()) : ids.every((id) => all.includes(id))
  claim('the grants are those that were created and not taken back', isRight, {
    expected: 'these grants',
    got: 'others',
  })
  inOrder(seen, entries)
}

function inOrder({ claim }: Seen, entries: Fields[]) {
  const dates = entries.map(({ creation_date }) => Number(creation_date))
  claim(
    'the list is in order of creation',
    dates.every((date, at) => at === 0 || date >= (dates[at - 1] ?? 0)),
    { expected: 'the oldest first', got: 'another order', basis: 'assumed' },
  )
}

export const grants: Rules = {
  createGrant: { changes: ofCmk('grants'), answered: created },
  revokeGrant: { changes: ofCmk('grants'), answered: gone },
  retireGrant: { changes: ofCmk('grants'), answered: gone },
  listGrants: { answered: listed },
  listRetirableGrants: {
    answered(seen) {
      const entries = listOf(seen.output.grants).map(fieldsOf)
      expectPage(
        seen,
        entries.map(({ grant_id }) => String(grant_id)),
        1000,
      )
      inOrder(seen, entries)
      for (const entry of entries) {
        expectGrant(seen, entry)
        const grants = seen.memory.thing(seen.project, 'grants', String(entry.key_id))
        const all = factOf(grants, 'all')
        const isGone = seen.isQuiet(grants) && Array.isArray(all) && !all.includes(entry.grant_id)
        seen.claim('a grant that was taken back is not listed', !isGone, {
          expected: 'no such grant',
          got: 'the grant',
        })
      }
    },
  },
}
