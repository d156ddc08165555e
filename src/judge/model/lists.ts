import { expectDetails } from './cmk.ts'
import { factOf, type Thing } from './memory.ts'
import { type Fields, fieldsOf, listOf, type Rules, type Seen, sameJson, textOf } from './rule.ts'

export type Page = { ids: string[]; isWhole: boolean }

/** What holds for every list with limit, marker, next_marker, truncated and total. */
export function expectPage(seen: Seen, ids: readonly string[], most: number): Page {
  const { input, output, claim } = seen
  const limit = Number(textOf(input.limit) ?? most)
  const marker = textOf(input.marker) ?? '0'
  const { next_marker = '', truncated, total } = output
  const isTruncated = truncated === 'true'
  unique(seen, ids)
  claim('a page has no more entries than its limit', ids.length <= limit, {
    expected: `${limit}`,
    got: `${ids.length}`,
  })
  claim('next_marker is there while the list goes on', isTruncated === (next_marker !== ''), {
    expected: isTruncated ? 'a marker' : 'an empty text',
    got: isTruncated ? 'none' : 'a marker',
  })
  claim('a page that is truncated is full', !isTruncated || ids.length === limit, {
    expected: `${limit}`,
    got: `${ids.length}`,
  })
  claim('the marker moves on', !isTruncated || Number(next_marker) >= Number(marker) + ids.length, {
    expected: 'a marker behind the entries',
    got: 'one before them',
  })
  const isFirst = Number(marker) === 0
  if (typeof total === 'number') {
    const least = ids.length + (isTruncated ? 1 : 0)
    claim('total counts all entries', isFirst && !isTruncated ? total === ids.length : total >= least, {
      expected: isFirst && !isTruncated ? `${ids.length}` : `at least ${least}`,
      got: `${total}`,
    })
  }
  return { ids: [...ids], isWhole: isFirst && !isTruncated }
}

export function unique({ claim }: Pick<Seen, 'claim'>, ids: readonly string[]) {
  claim('no entry comes twice', new Set(ids).size === ids.length, {
    expected: 'each once',
    got: 'one of them twice',
  })
}

const isThere = (cmk: Thing) => factOf(cmk, 'isCaused') === true

function listed(seen: Seen) {
  const { input, output, memory, project, claim, isQuiet } = seen
  const details = listOf(output.key_details).map(fieldsOf)
  const ids = details.map(({ key_id }) => String(key_id))
  claim('keys and key_details name the same CMKs', sameJson(output.keys, ids), {
    expected: 'the same ids',
    got: 'others',
  })
  const { isWhole } = expectPage(seen, ids, 2000)
  const { key_state, key_spec } = input
  const fits = (cmk: Fields) =>
    (textOf(key_state) === undefined || cmk.key_state === key_state) &&
    (key_spec === 'ALL' || key_spec === undefined || cmk.key_spec === key_spec)
  claim('only what the filter lets through is listed', details.every(fits), {
    expected: 'none else',
    got: 'another one',
  })
  details.forEach((each) => {
    expectDetails(seen, each)
  })
  inOrder(seen, details)
  if (!isWhole || textOf(input.enterprise_project_id) || textOf(input.keystore_type)) return
  const missing = memory.all(project, 'cmk').filter(([id, cmk]) => {
    if (!isThere(cmk) || !isQuiet(cmk) || ids.includes(id)) return false
    const state = factOf(cmk, 'key_state')
    const spec = factOf(cmk, 'key_spec')
    // Without the parameter the current generation lists AES_256 alone, the classic one everything.
    return (
      state !== undefined &&
      fits({ key_state: state, key_spec: spec }) &&
      (key_spec !== undefined || spec === 'AES_256')
    )
  })
  claim('every CMK that the filter lets through is listed', missing.length === 0, {
    expected: 'all of them',
    got: 'a list without one of them',
  })
  const count = memory.thing(project, 'count', '')
  if (key_spec === 'ALL' && textOf(key_state) === undefined && isQuiet(count))
    seen.expect(
      count,
      'number of CMKs',
      details.filter(({ default_key_flag }) => default_key_flag === '0').length,
    )
}

/** The contract's reading: in order of creation. */
function inOrder({ claim }: Seen, details: Fields[]) {
  const dates = details.map(({ creation_date }) => Number(creation_date))
  claim(
    'the list is in order of creation',
    dates.every((date, at) => at === 0 || date >= (dates[at - 1] ?? 0)),
    {
      expected: 'the oldest first',
      got: 'another order',
      basis: 'assumed',
    },
  )
}

function instances(seen: Seen, number: unknown) {
  const count = seen.memory.thing(seen.project, 'count', '')
  if (seen.isQuiet(count)) seen.expect(count, 'number of CMKs', number)
}

function quotas(seen: Seen) {
  const { output, memory, project, claim } = seen
  const resources = listOf(fieldsOf(output.quotas).resources).map(fieldsOf)
  claim(
    'there is an entry for each of CMK and grant_per_CMK',
    sameJson(resources.map(({ type }) => type).sort(), ['CMK', 'grant_per_CMK']),
    {
      expected: 'one of each',
      got: 'other entries',
    },
  )
  for (const { type, used, quota } of resources) {
    seen.expect(memory.thing(project, 'quota', String(type)), 'quota', quota)
    if (type === 'CMK') instances(seen, used)
    if (type === 'grant_per_CMK') grantsUsed(seen, Number(used))
  }
}

/** Where every CMK of the project is known, so are their grants. */
function grantsUsed({ memory, project, claim, isQuiet }: Seen, used: number) {
  const cmks = memory.all(project, 'cmk').filter(([, cmk]) => isThere(cmk))
  const grants = cmks.map(([id]) => memory.thing(project, 'grants', id))
  const counts = grants.map((thing) => listOf(factOf(thing, 'all')).length)
  const number = factOf(memory.known(project, 'count', ''), 'number of CMKs')
  const isExact =
    number === cmks.length && grants.every((thing) => isQuiet(thing) && factOf(thing, 'all') !== undefined)
  const most = Math.max(0, ...counts)
  if (!isExact) return
  claim('used of grant_per_CMK is the most that a CMK has', used === most, {
    expected: `${most}`,
    got: `${used}`,
    basis: 'assumed',
  })
}

export const lists: Rules = {
  listKeys: { answered: listed },
  showUserInstances: { answered: (seen) => instances(seen, seen.output.instance_num) },
  showUserQuotas: { answered: quotas },
}
