import { unique } from './lists.ts'
import { factOf, isMade, type Thing } from './memory.ts'
import { type Asked, type Fields, fieldsOf, type Seen, textOf } from './rule.ts'

/*
 * Things that are made, listed, switched and deleted, each by an id of its own: keystores, access points, key policies.
 */
export const thingOf = (
  { memory, project }: Pick<Asked, 'memory' | 'project'>,
  kind: string,
  id: unknown,
): Thing => memory.thing(project, kind, String(id))

/** By the field of the path that names it. */
export const named = (kind: string, field: string) => (asked: Asked) => [
  thingOf(asked, kind, asked.input[field]),
]

type Moment = { from: number; to: number }

export function made(seen: Seen, kind: string, id: unknown, facts: Fields) {
  if (textOf(id) === undefined) return
  const { memory, project, from, to } = seen
  seen.claim('the id is a new one', !isMade(memory.known(project, kind, String(id))), {
    expected: 'an id that nothing else has',
    got: 'one that is known',
  })
  const thing = thingOf(seen, kind, id)
  const moment = { from, to }
  seen.cause(thing, { ...facts, made: moment, changed: moment, caller: seen.caller, isThere: true })
  thing.lastWrite = memory.tick()
}

/** Compares what an answer tells with what is known, and learns the rest. */
export function expectEntry(seen: Seen, thing: Thing, fields: Fields, moment?: unknown) {
  if (!seen.isQuiet(thing)) return
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) seen.expect(thing, name, value)
  const known = factOf(thing, 'made') as Moment | undefined // only `made` writes it
  if (known && moment !== undefined) seen.near('create_time', momentOf(moment), known)
}

export const momentOf = (text: unknown) =>
  /^\d+$/.test(String(text)) ? Number(text) : Date.parse(String(text))

/** Nothing that is there is left out of a whole list. */
export function expectAll(seen: Seen, kind: string, ids: readonly string[], fits: (thing: Thing) => boolean) {
  const missing = seen.memory
    .all(seen.project, kind)
    .filter(
      ([id, thing]) =>
        factOf(thing, 'isThere') === true && seen.isQuiet(thing) && fits(thing) && !ids.includes(id),
    )
  seen.claim('nothing that is there is left out', missing.length === 0, {
    expected: 'all of them',
    got: 'a list without one of them',
  })
}

export const forget = (kind: string, field: string) => (seen: Seen) => {
  const thing = thingOf(seen, kind, seen.input[field])
  thing.facts.clear()
}

/** What holds for the lists whose marker is an id. */
export function expectUuidPage(seen: Seen, entries: Fields[], field: string, kind: string) {
  const { input, output, claim } = seen
  const { current_count, next_marker } = fieldsOf(output.page_info)
  const ids = entries.map((entry) => String(entry[field]))
  unique(seen, ids)
  claim('current_count is the number of entries', current_count === entries.length, {
    expected: `${entries.length}`,
    got: `${current_count}`,
  })
  claim('a page has no more entries than its limit', entries.length <= Number(textOf(input.limit) ?? 50), {
    expected: 'no more',
    got: 'more',
  })
  claim(
    'only what belongs to the key space is listed',
    entries.every(({ keyspace_id }) => keyspace_id === input.keyspace_id),
    { expected: 'none else', got: 'another one' },
  )
  const times = entries.map(({ create_time }) => momentOf(create_time))
  claim(
    'the list is in order of creation',
    times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0)),
    { expected: 'the oldest first', got: 'another order', basis: 'assumed' },
  )
  if (textOf(next_marker) !== undefined)
    return claim('next_marker is the last id', next_marker === ids.at(-1), {
      expected: 'the last id',
      got: 'another one',
      basis: 'assumed',
    })
  if (textOf(input.marker) === undefined)
    expectAll(seen, kind, ids, (thing) => factOf(thing, 'keyspace_id') === input.keyspace_id)
}

/** A thing was changed last when it was made, or since then, and by the requests that were seen. */
export function expectChange(seen: Seen, thing: Thing, created: unknown, changed: unknown, name: string) {
  seen.claim(`${name} is not before create_time`, momentOf(changed) >= momentOf(created), {
    expected: 'a time since then',
    got: 'an earlier one',
  })
  const known = factOf(thing, 'changed') as Moment | undefined // only requests that were seen write it
  if (known && seen.isQuiet(thing)) seen.near(name, momentOf(changed), known)
}

/** Who has made it, as the caller is called there. */
export function expectCreator(seen: Seen, thing: Thing, creator: unknown) {
  const caller = factOf(thing, 'caller')
  if (typeof caller === 'string') seen.expect(seen.memory.thing('caller', caller), 'created_by', creator)
}
