import { KmsError } from '../errors.ts'
import type { PolicyRecord } from '../records.ts'
import { pageOf } from '../rules/pages.ts'
import { listed, parsePolicy, shown } from '../rules/policies.ts'
import type { Context, Handler } from './handler.ts'

const PAGE = 50

export const createKeyPolicy: Handler<'createKeyPolicy'> = async ({ body }, { caller, records, world }) => {
  const now = world.now()
  const policy: PolicyRecord = {
    id: world.uuid(),
    seq: await records.next('policy'),
    owner: body.keyspace_id.toLowerCase(),
    name: body.policy_name,
    policy: parsePolicy(body.policy),
    description: body.description ?? '',
    creatorId: caller.user.id,
    createdAt: now,
    modifiedAt: now,
  }
  records.put('policy', policy)
  return { policy_id: policy.id }
}

export const listKeyPolicy: Handler<'listKeyPolicy'> = async ({ query }, context) => {
  const { keyspace_id, limit, marker } = query
  const all = await context.records.list('policy', { owner: keyspace_id.toLowerCase() })
  const after = marker ? await positionOf(marker, context) : 0
  const { entries, nextMarker } = pageOf(all, { limit: limit || PAGE, marker: after })
  return {
    page_info: {
      next_marker: nextMarker === '' ? '' : (entries.at(-1)?.id ?? ''),
      current_count: entries.length,
    },
    keyspace_policies: entries.map(listed),
  }
}

export const showKeyPolicy: Handler<'showKeyPolicy'> = async ({ path }, context) =>
  shown(await policyOf(path.policy_id, context))

export const updateKeyPolicy: Handler<'updateKeyPolicy'> = async ({ path, body }, context) => {
  const present = await policyOf(path.policy_id, context)
  const policy: PolicyRecord = {
    ...present,
    policy: parsePolicy(body.policy),
    description: body.description ?? present.description,
    modifiedAt: context.world.now(),
  }
  context.records.put('policy', policy)
  const { policy_id, policy: content, description, last_modify_time } = shown(policy)
  return { policy_id, policy: content, description, last_modify_time }
}

export const deleteKeyPolicy: Handler<'deleteKeyPolicy'> = async ({ path }, context) => {
  const policy = await policyOf(path.policy_id, context)
  context.records.delete('policy', policy.id)
  return undefined
}

async function policyOf(id: string, { records }: Context): Promise<PolicyRecord> {
  const policy = await records.get('policy', id.toLowerCase())
  if (!policy) throw new KmsError('InvalidParameter', 'policy_id names no key policy.')
  return policy
}

async function positionOf(marker: string, { records }: Context): Promise<number> {
  const policy = await records.get('policy', marker.toLowerCase())
  if (!policy) throw new KmsError('InvalidMarker', '(no such key policy)')
  return policy.seq
}
