import { operations } from '../../src/generated/operations.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, GrantOperation, GrantRecord } from '../records.ts'
import type { KeyOperation } from './key-rule.ts'

export type Principal = { user: { id: string }; domain: { id: string } }

/** `actions` all stand for the operation; `hasRight`: whether the caller's own rights include one of them. */
export type Access = {
  principal: Principal
  actions: readonly string[]
  hasRight: boolean
  grants: readonly GrantRecord[]
}

/** Throws NoAccessToKey unless the caller's own rights or a grant on the CMK allow the operation. */
export function demandAccess(operation: KeyOperation, { principal, actions, hasRight, grants }: Access) {
  if (hasRight || grants.some((grant) => allows(grant, principal, grantName(operation)))) return
  throw new KmsError('NoAccessToKey', `(the right ${actions[0]} is missing)`).for({
    rule: 'right',
    missing: actions,
  })
}

/** Whoever may grant only because of a grant passes on what they were granted, no more. */
export function demandWithin(asked: readonly GrantOperation[], { principal, hasRight, grants }: Access) {
  const isTheirs = (name: GrantOperation) => grants.some((grant) => allows(grant, principal, name))
  if (!hasRight && !asked.every(isTheirs))
    throw new KmsError('NoAccessToKey', '(operations has one that was not granted to the caller)')
}

/** Only the creator of a CMK revokes grants on it; a CMK of a seed has none, and anybody with the right will do. */
export function demandCreator({ creatorId }: CmkRecord, { user }: Principal) {
  if (creatorId !== '' && creatorId !== user.id)
    throw new KmsError('NoAccessToKey', '(only the user who created the key revokes grants)')
}

export function demandRetirable(grant: GrantRecord, principal: Principal) {
  if (!isRetirable(grant, principal))
    throw new KmsError('NoAccessToKey', '(the grant does not let the caller retire it)')
}

/** A grant is retired by its creator, its retiring principal, and a grantee who was granted that. */
export const isRetirable = (grant: GrantRecord, principal: Principal) =>
  allows(grant, principal, 'retire-grant')

function allows(grant: GrantRecord, principal: Principal, name: string): boolean {
  const { issuerId, retiringUserId, operations } = grant
  if (name === 'retire-grant' && [issuerId, retiringUserId].includes(principal.user.id)) return true
  return isGrantee(grant, principal) && operations.some((operation) => operation === name)
}

const isGrantee = ({ grantee }: GrantRecord, { user, domain }: Principal) =>
  grantee.id === (grantee.type === 'user' ? user.id : domain.id)

/** Grants name operations as the paths do. */
const grantName = (operation: KeyOperation) => operations[operation].path.split('/').at(-1) ?? ''
