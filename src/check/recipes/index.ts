import type { OperationId } from '../../generated/operations.ts'
import { access } from './access.ts'
import { data, signatures } from './data.ts'
import { keys } from './keys.ts'
import type { Recipe, Recipes } from './recipe.ts'
import { surroundings } from './surroundings.ts'

const recipes: Recipes = { ...keys, ...data, ...signatures, ...access, ...surroundings }

/** How to call an operation rightly; undefined for those that scenarios alone can call. */
export const recipeOf = (id: OperationId): Recipe | undefined => recipes[id]
