import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { operations } from '../../src/generated/operations.ts'
import type { Caller, Owner, Project } from '../auth/accounts.ts'
import { demandRight } from '../auth/authenticate.ts'
import { identityTime } from '../auth/claims.ts'
import type { Claims } from '../auth/tokens.ts'
import { KmsError } from '../errors.ts'
import type { Context, Handler } from './handler.ts'
import { catalogOf } from './service-catalog.ts'

type Schemas = components['schemas']
type TokenRequest = Schemas['TokenRequest']['auth']['identity']
type AssumedAgency = Schemas['AssumedAgency']

export const createToken: Handler<'createToken'> = ({ body, query }, context) => {
  const { directory, tokens } = context.identity
  const { identity, scope } = body.auth
  const [method = 'password'] = identity.methods
  const owner = method === 'password' ? signedIn(identity, context) : assumed(identity[method], context)
  if (owner.agencyId !== undefined && !scope?.project && !scope?.domain)
    throw new KmsError('IdentityBodyInvalid', `auth.scope is required with the method ${method}.`)
  const caller = callerOf(owner, context)
  const project = scopedProject(scope, caller, context)
  const { token, claims } = tokens.issue(
    { ...owner, ...(project && { projectId: project.id }) },
    context.world.now(),
  )
  context.headers['X-Subject-Token'] = token
  const projects = directory.projectsOf(caller.domain.id)
  return answerFor({ caller, project, projects, claims, withCatalog: !query.nocatalog }, context)
}

export const showToken: Handler<'showToken'> = ({ header, query }, context) => {
  const { directory, tokens } = context.identity
  const token = header['X-Subject-Token']
  const claims = tokens.read(token)
  const caller = claims && directory.caller(claims)
  if (!caller || context.world.now() >= claims.expiresAt)
    throw new KmsError('IdentityNotFound', '', { target: 'token' })
  if (caller.domain.id !== context.caller.domain.id) throw new KmsError('IdentityForbidden')
  context.headers['X-Subject-Token'] = token
  const project = claims.projectId ? directory.project(claims.projectId) : undefined
  const projects = directory.projectsOf(caller.domain.id)
  return answerFor({ caller, project, projects, claims, withCatalog: !query.nocatalog }, context)
}

/** For a token the access key of its owner, and by an agency one that acts for the account that has made it. */
export const createTemporaryKeys: Handler<'createTemporaryKeys'> = ({ body }, context) => {
  const { methods, token, assume_role } = body.auth.identity
  const isByToken = methods[0] === 'token'
  const owner = isByToken ? ownerOf(context.identify(token?.id).caller) : assumed(assume_role, context)
  const seconds = (isByToken ? token : assume_role)?.duration_seconds ?? limits.temporaryKeySeconds
  const expiresAt = context.world.now() + seconds * 1000
  const nonce = context.world.random(9).toString('base64url')
  const { access, secret, securitytoken } = context.identity.temporaryKeys.issue({
    ...{ ...owner, expiresAt, nonce },
  })
  return { credential: { access, expires_at: identityTime(expiresAt), secret, securitytoken } }
}

/** Who has this name (or id) and password. */
function signedIn({ password: given }: TokenRequest, { identity }: Context): Owner {
  if (!given)
    throw new KmsError('IdentityBodyInvalid', 'identity.password is required with the method password.')
  const { id, name, password, domain } = given.user
  const caller = identity.directory.signIn({
    password,
    ...(id && { id }),
    ...(name && { name }),
    ...(domain && { domain }),
  })
  if (!caller) throw new KmsError('IdentityPasswordWrong')
  return { userId: caller.user.id }
}

/** The caller as an agency of another account, which trusts the caller's. */
function assumed(role: AssumedAgency | undefined, { identify, identity }: Context): Owner {
  const name = role?.agency_name ?? role?.xrole_name
  if (!role || !name)
    throw new KmsError('InvalidParameter', 'The method needs a field of its name, with agency_name.')
  const { caller } = identify()
  if (caller.assumedBy) throw new KmsError('IdentityForbidden', '(an agency cannot assume another one)')
  demandRight(caller, operations.createToken.conditionalActions, 'IdentityForbidden')
  const { domain_id, domain_name } = role
  const domain = { ...(domain_id && { id: domain_id }), ...(domain_name && { name: domain_name }) }
  const agency = identity.directory.agencyFor(caller, { name, domain })
  // Whether there is one that trusts somebody else is not for the caller.
  if (!agency)
    throw new KmsError(
      'IdentityNotFound',
      '(domain_name or domain_id must name the account that has made an agency of this name for the account of the caller)',
      { target: 'agency', target_id: 'agency_name' },
    )
  return { userId: caller.user.id, agencyId: agency.id }
}

const ownerOf = ({ user, assumedBy }: Caller): Owner =>
  assumedBy ? { userId: assumedBy.user.id, agencyId: user.id } : { userId: user.id }

function callerOf(owner: Owner, { identity }: Context): Caller {
  const caller = identity.directory.caller(owner)
  if (!caller) throw new KmsError('IdentityUnauthorized')
  return caller
}

/** Project wins over domain when both are given. What is not the caller's is no reason to sign in. */
function scopedProject(
  scope: Schemas['Scope'] | undefined,
  { domain }: Caller,
  { identity }: Context,
): Project | undefined {
  const isCalled = ({ id, name }: { id?: string; name?: string }, it: { id: string; name: string }) =>
    id === undefined ? name === it.name : id === it.id
  const { project: wanted, domain: account } = scope ?? {}
  if (!wanted) {
    if (account && !isCalled(account, domain))
      throw new KmsError('IdentityUnauthorized', '(the domain of the scope is not that of the caller)')
    return undefined
  }
  const project = identity.directory.projectsOf(domain.id).find((each) => isCalled(wanted, each))
  if (!project)
    throw new KmsError('IdentityUnauthorized', '(the project of the scope is not one of the caller)')
  return project
}

type Issued = {
  caller: Caller
  project: Project | undefined
  projects: readonly Project[]
  claims: Claims
  withCatalog: boolean
}

function answerFor(
  { caller, project, projects, claims, withCatalog }: Issued,
  { origin }: Context,
): Schemas['TokenAnswer'] {
  const { domain, user, assumedBy } = caller
  return {
    token: {
      expires_at: identityTime(claims.expiresAt),
      issued_at: identityTime(claims.issuedAt),
      methods: [assumedBy ? 'assume_role' : 'password'],
      catalog: withCatalog ? catalogOf(origin, project, projects) : [],
      ...(project ? { project: { id: project.id, name: project.name, domain } } : { domain }),
      roles: caller.actions.includes('*') ? [{ id: '0', name: 'te_admin' }] : [],
      user: { ...user, domain, ...(!assumedBy && { password_expires_at: '' }) },
      ...(assumedBy && {
        assumed_by: { user: { ...assumedBy.user, domain: assumedBy.domain, password_expires_at: '' } },
      }),
    },
  }
}
