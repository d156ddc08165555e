import type { ControlOperation, operations } from '../../src/generated/control.ts'
import type { Directory, Project } from '../auth/accounts.ts'
import type { TemporaryKeys } from '../auth/temporary-keys.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { SeedCmk } from '../seed.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults/faults.ts'
import type { Baseline } from './state/records.ts'

/** What of a mock can be steered. */
export type Steered = {
  store: Store
  clock: Clock
  faults: Faults
  directory: Directory
  tokens: Tokens
  temporaryKeys: TemporaryKeys
  /** The keys that the mock began with. */
  seeds: readonly SeedCmk[]
  baseline: Baseline
  deterministic: boolean
  /** Draws the random numbers from their beginning again, where nothing is random. */
  rewind?: (() => void) | undefined
}

/** `scope`: the one project that is meant. */
export type Steering = Steered & { scope: Project | undefined }

type Parameters<Op extends ControlOperation> = operations[Op]['parameters']
type Fields<Part> = [NonNullable<Part>] extends [never] ? unknown : NonNullable<Part>
type Body<Op extends ControlOperation> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Sent } }
}
  ? Sent
  : unknown

/** The fields of path, query and body, in one object. */
export type InputOf<Op extends ControlOperation> = Fields<Parameters<Op>['path']> &
  Fields<Parameters<Op>['query']> &
  Body<Op>

type Content<Op extends ControlOperation> = operations[Op]['responses'][200]['content']
export type AnswerOf<Op extends ControlOperation> =
  Content<Op> extends { 'application/json': infer Fields } ? Fields : string

export type ControlHandler<Op extends ControlOperation> = (
  input: InputOf<Op>,
  steering: Steering,
) => AnswerOf<Op> | Promise<AnswerOf<Op>>
