import { KmsError } from '../errors.ts'
import type { AccessPointRecord, PolicyRecord } from '../records.ts'

type Policy = PolicyRecord['policy']
/** The policy of a capsule: `keyspace` is missing for one that was written inline. */
export type CapsulePolicy = { policy: Policy; keyspace?: string }

/** What a capsule holds. */
export type Capsule = { datakey: string; policyId?: string; policy?: Policy }

const datakeyBits = { '128': 128, SM4: 128, '256': 256, AES_256: 256 } as const

export const capsuleDatakeyBytes = (length: keyof typeof datakeyBits): number => datakeyBits[length] / 8

/** Throws unless there is exactly one policy. */
export function demandOnePolicy({ policy_id, key_policy }: { policy_id?: string; key_policy?: string }) {
  if (policy_id === undefined && key_policy === undefined)
    throw new KmsError('MissingParameter', 'policy_id or key_policy is required.')
  if (policy_id !== undefined && key_policy !== undefined)
    throw new KmsError('InvalidParameter', 'policy_id and key_policy exclude each other.')
}

type CustomAttestation = { custom_signature: string; custom_public_key: string; expire_time: string }
type Attestation = Partial<CustomAttestation> & { ecs_signature?: string; service_token?: string }

/** The three fields of a Custom access point, still valid at `now`; throws where they are not that. */
export function customAttestation(document: Attestation, now: number): CustomAttestation {
  const { ecs_signature, service_token, custom_signature, custom_public_key, expire_time } = document
  if (ecs_signature !== undefined || service_token !== undefined)
    refuse('The mock emulates Custom access points alone: neither ecs_signature nor service_token.')
  if (!custom_signature || !custom_public_key || !expire_time)
    return refuse('custom_signature, custom_public_key and expire_time are needed.')
  const expires = Date.parse(expire_time)
  if (!(now < expires)) refuse('expire_time has passed.')
  return { custom_signature, custom_public_key, expire_time }
}

function refuse(detail: string): never {
  throw new KmsError('InvalidAttestation', detail)
}

/** Throws unless the policy lets the access point open the capsule now. */
export function demandAllowed(by: CapsulePolicy, accessPoint: AccessPointRecord, now: number) {
  const { validity_period: period = {}, allowed_access_point: allowed = [] } = by.policy
  const isHere = by.keyspace === undefined || by.keyspace === accessPoint.owner
  const isNamed = allowed.length === 0 || allowed.some((id) => id.toLowerCase() === accessPoint.id)
  if (!isHere || !isNamed)
    throw new KmsError('NoPermission', '(the key policy does not allow the access point)')
  // A time that cannot be read is never reached.
  const begun = period.start_time === undefined || now >= Date.parse(period.start_time)
  const ended = period.end_time !== undefined && !(now < Date.parse(period.end_time))
  if (!begun || ended)
    throw new KmsError('NoPermission', '(outside of the validity_period of the key policy)')
}
