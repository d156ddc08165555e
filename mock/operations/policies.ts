import { KmsError } from '../errors.ts'
import type { PolicyRecord } from '../records.ts'
import { listed, parsePolicy, shown } from '../rules/policies.ts'
import type { Context, Handler } from './handler.ts'
import { pageOwned } from './listing.ts'

export const createKeyPolicy: Handler<'createKeyPolicy'> = ({ body }, { caller, records, world }) => {
  const now = world.now()
  const policy: PolicyRecord = {
    id: world.uuid(),
    seq: records.next('policy'),
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

export const listKeyPolicy: Handler<'listKeyPolicy'> = ({ query }, context) => {
  const page = pageOwned('policy', query.keyspace_id.toLowerCase(), query, context)
  if (!page) throw new KmsError('InvalidMarker', '(the marker is no key policy of the key space)')
  return {
    page_info: { next_marker: page.nextMarker, current_count: page.entries.length },
    keyspace_policies: page.entries.map(listed),
  }
}

export const showKeyPolicy: Handler<'showKeyPolicy'> = ({ path }, context) =>
  shown(policyOf(path.policy_id, context))

export const updateKeyPolicy: Handler<'updateKeyPolicy'> = ({ path, body }, context) => {
  const present = policyOf(path.policy_id, context)
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

export const deleteKeyPolicy: Handler<'deleteKeyPolicy'> = ({ path }, context) => {
  const policy = policyOf(path.policy_id, context)
  context.records.delete('policy', policy.id)
  return undefined
}

function policyOf(id: string, { records }: Context): PolicyRecord {
  const policy = records.get('policy', id.toLowerCase())
  if (!policy) throw new KmsError('InvalidParameter', 'policy_id names no key policy.')
  return policy
}
