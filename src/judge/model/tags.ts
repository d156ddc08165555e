import { expectDetails, ofCmk } from './cmk.ts'
import { unique } from './lists.ts'
import { factOf, type Thing } from './memory.ts'
import { type Asked, type Fields, fieldsOf, listOf, type Rules, type Seen, textOf } from './rule.ts'

type Tags = Record<string, string>

const tagsOf = (thing: Thing | undefined) => factOf(thing, 'all') as Tags | undefined // only this file and create-key write it

const asTags = (list: unknown): Tags =>
  Object.fromEntries(
    listOf(list)
      .map(fieldsOf)
      .map(({ key, value = '' }) => [String(key), String(value ?? '')]),
  )

const sameTags = (a: Tags, b: Tags) => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

/** Compares the tags of a CMK in an answer with those that are known, or learns them. */
function expectTags(seen: Seen, id: string, list: unknown) {
  const { memory, project, claim, isQuiet } = seen
  const thing = memory.thing(project, 'tags', id)
  const names = listOf(list).map((tag) => String(fieldsOf(tag).key))
  unique(seen, names)
  if (!isQuiet(thing)) return
  const known = tagsOf(thing)
  if (!known) return void thing.facts.set('all', { value: asTags(list), isCaused: false })
  claim('the tags are those that the CMK was given', sameTags(known, asTags(list)), {
    expected: 'these tags',
    got: 'others',
  })
  inKnownOrder(seen, thing, names)
}

/** No source says in which order; but it is the same one, whoever shows it. */
function inKnownOrder({ claim }: Seen, thing: Thing, names: string[]) {
  const before = factOf(thing, 'order')
  const order = JSON.stringify(names)
  const isSame = typeof before !== 'string' || before === order || before.length !== order.length
  claim('the tags are in the order of the answers before', isSame, {
    expected: 'the same order',
    got: 'another one',
    basis: 'assumed',
  })
  thing.facts.set('order', { value: order, isCaused: false })
}

function change(seen: Seen, work: (tags: Tags) => Tags) {
  const { memory, project, input, cause } = seen
  const thing = memory.thing(project, 'tags', String(input.key_id))
  const known = tagsOf(thing)
  cause(thing, { all: known && work(known), order: undefined })
}

const without = (tags: Tags, names: string[]): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => !names.includes(name)))

/** Whether a CMK with these tags and this name is among what was asked for. */
function isFound({ input }: Pick<Asked, 'input'>, tags: Tags, name: string): boolean {
  const byTag = listOf(input.tags)
    .map(fieldsOf)
    .every(({ key, values }) => {
      const value = tags[String(key)]
      return value !== undefined && (listOf(values).length === 0 || listOf(values).includes(value))
    })
  return (
    byTag &&
    listOf(input.matches)
      .map(fieldsOf)
      .every(({ value }) => name.includes(String(value)))
  )
}

function found(seen: Seen) {
  const { input, output, memory, project, claim, isQuiet } = seen
  const resources = listOf(output.resources).map(fieldsOf)
  const ids = resources.map(({ resource_id }) => String(resource_id))
  unique(seen, ids)
  for (const resource of resources) expectResource(seen, resource)
  const { total_count } = output
  const known = memory.all(project, 'tags').filter(([id, thing]) => {
    const cmk = memory.known(project, 'cmk', id)
    const [tags, name] = [tagsOf(thing), factOf(cmk, 'key_alias')]
    return (
      tags && typeof name === 'string' && cmk && isQuiet(thing) && isQuiet(cmk) && isFound(seen, tags, name)
    )
  })
  claim('total_count counts every CMK that is known to fit', Number(total_count) >= known.length, {
    expected: `at least ${known.length}`,
    got: `${total_count}`,
  })
  if (input.action === 'count') {
    claim('a count lists nothing', resources.length === 0, { expected: 'no resources', got: 'some' })
    return
  }
  const [limit, offset] = [Number(textOf(input.limit) ?? 10), Number(textOf(input.offset) ?? 0)]
  const rest = Math.max(0, Number(total_count) - offset)
  claim('a page is as long as the limit and the rest allow', resources.length === Math.min(limit, rest), {
    expected: `${Math.min(limit, rest)}`,
    got: `${resources.length}`,
  })
  if (offset > 0 || rest > limit) return
  const missing = known.filter(([id]) => !ids.includes(id))
  claim('every CMK that fits is found', missing.length === 0, {
    expected: 'all of them',
    got: 'a list without one of them',
  })
}

function expectResource(seen: Seen, { resource_id, resource_name, resource_detail, tags }: Fields) {
  const { claim } = seen
  const details = fieldsOf(resource_detail)
  claim('resource_id is that of the CMK', resource_id === details.key_id, {
    expected: 'the same id',
    got: 'another one',
  })
  claim('resource_name is key_alias', resource_name === details.key_alias, {
    expected: 'the name',
    got: 'another one',
  })
  claim('only CMKs that were asked for are found', isFound(seen, asTags(tags), String(details.key_alias)), {
    expected: 'none else',
    got: 'another one',
  })
  expectDetails(seen, details)
  expectTags(seen, String(resource_id), tags)
}

/** The tags of all CMKs, each name once with all its values. */
function everyTag(seen: Seen) {
  const { output, memory, project, claim, isQuiet } = seen
  const entries = listOf(output.tags).map(fieldsOf)
  unique(
    seen,
    entries.map(({ key }) => String(key)),
  )
  for (const { values } of entries) unique(seen, listOf(values).map(String))
  const listed = new Map(entries.map(({ key, values }) => [String(key), listOf(values)]))
  const things = memory.all(project, 'tags').filter(([, thing]) => isQuiet(thing))
  const pairs = things.flatMap(([, thing]) => Object.entries(tagsOf(thing) ?? {}))
  const isThere = pairs.every(([name, value]) => listed.get(name)?.includes(value))
  claim('the tags of every CMK are listed', isThere, {
    expected: 'all of them',
    got: 'a list without one of them',
  })
  isTrue(seen, entries)
}

/** Where the tags of every CMK are known, there are no others. */
function isTrue({ memory, project, claim, isQuiet }: Seen, entries: Fields[]) {
  const cmks = memory.all(project, 'cmk').filter(([, cmk]) => factOf(cmk, 'isCaused') === true)
  const things = cmks.map(([id]) => memory.thing(project, 'tags', id))
  const number = factOf(memory.known(project, 'count', ''), 'number of CMKs')
  if (number !== cmks.length || !things.every((thing) => isQuiet(thing) && tagsOf(thing))) return
  const pairs = new Set(
    things.flatMap((thing) => Object.entries(tagsOf(thing) ?? {}).map((pair) => JSON.stringify(pair))),
  )
  const isKnown = entries.every(({ key, values }) =>
    listOf(values).every((value) => pairs.has(JSON.stringify([key, value]))),
  )
  claim('only tags of CMKs are listed', isKnown, { expected: 'none else', got: 'another one' })
}

export const tags: Rules = {
  showKmsTags: {
    answered(seen) {
      const { input, output, claim } = seen
      const count = listOf(output.tags).length
      claim('existTagsNum is the number of tags', output.existTagsNum === count, {
        expected: `${count}`,
        got: `${output.existTagsNum}`,
      })
      expectTags(seen, String(input.key_id), output.tags)
    },
  },
  createKmsTag: {
    changes: ofCmk('tags'),
    answered: (seen) => change(seen, (known) => ({ ...known, ...asTags([seen.input.tag]) })),
  },
  batchCreateKmsTags: {
    changes: ofCmk('tags'),
    answered: (seen) =>
      change(seen, (known) => {
        const given = asTags(seen.input.tags)
        return seen.input.action === 'delete' ? without(known, Object.keys(given)) : { ...known, ...given }
      }),
  },
  deleteTag: {
    changes: ofCmk('tags'),
    answered: (seen) => change(seen, (known) => without(known, [String(seen.input.key)])),
  },
  listKmsTags: { answered: everyTag },
  listKmsByTags: { answered: found },
}
