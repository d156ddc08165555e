import { unique } from './lists.ts'
import type { Thing } from './memory.ts'
import { type Fields, fieldsOf, listOf, type Rules, type Seen, sameJson, textOf } from './rule.ts'

const dayMs = 86_400_000

/** What the service says of one thing it says everywhere. */
function expectFields(seen: Seen, thing: Thing, fields: Fields, ...names: string[]) {
  for (const name of names) if (fields[name] !== undefined) seen.expect(thing, name, fields[name])
}

const account = (seen: Seen, id: unknown) => seen.memory.thing('iam', 'account', String(id))
const user = (seen: Seen, id: unknown) => seen.memory.thing('iam', 'user', String(id))
const project = (seen: Seen, id: unknown) => seen.memory.thing('iam', 'project', String(id))

function expectDomain(seen: Seen, value: unknown) {
  const domain = fieldsOf(value)
  expectFields(seen, account(seen, domain.id), domain, 'name')
}

function expectToken(seen: Seen, value: string | undefined) {
  const token = fieldsOf(seen.output.token)
  const [issued, expires] = [Date.parse(String(token.issued_at)), Date.parse(String(token.expires_at))]
  seen.claim('expires_at is 24 hours after issued_at', expires - issued === dayMs, {
    expected: '24 hours',
    got: `${(expires - issued) / 3_600_000} hours`,
  })
  const whose = fieldsOf(token.user)
  const where = fieldsOf(token.project)
  expectFields(seen, user(seen, whose.id), whose, 'name')
  expectDomain(seen, whose.domain)
  if (textOf(where.id)) expectFields(seen, project(seen, where.id), where, 'name')
  if (where.domain) expectDomain(seen, where.domain)
  if (token.domain) expectDomain(seen, token.domain)
  expectCatalog(seen, listOf(token.catalog))
  expectSameCatalog(seen, value, listOf(token.catalog))
  if (value === undefined) return
  const { catalog: _, ...claims } = token
  seen.expect(seen.memory.thing('iam', 'token', value), 'token', claims)
}

/** Whoever has the token sees the same services, in the token and in the catalogue. */
function expectSameCatalog(seen: Seen, token: string | undefined, catalog: unknown[]) {
  if (token !== undefined && catalog.length > 0)
    seen.expect(seen.memory.thing('iam', 'catalog', token), 'catalog', catalog)
}

function expectCatalog(seen: Seen, catalog: unknown[]) {
  const services = catalog.map(fieldsOf)
  const nameOfService = ({ id, type }: Fields) => `${id} ${type}`
  unique(seen, services.map(nameOfService))
  for (const { endpoints, ...service } of services) {
    unique(
      seen,
      listOf(endpoints).map((endpoint) => String(fieldsOf(endpoint).id)),
    )
    const thing = seen.memory.thing('iam', 'service', String(service.type))
    expectFields(seen, thing, service, 'id', 'name')
    for (const endpoint of listOf(endpoints).map(fieldsOf)) {
      seen.claim('region and region_id are the same', endpoint.region === endpoint.region_id, {
        expected: 'the same',
        got: 'two',
      })
      expectFields(
        seen,
        seen.memory.thing('iam', 'endpoint', `${service.type} ${endpoint.region}`),
        endpoint,
        'id',
        'interface',
        'url',
      )
    }
  }
}

/** What was asked for by name in a sign-in is what the token is for. */
function signedIn(seen: Seen) {
  const { input, output, answer, claim, near } = seen
  const { identity, scope } = fieldsOf(input.auth) as { identity?: unknown; scope?: unknown }
  const given = fieldsOf(fieldsOf(fieldsOf(identity).password).user)
  const token = fieldsOf(output.token)
  const whose = fieldsOf(token.user)
  const asked = fieldsOf(fieldsOf(scope).project)
  const where = fieldsOf(token.project)
  const isAs = (want: unknown, got: unknown) => want === undefined || want === got
  claim('methods are those that were used', sameJson(token.methods, fieldsOf(identity).methods), {
    expected: 'what was sent',
    got: 'others',
  })
  claim('the user is the one who signs in', isAs(given.name, whose.name) && isAs(given.id, whose.id), {
    expected: 'this user',
    got: 'another one',
  })
  claim('the account is that of the user', isAs(fieldsOf(given.domain).name, fieldsOf(whose.domain).name), {
    expected: 'this account',
    got: 'another one',
  })
  claim('the scope is the one that was asked for', isAs(asked.id, where.id) && isAs(asked.name, where.name), {
    expected: 'this project',
    got: 'another one',
  })
  near('issued_at', Date.parse(String(token.issued_at)))
  expectToken(seen, answer.headers['x-subject-token'])
}

/** There is one page of everything: a link to another one leads nowhere. */
function expectNoPages({ claim, input }: Seen, links: unknown) {
  const { next = null, previous = null } = fieldsOf(links)
  const isPaged = input.page !== undefined || input.per_page !== undefined
  claim('a list without pages links to none', isPaged || (next === null && previous === null), {
    expected: 'null',
    got: 'an address',
  })
}

/** A list of things that have an id each, some of them looked for by name. */
const listing =
  (field: string, kind: string, ...names: string[]) =>
  (seen: Seen) => {
    const { input, output, claim } = seen
    const entries = listOf(output[field]).map(fieldsOf)
    unique(
      seen,
      entries.map(({ id }) => String(id)),
    )
    for (const entry of entries) {
      const thing = seen.memory.thing('iam', kind, String(entry.id))
      expectFields(seen, thing, entry, ...names)
      expectNoPages(seen, entry.links)
      const { self } = fieldsOf(entry.links)
      claim('links.self names the entry', self === undefined || String(self).endsWith(`/${entry.id}`), {
        expected: 'an address that ends in its id',
        got: 'another one',
      })
      seen.expect(thing, 'self', self)
    }
    const { name } = input
    claim(
      'only what the filter lets through is listed',
      name === undefined || entries.every((entry) => entry.name === name),
      { expected: 'none else', got: 'another one' },
    )
    expectNoPages(seen, output.links)
    const { self } = fieldsOf(output.links)
    if (Object.keys(input).length === 0) {
      seen.expect(seen.memory.thing('iam', 'address', seen.id), 'self', String(self))
      seen.expect(
        seen.memory.thing('iam', 'whole list', `${seen.id} ${seen.caller}`),
        'ids',
        entries.map(({ id }) => id),
      )
    }
  }

const userFields = [
  'name',
  'domain_id',
  'description',
  'enabled',
  'pwd_status',
  'password_expires_at',
  'last_project_id',
]
const projectFields = ['name', 'domain_id', 'parent_id', 'description', 'enabled', 'is_domain']

export const iam: Rules = {
  createToken: { answered: signedIn },
  showToken: {
    answered(seen) {
      const named = Object.entries(seen.sent.headers).find(
        ([name]) => name.toLowerCase() === 'x-subject-token',
      )
      seen.claim('X-Subject-Token is repeated', seen.answer.headers['x-subject-token'] === named?.[1], {
        expected: 'what was sent',
        got: 'another one',
      })
      expectToken(seen, named?.[1])
    },
  },
  showCatalog: {
    answered(seen) {
      const catalog = listOf(seen.output.catalog)
      expectCatalog(seen, catalog)
      if (seen.sent.headers['X-Project-Id'] === undefined) expectSameCatalog(seen, seen.caller, catalog)
    },
  },
  listAuthProjects: { answered: listing('projects', 'project', ...projectFields) },
  listProjects: { answered: listing('projects', 'project', ...projectFields) },
  listDomains: { answered: listing('domains', 'account', 'name', 'description', 'enabled') },
  listRegions: {
    answered: listing('regions', 'region', 'parent_region_id', 'description', 'type', 'locales'),
  },
  listUsers: { answered: listing('users', 'user', ...userFields) },
  showUser: {
    answered(seen) {
      const entry = fieldsOf(seen.output.user)
      seen.claim('the user is the one that was asked for', entry.id === seen.input.user_id, {
        expected: 'this id',
        got: 'another one',
      })
      expectFields(seen, user(seen, entry.id), entry, ...userFields)
      seen.expect(user(seen, entry.id), 'self', fieldsOf(entry.links).self)
    },
  },
  createTemporaryKeys: {
    answered(seen) {
      const { input, output, memory, claim, near, from, to } = seen
      const { access, expires_at, secret, securitytoken } = fieldsOf(output.credential)
      for (const [name, value] of Object.entries({ access, secret, securitytoken })) {
        const key = String(value)
        claim(`${name} is a new one`, !memory.known('iam', 'credential', key), {
          expected: 'another one',
          got: 'one that was seen before',
        })
        memory.thing('iam', 'credential', key)
      }
      const { token, assume_role } = fieldsOf(fieldsOf(input.auth).identity)
      const seconds = fieldsOf(token).duration_seconds ?? fieldsOf(assume_role).duration_seconds ?? 900
      near('expires_at less the duration', Date.parse(String(expires_at)) - Number(seconds) * 1000, {
        from,
        to,
      })
    },
  },
}

/** The pages of versions and regions, which say the same to everybody. */
export const service: Rules = {
  showVersions: {
    answered(seen) {
      const entries = listOf(seen.output.versions).map(fieldsOf)
      unique(
        seen,
        entries.map(({ id }) => String(id)),
      )
      seen.expect(
        seen.memory.thing('versions', 'all'),
        'ids',
        entries.map(({ id }) => id),
      )
      const ids = entries.map(({ id }) => String(id))
      const missing = seen.memory.all('versions').filter(([id]) => id !== 'all' && !ids.includes(id))
      seen.claim('every version that has a page is listed', missing.length === 0, {
        expected: 'all of them',
        got: 'a list without one of them',
      })
      for (const entry of entries) expectVersion(seen, entry)
    },
  },
  showVersion: {
    answered(seen) {
      const entry = fieldsOf(seen.output.version)
      seen.claim('id is that of the version', entry.id === seen.input.version_id, {
        expected: 'what was asked for',
        got: 'another one',
      })
      expectVersion(seen, entry)
    },
  },
  listSupportRegions: {
    answered(seen) {
      const { input, output, memory, project, expect } = seen
      const regions = listOf(output.regions).map(String)
      unique(seen, regions)
      const limit = Number(textOf(input.limit) ?? 10)
      seen.claim('a page has no more entries than its limit', regions.length <= limit, {
        expected: `${limit}`,
        got: `${regions.length}`,
      })
      const offset = Number(textOf(input.offset) ?? 0)
      if (offset === 0 && regions.length < limit)
        expect(memory.thing(project, 'regions', ''), 'regions', regions)
    },
  },
  replicateKey: {
    changes: ({ memory, project }) => [memory.thing(project, 'count', '')],
    answered(seen) {
      const { input, output, memory, project, expect, claim, cause } = seen
      expect(memory.thing(project, 'project', ''), 'domain_id', output.domain_id)
      claim('region is replica_region', output.region === input.replica_region, {
        expected: 'what was sent',
        got: 'another one',
      })
      claim('key_id is not that of the source', output.key_id !== input.key_id, {
        expected: 'an id of its own',
        got: 'that of the source',
      })
      if (input.replica_project_id === project)
        cause(memory.thing(project, 'count', ''), { 'number of CMKs': undefined })
    },
  },
  updatePrimaryRegion: {
    answered({ input, output, claim }) {
      claim('key_id is that of the CMK', output.key_id === input.key_id, {
        expected: 'the id that was asked for',
        got: 'another id',
      })
      claim('primary_region is the one that was asked for', output.primary_region === input.primary_region, {
        expected: 'what was sent',
        got: 'another one',
      })
    },
  },
}

function expectVersion(seen: Seen, entry: Fields) {
  const thing = seen.memory.thing('versions', String(entry.id))
  for (const name of ['links', 'version', 'status', 'updated', 'min_version'])
    seen.expect(thing, name, entry[name])
  const [link = {}] = listOf(entry.links).map(fieldsOf)
  seen.claim('href is the address of the version', new RegExp(`/${entry.id}/?$`).test(String(link.href)), {
    expected: 'an address that ends in its id',
    got: 'another one',
  })
}
