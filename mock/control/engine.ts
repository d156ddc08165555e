import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import manifest from '../../package.json' with { type: 'json' }
import document from '../../src/generated/control.json' with { type: 'json' }
import { type ControlOperation, controlOperations } from '../../src/generated/control.ts'
import { nearest } from '../../src/text/nearest.ts'
import { isoTime } from './clock-words.ts'
import { ControlError } from './control-error.ts'
import { addFault, clearFaults, faults, removeFault } from './faults/handlers.ts'
import type { ControlHandler, Steered, Steering } from './handler.ts'
import { events } from './journal/events.ts'
import { clearRequests, exportHar, exportHttp, request, requests } from './journal/query.ts'
import { verify } from './journal/verify.ts'
import { addProject, projectCalled, projects, removeProject } from './projects.ts'
import { plant } from './state/plant.ts'
import { OWN } from './state/records.ts'
import { reset } from './state/reset.ts'
import { restore, snapshot } from './state/snapshot.ts'
import { bringAbout, states } from './states/handlers.ts'
import { clock, setClock } from './time.ts'

const health: ControlHandler<'health'> = (_, { clock, deterministic }) => ({
  ...{ status: 'ok', version: manifest.version, now: isoTime(clock.now()), deterministic },
})

/** Nothing that is counted is remembered: a database has to be there. */
const ready: ControlHandler<'ready'> = async (_, { store }) => {
  try {
    await store.transact(OWN, (records) => records.count('setting', 'ready='))
    return { status: 'ready' }
  } catch (error) {
    throw new ControlError('not ready', `What keeps the state cannot be used: ${(error as Error).message}.`)
  }
}

/** What counts is loaded when it is first asked for. */
const metrics: ControlHandler<'metrics'> = async (input, steering) =>
  (await import('./metrics.ts')).metrics(input, steering)

const handlers: { [Op in ControlOperation]: ControlHandler<Op> } = {
  ...{ health, ready, metrics, reset, snapshot, restore, plant, clock, setClock },
  ...{ faults, addFault, clearFaults, removeFault },
  ...{ requests, request, clearRequests, verify, exportHar, exportHttp, events },
  ...{ states, bringAbout },
  ...{ projects, addProject, removeProject },
}

const judge = (coerceTypes: boolean) => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false, coerceTypes })
  formats.default(ajv)
  return ajv.addSchema(document, 'control')
}
const strict = judge(false)
const loose = judge(true)

export type Call = { query?: object; path?: object; body?: unknown; scope?: string | undefined }

/** Runs an operation of the control plane, after its input was compared with control.yaml. */
export async function run(id: ControlOperation, call: Call, steered: Steered): Promise<unknown> {
  const operation = controlOperations[id]
  if (operation.body) demandBody(id, call.body ?? {})
  else if (Object.keys(call.body ?? {}).length > 0) throw new ControlError('invalid', 'It takes no body.')
  const query = queryOf(id, call.query ?? {})
  const scope = call.scope === undefined ? undefined : projectCalled(call.scope, steered.directory)
  if (scope && !operation.scoped) throw new ControlError('invalid', 'This cannot be limited to a project.')
  const input = { ...(operation.body ? (call.body as object | undefined) : {}), ...query, ...call.path }
  const handler = handlers[id] as (input: object, steering: Steering) => unknown // its own input, as was just seen
  const answer = await handler(input, { ...steered, scope })
  if (operation.method !== 'GET' && id !== 'verify')
    for (const listener of steered.listeners) listener({ operation: id, scope: scope?.id })
  return answer
}

const pointer = (path: string) => encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))

function validatorAt(place: string) {
  const $ref = `control#/paths/${place}`
  return strict.getSchema($ref) ?? strict.compile({ $ref })
}

function demandBody(id: ControlOperation, body: unknown) {
  const { path, method } = controlOperations[id]
  const at = `${pointer(path)}/${method.toLowerCase()}/requestBody/content/application~1json/schema`
  const validate = validatorAt(at)
  if (!validate(body)) throw mistakeIn(validate.errors, 'The body')
}

type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: object }
type Table = { path: string; method: string; query: readonly string[] }
type Shared = { parameters: Record<string, Parameter> }

/** The fields of the query, numbers as numbers: in a URL everything is text. */
function queryOf(id: ControlOperation, given: object): object {
  const { path, method, query: known } = controlOperations[id] as Table
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new ControlError('invalid', `The query has no parameter "${unknown}".`, nearest(unknown, known))
  if (known.length === 0) return {}
  const item = (document.paths as unknown as Record<string, Record<string, { parameters?: Parameter[] }>>)[
    path
  ]
  const { parameters: shared } = document.components as unknown as Shared
  const parameters = (item?.[method.toLowerCase()]?.parameters ?? []).map((each) =>
    each.$ref ? shared[each.$ref.split('/').at(-1) ?? ''] : each,
  )
  const query = { ...given }
  for (const parameter of parameters) {
    if (parameter?.in !== 'query') continue
    const schema = JSON.parse(JSON.stringify(parameter.schema).replaceAll('"$ref":"#', '"$ref":"control#'))
    const validate = loose.compile({ type: 'object', properties: { [parameter.name]: schema } })
    if (!validate(query)) throw mistakeIn(validate.errors, 'The query')
  }
  return query
}

type Violation = {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  message?: string | undefined
}

/** Of several forms that a value may have, the one that it is nearest to tells: the others find its type wrong. */
const telling = (violations: Violation[]): Violation | undefined =>
  violations.find(({ keyword }) => keyword !== 'type' && keyword !== 'anyOf') ?? violations[0]

function mistakeIn(violations: Violation[] | null | undefined, whole: string): ControlError {
  const {
    keyword = '',
    instancePath = '',
    params = {},
    message = 'is wrong',
  } = telling(violations ?? []) ?? {}
  const field = instancePath.slice(1).replaceAll('/', '.') || whole
  if (keyword === 'additionalProperties')
    return new ControlError(
      'invalid',
      `${field} has a field that nobody knows: "${params.additionalProperty}".`,
    )
  if (keyword === 'enum')
    return new ControlError(
      'invalid',
      `${field} must be one of ${(params.allowedValues as string[]).join(', ')}.`,
    )
  return new ControlError('invalid', `${field} ${message}.`)
}
