import { operations } from '../../src/generated/operations.ts'
import { mayDo } from '../auth/rights.ts'
import { KmsError } from '../errors.ts'
import { ownedBy } from '../labels.ts'
import type { CmkRecord } from '../records.ts'
import { type Access, demandAccess } from '../rules/access.ts'
import { cmkAt, type KeyOperation, stateAfter } from '../rules/key-rule.ts'
import { demandQuota, isCustomers } from '../rules/quotas.ts'
import type { Context } from './handler.ts'
import { countCmks } from './listing.ts'

/**
 * The CMK that `reference` (id, alias or URN) names, if the operation accepts it: it exists, the caller has the right
 * or a grant, and the contract's x-key-rule lets it through, in this order. `actions` are the rights that stand for the
 * operation.
 */
export function usableCmk(
  operation: KeyOperation,
  reference: string,
  context: Context,
  actions: readonly string[] = operations[operation].actions,
): CmkRecord {
  const cmk = findCmk(reference, context)
  if (!cmk) throw new KmsError('KeyNotFound')
  demandAccess(operation, accessTo(actions, cmk, context))
  const state = stateAfter(operation, cmk)
  return state === cmk.state ? cmk : { ...cmk, state }
}

/** What decides whether the caller may do an operation on a CMK. Grants are read only where they can matter. */
export function accessTo(actions: readonly string[], cmk: CmkRecord, context: Context): Access {
  const hasRight = mayDo(context.caller, actions)
  const grants = hasRight ? [] : context.records.list('grant', { label: ownedBy(cmk.id) })
  return { principal: context.caller, actions, hasRight, grants }
}

/** The CMK that exists now under an id, an alias or a URN of the caller's project. */
export function findCmk(reference: string, context: Context): CmkRecord | undefined {
  const { records, world } = context
  const alias = aliasIn(reference, context)
  const id = alias === undefined ? reference : records.get('alias', alias)?.owner
  const found = id === undefined ? undefined : records.get('cmk', id)
  const cmk = found && cmkAt(found, world.now())
  return cmk && withVersionsOfPrimary(cmk, context)
}

/** More than there are regions: a snapshot may have been written by hand, with a CMK that is its own primary. */
const MOST_PRIMARIES = 100

/** A replica has the versions that its primary has by now; when that is gone, those that it had itself. */
function withVersionsOfPrimary(
  cmk: CmkRecord,
  { records, world }: Pick<Context, 'records' | 'world'>,
  most = MOST_PRIMARIES,
): CmkRecord {
  if (!cmk.primary || most === 0) return cmk
  const there = { records: records.elsewhere(cmk.primary.project), world }
  const found = there.records.get('cmk', cmk.primary.id)
  if (!found) return cmk
  const primary = withVersionsOfPrimary(cmkAt(found, world.now()) ?? found, there, most - 1)
  const later = primary.versions.slice(cmk.versions.length)
  // A version without its material ('') is nothing to follow.
  return later.includes('') ? cmk : { ...cmk, versions: [...cmk.versions, ...later] }
}

/** The id that the ciphertexts of a CMK carry: with replicas, that of the CMK which was first. */
export const materialIdOf = (cmk: CmkRecord) => cmk.materialId ?? cmk.id

/** The id of the CMK in this project that opens a ciphertext which carries `materialId`: it, or its replica here. */
export function holderOf(materialId: string, context: Context): string {
  if (findCmk(materialId, context)) return materialId
  return context.records.get('replica', materialId)?.owner ?? materialId
}

/** A name is taken also by a CMK that is pending deletion, until it is gone. */
export function takeName(name: string, owner: string, context: Context) {
  const { records } = context
  const holder = records.get('name', name)
  if (holder && findCmk(holder.owner, context)) throw new KmsError('DuplicateKeyAlias')
  const gone = holder && records.get('cmk', holder.owner)
  if (gone) forgetCmk(gone, context)
  records.put('name', { id: name, seq: records.next('name'), owner })
}

/** Throws TooManyKeys where the project has a quota of its own and no room for one more CMK. */
export function demandRoom(context: Context) {
  const { quota } = context.project
  if (quota !== undefined) demandQuota(countCmks(isCustomers, context), quota)
}

/** The alias name in a reference: undefined for an id, and a name that nothing has for a URN of somewhere else. */
function aliasIn(reference: string, { caller, project }: Context): string | undefined {
  if (reference.startsWith('alias/')) return aliasName(reference)
  const [scheme, region, domain, , ...name] = reference.split(':')
  if (scheme !== 'kms') return undefined
  return region === project.name && domain === caller.domain.id ? name.join(':') : ''
}

/** `alias/orders` and `orders` are one alias, `orders`. */
export const aliasName = (alias: string) => alias.replace(/^alias\//, '')

/** Forgets a CMK whose deletion has fallen due, and its aliases, grants and name with it. */
export function forgetCmk(cmk: CmkRecord, { records }: Context): void {
  for (const alias of records.list('alias', { label: ownedBy(cmk.id) })) records.delete('alias', alias.id)
  for (const grant of records.list('grant', { label: ownedBy(cmk.id) })) records.delete('grant', grant.id)
  const replica = records.get('replica', materialIdOf(cmk))
  if (replica?.owner === cmk.id) records.delete('replica', replica.id)
  records.delete('name', cmk.name)
  records.delete('cmk', cmk.id)
}
