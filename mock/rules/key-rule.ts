import type { KeyRule, Verdict } from '../../src/generated/key-rule.ts'
import type { ErrorName } from '../../src/generated/names.ts'
import { type KeyState, keyStates, type OperationId, operations } from '../../src/generated/operations.ts'
import { isErrorName, KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { hasMaterial, withoutExpired } from './imports.ts'
import { rotatedUntil } from './rotation.ts'

/** A state, usage or error that the contract misspells, and a cell that it forgets, does not compile here. */
type Ruled = {
  [Op in OperationId]: (typeof operations)[Op]['keyRule'] extends null ? never : Op
}[OperationId]
const rules = operations satisfies { readonly [Op in Ruled]: { readonly keyRule: KeyRule } }

export type KeyOperation = Ruled

/**
 * The state of the CMK after the operation. Throws the error of the first cell that refuses: what the CMK is and stays
 * (default master key, keystore, replica, origin), then its state, then spec and usage.
 */
export function stateAfter(operation: KeyOperation, cmk: CmkRecord): KeyState {
  const rule: KeyRule = rules[operation].keyRule
  if (cmk.isDefault) demand(rule.defaultKeys, 'defaultKeys', '')
  if (cmk.keystoreId !== '0') demand(rule.customKeystores, 'customKeystores', '')
  if (cmk.primary) demand(rule.replicas, 'replicas', '')
  demand(rule.origins?.[cmk.origin], 'origins', cmk.origin)
  const next = rule.states[cmk.state]
  if (isErrorName(next)) throw refusal(next, 'states', cmk.state)
  demand(rule.specs?.[cmk.spec], 'specs', cmk.spec)
  demand(rule.usages?.[cmk.usage], 'usages', cmk.usage)
  // A CMK without material has nothing to be disabled or enabled: it waits for the import (vendor's manual, 0032).
  return next === 'disabled' && !hasMaterial(cmk) ? 'pendingImport' : next
}

function demand(verdict: Verdict | undefined, table: keyof KeyRule, row: string) {
  if (verdict !== undefined && verdict !== 'allowed') throw refusal(verdict, table, row)
}

const refusal = (error: ErrorName, table: keyof KeyRule, row: string) =>
  new KmsError(error).for({ rule: 'key rule', cell: row === '' ? table : `${table}.${row}` })

/** The CMK as it is at `now`: after rotations, without material that expired, undefined once its deletion fell due. */
export const cmkAt = (cmk: CmkRecord, now: number): CmkRecord | undefined =>
  cmk.state === 'pendingDeletion' && now >= (cmk.deletionAt ?? 0)
    ? undefined
    : rotatedUntil(withoutExpired(cmk, now), now)

/** The digit that stands for a state on the wire. */
export const stateDigit = (state: KeyState) => keyStates[state]
