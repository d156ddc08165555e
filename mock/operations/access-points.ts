import { keySpecs } from '../../src/generated/key-specs.ts'
import { limits } from '../../src/generated/limits.ts'
import { newPrivateKey } from '../crypto/material.ts'
import { KmsError } from '../errors.ts'
import { ownedBy } from '../labels.ts'
import type { AccessPointRecord } from '../records.ts'
import { demandProof } from '../rules/access-points.ts'
import { rfc3339 } from '../rules/times.ts'
import type { Context, Handler } from './handler.ts'
import { pageOwned } from './listing.ts'

const CUSTOM = 3

export const createAccessPoint: Handler<'createAccessPoint'> = ({ body }, context) => {
  const { caller, records, world, beforehand } = context
  demandProof(body)
  demandRoom(body.keyspace_id, context)
  const { identity, cluster_id: clusterId } = body
  const privateKey = body.type === CUSTOM ? beforehand(() => newPrivateKey(keySpecs.RSA_2048)) : undefined
  const accessPoint: AccessPointRecord = {
    id: world.uuid(),
    seq: records.next('accessPoint'),
    owner: body.keyspace_id.toLowerCase(),
    name: body.access_point_name,
    type: body.type,
    ...(identity !== undefined && { identity }),
    ...(clusterId !== undefined && { clusterId }),
    ...(privateKey && { privateKey: privateKey.toString('base64') }),
    description: body.description ?? '',
    state: 'enabled',
    creatorId: caller.user.id,
    createdAt: world.now(),
    updatedAt: world.now(),
  }
  records.put('accessPoint', accessPoint)
  return { access_point_id: accessPoint.id }
}

export const listAccessPoint: Handler<'listAccessPoint'> = ({ query }, context) => {
  const page = pageOwned('accessPoint', query.keyspace_id.toLowerCase(), query, context)
  if (!page) throw new KmsError('InvalidMarker', '(the marker is no access point of the key space)')
  return {
    page_info: { next_marker: page.nextMarker, current_count: page.entries.length },
    access_points: page.entries.map(entityOf),
  }
}

export const enableAccessPoint: Handler<'enableAccessPoint'> = ({ path }, context) =>
  switchTo('enabled', path.access_point_id, context)

export const disableAccessPoint: Handler<'disableAccessPoint'> = ({ path }, context) =>
  switchTo('disabled', path.access_point_id, context)

export const deleteAccessPoint: Handler<'deleteAccessPoint'> = ({ path }, context) => {
  const { id } = knownAccessPoint(path.access_point_id, context)
  context.records.delete('accessPoint', id)
  return undefined
}

export const downloadAccessPointPrivateKey: Handler<'downloadAccessPointPrivateKey'> = (
  { path },
  context,
) => {
  const { id, privateKey } = knownAccessPoint(path.access_point_id, context)
  if (privateKey === undefined)
    throw new KmsError('InvalidParameter', 'Only a Custom access point has a private key.')
  return { access_point_id: id, private_key: privateKey }
}

function switchTo(state: AccessPointRecord['state'], id: string, context: Context) {
  const accessPoint = knownAccessPoint(id, context)
  if (accessPoint.state !== state)
    context.records.put('accessPoint', { ...accessPoint, state, updatedAt: context.world.now() })
  return {}
}

function knownAccessPoint(id: string, { records }: Context): AccessPointRecord {
  const accessPoint = records.get('accessPoint', id.toLowerCase())
  if (!accessPoint)
    throw new KmsError('InvalidParameter', 'access_point_id is no access point of the project.')
  return accessPoint
}

function demandRoom(keyspaceId: string, { records }: Context) {
  const most = limits.accessPointsPerKeyspace
  if (records.count('accessPoint', ownedBy(keyspaceId.toLowerCase())) >= most)
    throw new KmsError('InvalidParameter', `A key space has at most ${most} access points.`)
}

const entityOf = (accessPoint: AccessPointRecord) => ({
  access_point_id: accessPoint.id,
  keyspace_id: accessPoint.owner,
  access_point_name: accessPoint.name,
  state: accessPoint.state === 'enabled' ? (1 as const) : (0 as const),
  type: accessPoint.type,
  created_by: accessPoint.creatorId,
  create_time: rfc3339(accessPoint.createdAt),
  lsat_modify_time: rfc3339(accessPoint.updatedAt),
})
