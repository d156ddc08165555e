import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { pageAt } from '../rules/pages.ts'
import { demandUniqueKeys, fits, mergedTags, withoutTags, withTags } from '../rules/tags.ts'
import { liveCmks, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'
import { detailsOf } from './key-details.ts'

export const listKmsByTags: Handler<'listKmsByTags'> = async ({ body }, context) => {
  const { action, limit, offset = '', tags = [], matches = [] } = body
  demandUniqueKeys(tags, 'InvalidTags')
  if (action === 'count' && offset !== '') throw new KmsError('OffsetNotRequired')
  const found = (await liveCmks(context)).filter((cmk) => fits(cmk, { tags, matches }))
  if (action === 'count') return { total_count: found.length }
  const page = pageAt(found, { limit, offset })
  return { resources: page.map((cmk) => resourceOf(cmk, context)), total_count: found.length }
}

export const showKmsTags: Handler<'showKmsTags'> = async ({ path }, context) => {
  const cmk = await usableCmk('showKmsTags', path.key_id, context)
  const tags = itemsOf(cmk)
  return { tags, existTagsNum: tags.length }
}

export const listKmsTags: Handler<'listKmsTags'> = async (_, context) => ({
  tags: mergedTags(await liveCmks(context)),
})

export const createKmsTag: Handler<'createKmsTag'> = async ({ path, body }, context) => {
  const cmk = await usableCmk('createKmsTag', path.key_id, context)
  context.records.put('cmk', { ...cmk, tags: withTags(cmk.tags, [body.tag]) })
  return undefined
}

export const batchCreateKmsTags: Handler<'batchCreateKmsTags'> = async ({ path, body }, context) => {
  const cmk = await usableCmk('batchCreateKmsTags', path.key_id, context)
  demandUniqueKeys(body.tags, 'InvalidTagList')
  const keys = body.tags.map(({ key }) => key)
  const tags = body.action === 'create' ? withTags(cmk.tags, body.tags) : withoutTags(cmk.tags, keys)
  context.records.put('cmk', { ...cmk, tags })
  return undefined
}

export const deleteTag: Handler<'deleteTag'> = async ({ path }, context) => {
  const cmk = await usableCmk('deleteTag', path.key_id, context)
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
