import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { operations } from '../../src/generated/operations.ts'
import { demandRight } from '../auth/authenticate.ts'
import { KmsError } from '../errors.ts'
import type { AliasRecord } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import { pageByName } from '../rules/pages.ts'
import { rfc3339 } from '../rules/times.ts'
import { aliasName, findCmk, forgetCmk, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'

export const createAlias: Handler<'createAlias'> = async ({ body }, context) => {
  const { records, world } = context
  const cmk = await usableCmk('createAlias', body.key_id, context)
  const id = aliasName(body.alias)
  await demandFree(id, context)
  await demandRoom(cmk.id, context)
  const now = world.now()
  const alias: AliasRecord = {
    id,
    seq: await records.next('alias'),
    owner: cmk.id,
    alias: body.alias,
    createdAt: now,
    updatedAt: now,
  }
  records.put('alias', alias)
  return entityOf(alias, context)
}

export const associateAlias: Handler<'associateAlias'> = async ({ body }, context) => {
  const cmk = await usableCmk('associateAlias', body.target_key_id, context)
  const alias = await liveAlias(aliasName(body.alias), context)
  if (!alias) throw new KmsError('KeyNotFound', '(no such alias)')
  if (alias.owner !== cmk.id) await demandRoom(cmk.id, context)
  const moved = { ...alias, owner: cmk.id, updatedAt: context.world.now() }
  context.records.put('alias', moved)
  return entityOf(moved, context)
}

export const deleteAlias: Handler<'deleteAlias'> = async ({ body }, context) => {
  const cmk = await usableCmk('deleteAlias', body.key_id, context)
  for (const name of body.aliases.map(aliasName)) {
    const alias = await context.records.get('alias', name)
    if (alias?.owner !== cmk.id) throw new KmsError('KeyNotFound', '(the key has no such alias)')
  }
  for (const name of body.aliases.map(aliasName)) context.records.delete('alias', name)
  return undefined
}

export const listAliases: Handler<'listAliases'> = async ({ query }, context) => {
  if (query.key_id && !(await findCmk(query.key_id, context))) throw new KmsError('KeyNotFound')
  demandRight(context.caller, operations.listAliases.actions, 'NoAccessToApi')
  const all = await context.records.list('alias', query.key_id ? { owner: query.key_id } : {})
  const live = await Promise.all(all.map(async (alias) => ({ alias, lives: await lives(alias, context) })))
  const { entries, nextMarker } = pageByName(
    live.flatMap(({ alias, lives }) => (lives ? [alias] : [])),
    { limit: query.limit, marker: aliasName(query.marker ?? '') },
  )
  return {
    aliases: entries.map((alias) => entityOf(alias, context)),
    page_info: { next_marker: nextMarker, current_count: entries.length },
  }
}

/** An alias goes with its CMK. */
async function lives(alias: AliasRecord, { records, world }: Context): Promise<boolean> {
  const cmk = await records.get('cmk', alias.owner)
  return cmk !== undefined && cmkAt(cmk, world.now()) !== undefined
}

async function liveAlias(id: string, context: Context): Promise<AliasRecord | undefined> {
  const alias = await context.records.get('alias', id)
  return alias && (await lives(alias, context)) ? alias : undefined
}

async function demandFree(id: string, context: Context) {
  const holder = await context.records.get('alias', id)
  if (!holder) return
  if (await lives(holder, context)) throw new KmsError('DuplicateKeyAlias')
  const gone = await context.records.get('cmk', holder.owner)
  if (gone) await forgetCmk(gone, context)
}

async function demandRoom(cmkId: string, { records }: Context) {
  const present = await records.list('alias', { owner: cmkId, limit: limits.aliasesPerKey })
  if (present.length >= limits.aliasesPerKey) {
    throw new KmsError('InvalidParameter', `A key has at most ${limits.aliasesPerKey} aliases.`)
  }
}

const entityOf = (
  alias: AliasRecord,
  { caller, project }: Context,
): components['schemas']['AliasEntity'] => ({
  domain_id: caller.domain.id,
  key_id: alias.owner,
  alias: alias.alias,
  alias_urn: `kms:${project.name}:${caller.domain.id}:alias:${alias.id}`,
  create_time: rfc3339(alias.createdAt),
  update_time: rfc3339(alias.updatedAt),
})
