import { type OperationId, operations } from '../../generated/operations.ts'
import { aliases, grants, quotas, tags } from './access.ts'
import { accessPoints, capsules, policies } from './capsules.ts'
import { data, datakeys, random } from './data.ts'
import { imports, keys, rotation } from './keys.ts'
import { keystores } from './keystores.ts'
import type { Group, Recipe, Recipes } from './recipe.ts'
import { iam, regions, versions } from './service.ts'
import { asymmetric, mac } from './signatures.ts'

/** By the groups of the contract: nothing can stand twice, or be missing. */
const recipes: { [G in Group]: Recipes<G> } = {
  data,
  datakeys,
  random,
  keys,
  rotation,
  import: imports,
  asymmetric,
  mac,
  aliases,
  grants,
  tags,
  quotas,
  keystores,
  policies,
  'access-points': accessPoints,
  capsules,
  versions,
  regions,
  iam,
}

/** How to call an operation rightly. */
export function recipeOf(id: OperationId): Recipe {
  const ofGroup: Partial<Record<OperationId, Recipe>> = recipes[operations[id].group]
  return ofGroup[id] as Recipe // its group has it: `recipes` says so
}
