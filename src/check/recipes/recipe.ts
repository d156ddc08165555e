import type { Input as FieldsOf } from '../../client/types.ts'
import type { OperationId, operations } from '../../generated/operations.ts'
import type { Input } from '../../judge/kms.ts'
import type { RecipeTools } from '../workshop/tools.ts'

/** How to make a request of an operation, with these fields, that should be accepted. */
export type Recipe<Field extends string = string> = {
  input(tools: RecipeTools): Promise<Input>
  /**
   * Fields whose value belongs to something else (an id, a ciphertext, an algorithm of the CMK): changed, the request can
   * be right by its schema and still be refused for what the field refers to.
   */
  bound?: readonly Field[]
  /** As `bound`, and even the error of a malformed value can be right. */
  opaque?: readonly Field[]
  /** Once accepted, it would not be accepted again: each case needs an input of its own. */
  once?: true
  /** Makes a CMK: counted by the budget, deleted in the end. */
  creates?: true
  /** Its input is dear: a request that may well be refused does without one of its own. */
  dear?: true
  /** Takes so long that a run affords a few of them only. */
  slow?: true
  /** The input names things that a run need not have (a second region, a password), so no case expects success. */
  incomplete?: true
  /** Takes back what an accepted request made, given its answer. */
  undo?(tools: RecipeTools, answer: Record<string, unknown>, input: Input): Promise<unknown>
}

export type Group = (typeof operations)[OperationId]['group']
type InGroup<G extends Group> = {
  [Op in OperationId]: (typeof operations)[Op]['group'] extends G ? Op : never
}[OperationId]

/** One for each operation of a group: one that is missing does not compile, nor does a field that it does not have. */
export type Recipes<G extends Group> = { [Op in InGroup<G>]: Recipe<keyof FieldsOf<Op> & string> }

/** Of what takes nothing. */
export const plain: Recipe<never> = { input: async () => ({}) }

/** Of something that is made for the request, and that the request uses up. */
export const about = <Field extends string>(
  made: (tools: RecipeTools) => Promise<Input>,
  field: Field,
): Recipe<Field> => ({
  input: made,
  opaque: [field],
  once: true,
})
