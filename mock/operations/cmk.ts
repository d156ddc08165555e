import { operations } from '../../src/generated/operations.ts'
import { mayDo } from '../auth/accounts.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { type Access, demandAccess } from '../rules/access.ts'
import { cmkAt, type KeyOperation, stateAfter } from '../rules/key-rule.ts'
import type { Context } from './handler.ts'

/**
 * The CMK that `reference` (id, alias or URN) names, if the operation accepts it: it exists, the caller has the right
 * or a grant, and the contract's x-key-rule lets it through, in this order.
 */
export async function usableCmk(
  operation: KeyOperation,
  reference: string,
  context: Context,
): Promise<CmkRecord> {
  const cmk = await findCmk(reference, context)
  if (!cmk) throw new KmsError('KeyNotFound')
  demandAccess(operation, await accessTo(operation, cmk, context))
  return { ...cmk, state: stateAfter(operation, cmk) }
}

/** What decides whether the caller may do an operation on a CMK. Grants are read only where they can matter. */
export async function accessTo(operation: KeyOperation, cmk: CmkRecord, context: Context): Promise<Access> {
  const hasRight = mayDo(context.caller, operations[operation].action)
  const grants = hasRight ? [] : await context.records.list('grant', { owner: cmk.id })
  return { principal: context.caller, hasRight, grants }
}

/** The CMK that exists now under an id, an alias or a URN of the caller's project. */
export async function findCmk(reference: string, context: Context): Promise<CmkRecord | undefined> {
  const { records, world } = context
  const alias = aliasIn(reference, context)
  const id = alias === undefined ? reference : (await records.get('alias', alias))?.owner
  const cmk = id === undefined ? undefined : await records.get('cmk', id)
  return cmk && cmkAt(cmk, world.now())
}

/** Every CMK of the project that exists now, in order of creation. */
export async function liveCmks({ records, world }: Context): Promise<CmkRecord[]> {
  const now = world.now()
  return (await records.list('cmk')).flatMap((cmk) => cmkAt(cmk, now) ?? [])
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
export async function forgetCmk(cmk: CmkRecord, { records }: Context): Promise<void> {
  for (const alias of await records.list('alias', { owner: cmk.id })) records.delete('alias', alias.id)
  for (const grant of await records.list('grant', { owner: cmk.id })) records.delete('grant', grant.id)
  records.delete('name', cmk.name)
  records.delete('cmk', cmk.id)
}
