import { type Mistake, nameOf, type Path } from '../../src/text/yaml-file.ts'
import { demo } from '../auth/accounts.ts'
import { aliasName } from '../operations/cmk.ts'

/** Takes a value for the place `path`. Throws when another place has taken it. */
export type Claim = (kind: string, value: string, path: Path) => void

/** What is given once only, with the demo account's already taken. */
export function createClaims(mistake: Mistake): Claim {
  const holders = new Map<string, string>()
  for (const [kind, value] of demoClaims()) holders.set(keyOf(kind, value), 'the demo account')
  return (kind, value, path) => {
    const key = keyOf(kind, value)
    const holder = holders.get(key)
    if (holder !== undefined) throw mistake(path, `is taken by ${holder}: choose another`)
    holders.set(key, nameOf(path))
  }
}

const keyOf = (kind: string, value: string) => `${kind}\0${value}`

function demoClaims(): [kind: string, value: string][] {
  const { account, cmk } = demo
  const [project] = account.projects
  return [
    ['domain', account.name],
    ['domain id', account.id],
    ['project id', project.id],
    ...account.users.map(({ id }): [string, string] => ['user id', id]),
    ...account.users.flatMap(({ accessKeys }) =>
      accessKeys.map(({ ak }): [string, string] => ['access key', ak]),
    ),
    ['key id', cmk.id],
    [`name in ${project.id}`, cmk.name],
    [`alias in ${project.id}`, aliasName(cmk.alias)],
  ]
}
