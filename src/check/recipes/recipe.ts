import type { OperationId } from '../../generated/operations.ts'
import type { Input } from '../../judge/kms.ts'
import type { Bench, Need } from '../case.ts'

/** How to make a request of an operation that should be accepted. */
export type Recipe = {
  input(bench: Bench): Promise<Input>
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
  undo?(bench: Bench, answer: Record<string, unknown>, input: Input): Promise<unknown>
}

export type Recipes = Partial<Record<OperationId, Recipe>>
