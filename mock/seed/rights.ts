import { operations } from '../../src/generated/operations.ts'
import { nearest } from '../../src/text/nearest.ts'
import type { Mistake, Path } from '../../src/text/yaml-file.ts'
import { means } from '../auth/rights.ts'

const names = Object.values(operations).flatMap((operation) => [
  ...operation.actions,
  ...('sourceActions' in operation ? operation.sourceActions : []),
  ...('conditionalActions' in operation ? operation.conditionalActions : []),
])

/** A right that means no operation is misspelt: it would make a user who may do nothing, and nobody would know why. */
export function demandRights(users: readonly { actions?: string[] }[], path: Path, mistake: Mistake) {
  for (const [user, { actions = [] }] of users.entries()) {
    for (const [at, right] of actions.entries()) {
      if (right === '*' || names.some((name) => means(right, name))) continue
      const alike = nearest(right, names)
      const advice = alike ? `did you mean ${alike}?` : 'docs/rights.md lists those that there are'
      throw mistake([...path, user, 'actions', at], `is a right to no operation: ${advice}`)
    }
  }
}
