import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { operations } from '../../src/generated/operations.ts'
import { demandRight } from '../auth/authenticate.ts'
import { KmsError } from '../errors.ts'
import { ownedBy } from '../labels.ts'
import type { AliasRecord } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import { pageById } from '../rules/pages.ts'
import { rfc3339 } from '../rules/times.ts'
import { aliasName, findCmk, forgetCmk, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'

export const createAlias: Handler<'createAlias'> = ({ body }, context) => {
  const { records, world } = context
  const cmk = usableCmk('createAlias', body.key_id, context)
  const id = aliasName(body.alias)
  demandFree(id, context)
  demandRoom(cmk.id, context)
  const now = world.now()
  const alias: AliasRecord = {
    id,
    seq: records.next('alias'),
    owner: cmk.id,
    alias: body.alias,
    createdAt: now,
    updatedAt: now,
  }
  records.put('alias', alias)
  return entityOf(alias, context)
}

export const associateAlias: Handler<'associateAlias'> = ({ body }, context) => {
  const cmk = usableCmk('associateAlias', body.target_key_id, context)
  const alias = liveAlias(aliasName(body.alias), context)
  if (!alias) throw new KmsError('KeyNotFound', '(no such alias)')
  if (alias.owner !== cmk.id) demandRoom(cmk.id, context)
  const moved = { ...alias, owner: cmk.id, updatedAt: context.world.now() }
  context.records.put('alias', moved)
  return entityOf(moved, context)
}

export const deleteAlias: Handler<'deleteAlias'> = ({ body }, context) => {
  const cmk = usableCmk('deleteAlias', body.key_id, context)
  for (const name of body.aliases.map(aliasName)) {
    const alias = context.records.get('alias', name)
    if (alias?.owner !== cmk.id) throw new KmsError('KeyNotFound', '(the key has no such alias)')
  }
  for (const name of body.aliases.map(aliasName)) context.records.delete('alias', name)
  return undefined
}

export const listAliases: Handler<'listAliases'> = ({ query }, context) => {
  if (query.key_id && !findCmk(query.key_id, context)) throw new KmsError('KeyNotFound')
  demandRight(context.caller, operations.listAliases.actions, 'NoAccessToApi')
  const found = query.key_id ? aliasesOf(query.key_id, query, context) : allAliases(query, context)
  const { entries, nextMarker } = pageById(found, query)
  return {
    aliases: entries.map((alias) => entityOf(alias, context)),
    page_info: { next_marker: nextMarker, current_count: entries.length },
  }
}

type AliasesAsked = { limit: string | number; marker?: string }

/** In order of their ids, after the marker, which need not be there any more. */
function allAliases({ limit, marker = '' }: AliasesAsked, context: Context): AliasRecord[] {
  const most = Number(limit) + 1
  const found: AliasRecord[] = []
  let after = aliasName(marker)
  while (found.length < most) {
    const page = context.records.named('alias', { after, limit: most })
    found.push(...page.filter((alias) => lives(alias, context)))
    after = page.at(-1)?.id ?? ''
    if (page.length < most) break
  }
  return found
}

const aliasesOf = (cmkId: string, { marker = '' }: AliasesAsked, { records }: Context): AliasRecord[] =>
  records
    .list('alias', { label: ownedBy(cmkId) })
    .filter(({ id }) => id > aliasName(marker))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** An alias goes with its CMK. */
function lives(alias: AliasRecord, { records, world }: Context): boolean {
  const cmk = records.get('cmk', alias.owner)
  return cmk !== undefined && cmkAt(cmk, world.now()) !== undefined
}

function liveAlias(id: string, context: Context): AliasRecord | undefined {
  const alias = context.records.get('alias', id)
  return alias && lives(alias, context) ? alias : undefined
}

function demandFree(id: string, context: Context) {
  const holder = context.records.get('alias', id)
  if (!holder) return
  if (lives(holder, context)) throw new KmsError('DuplicateKeyAlias')
  const gone = context.records.get('cmk', holder.owner)
  if (gone) forgetCmk(gone, context)
}

function demandRoom(cmkId: string, { records }: Context) {
  if (records.count('alias', ownedBy(cmkId)) >= limits.aliasesPerKey) {
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
