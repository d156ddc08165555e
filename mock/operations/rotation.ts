import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { rotatedIfOverdue } from '../rules/rotation.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'

const DEFAULT_INTERVAL_DAYS = 365

export const enableKeyRotation: Handler<'enableKeyRotation'> = async ({ body }, context) => {
  const cmk = await usableCmk('enableKeyRotation', body.key_id, context)
  if (cmk.rotation) throw new KmsError('RotationAlreadyEnabled')
  const rotation = { since: context.world.now(), intervalDays: DEFAULT_INTERVAL_DAYS }
  context.records.put('cmk', { ...cmk, rotation })
  return {}
}

export const disableKeyRotation: Handler<'disableKeyRotation'> = async ({ body }, context) => {
  const { rotation, ...cmk } = await usableCmk('disableKeyRotation', body.key_id, context)
  if (!rotation) throw new KmsError('RotationNotEnabled')
  context.records.put('cmk', cmk)
  return {}
}

export const updateKeyRotationInterval: Handler<'updateKeyRotationInterval'> = async ({ body }, context) => {
  const cmk = await usableCmk('updateKeyRotationInterval', body.key_id, context)
  if (!cmk.rotation) throw new KmsError('RotationNotEnabled')
  const changed = { ...cmk, rotation: { ...cmk.rotation, intervalDays: body.rotation_interval } }
  context.records.put('cmk', rotatedIfOverdue(changed, context.world.now()))
  return {}
}

export const getKeyRotationStatus: Handler<'getKeyRotationStatus'> = async ({ body }, context) => {
  const cmk = await usableCmk('getKeyRotationStatus', body.key_id, context)
  return {
    key_rotation_enabled: cmk.rotation !== undefined,
    ...(cmk.rotation && { rotation_interval: cmk.rotation.intervalDays }),
    last_rotation_time: String(cmk.rotatedAt ?? ''),
    number_of_rotations: rotationsOf(cmk),
  }
}

const rotationsOf = ({ versions }: CmkRecord) => Math.max(versions.length - 1, 0)
