import type { OperationId } from '../../src/generated/operations.ts'
import * as aliases from './aliases.ts'
import * as asymmetric from './asymmetric.ts'
import * as data from './data.ts'
import type { Handler } from './handler.ts'
import * as iam from './iam.ts'
import * as keys from './keys.ts'
import * as mac from './mac.ts'
import * as versions from './versions.ts'

/** One handler per operation of the contract: a missing or misspelt one does not compile. */
export const handlers: { [Op in OperationId]: Handler<Op> } = {
  ...aliases,
  ...asymmetric,
  ...data,
  ...iam,
  ...keys,
  ...mac,
  ...versions,
}
