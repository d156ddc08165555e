import { aliasName, sameForAll } from './cmk.ts'
import { unique } from './lists.ts'
import { factOf, type Memory, type Thing } from './memory.ts'
import { type Asked, type Fields, fieldsOf, listOf, type Rules, type Seen, textOf } from './rule.ts'

const fields = ['domain_id', 'key_id', 'alias_urn', 'create_time', 'update_time'] as const

/** Compares an entry with what is known of the alias, and learns the rest. */
function expectAlias(seen: Seen, entry: Fields) {
  const { memory, project, claim, isQuiet } = seen
  const name = aliasName(entry.alias)
  const alias = memory.thing(project, 'alias', name)
  if (!isQuiet(alias)) return
  sameForAll(seen, { domain_id: entry.domain_id })
  for (const field of fields) seen.expect(alias, field, entry[field])
  const realm = factOf(memory.known(project, 'project', ''), 'realm')
  const urn = `kms:${realm}:${entry.domain_id}:alias:${name}`
  claim('alias_urn is that of the alias', realm === undefined || entry.alias_urn === urn, {
    expected: 'kms:<region>:<domain>:alias:<name>',
    got: `another one for ${entry.alias_urn}`,
  })
}

const aliasOf = ({ memory, project }: Pick<Asked, 'memory' | 'project'>, alias: unknown) =>
  memory.thing(project, 'alias', aliasName(alias))

const everyAlias = (memory: Memory, project: string): [string, Thing][] => memory.all(project, 'alias')

function made(seen: Seen, key_id: unknown) {
  const { input, output, claim, memory, project } = seen
  const alias = aliasOf(seen, input.alias)
  claim('key_id is that of the CMK', output.key_id === key_id, {
    expected: 'the id that was asked for',
    got: 'another id',
  })
  claim('alias is repeated', aliasName(output.alias) === aliasName(input.alias), {
    expected: 'what was sent',
    got: 'something else',
  })
  seen.near('update_time', Date.parse(String(output.update_time)))
  seen.cause(alias, { ...Object.fromEntries(fields.map((field) => [field, output[field]])), isThere: true })
  sameForAll(seen, { domain_id: output.domain_id })
  const realm = factOf(memory.known(project, 'project', ''), 'realm')
  const urn = `kms:${realm}:${output.domain_id}:alias:${aliasName(input.alias)}`
  claim('alias_urn is that of the alias', realm === undefined || output.alias_urn === urn, {
    expected: 'kms:<region>:<domain>:alias:<name>',
    got: `another one for ${output.alias_urn}`,
  })
}

function listed(seen: Seen) {
  const { input, output, claim, memory, project, isQuiet } = seen
  const entries = listOf(output.aliases).map(fieldsOf)
  const page = fieldsOf(output.page_info)
  const names = entries.map(({ alias }) => aliasName(alias))
  unique(seen, names)
  claim('current_count is the number of entries', page.current_count === entries.length, {
    expected: `${entries.length}`,
    got: `${page.current_count}`,
  })
  const isOfKey = (key_id: unknown) => textOf(input.key_id) === undefined || key_id === input.key_id
  claim(
    'only aliases of the CMK are listed',
    entries.every(({ key_id }) => isOfKey(key_id)),
    { expected: 'none else', got: 'another one' },
  )
  claim('a page has no more entries than its limit', entries.length <= Number(textOf(input.limit) ?? 50), {
    expected: 'no more',
    got: 'more',
  })
  claim(
    'the list is in order of names',
    names.every((name, at) => at === 0 || name > (names[at - 1] ?? '')),
    { expected: 'by name', got: 'another order', basis: 'assumed' },
  )
  for (const entry of entries) expectAlias(seen, entry)
  if (textOf(input.marker) !== undefined || textOf(page.next_marker) !== undefined) {
    const isNext = textOf(page.next_marker) === undefined || aliasName(page.next_marker) === names.at(-1)
    claim('next_marker is the last name', isNext, { expected: 'the last name', got: 'something else' })
    return
  }
  const missing = everyAlias(memory, project).filter(
    ([name, alias]) =>
      factOf(alias, 'isThere') === true &&
      isQuiet(alias) &&
      isOfKey(factOf(alias, 'key_id')) &&
      !names.includes(name),
  )
  claim('every alias is listed', missing.length === 0, {
    expected: 'all of them',
    got: 'a list without one of them',
  })
}

export const aliases: Rules = {
  createAlias: {
    changes: (asked) => [aliasOf(asked, asked.input.alias)],
    answered(seen) {
      made(seen, seen.input.key_id)
      seen.near('create_time', Date.parse(String(seen.output.create_time)))
      seen.claim(
        'update_time is not before create_time',
        String(seen.output.update_time) >= String(seen.output.create_time),
        { got: 'an earlier one' },
      )
    },
  },
  associateAlias: {
    changes: (asked) => [aliasOf(asked, asked.input.alias)],
    answered(seen) {
      seen.expect(aliasOf(seen, seen.input.alias), 'create_time', seen.output.create_time)
      made(seen, seen.input.target_key_id)
    },
  },
  deleteAlias: {
    changes: (asked) => listOf(asked.input.aliases).map((alias) => aliasOf(asked, alias)),
    answered(seen) {
      for (const alias of listOf(seen.input.aliases)) aliasOf(seen, alias).facts.clear()
    },
  },
  listAliases: { answered: listed },
}
