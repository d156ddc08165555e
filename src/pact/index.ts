export type { ErrorOf } from '../generated/refusals.ts'
export { PactFailure } from './failure.ts'
export type { Given } from './given.ts'
export {
  type Answers,
  type Interaction,
  type KmsPact,
  type KmsPactOptions,
  kmsPact,
  type Reads,
  type Refuses,
  type Sends,
  type Service,
} from './kms-pact.ts'
export { type Exactly, exactly, type FromState, fromState } from './placeholders.ts'
