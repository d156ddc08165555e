import type { OperationId, operations } from '../../generated/operations.ts'
import type { Input } from '../../judge/kms.ts'
import type { Need, RecipeTools } from '../workshop/tools.ts'

/** How to make a request of an operation that should be accepted. */
export type Recipe = {
  input(tools: RecipeTools): Promise<Input>
  /**
   * Fields whose value belongs to something else (an id, a ciphertext, an algorithm of the CMK): changed, the request can
   * be right by its schema and still be refused for what the field refers to.
   */
  bound?: readonly string[]
  /** As `bound`, and even the error of a malformed value can be right. */
  opaque?: readonly string[]
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
  /** What an accepted request needs; one that is to be refused does without. */
  needs?: readonly Need[]
  /** Takes back what an accepted request made, given its answer. */
  undo?(tools: RecipeTools, answer: Record<string, unknown>, input: Input): Promise<unknown>
}

export type Group = (typeof operations)[OperationId]['group']
type InGroup<G extends Group> = {
  [Op in OperationId]: (typeof operations)[Op]['group'] extends G ? Op : never
}[OperationId]

/** One for each operation of a group: one that is missing does not compile. */
export type Recipes<G extends Group> = { [Op in InGroup<G>]: Recipe }

/** Of what takes nothing. */
export const plain: Recipe = { input: async () => ({}) }

/** Of something that is made for the request, and that the request uses up. */
export const about = (made: (tools: RecipeTools) => Promise<Input>, field: string): Recipe => ({
  input: made,
  opaque: [field],
  once: true,
})
