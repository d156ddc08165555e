import type { FastifyRequest } from 'fastify'
import { type OperationId, operations } from '../../../src/generated/operations.ts'
import { rawBody } from '../../body.ts'
import { aliasName } from '../../operations/cmk.ts'
import type { Store } from '../../store/store.ts'
import type { Rule } from './rule.ts'

type Called = { id: OperationId; request: FastifyRequest }

/** Whether a rule means a call. */
export async function isMeant(rule: Rule, { id, request }: Called, store: Store): Promise<boolean> {
  const { project, given } = rule
  if (rule.operations && !rule.operations.includes(id)) return false
  if (project !== undefined && projectIn(request) !== project) return false
  if (given.caller !== undefined && !isCalled(given.caller, request)) return false
  if (given.header !== undefined && !hasHeader(given.header, request)) return false
  return given.key === undefined || (await namesKey(given.key, { id, request }, store))
}

const projectIn = ({ params }: FastifyRequest) => (params as { project_id?: string }).project_id ?? ''

function isCalled(name: string, { identity }: FastifyRequest): boolean {
  const user = identity?.caller.user
  return user !== undefined && (user.id === name || user.name === name)
}

function hasHeader(wanted: string, { headers }: FastifyRequest): boolean {
  const [name = '', ...value] = wanted.split(':')
  const given = headers[name.trim().toLowerCase()]
  return given !== undefined && (value.length === 0 || String(given) === value.join(':').trim())
}

/** The CMK that a call names: in its path or in the field that the contract's rule for keys says. */
export function keyIn({ id, request }: Called): string | undefined {
  const { key_id } = request.params as { key_id?: string }
  if (key_id !== undefined) return key_id
  const field = operations[id].keyRule?.key ?? 'key_id'
  try {
    const body: unknown = JSON.parse(rawBody(request).toString())
    const named = (body as Record<string, unknown> | null)?.[field]
    return typeof named === 'string' ? named : undefined
  } catch {
    return undefined
  }
}

async function namesKey(wanted: string, called: Called, store: Store): Promise<boolean> {
  const named = keyIn(called)
  if (named === undefined) return false
  if (named === wanted) return true
  const ids = await store.transact(projectIn(called.request), (records) =>
    [named, wanted].map((name) => records.get('alias', aliasName(name))?.owner ?? name),
  )
  return ids[0] === ids[1]
}
