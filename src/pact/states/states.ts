import type { State } from '../situation.ts'

/** What a state gives back, for the request of the interaction. */
export type Values = Record<string, unknown>

/** Brings provider states about, one interaction after the other. */
export type States = {
  /** How, in words: for people who wonder why a state failed. */
  readonly how: string
  /** Throws a StateFailure when it cannot be. */
  setUp(state: State): Promise<Values>
  tearDown(state: State): Promise<void>
  /** Told of what an interaction has made, so that it can be taken away again. */
  saw(operation: string, input: Values, answer: Values): void
  /** Takes away what is left at the end. Says what could not be. */
  end(): Promise<string[]>
}

/** Why a state cannot be brought about, in one line. */
export class StateFailure extends Error {}
