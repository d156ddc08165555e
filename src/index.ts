export {
  type Client,
  type ClientOptions,
  type Credentials,
  createClient,
  type Input,
  type Output,
  type Password,
  type Refusal,
  type Result,
  type SigningKeys,
} from './client/index.ts'
export { type Dialect, type ErrorName, errors } from './generated/errors.ts'
export { type KeyState, keyStates, type OperationId, operations } from './generated/operations.ts'
