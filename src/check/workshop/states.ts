import type { KeyState } from '../../generated/names.ts'
import { Unprepared } from '../../judge/complaint.ts'
import type { Kms } from '../../judge/kms.ts'
import { importMaterial, materialOf } from './import.ts'
import { stateOfDigit } from './wanted.ts'

/** Brings a CMK, in whatever state it is, into another one. */
export async function bring(kms: Kms, id: string, target: KeyState) {
  for (let steps = 0; steps < 4; steps += 1) {
    const { key_info } = await kms.ok('describeKey', { key_id: id })
    const state = stateOfDigit(key_info.key_state)
    if (state === target) return
    if (state === 'pendingDeletion') await kms.ok('cancelKeyDeletion', { key_id: id })
    else if (target === 'pendingDeletion')
      await kms.ok('scheduleKeyDeletion', { key_id: id, pending_days: '7' })
    else if (state === 'disabled' && target === 'enabled') await kms.ok('enableKey', { key_id: id })
    else if (state === 'enabled' && target === 'disabled') await kms.ok('disableKey', { key_id: id })
    else if (target === 'pendingImport') await kms.ok('deleteImportedKeyMaterial', { key_id: id })
    else if (state === 'pendingImport') await importMaterial(kms, id, materialOf(id, key_info.key_spec))
  }
  const { key_info } = await kms.ok('describeKey', { key_id: id })
  if (stateOfDigit(key_info.key_state) !== target)
    throw new Unprepared(
      `a CMK could not be brought into the state ${target}: it is in ${key_info.key_state}`,
    )
}
