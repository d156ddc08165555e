import { aliases } from './aliases.ts'
import { asymmetric } from './asymmetric.ts'
import { data } from './data.ts'
import { grants } from './grants.ts'
import { iam, service } from './iam.ts'
import { keys } from './keys.ts'
import { keystores } from './keystores.ts'
import { lists } from './lists.ts'
import { points } from './points.ts'
import { policies } from './policies.ts'
import { rotation } from './rotation.ts'
import type { Rules } from './rule.ts'
import { tags } from './tags.ts'

/** What each operation does to what is known, and must say of it. */
export const rules: Rules = {
  ...{ ...keys, ...lists, ...aliases, ...grants, ...tags, ...rotation, ...data, ...asymmetric },
  ...{ ...keystores, ...points, ...policies, ...iam, ...service },
}
