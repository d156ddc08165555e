import { KmsError } from '../errors.ts'
import type { CmkRecord, Imported } from '../records.ts'
import { rotatedIfOverdue } from '../rules/rotation.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'

const DEFAULT_INTERVAL_DAYS = 365

export const enableKeyRotation: Handler<'enableKeyRotation'> = ({ body }, context) => {
  const cmk = usableCmk('enableKeyRotation', body.key_id, context)
  if (cmk.rotation) throw new KmsError('RotationAlreadyEnabled')
  const rotation = { since: context.world.now(), intervalDays: DEFAULT_INTERVAL_DAYS }
  context.records.put('cmk', { ...cmk, rotation })
  return {}
}

export const disableKeyRotation: Handler<'disableKeyRotation'> = ({ body }, context) => {
  const { rotation, ...cmk } = usableCmk('disableKeyRotation', body.key_id, context)
  if (!rotation) throw new KmsError('RotationNotEnabled')
  context.records.put('cmk', cmk)
  return {}
}

export const updateKeyRotationInterval: Handler<'updateKeyRotationInterval'> = ({ body }, context) => {
  const cmk = usableCmk('updateKeyRotationInterval', body.key_id, context)
  if (!cmk.rotation) throw new KmsError('RotationNotEnabled')
  const changed = { ...cmk, rotation: { ...cmk.rotation, intervalDays: body.rotation_interval } }
  context.records.put('cmk', rotatedIfOverdue(changed, context.world.now()))
  return {}
}

export const getKeyRotationStatus: Handler<'getKeyRotationStatus'> = ({ body }, context) => {
  const cmk = usableCmk('getKeyRotationStatus', body.key_id, context)
  return {
    key_rotation_enabled: cmk.rotation !== undefined,
    ...(cmk.rotation && { rotation_interval: cmk.rotation.intervalDays }),
    last_rotation_time: String(cmk.rotatedAt ?? ''),
    number_of_rotations: Math.max(cmk.versions.length - 1, 0),
    ...(cmk.origin === 'external' && { key_materials: materialsOf(cmk) }),
  }
}

export const rotateOnDemand: Handler<'rotateOnDemand'> = ({ body }, context) => {
  const { waiting, ...cmk } = usableCmk('rotateOnDemand', body.key_id, context)
  if (!waiting) throw new KmsError('InvalidParameter', 'No imported material waits: see import-key-material.')
  const { material, ...given } = waiting
  const versions = [...cmk.versions, material]
  const imported = [...(cmk.imported ?? []), given]
  context.records.put('cmk', { ...cmk, versions, imported, rotatedAt: context.world.now() })
  return { key_id: cmk.id }
}

const states = { waiting: 0, enabled: 2 } as const

/** Deleted and expired materials are not there, and not listed. */
function materialsOf({ imported = [], versions, waiting }: CmkRecord) {
  const present = imported.filter((_, version) => versions[version])
  return [
    ...present.map((material) => materialOf(material, states.enabled)),
    ...(waiting ? [materialOf(waiting, states.waiting)] : []),
  ]
}

const materialOf = <State>({ id, importedAt, expiresAt }: Imported, state: State) => ({
  material_id: id,
  create_time: String(importedAt),
  expiration_time: String(expiresAt ?? ''),
  state,
})
