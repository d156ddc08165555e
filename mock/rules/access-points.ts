import { KmsError } from '../errors.ts'
import type { AccessPointRecord } from '../records.ts'

type Need = 'needed' | 'forbidden'
type Proof = 'identity' | 'cluster_id'

// biome-ignore format: a table is read by its columns
const table = {
  /* ECS    */ 1: { identity: 'needed',    cluster_id: 'forbidden' },
  /* CCE    */ 2: { identity: 'needed',    cluster_id: 'needed'    },
  /* Custom */ 3: { identity: 'forbidden', cluster_id: 'forbidden' },
} as const satisfies Record<AccessPointRecord['type'], Record<Proof, Need>>

/** Throws unless the request names what an access point of its type is recognised by, and nothing else. */
export function demandProof(asked: { type: AccessPointRecord['type'] } & Partial<Record<Proof, string>>) {
  for (const field of ['identity', 'cluster_id'] as const) {
    const need: Need = table[asked.type][field]
    const isThere = asked[field] !== undefined
    if (need === 'needed' && !isThere)
      throw new KmsError('MissingParameter', `${field} is required for this type.`)
    if (need === 'forbidden' && isThere)
      throw new KmsError('InvalidParameter', `${field} is not for this type.`)
  }
}
