import { createHash } from 'node:crypto'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../src/generated/seed.schema.json' with { type: 'json' }
import type { components, Seed } from '../../src/generated/seed.ts'
import { Failure } from '../../src/text/failure.ts'
import { type Located, type Mistake, nameOf, type Path, readYamlFile } from '../../src/text/yaml-file.ts'
import type { Account, Agency, Project, User } from '../auth/accounts.ts'
import { demo } from '../auth/accounts.ts'
import { aliasName } from '../operations/cmk.ts'
import type { SeedCmk } from '../seed.ts'
import { adviceOn } from './advice.ts'
import { type Claim, createClaims } from './claims.ts'
import { cmkOf } from './cmk.ts'
import { demandRights } from './rights.ts'

type SeedAccount = components['schemas']['SeedAccount']
type SeedProject = components['schemas']['SeedProject']
type SeedAgency = components['schemas']['SeedAgency']
type SeedUser = components['schemas']['SeedUser']
type SeedKey = components['schemas']['SeedKey']

const validate = new Ajv2020({ strict: false, allErrors: true, verbose: true }).compile<Seed>(schema)

export type Planted = { accounts: Account[]; cmks: SeedCmk[] }

/** Reads a seed file (docs/seed.md). Throws a Failure that names the place of a mistake. */
export const readSeedFile = (file: string, now: number): Planted => planted(readYamlFile(file), now)

/** Accounts and projects that a seed may name besides its own and the demo ones. */
type Known = { accounts: readonly Account[]; projects: readonly Project[] }

/** The same for what such a file would hold. */
export const readSeed = (seed: Seed, now: number, known?: Known): Planted =>
  planted({ value: seed, offsetOf: () => 0, failureAt: (_, says) => new Failure(says, 'seed') }, now, known)

function planted(yaml: Located, now: number, known: Known = { accounts: [], projects: [] }): Planted {
  const { value } = yaml
  if (!validate(value)) throw firstMistake(validate.errors ?? [], yaml)
  const mistake: Mistake = (path, message) =>
    yaml.failureAt(yaml.offsetOf(path), `${nameOf(path)} ${message}`)
  const claim = createClaims(mistake)
  const accounts = (value.accounts ?? []).map((account, at) => accountOf(account, ['accounts', at], claim))
  for (const [at, { users, agencies = [] }] of (value.accounts ?? []).entries()) {
    demandRights(users, ['accounts', at, 'users'], mistake)
    demandRights(agencies, ['accounts', at, 'agencies'], mistake)
  }
  demandTrusted(accounts, known.accounts, mistake)
  const own = [...demo.account.projects, ...accounts.flatMap((account) => account.projects)]
  const others = known.projects.filter(({ id }) => !own.some((project) => project.id === id))
  const projects = [...own, ...others]
  const cmks = (value.keys ?? []).map((key, at) => {
    const path = ['keys', at]
    const project = projectOf(key, projects, path, mistake)
    claimKey(key, project, path, claim)
    return cmkOf(key, { project, path, mistake, now })
  })
  return { accounts, cmks }
}

/** The mistake that comes first in the file: a reader mends from the top. */
function firstMistake(errors: ErrorObject[], yaml: Located) {
  const [first] = errors
    .filter((error) => isCause(error, errors))
    .map((error) => {
      const path = pathOf(error.instancePath)
      return {
        offset: yaml.offsetOf(path, error.params.additionalProperty),
        says: `${nameOf(path)} ${adviceOn(error)}`,
      }
    })
    .sort((a, b) => a.offset - b.offset)
  return yaml.failureAt(first?.offset ?? 0, first?.says ?? 'the file is no seed')
}

/** A value of another type breaks other rules, too; and a misspelt field is also a missing one. */
function isCause({ keyword, instancePath }: ErrorObject, errors: ErrorObject[]): boolean {
  const here = errors.filter((other) => other.instancePath === instancePath).map((other) => other.keyword)
  if (keyword === 'if') return false
  if (keyword === 'required') return !here.includes('additionalProperties')
  return keyword === 'type' || !here.includes('type')
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Always the same for the same name, so that a test can rely on it. */
const derivedId = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32)

function accountOf(seed: SeedAccount, path: Path, claim: Claim): Account {
  const { domain: name, id = derivedId(name) } = seed
  claim('domain', name, [...path, 'domain'])
  claim('domain id', id, [...path, 'id'])
  const users = seed.users.map((user, at) => userOf(user, name, [...path, 'users', at], claim))
  const projects = seed.projects.map((project, at) =>
    projectIn(name, project, [...path, 'projects', at], claim),
  )
  const agencies = seed.agencies?.map((agency, at) =>
    agencyOf(agency, name, [...path, 'agencies', at], claim),
  )
  return { id, name, users, projects, ...(agencies && { agencies }) }
}

function agencyOf(seed: SeedAgency, domain: string, path: Path, claim: Claim): Agency {
  const {
    name,
    id = derivedId(`${domain}/agencies/${name}`),
    trust_domain_name: trustedDomain,
    actions = ['*'],
  } = seed
  claim(`agency of ${domain}`, name, [...path, 'name'])
  claim('user id', id, [...path, 'id'])
  return { id, name, trustedDomain, actions }
}

/** An agency that trusts nobody who is there would be of no use, and most likely misspelt. */
function demandTrusted(accounts: readonly Account[], known: readonly Account[], mistake: Mistake) {
  const names = [demo.account, ...known, ...accounts].map(({ name }) => name)
  for (const [of, { agencies = [] }] of accounts.entries())
    for (const [at, { trustedDomain }] of agencies.entries())
      if (!names.includes(trustedDomain))
        throw mistake(
          ['accounts', of, 'agencies', at, 'trust_domain_name'],
          `names no account: take one of ${names.join(', ')}`,
        )
}

function projectIn(domain: string, seed: SeedProject, path: Path, claim: Claim): Project {
  const { name, id = derivedId(`${domain}/projects/${name}`) } = seed
  claim(`project of ${domain}`, name, [...path, 'name'])
  claim('project id', id, [...path, 'id'])
  return { id, name }
}

function userOf(seed: SeedUser, domain: string, path: Path, claim: Claim): User {
  const {
    name,
    password,
    id = derivedId(`${domain}/users/${name}`),
    actions = ['*'],
    access_keys = [],
  } = seed
  claim(`user of ${domain}`, name, [...path, 'name'])
  claim('user id', id, [...path, 'id'])
  for (const [at, { ak }] of access_keys.entries())
    claim('access key', ak, [...path, 'access_keys', at, 'ak'])
  return { id, name, password, actions, accessKeys: access_keys }
}

function projectOf(
  { project: wanted }: SeedKey,
  projects: readonly Project[],
  path: Path,
  mistake: Mistake,
): string {
  if (wanted === undefined) return demo.account.projects[0].id
  const found = projects.filter(({ id, name }) => id === wanted || name === wanted)
  const [first] = found
  const listed = (of: readonly Project[]) => of.map(({ id, name }) => `${name} (${id})`).join(', ')
  if (!first) throw mistake([...path, 'project'], `names no project: take one of ${listed(projects)}`)
  if (found.length > 1)
    throw mistake([...path, 'project'], `names several projects: give the id, one of ${listed(found)}`)
  return first.id
}

function claimKey({ key_id, key_alias, aliases = [] }: SeedKey, project: string, path: Path, claim: Claim) {
  if (key_id !== undefined) claim('key id', key_id, [...path, 'key_id'])
  claim(`name in ${project}`, key_alias, [...path, 'key_alias'])
  for (const [at, alias] of aliases.entries())
    claim(`alias in ${project}`, aliasName(alias), [...path, 'aliases', at])
}
