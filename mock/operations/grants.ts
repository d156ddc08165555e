import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { operations } from '../../src/generated/operations.ts'
import { KmsError } from '../errors.ts'
import { ownedBy, retiredBy } from '../labels.ts'
import type { CmkRecord, GrantRecord } from '../records.ts'
import { demandCreator, demandRetirable, demandWithin } from '../rules/access.ts'
import { type Asked, pageOf, placeOf } from '../rules/pages.ts'
import { accessTo, findCmk, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'

export const createGrant: Handler<'createGrant'> = ({ body }, context) => {
  const { caller, records, world } = context
  const cmk = usableCmk('createGrant', body.key_id, context)
  demandWithin(body.operations, accessTo(operations.createGrant.actions, cmk, context))
  demandRoom(cmk, context)
  const grant: GrantRecord = {
    id: world.random(32).toString('hex'),
    seq: records.next('grant'),
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

export const revokeGrant: Handler<'revokeGrant'> = ({ body }, context) => {
  const cmk = usableCmk('revokeGrant', body.key_id, context)
  demandCreator(cmk, context.caller)
  const grant = grantOn(cmk, body.grant_id, context)
  context.records.delete('grant', grant.id)
  return {}
}

export const retireGrant: Handler<'retireGrant'> = ({ body }, context) => {
  const cmk = usableCmk('retireGrant', body.key_id, context)
  const grant = grantOn(cmk, body.grant_id, context)
  demandRetirable(grant, context.caller)
  context.records.delete('grant', grant.id)
  return {}
}

export const listGrants: Handler<'listGrants'> = ({ body }, context) => {
  const cmk = usableCmk('listGrants', body.key_id, context)
  const label = ownedBy(cmk.id)
  const found = context.records.list('grant', { ...placeOf(body), label })
  return grantsPage(found, context.records.count('grant', label), body)
}

export const listRetirableGrants: Handler<'listRetirableGrants'> = ({ body }, context) => {
  const { after } = placeOf(body)
  const theirs = retirableBy(context).filter((grant) => findCmk(grant.owner, context))
  return grantsPage(
    theirs.filter(({ seq }) => seq > after),
    theirs.length,
    body,
  )
}

/** Every grant that the caller may retire, in order of creation. */
function retirableBy({ caller, records }: Context): GrantRecord[] {
  const labels = [retiredBy('user', caller.user.id), retiredBy('domain', caller.domain.id)]
  const found = labels.flatMap((label) => records.list('grant', { label }))
  return [...new Map(found.map((grant) => [grant.id, grant])).values()].sort((a, b) => a.seq - b.seq)
}

function demandRoom(cmk: CmkRecord, { records }: Context) {
  if (records.count('grant', ownedBy(cmk.id)) >= limits.grantsPerKey) throw new KmsError('TooManyGrantsOfKey')
}

/** A grant goes with its CMK: one on a CMK that is gone is unknown. */
function grantOn(cmk: CmkRecord, grantId: string, context: Context): GrantRecord {
  const grant = context.records.get('grant', grantId.toLowerCase())
  if (!grant || !findCmk(grant.owner, context)) throw new KmsError('GrantNotFound')
  if (grant.owner !== cmk.id) throw new KmsError('GrantOfOtherKey')
  return grant
}

function grantsPage(found: GrantRecord[], total: number, asked: Asked): components['schemas']['GrantsPage'] {
  const { entries, nextMarker } = pageOf(found, asked)
  return {
    grants: entries.map(detailsOf),
    next_marker: nextMarker,
    truncated: nextMarker === '' ? 'false' : 'true',
    total,
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
