// Written by `npm run generate` from openapi/. Not edited by hand.
import type { KeySpec } from './key-specs.ts'
import type { ErrorName, KeyState } from './names.ts'

export type Verdict = 'allowed' | ErrorName

/** `x-key-rule` of the contract: which CMKs an operation accepts, and what becomes of their state. */
export type KeyRule = {
  /** The field or parameter that names the CMK. */
  key: string
  states: Record<KeyState, KeyState | ErrorName>
  usages?: Record<'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC', Verdict>
  specs?: Partial<Record<KeySpec, Verdict>>
  origins?: Record<'kms' | 'external', Verdict>
  defaultKeys: Verdict
  customKeystores?: Verdict
  replicas?: Verdict
  /** Cells that no source documents, and those that were only observed: for docs/key-matrix.md. */
  assumed?: readonly string[]
  observed?: readonly string[]
}
