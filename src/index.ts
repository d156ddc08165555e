export { errors, type KnownError, keyStates, type Operation, operations } from './catalogue.ts'
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
export type { ErrorName, KeyState, OperationId } from './generated/names.ts'
