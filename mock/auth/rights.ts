import type { Caller } from './accounts.ts'

/** Whether one of the caller's rights means one of `names`, which all stand for the same operation. */
export const mayDo = ({ actions }: Pick<Caller, 'actions'>, names: readonly string[]): boolean =>
  actions.some((right) => right === '*' || names.some((name) => means(right, name)))

/**
 * Whether a right means the action `name`: `*` in a right stands for any text, and letter case matters in the name of the
 * service alone.
 */
export const means = (right: string, name: string): boolean => patternOf(right).test(foldCase(name))

const patterns = new Map<string, RegExp>()

function patternOf(right: string): RegExp {
  const known = patterns.get(right)
  if (known) return known
  const parts = foldCase(right)
    .split(/\*+/)
    .map((part) => part.replace(/[^\w:]/g, '\\$&'))
  const pattern = new RegExp(`^${parts.join('.*')}$`)
  patterns.set(right, pattern)
  return pattern
}

const foldCase = (action: string) => action.replace(/:.*$/s, (rest) => rest.toLowerCase())
