import { limits } from '../../src/generated/limits.ts'
import { nextMaterial } from '../crypto/material.ts'
import type { CmkRecord, Material } from '../records.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The CMK after all rotations that fell due by `now`. Only an enabled one rotates. Pure, so that asking needs no writing:
 * the same record yields the same versions whenever it is asked, and whatever operation writes the CMK next keeps them.
 */
export function rotatedUntil(cmk: CmkRecord, now: number): CmkRecord {
  const { rotation } = cmk
  if (!rotation || cmk.state !== 'enabled') return cmk
  const interval = rotation.intervalDays * DAY_MS
  const began = intervalStart(cmk)
  const count = Math.floor((now - began) / interval)
  if (count < 1) return cmk
  return rotated(cmk, Math.min(count, limits.rotationsAtOnce), began + count * interval)
}

/** The CMK at a moment that makes an overdue rotation up for: once, however many fell due. */
export const rotatedIfOverdue = (cmk: CmkRecord, now: number): CmkRecord =>
  cmk.rotation && now - intervalStart(cmk) >= cmk.rotation.intervalDays * DAY_MS ? rotated(cmk, 1, now) : cmk

const intervalStart = ({ rotation, rotatedAt }: CmkRecord) => Math.max(rotation?.since ?? 0, rotatedAt ?? 0)

function rotated(cmk: CmkRecord, count: number, rotatedAt: number): CmkRecord {
  const versions = [...cmk.versions]
  for (let done = 0; done < count; done += 1) versions.push(following(versions.at(-1) ?? ''))
  return { ...cmk, versions, rotatedAt }
}

const following = (material: Material): Material =>
  nextMaterial(Buffer.from(material, 'base64')).toString('base64')
