import type { components } from '../../src/generated/api.ts'
import type { PolicyRecord } from '../records.ts'
import { rfc3339 } from './times.ts'

type Schemas = components['schemas']
type Policy = PolicyRecord['policy']

/** The policy in a text that fits the contract. */
export function parsePolicy(text: string): Policy {
  const sent: Schemas['SentPolicy'] = JSON.parse(text) as Schemas['SentPolicy'] // the contract has looked at it
  return present({
    version: sent.version,
    validity_period: sent.validity_period ?? sent.validityPeriod,
    allowed_access_point: sent.allowed_access_point ?? sent.allowedAccessPoint,
    allowed_data_security_zone: sent.allowed_data_security_zone,
  })
}

export const shown = (record: PolicyRecord): Schemas['KeyPolicy'] => ({
  ...frameOf(record),
  policy: record.policy,
})

/** The list spells two fields otherwise than every other answer. */
export const listed = (record: PolicyRecord): Schemas['ListedKeyPolicy'] => {
  const { validity_period: validityPeriod, allowed_access_point: allowedAccessPoint, ...same } = record.policy
  return { ...frameOf(record), policy: { ...same, ...present({ validityPeriod, allowedAccessPoint }) } }
}

const frameOf = ({ id, name, owner, description, creatorId, createdAt, modifiedAt }: PolicyRecord) => ({
  policy_id: id,
  policy_name: name,
  keyspace_id: owner,
  description,
  created_by: creatorId,
  create_time: rfc3339(createdAt),
  last_modify_time: rfc3339(modifiedAt),
  last_access_time: '',
})

/** The fields that have a value. */
const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]?: Exclude<T[Field], undefined>
  } // which is what the filter leaves
