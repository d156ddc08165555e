import type { OperationId } from '../../src/generated/operations.ts'
import * as accessPoints from './access-points.ts'
import * as aliases from './aliases.ts'
import * as asymmetric from './asymmetric.ts'
import * as capsules from './capsules.ts'
import * as data from './data.ts'
import * as pairs from './datakey-pairs.ts'
import * as datakeys from './datakeys.ts'
import * as grants from './grants.ts'
import type { Handler } from './handler.ts'
import * as iam from './iam.ts'
import * as iamDirectory from './iam-directory.ts'
import * as imports from './import.ts'
import * as keys from './keys.ts'
import * as keystores from './keystores.ts'
import * as mac from './mac.ts'
import * as policies from './policies.ts'
import * as quotas from './quotas.ts'
import * as random from './random.ts'
import * as regions from './regions.ts'
import * as rotation from './rotation.ts'
import { showCatalog } from './service-catalog.ts'
import * as tags from './tags.ts'
import * as versions from './versions.ts'

/** One handler per operation of the contract: a missing or misspelt one does not compile. */
export const handlers: { [Op in OperationId]: Handler<Op> } = {
  ...accessPoints,
  ...aliases,
  ...asymmetric,
  ...capsules,
  ...data,
  ...datakeys,
  ...grants,
  ...iam,
  ...iamDirectory,
  ...imports,
  ...keys,
  ...pairs,
  ...random,
  ...policies,
  ...quotas,
  ...tags,
  ...rotation,
  ...keystores,
  ...regions,
  ...mac,
  ...versions,
  showCatalog,
}
