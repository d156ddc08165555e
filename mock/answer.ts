import type { FastifyRequest } from 'fastify'
import { type OperationId, operations } from '../src/generated/operations.ts'
import type { Caller, Project } from './auth/accounts.ts'
import {
  type Admission,
  type Authenticate,
  demandProject,
  demandRight,
  header,
  type Identity,
} from './auth/authenticate.ts'
import type { SignedRequest } from './auth/signature.ts'
import { bodyOf, rawBody } from './body.ts'
import type { OperationContract } from './contract.ts'
import type { Clock } from './control/clock.ts'
import type { Context, Handler, RequestOf } from './operations/handler.ts'
import { handlers } from './operations/index.ts'
import { preparing } from './store/not-at-hand.ts'
import type { Records, Store } from './store/store.ts'
import type { World } from './world.ts'

export type Services = {
  store: Store
  clock: Clock
  authenticate: Authenticate
  identity: Context['identity']
}

/** `headers` where the operation has set some. */
export type Answer = { body: unknown; headers: Record<string, string> | undefined }

const nobody: Identity = {
  caller: { domain: { id: '', name: '' }, user: { id: '', name: '' }, actions: [] },
  anyProject: false,
}
const noProject: Project = { id: '', name: '' }

/** What answers an operation once it is known who calls: validates, asks for the right, runs the handler. */
export function createAnswer(id: OperationId, contract: OperationContract, services: Services) {
  const operation = operations[id]
  const handler = handlers[id] as Handler<OperationId>
  const isProject = operation.path.includes('{project_id}')
  const { actions, keyRule, defaults, queryDefaults } = operation
  // Where a CMK is named, existence comes before the right to it: usableCmk asks for the right then.
  const isRightAsked = actions.length > 0 && keyRule === null

  return (request: FastifyRequest): Answer | Promise<Answer> => {
    const who = request.identity ?? nobody
    const path = request.params as Record<string, string>
    const project = isProject ? projectOf(request, who, path.project_id ?? '', services) : noProject
    const sent = operation.body ? bodyOf(request, contract.present) : undefined
    contract.validate({ path, query: request.query as object, header: request.headers, body: sent })
    if (isRightAsked) demandRight(who.caller, actions, 'NoAccessToApi')

    const asked = {
      body: withDefaults(sent as Fields | undefined, defaults),
      query: withDefaults(request.query as Fields, queryDefaults),
      path,
      header: contract.headersIn(request.headers),
    } as RequestOf<OperationId>
    const call = new Call(request, who.caller, project, services)
    const body = services.store.transact(project.id, (records) => handler(asked, call.begin(records)))
    if (body instanceof Promise) return body.then((body) => ({ body, headers: call.headersSet }))
    return { body, headers: call.headersSet }
  }
}

/** What a handler is given. What few of them want is made when one asks for it. */
class Call implements Context {
  readonly caller: Caller
  readonly project: Project
  readonly world: World
  readonly identity: Context['identity']
  declare records: Records
  headersSet: Record<string, string> | undefined
  readonly #request: FastifyRequest
  readonly #services: Services
  #preparing: ReturnType<typeof preparing> | undefined

  constructor(request: FastifyRequest, caller: Caller, project: Project, services: Services) {
    this.caller = caller
    this.project = project
    this.world = services.clock.worldOf(project.id)
    this.identity = services.identity
    this.#request = request
    this.#services = services
  }

  /** To be called whenever the handler begins. */
  begin(records: Records): this {
    this.records = records
    this.#preparing?.begin()
    return this
  }

  get origin() {
    return `${this.#request.protocol}://${this.#request.host}`
  }

  get headers() {
    this.headersSet ??= {}
    return this.headersSet
  }

  get identify() {
    return (token?: string): Identity =>
      this.#request.identity ??
      proven(this.#services.authenticate(headOf(this.#request), token), this.#request)
  }

  get beforehand() {
    this.#preparing ??= preparing()
    return this.#preparing.beforehand
  }

  get elsewhere() {
    return (project: Project): Context => {
      const there = new Call(this.#request, this.caller, project, this.#services)
      return there.begin(this.records.elsewhere(project.id))
    }
  }
}

function projectOf(
  request: FastifyRequest,
  who: Identity,
  inPath: string,
  { identity: { directory } }: Services,
): Project {
  demandProject(directory, who, { inPath, inHeader: header(request, 'x-project-id') })
  const known = directory.project(inPath)
  return known ?? { id: inPath, name: directory.accounts[0]?.projects[0]?.name ?? '' }
}

const proven = ({ identity, verify }: Admission, request: FastifyRequest): Identity =>
  identity ?? verify(signedRequest(request))

export const headOf = ({ method, raw, headers }: FastifyRequest) => ({ method, url: raw.url ?? '', headers })

export const signedRequest = (request: FastifyRequest): SignedRequest => ({
  ...headOf(request),
  body: rawBody(request),
  bodyHash: request.bodyHash,
})

type Fields = Readonly<Record<string, unknown>>

/** The fields with the contract's defaults; where there is one, an empty text that the contract lets through is no value. */
function withDefaults(fields: Fields = {}, defaults: Fields): Fields {
  if (isEmpty(defaults)) return fields
  const complete: Record<string, unknown> = { ...defaults, ...fields }
  for (const name in defaults) if (complete[name] === '') complete[name] = defaults[name]
  return complete
}

function isEmpty(fields: Fields): boolean {
  for (const _ in fields) return false
  return true
}
