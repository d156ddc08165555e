import {
  expectChange,
  expectCreator,
  expectEntry,
  expectUuidPage,
  forget,
  made,
  momentOf,
  named,
  thingOf,
} from './entries.ts'
import { type Fields, fieldsOf, listOf, type Rules, type Seen } from './rule.ts'

/** The list is spelt in another way than the rest. */
const asPolicy = (value: unknown): Fields => {
  const {
    validityPeriod,
    allowedAccessPoint,
    validity_period = validityPeriod,
    allowed_access_point = allowedAccessPoint,
    ...rest
  } = fieldsOf(value)
  return {
    ...rest,
    validity_period: validity_period ?? null,
    allowed_access_point: allowed_access_point ?? null,
  }
}
const sorted = (policy: Fields) =>
  Object.fromEntries(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)))

const policyFields = [
  'policy_name',
  'keyspace_id',
  'description',
  'created_by',
  'create_time',
  'last_modify_time',
]
const onPolicy = named('key policy', 'policy_id')

function policyIn(input: Fields): unknown {
  try {
    return sorted(asPolicy(JSON.parse(String(input.policy))))
  } catch {
    return undefined
  }
}

function expectPolicy(seen: Seen, entry: Fields) {
  const policy = thingOf(seen, 'key policy', entry.policy_id)
  const fields = Object.fromEntries(policyFields.map((name) => [name, entry[name]]))
  expectEntry(seen, policy, { ...fields, policy: sorted(asPolicy(entry.policy)) }, entry.create_time)
  expectChange(seen, policy, entry.create_time, entry.last_modify_time, 'last_modify_time')
  expectCreator(seen, policy, entry.created_by)
  const isLater = momentOf(entry.last_access_time) >= momentOf(entry.create_time)
  seen.claim('last_access_time is not before create_time', entry.last_access_time === '' || isLater, {
    got: 'an earlier one',
  })
}

export const policies: Rules = {
  createKeyPolicy: {
    answered(seen) {
      const { policy_name, keyspace_id, description = '' } = seen.input
      made(seen, 'key policy', seen.output.policy_id, {
        policy_name,
        keyspace_id,
        description,
        policy: policyIn(seen.input),
      })
    },
  },
  listKeyPolicy: {
    answered(seen) {
      const entries = listOf(seen.output.keyspace_policies).map(fieldsOf)
      expectUuidPage(seen, entries, 'policy_id', 'key policy')
      for (const entry of entries) expectPolicy(seen, entry)
    },
  },
  showKeyPolicy: {
    answered(seen) {
      seen.claim('policy_id is that of the policy', seen.output.policy_id === seen.input.policy_id, {
        expected: 'the id that was asked for',
        got: 'another id',
      })
      expectPolicy(seen, seen.output)
    },
  },
  updateKeyPolicy: {
    changes: onPolicy,
    answered(seen) {
      const { input, output, claim, cause, near, from, to } = seen
      claim('policy_id is that of the policy', output.policy_id === input.policy_id, {
        expected: 'the id that was asked for',
        got: 'another id',
      })
      const sent = policyIn(input)
      claim(
        'policy is repeated',
        sent === undefined || JSON.stringify(sent) === JSON.stringify(sorted(asPolicy(output.policy))),
        { expected: 'what was sent', got: 'something else' },
      )
      claim(
        'description is repeated',
        input.description === undefined || output.description === input.description,
        { expected: 'what was sent', got: 'something else' },
      )
      near('last_modify_time', momentOf(output.last_modify_time))
      const { last_modify_time, description } = output
      cause(thingOf(seen, 'key policy', input.policy_id), {
        policy: sent,
        description,
        last_modify_time,
        changed: { from, to },
      })
    },
  },
  deleteKeyPolicy: { changes: onPolicy, answered: forget('key policy', 'policy_id') },
}
