import type { ControlOperation } from '../../src/generated/control.ts'
import type { ControlCalls } from '../../src/generated/control-calls.ts'
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

/** A server-sent event. */
export type Heard = { event: string; data: unknown }

export type ControlHandler<Op extends ControlOperation> = (
  input: ControlCalls[Op]['input'],
  steering: Steering,
) => ControlCalls[Op]['output'] | Promise<ControlCalls[Op]['output']>
