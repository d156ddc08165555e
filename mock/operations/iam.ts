import type { components } from '../../src/generated/api.ts'
import type { Caller, Project } from '../auth/accounts.ts'
import { type Claims, identityTime } from '../auth/tokens.ts'
import { KmsError } from '../errors.ts'
import type { Context, Handler } from './handler.ts'

type TokenAnswer = components['schemas']['TokenAnswer']
type Scope = components['schemas']['Scope']

export const createToken: Handler<'createToken'> = async ({ body, query }, context) => {
  const { directory, tokens } = context.identity
  const { id, name, password, domain } = body.auth.identity.password.user
  const caller = directory.signIn({
    password,
    ...(id && { id }),
    ...(name && { name }),
    ...(domain && { domain }),
  })
  if (!caller) throw new KmsError('IdentityPasswordWrong')
  const project = scopedProject(body.auth.scope, caller, context)
  const scope = { userId: caller.user.id, ...(project && { projectId: project.id }) }
  const { token, claims } = tokens.issue(scope, context.world.now())
  context.headers['X-Subject-Token'] = token
  return answerFor({ caller, project, claims, withCatalog: !query.nocatalog }, context)
}

export const showToken: Handler<'showToken'> = async ({ header, query }, context) => {
  const { directory, tokens } = context.identity
  const token = header['X-Subject-Token']
  const claims = tokens.read(token)
  const caller = claims && directory.caller(claims.userId)
  if (!caller || context.world.now() >= claims.expiresAt)
    throw new KmsError('IdentityNotFound', '', { target: 'token' })
  if (caller.domain.id !== context.caller.domain.id) throw new KmsError('IdentityForbidden')
  context.headers['X-Subject-Token'] = token
  const project = claims.projectId ? directory.project(claims.projectId) : undefined
  return answerFor({ caller, project, claims, withCatalog: !query.nocatalog }, context)
}

export const listProjects: Handler<'listProjects'> = async ({ query }, context) => {
  const { id: domainId } = context.caller.domain
  const found = context.identity.directory
    .projectsOf(domainId)
    .filter(({ name }) => query.name === undefined || query.name === name)
    .filter(() => [query.domain_id, query.parent_id].every((id) => id === undefined || id === domainId))
    .filter(() => query.enabled !== 'false' && query.is_domain !== 'true')
  const perPage = Number(query.per_page ?? found.length)
  const start = (Number(query.page ?? 1) - 1) * perPage
  const link = (path: string) => ({ next: null, previous: null, self: `${context.origin}/v3/${path}` })
  return {
    projects: found.slice(start, start + perPage).map(({ id, name }) => ({
      domain_id: domainId,
      is_domain: false,
      parent_id: domainId,
      name,
      description: '',
      links: link(`projects/${id}`),
      id,
      enabled: true,
    })),
    links: link('projects'),
  }
}

export const listDomains: Handler<'listDomains'> = async (_, { caller, origin }) => {
  const { id, name } = caller.domain
  const links = { self: `${origin}/v3/domains/${id}` }
  return {
    domains: [{ description: '', enabled: true, id, links, name }],
    links: { self: `${origin}/v3/auth/domains` },
  }
}

/** Project wins over domain when both are given. A project that is not the user's is no reason to sign in. */
function scopedProject(scope: Scope | undefined, caller: Caller, { identity }: Context): Project | undefined {
  const wanted = scope?.project
  if (!wanted) return undefined
  const projects = identity.directory.projectsOf(caller.domain.id)
  const project = projects.find(({ id, name }) =>
    wanted.id === undefined ? name === wanted.name : id === wanted.id,
  )
  if (!project)
    throw new KmsError('IdentityUnauthorized', '(the project of the scope is not one of the user)')
  return project
}

type Issued = { caller: Caller; project: Project | undefined; claims: Claims; withCatalog: boolean }

function answerFor({ caller, project, claims, withCatalog }: Issued, { origin }: Context): TokenAnswer {
  const { domain, user } = caller
  return {
    token: {
      expires_at: identityTime(claims.expiresAt),
      issued_at: identityTime(claims.issuedAt),
      methods: ['password'],
      catalog: withCatalog ? catalogOf(project, origin) : [],
      ...(project ? { project: { ...project, domain } } : { domain }),
      roles: caller.actions.includes('*') ? [{ id: '0', name: 'te_admin' }] : [],
      user: { ...user, password_expires_at: '', domain },
    },
  }
}

function catalogOf(project: Project | undefined, origin: string): TokenAnswer['token']['catalog'] {
  const entry = (type: string, url: string, region: string) => ({
    id: `dewkit-${type}`,
    name: type === 'kms' ? 'kms' : 'iam',
    type,
    endpoints: [{ id: `dewkit-${type}-public`, interface: 'public', region, region_id: region, url }],
  })
  const iam = entry('identity', `${origin}/v3`, '*')
  return project ? [iam, entry('kms', `${origin}/v1.0/${project.id}`, project.name)] : [iam]
}
