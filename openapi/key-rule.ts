/** The cells of an `x-key-rule`, by path such as `states.disabled` or `defaultKeys`, and what each of them rests on. */

type Table = Record<string, string>
/** An x-key-rule as it stands in the pages. */
export type WrittenRule = {
  key: string
  states: Table
  usages?: Table
  specs?: Table
  origins?: Table
  defaultKeys: string
  customKeystores?: string
  replicas?: string
  /** Paths of the cells that no source documents. */
  assumed?: string[]
  /** Paths of the cells that were only observed. */
  observed?: string[]
}

/** The verdict of each cell: a state, an error, or `allowed`. */
export function cellsOf({ key: _, assumed: __, observed: ___, ...verdicts }: WrittenRule): Table {
  const cells = Object.entries(verdicts).flatMap(([name, verdict]) =>
    typeof verdict === 'string'
      ? [[name, verdict]]
      : Object.entries(verdict).map(([row, each]) => [`${name}.${row}`, each]),
  )
  return Object.fromEntries(cells)
}

/**
 * The rule with each path written out: the name of a table stands for all of its cells, a star at the end for all that
 * begin so. A path that names no cell, and a cell with two origins, would mark nothing or lie; they fail here.
 */
export function withOrigins(rule: WrittenRule, where: string): WrittenRule {
  const paths = Object.keys(cellsOf(rule))
  const writtenOut = (names: string[]) =>
    names.flatMap((name) => {
      const named = paths.filter((path) => isNamed(path, name))
      if (named.length === 0) throw new Error(`${where}: x-key-rule has no cell ${name}`)
      return named
    })
  const assumed = writtenOut(rule.assumed ?? [])
  const observed = writtenOut(rule.observed ?? [])
  const all = [...assumed, ...observed]
  const twice = all.find((path, index) => all.indexOf(path) !== index)
  if (twice !== undefined) throw new Error(`${where}: x-key-rule gives ${twice} more than one origin`)
  return {
    ...rule,
    ...(assumed.length > 0 && { assumed }),
    ...(observed.length > 0 && { observed }),
  }
}

const isNamed = (path: string, name: string) =>
  name.endsWith('*') ? path.startsWith(name.slice(0, -1)) : path === name || path.startsWith(`${name}.`)

/** The type of the rules, for all who read them. */
export const keyRuleType = `import type { KeySpec } from './key-specs.ts'
import type { ErrorName, KeyState } from './names.ts'

export type Verdict = 'allowed' | ErrorName

/** \`x-key-rule\` of the contract: which CMKs an operation accepts, and what becomes of their state. */
export type KeyRule = {
  /** The field or parameter that names the CMK. */
  key: string
  states: Record<KeyState, KeyState | ErrorName>
  usages?: Record<'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC', Verdict>
  specs?: Partial<Record<KeySpec, Verdict>>
  origins?: Record<'kms' | 'external', Verdict>
  defaultKeys: Verdict
  customKeystores?: Verdict
  replicas?: Verdict
  /** Cells that no source documents, and those that were only observed: for docs/key-matrix.md. */
  assumed?: readonly string[]
  observed?: readonly string[]
}
`
