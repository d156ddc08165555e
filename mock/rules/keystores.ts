import { KmsError } from '../errors.ts'
import type { KeystoreRecord } from '../records.ts'

type Type = KeystoreRecord['type']
const types: Record<string, Type> = { '0': 'DEFAULT', '1': 'DHSM', '2': 'CDMS' }

type Asked = { keystore_type?: string; hsm_cluster_id?: string; cluster_id?: string }

/** Which type and cluster a request for a new keystore means; throws where its fields contradict each other. */
export function placeOf(asked: Asked): Pick<KeystoreRecord, 'type' | 'clusterId'> {
  const { hsm_cluster_id, cluster_id } = asked
  const named = hsm_cluster_id ?? cluster_id
  const type = typeOf(asked.keystore_type, named)
  if (type !== 'DHSM' && hsm_cluster_id !== undefined) refuse('hsm_cluster_id is for keystores of type DHSM.')
  if (cluster_id !== undefined && cluster_id !== named) refuse('cluster_id and hsm_cluster_id differ.')
  if (type === 'DEFAULT' && (named ?? '0') !== '0') refuse('cluster_id of a DEFAULT keystore is 0.')
  if (type === 'DHSM' && named === undefined)
    throw new KmsError('MissingParameter', 'hsm_cluster_id is required.')
  return { type, clusterId: named ?? (type === 'DEFAULT' ? '0' : '1') }
}

const typeOf = (asked: string | undefined, cluster: string | undefined): Type =>
  asked === undefined ? (cluster === undefined ? 'DEFAULT' : 'DHSM') : (types[asked] ?? (asked as Type)) // the contract's enum

function refuse(detail: string): never {
  throw new KmsError('InvalidParameter', detail)
}

/** The kind of a keystore that nobody creates: the one of KMS itself, or a cluster of CDMS that is always there. */
export const builtInKind = (keystoreId: string): Type | undefined => builtIn.get(keystoreId)
const builtIn = new Map<string, Type>([
  ['0', 'DEFAULT'],
  ['1', 'CDMS'],
  ['2', 'CDMS'],
])
