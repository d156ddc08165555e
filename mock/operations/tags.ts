import { KmsError } from '../errors.ts'
import { TAG, taggedWith, tagIn } from '../labels.ts'
import type { CmkRecord } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import { pageAt } from '../rules/pages.ts'
import { demandUniqueKeys, type Filter, fits, mergedTags, withoutTags, withTags } from '../rules/tags.ts'
import { usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'
import { detailsOf } from './key-details.ts'
import { countCmks, goneCmks, listCmks } from './listing.ts'

export const listKmsByTags: Handler<'listKmsByTags'> = ({ body }, context) => {
  const { action, limit, offset = '', tags = [], matches = [] } = body
  demandUniqueKeys(tags, 'InvalidTags')
  if (action === 'count' && offset !== '') throw new KmsError('OffsetNotRequired')
  const filter = { tags, matches }
  if (tags.length === 0 && matches.length === 0) {
    const total_count = countCmks(everything, context)
    if (action === 'count') return { total_count }
    const upTo = listCmks(everything, { limit: Number(offset) + Number(limit) }, context)
    return { resources: pageAt(upTo, { limit, offset }).map((cmk) => resourceOf(cmk, context)), total_count }
  }
  const found = candidates(tags, context).filter((cmk) => fits(cmk, filter))
  if (action === 'count') return { total_count: found.length }
  const page = pageAt(found, { limit, offset })
  return { resources: page.map((cmk) => resourceOf(cmk, context)), total_count: found.length }
}

const everything = () => true

type TagsAsked = NonNullable<Filter['tags']>

/** The CMKs that have the rarest of the tags, or all where only names are asked for; in order of creation. */
function candidates(tags: TagsAsked, context: Context): CmkRecord[] {
  const { records, world } = context
  const rarest = tags
    .map(labelsAsked)
    .map((labels) => ({ labels, count: labels.reduce((sum, label) => sum + records.count('cmk', label), 0) }))
    .sort((a, b) => a.count - b.count)[0]
  if (!rarest) return listCmks(everything, {}, context)
  return rarest.labels
    .flatMap((label) => records.list('cmk', { label }))
    .flatMap((cmk) => cmkAt(cmk, world.now()) ?? [])
    .sort((a, b) => a.seq - b.seq)
}

const labelsAsked = ({ key, values = [] }: TagsAsked[number]): string[] =>
  values.length === 0 ? [taggedWith(key)] : [...new Set(values)].map((value) => taggedWith(key, value))

export const showKmsTags: Handler<'showKmsTags'> = ({ path }, context) => {
  const cmk = usableCmk('showKmsTags', path.key_id, context)
  const tags = itemsOf(cmk)
  return { tags, existTagsNum: tags.length }
}

export const listKmsTags: Handler<'listKmsTags'> = (_, context) => {
  const gone = new Map<string, number>()
  for (const { tags } of goneCmks(context))
    for (const [key, value] of Object.entries(tags)) {
      const label = taggedWith(key, value)
      gone.set(label, (gone.get(label) ?? 0) + 1)
    }
  const there = context.records
    .labels('cmk', TAG)
    .filter(({ label, count }) => count > (gone.get(label) ?? 0))
  return { tags: mergedTags(there.map(({ label }) => tagIn(label))) }
}

export const createKmsTag: Handler<'createKmsTag'> = ({ path, body }, context) => {
  const cmk = usableCmk('createKmsTag', path.key_id, context)
  context.records.put('cmk', { ...cmk, tags: withTags(cmk.tags, [body.tag]) })
  return undefined
}

export const batchCreateKmsTags: Handler<'batchCreateKmsTags'> = ({ path, body }, context) => {
  const cmk = usableCmk('batchCreateKmsTags', path.key_id, context)
  demandUniqueKeys(body.tags, 'InvalidTagList')
  const keys = body.tags.map(({ key }) => key)
  const tags = body.action === 'create' ? withTags(cmk.tags, body.tags) : withoutTags(cmk.tags, keys)
  context.records.put('cmk', { ...cmk, tags })
  return undefined
}

export const deleteTag: Handler<'deleteTag'> = ({ path }, context) => {
  const cmk = usableCmk('deleteTag', path.key_id, context)
  if (!Object.hasOwn(cmk.tags, path.key)) throw new KmsError('TagNotFound')
  context.records.put('cmk', { ...cmk, tags: withoutTags(cmk.tags, [path.key]) })
  return undefined
}

const itemsOf = ({ tags }: CmkRecord) => Object.entries(tags).map(([key, value]) => ({ key, value }))

const resourceOf = (cmk: CmkRecord, context: Context) => ({
  resource_id: cmk.id,
  resource_detail: detailsOf(cmk, context),
  resource_name: cmk.name,
  tags: itemsOf(cmk),
})
