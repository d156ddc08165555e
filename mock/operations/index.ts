import type { OperationId } from '../../src/generated/operations.ts'
import * as aliases from './aliases.ts'
import * as data from './data.ts'
import * as pairs from './datakey-pairs.ts'
import * as datakeys from './datakeys.ts'
import type { Handler } from './handler.ts'
import * as iam from './iam.ts'
import * as keys from './keys.ts'
import * as random from './random.ts'
import * as versions from './versions.ts'

/** One handler per operation of the contract: a missing or misspelt one does not compile. */
export const handlers: { [Op in OperationId]: Handler<Op> } = {
  ...aliases,
  ...data,
  ...datakeys,
  ...iam,
  ...keys,
  ...pairs,
  ...random,
  ...versions,
}
