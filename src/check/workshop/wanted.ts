import type { KeyState } from '../../generated/names.ts'
import { keyStates } from '../../generated/operations.ts'

/** A CMK that a case needs. Default: AES_256, the first usage of its spec, made by KMS, enabled. */
export type Wanted = {
  spec?: string
  usage?: string
  origin?: 'kms' | 'external'
  state?: KeyState
  /** Tells apart CMKs that are otherwise alike. */
  label?: string
}

/** Our word for a state on the wire. */
export const stateOfDigit = (digit: string | undefined): KeyState | undefined =>
  (Object.keys(keyStates) as KeyState[]).find((state) => keyStates[state] === digit)
