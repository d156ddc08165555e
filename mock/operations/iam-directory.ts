import type { components } from '../../src/generated/api.ts'
import { operations } from '../../src/generated/operations.ts'
import type { Project } from '../auth/accounts.ts'
import { demandRight } from '../auth/authenticate.ts'
import { KmsError } from '../errors.ts'
import type { Context, Handler } from './handler.ts'
import { regionOf } from './service-catalog.ts'

type IdentityUser = components['schemas']['IdentityUser']

export const listProjects: Handler<'listProjects'> = ({ query }, context) => {
  const { id: domainId } = context.caller.domain
  const found = ownProjects(context)
    .filter(({ name }) => query.name === undefined || query.name === name)
    .filter(() => [query.domain_id, query.parent_id].every((id) => id === undefined || id === domainId))
    .filter(() => query.enabled !== 'false' && query.is_domain !== 'true')
  const perPage = Number(query.per_page ?? found.length)
  const start = (Number(query.page ?? 1) - 1) * perPage
  return {
    projects: found.slice(start, start + perPage).map((project) => ({
      ...shownProject(project, context),
      links: paged(context, `projects/${project.id}`),
    })),
    links: paged(context, 'projects'),
  }
}

export const listAuthProjects: Handler<'listAuthProjects'> = (_, context) => ({
  projects: ownProjects(context).map((project) => shownProject(project, context)),
  links: at(context, 'auth/projects'),
})

export const listDomains: Handler<'listDomains'> = (_, context) => {
  const { id, name } = context.caller.domain
  const links = at(context, `domains/${id}`)
  return {
    domains: [{ description: '', enabled: true, id, links, name }],
    links: at(context, 'auth/domains'),
  }
}

export const listRegions: Handler<'listRegions'> = (_, context) => ({
  regions: [...new Set(ownProjects(context).map(regionOf))].map((id) => ({
    ...{ parent_region_id: null, description: '', links: at(context, `regions/${id}`), type: 'public', id },
    locales: { 'zh-cn': id, 'en-us': id },
  })),
  links: paged(context, 'regions'),
})

/** All users of the account, for who has the right; oneself, by name, for everybody. */
export const listUsers: Handler<'listUsers'> = ({ query }, context) => {
  const { caller, identity } = context
  const isOwn = query.name === caller.user.name
  if (!isOwn) demandRight(caller, operations.listUsers.conditionalActions, 'IdentityForbidden')
  const users = identity.directory
    .usersOf(caller.domain.id)
    .filter(({ name }) => query.name === undefined || query.name === name)
    .filter(() => query.domain_id === undefined || query.domain_id === caller.domain.id)
    .filter(() => query.enabled !== 'false' && query.password_expires_at === undefined)
  return { users: users.map((user) => shownUser(user, context)), links: paged(context, 'users') }
}

export const showUser: Handler<'showUser'> = ({ path }, context) => {
  const { caller, identity } = context
  if (path.user_id !== caller.user.id)
    demandRight(caller, operations.showUser.conditionalActions, 'IdentityForbidden')
  const user = identity.directory.usersOf(caller.domain.id).find(({ id }) => id === path.user_id)
  if (!user) throw new KmsError('IdentityNotFound', '', { target: 'user' })
  return { user: shownUser(user, context) }
}

const ownProjects = ({ caller, identity }: Context) => identity.directory.projectsOf(caller.domain.id)

const at = ({ origin }: Context, path: string) => ({ self: `${origin}/v3/${path}` })
const paged = (context: Context, path: string) => ({ next: null, previous: null, ...at(context, path) })

const shownProject = ({ id, name }: Project, context: Context) => ({
  domain_id: context.caller.domain.id,
  is_domain: false,
  parent_id: context.caller.domain.id,
  name,
  description: '',
  links: at(context, `projects/${id}`),
  id,
  enabled: true,
})

const shownUser = ({ id, name }: { id: string; name: string }, context: Context): IdentityUser => ({
  pwd_status: true,
  domain_id: context.caller.domain.id,
  last_project_id: '',
  name,
  description: '',
  password_expires_at: null,
  links: paged(context, `users/${id}`),
  id,
  enabled: true,
})
