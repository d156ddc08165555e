import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { operations } from '../../src/generated/operations.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, GrantRecord } from '../records.ts'
import { demandCreator, demandRetirable, demandWithin, isRetirable } from '../rules/access.ts'
import { type Asked, pageOf } from '../rules/pages.ts'
import { accessTo, findCmk, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'

export const createGrant: Handler<'createGrant'> = async ({ body }, context) => {
  const { caller, records, world } = context
  const cmk = await usableCmk('createGrant', body.key_id, context)
  demandWithin(body.operations, await accessTo(operations.createGrant.actions, cmk, context))
  await demandRoom(cmk, context)
  const grant: GrantRecord = {
    id: world.random(32).toString('hex'),
    seq: await records.next('grant'),
    owner: cmk.id,
    grantee: { id: body.grantee_principal, type: body.grantee_principal_type },
    operations: [...new Set(body.operations)],
    issuerId: caller.user.id,
    createdAt: world.now(),
    ...(body.name !== undefined && { name: body.name }),
    ...(body.retiring_principal !== undefined && { retiringUserId: body.retiring_principal }),
  }
  records.put('grant', grant)
  return { grant_id: grant.id }
}

export const revokeGrant: Handler<'revokeGrant'> = async ({ body }, context) => {
  const cmk = await usableCmk('revokeGrant', body.key_id, context)
  demandCreator(cmk, context.caller)
  const grant = await grantOn(cmk, body.grant_id, context)
  context.records.delete('grant', grant.id)
  return {}
}

export const retireGrant: Handler<'retireGrant'> = async ({ body }, context) => {
  const cmk = await usableCmk('retireGrant', body.key_id, context)
  const grant = await grantOn(cmk, body.grant_id, context)
  demandRetirable(grant, context.caller)
  context.records.delete('grant', grant.id)
  return {}
}

export const listGrants: Handler<'listGrants'> = async ({ body }, context) => {
  const cmk = await usableCmk('listGrants', body.key_id, context)
  return grantsPage(await context.records.list('grant', { owner: cmk.id }), body)
}

export const listRetirableGrants: Handler<'listRetirableGrants'> = async ({ body }, context) => {
  const all = await context.records.list('grant')
  const theirs = all.filter((grant) => isRetirable(grant, context.caller))
  const live = await Promise.all(theirs.map((grant) => findCmk(grant.owner, context)))
  return grantsPage(
    theirs.filter((_, index) => live[index]),
    body,
  )
}

async function demandRoom(cmk: CmkRecord, { records }: Context) {
  const present = await records.list('grant', { owner: cmk.id, limit: limits.grantsPerKey })
  if (present.length >= limits.grantsPerKey) throw new KmsError('TooManyGrantsOfKey')
}

/** A grant goes with its CMK: one on a CMK that is gone is unknown. */
async function grantOn(cmk: CmkRecord, grantId: string, context: Context): Promise<GrantRecord> {
  const grant = await context.records.get('grant', grantId.toLowerCase())
  if (!grant || !(await findCmk(grant.owner, context))) throw new KmsError('GrantNotFound')
  if (grant.owner !== cmk.id) throw new KmsError('GrantOfOtherKey')
  return grant
}

function grantsPage(grants: GrantRecord[], asked: Asked): components['schemas']['GrantsPage'] {
  const { entries, nextMarker } = pageOf(grants, asked)
  return {
    grants: entries.map(detailsOf),
    next_marker: nextMarker,
    truncated: nextMarker === '' ? 'false' : 'true',
    total: grants.length,
  }
}

const detailsOf = (grant: GrantRecord): components['schemas']['Grant'] => ({
  key_id: grant.owner,
  grant_id: grant.id,
  grantee_principal: grant.grantee.id,
  grantee_principal_type: grant.grantee.type,
  operations: grant.operations,
  issuing_principal: grant.issuerId,
  creation_date: String(grant.createdAt),
  ...(grant.name !== undefined && { name: grant.name }),
  ...(grant.retiringUserId !== undefined && { retiring_principal: grant.retiringUserId }),
})
