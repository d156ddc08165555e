import type { Calls } from '../generated/calls.ts'
import type { OperationId } from '../generated/names.ts'
import { routes } from '../generated/routes.ts'
import { kept } from './kept.ts'
import { type Access, anonymous, isInProject, send, type Wire } from './send.ts'
import { type SigningKeys, sign, type Unsigned } from './sign.ts'
import type { Outcome, Refused } from './types.ts'

export type Password = {
  user: string
  password: string
  domain: string
  /** Name of the project. */
  project?: string
}
export type Credentials = { token: string } | SigningKeys | Password
export type Home = { projectId?: string | undefined; region?: string | undefined }

/** The access for an operation, and another one, where one can be had, after an access was `refused`. */
export type AccessFor = (id: OperationId, refused?: Access) => Promise<Outcome<Access>>

export function createAccess(credentials: Credentials, home: Home, wire: Wire): AccessFor {
  if ('user' in credentials) return byPassword(credentials, home, wire)
  if ('ak' in credentials) return bySignature(credentials, home, wire)
  const access = tokenAccess(credentials.token, home.projectId)
  return async () => ({ ok: true, data: access })
}

const tokenAccess = (token: string, projectId: string | undefined): Access => ({
  projectId,
  headersFor: async () => ({ 'X-Auth-Token': token }),
})

function bySignature(keys: SigningKeys, { projectId, region }: Home, wire: Wire): AccessFor {
  const fixed = signatureAccess(keys, projectId, wire)
  if (projectId !== undefined || region === undefined) return async () => ({ ok: true, data: fixed })
  const inRegion = kept(() => lookUp(keys, region, wire), Boolean)
  return async (id) => (isInProject(id) ? inRegion() : { ok: true, data: fixed })
}

const signatureAccess = (keys: SigningKeys, projectId: string | undefined, { now }: Wire): Access => ({
  projectId,
  async headersFor(request: Unsigned) {
    const project = projectId === undefined ? {} : { 'X-Project-Id': projectId }
    const signed = { ...request, headers: { ...request.headers, ...project } }
    return { ...project, ...(await sign(signed, keys, new Date(now()))) }
  },
})

/** The project of a region bears its name. */
async function lookUp(keys: SigningKeys, region: string, wire: Wire): Promise<Outcome<Access>> {
  const answer = await send('listProjects', { name: region }, signatureAccess(keys, undefined, wire), wire)
  if (!answer.ok) return answer
  const project = listOf(answer.data?.projects).find((each) => each?.name === region)
  if (!project)
    return unusable('listProjects', answer.headers, `These credentials have no project ${region}.`)
  return { ok: true, data: signatureAccess(keys, project.id, wire) }
}

type Session = Access & { renewAt: number }

function byPassword(password: Password, home: Home, wire: Wire): AccessFor {
  const session = kept<Session>(
    () => signIn(password, home, wire),
    ({ renewAt }) => wire.now() < renewAt,
  )
  // What was refused came from here.
  return (_, refused) => session(refused as Session | undefined)
}

/** Renewed after 99 % of its life; the two clocks need not agree. */
async function signIn(
  password: Password,
  { projectId, region }: Home,
  wire: Wire,
): Promise<Outcome<Session>> {
  const name = password.project ?? region
  const scope = projectId !== undefined ? { id: projectId } : name !== undefined ? { name } : undefined
  const answer = await send('createToken', tokenRequest(password, scope), anonymous, wire)
  if (!answer.ok) return answer
  const token = answer.headers.get('X-Subject-Token')
  if (!token)
    return unusable('createToken', answer.headers, 'IAM answered without the header X-Subject-Token.')
  const { issued_at = '', expires_at = '', project } = answer.data?.token ?? {}
  const life = Date.parse(expires_at) - Date.parse(issued_at)
  const home = typeof project?.id === 'string' ? project.id : projectId
  return { ok: true, data: { ...tokenAccess(token, home), renewAt: wire.now() + life * 0.99 } }
}

/** What should be a list, and from a wrong address can be anything. */
const listOf = <Entry>(value: Entry[] | undefined): (Entry | undefined)[] =>
  Array.isArray(value) ? value : []

type TokenRequest = Calls['createToken']['input']
type ProjectScope = { id: string } | { name: string } | undefined

const tokenRequest = ({ user, password, domain }: Password, project: ProjectScope): TokenRequest => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: user, password, domain: { name: domain } } },
    },
    ...(project && { scope: { project } }),
  },
})

/** An answer that is none of the refusals of the contract, and of no use. */
function unusable(id: OperationId, headers: Headers, message: string): Refused {
  const requestId = headers.get('X-Request-Id') ?? ''
  return {
    ok: false,
    error: { name: 'Unknown', code: '', status: routes[id].success, message, requestId },
  }
}
