import type { ControlOperation, operations } from '../../src/generated/control.ts'
import type { Directory, Project } from '../auth/accounts.ts'
import type { TemporaryKeys } from '../auth/temporary-keys.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { SeedCmk } from '../seed.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults/faults.ts'
import type { Journal } from './journal/recorder.ts'
import type { Baseline } from './state/records.ts'

/** That an operation has steered, and in which project. */
export type Steer = { operation: ControlOperation; scope: string | undefined }

/** What of a mock can be steered. */
export type Steered = {
  store: Store
  clock: Clock
  faults: Faults
  journal: Journal | undefined
  /** Hear what is steered. */
  listeners: Set<(event: Steer) => void>
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
/** A server-sent event. */
export type Heard = { event: string; data: unknown }

export type AnswerOf<Op extends ControlOperation> =
  Content<Op> extends { 'application/json': infer Answer }
    ? Answer
    : Content<Op> extends { 'text/event-stream': unknown }
      ? AsyncIterable<Heard>
      : string

export type ControlHandler<Op extends ControlOperation> = (
  input: InputOf<Op>,
  steering: Steering,
) => AnswerOf<Op> | Promise<AnswerOf<Op>>
