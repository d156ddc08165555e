import { errors as everyError } from './generated/errors.ts'
import type { ErrorName, KeyState, OperationId } from './generated/names.ts'
import { operations as everyOperation, keyStates as everyState } from './generated/operations.ts'

/** An error of the catalogue. `{field}` and the like in its message stand for what an answer says. */
export type KnownError = { code: string | number; status: number; message: string; dialect: string }

export type Operation = {
  method: string
  /** With names in braces, such as `/v1.0/{project_id}/kms/encrypt-data`. */
  path: string
  group: string
  /** As the vendor's SDKs call it. */
  sdkName: string
  /** The status of its answer. */
  success: number
  /** Rights that allow it. */
  actions: readonly string[]
  /** Calls a second per customer; null for no limit. */
  throttle: number | null
  /** The errors that it can answer. */
  errors: readonly string[]
}

export const errors: Readonly<Record<ErrorName, KnownError>> = everyError
export const operations: Readonly<Record<OperationId, Operation>> = everyOperation
/** A state's name -> its digit on the wire. */
export const keyStates: Readonly<Record<KeyState, string>> = everyState
