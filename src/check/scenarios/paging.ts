import type { Kms } from '../../judge/kms.ts'
import { type Claim, scenario } from './scenario.ts'

type Page = { entries: string[]; next: string; isTruncated: boolean; total: number }
const mostPages = 400

/** Walks through all the pages; the list may change under way, but what is ours is there all the time. */
async function walk(read: (marker: string) => Promise<Page>, limit: number, claim: Claim): Promise<Page[]> {
  const pages: Page[] = []
  for (let marker = '0'; pages.length < mostPages; ) {
    const page = await read(marker)
    pages.push(page)
    claim('a page has no more entries than its limit', page.entries.length <= limit, {
      expected: limit,
      got: page.entries.length,
    })
    if (!page.isTruncated) {
      claim('the last page has no next_marker', page.next === '', { got: page.next })
      return pages
    }
    claim('a page that is truncated names the next', page.next !== '' && page.next !== marker, {
      got: page.next,
    })
    claim('a page that is truncated is full', page.entries.length === limit, {
      expected: limit,
      got: page.entries.length,
    })
    marker = page.next
  }
  claim('the pages of a list come to an end', false, { expected: 'a last page', got: `${mostPages} pages` })
  return pages
}

function onceEach(own: readonly string[], pages: Page[], claim: Claim) {
  const seen = pages.flatMap(({ entries }) => entries)
  for (const id of own) {
    const count = seen.filter((entry) => entry === id).length
    claim('every entry comes exactly once', count === 1, { expected: 'once', got: `${count} times` })
  }
}

export const pagingOfKeys = scenario(
  'paging-of-keys',
  {
    says: 'list-keys shows every CMK exactly once, whatever the size of a page',
    operation: 'listKeys',
    generation: 'current',
  },
  async ({ kms, cmk }, claim) => {
    // Nobody changes the shared ones, and the filter keeps the number of pages small.
    const own = [
      await cmk({ spec: 'EC_P384' }),
      await cmk({ spec: 'EC_P384', label: 'page 2' }),
      await cmk({ spec: 'EC_P384', label: 'page 3' }),
    ]
    for (const limit of [1, 2, 100]) {
      const read = async (marker: string): Promise<Page> => {
        const page = await kms.ok('listKeys', { limit: String(limit), marker, key_spec: 'EC_P384' })
        const ids = page.key_details.map(({ key_id }) => key_id)
        claim('keys and key_details name the same CMKs', page.keys.join() === ids.join())
        return {
          entries: page.keys,
          next: page.next_marker ?? '',
          isTruncated: page.truncated === 'true',
          total: page.total,
        }
      }
      const pages = await walk(read, limit, claim)
      onceEach(own, pages, claim)
      const count = pages.reduce((sum, { entries }) => sum + entries.length, 0)
      const totals = pages.map(({ total }) => total)
      claim(
        'total counts all CMKs and not a page',
        totals.some((total) => total === count),
        { expected: count, got: totals[0] },
      )
    }
  },
)

async function grantsOn(kms: Kms, key_id: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const request = { key_id, grantee_principal: `dewkitcheck${index}`, operations: ['describe-key'] }
    ids.push((await kms.ok('createGrant', request)).grant_id)
  }
  return ids
}

export const pagingOfGrants = scenario(
  'paging-of-grants',
  {
    says: 'list-grants shows every grant of a CMK exactly once, whatever the size of a page',
    operation: 'listGrants',
  },
  async ({ kms, borrow, later }, claim) => {
    const key_id = await borrow()
    const own = await grantsOn(kms, key_id, 5)
    for (const grant_id of own) later(() => kms.call('revokeGrant', { key_id, grant_id }))
    for (const limit of [1, 2, 5, 100]) {
      const read = async (marker: string): Promise<Page> => {
        const page = await kms.ok('listGrants', { key_id, limit: String(limit), marker })
        const entries = page.grants.map(({ grant_id }) => grant_id)
        return {
          entries,
          next: page.next_marker ?? '',
          isTruncated: page.truncated === 'true',
          total: page.total,
        }
      }
      const pages = await walk(read, limit, claim)
      onceEach(own, pages, claim)
      for (const { total } of pages)
        claim('total counts all grants', total === own.length, { expected: own.length, got: total })
    }
  },
)

export const pagingOfAliases = scenario(
  'paging-of-aliases',
  {
    says: 'list-aliases shows every alias of a CMK exactly once, whatever the size of a page',
    operation: 'listAliases',
  },
  async ({ kms, borrow, name, later }, claim) => {
    const key_id = await borrow()
    const own = [1, 2, 3, 4].map(() => `alias/${name()}`)
    for (const alias of own) await kms.ok('createAlias', { key_id, alias })
    later(() => kms.call('deleteAlias', { key_id, aliases: own }))
    for (const limit of [1, 3, 4, 50]) {
      const read = async (marker: string): Promise<Page> => {
        const { aliases, page_info } = await kms.ok('listAliases', { key_id, limit: String(limit), marker })
        const entries = aliases.map(({ alias = '' }) =>
          alias.startsWith('alias/') ? alias : `alias/${alias}`,
        )
        claim('current_count is the size of the page', page_info.current_count === entries.length, {
          expected: entries.length,
          got: page_info.current_count,
        })
        const next = page_info.next_marker ?? ''
        return { entries, next, isTruncated: next !== '', total: entries.length }
      }
      onceEach(own, await walk(read, limit, claim), claim)
    }
  },
)

export const pagingOfTagged = scenario(
  'paging-of-tagged',
  { says: 'a query by tags shows every CMK exactly once, by limit and offset', operation: 'listKmsByTags' },
  async ({ kms, borrow, name, later }, claim) => {
    const own = [await borrow(), await borrow(), await borrow()]
    const tag = { key: name().slice(-36), value: 'page' }
    for (const key_id of own) {
      await kms.ok('createKmsTag', { key_id, tag })
      later(() => kms.call('deleteTag', { key_id, key: tag.key }))
    }
    const query = { resource_instances: 'resource_instances', tags: [{ key: tag.key, values: ['page'] }] }
    const { total_count } = await kms.ok('listKmsByTags', { ...query, action: 'count' })
    claim('count tells how many', total_count === 3, { expected: 3, got: total_count })
    for (const limit of [1, 2, 3]) {
      const seen: string[] = []
      for (let offset = 0; offset < 3; offset += limit) {
        const page = await kms.ok('listKmsByTags', {
          ...query,
          action: 'filter',
          limit: String(limit),
          offset: String(offset),
        })
        claim('total_count counts all of them', page.total_count === 3, {
          expected: 3,
          got: page.total_count,
        })
        seen.push(...(page.resources ?? []).map(({ resource_id }) => resource_id))
      }
      claim('every CMK comes exactly once', [...seen].sort().join() === [...own].sort().join(), {
        expected: 'three',
        got: `${seen.length}`,
      })
    }
  },
)
