import type { AccessFor } from '../../client/access.ts'
import { errors } from '../../generated/errors.ts'
import { codeOf } from '../../judge/expected.ts'
import type { Sent } from '../../judge/wire.ts'
import { PactFailure } from '../failure.ts'
import { operationOf } from '../operation-of.ts'
import type { PactInteraction } from '../read.ts'
import type { State } from '../situation.ts'
import type { Values } from '../states/states.ts'

/** Who calls, and where: what the requests of a pact are given in place of what was recorded. */
export type Credential = { accessFor: AccessFor; address: string }

export type Incoming = { method: string; path: string; headers: Record<string, string>; body: Buffer }

type Situation = {
  given: readonly State[]
  values: Values
  interaction: PactInteraction | undefined
  credential: Credential
}

const proofs = ['x-auth-token', 'authorization', 'x-sdk-date', 'x-security-token', 'x-project-id']
const notPassedOn = ['host', 'connection', 'content-length', 'accept-encoding', 'x-dewkit-interaction']

/**
 * The request as it goes to the service: for the project of the caller, and with a proof of its own, since the one that
 * was recorded is good for nobody. What is about a wrong proof keeps it.
 */
export async function readied(incoming: Incoming, situation: Situation): Promise<Sent> {
  const { method, path, headers, body } = incoming
  const { credential, interaction } = situation
  const [plain = ''] = path.split('?')
  const routed = operationOf({ request: { method, path: plain } as PactInteraction['request'] })
  const isSecured = routed?.contract.secured ?? true
  const keepsProof = !isSecured || isAboutProof(incoming, situation)
  const kept = without(headers, keepsProof ? notPassedOn : [...notPassedOn, ...proofs])
  const access = await credential.accessFor(routed?.contract.id ?? 'listKeys').then((outcome) => {
    if (outcome.ok) return outcome.data
    throw new PactFailure(`the credentials are refused: ${outcome.error.message}`)
  })
  const own = expects(interaction, 'ProjectMismatch') ? path : inProject(path, access.projectId)
  const unsent = { method, path: own, headers: kept, ...(body.length > 0 && { body }) }
  if (keepsProof) return unsent
  const text = body.length > 0 ? { body: body.toString() } : {}
  const url = new URL(credential.address + own)
  return {
    ...unsent,
    headers: { ...kept, ...(await access.headersFor({ method, url, headers: kept, ...text })) },
  }
}

const without = (headers: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

const inProject = (path: string, projectId: string | undefined) =>
  projectId === undefined ? path : path.replace(/^\/(v1\.0|v3)\/[0-9a-zA-Z]{32}(?=\/)/, `/$1/${projectId}`)

const expects = (interaction: PactInteraction | undefined, name: 'ProjectMismatch') =>
  interaction !== undefined &&
  codeOf({ text: JSON.stringify(interaction.response.body ?? null) }) === errors[name].code

/** The consumer wants to see what becomes of a wrong token or signature, or of none. */
function isAboutProof({ headers }: Incoming, { given, values, interaction }: Situation): boolean {
  const token = headers['x-auth-token']
  const isOfState =
    token !== undefined &&
    (Object.values(values).includes(token) || given.some(({ params }) => params.token === token))
  return isOfState || interaction?.response.status === 401
}
