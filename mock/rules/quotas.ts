import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'

/** How many of these CMKs count: all but the default master keys. */
export const customerCmks = (cmks: readonly CmkRecord[]) => cmks.filter(({ isDefault }) => !isDefault).length

/** The quota of a project that has none of its own is shown, and not enforced. */
export const shownQuota = (quota: number = limits.cmksPerProject) => quota

/** Throws TooManyKeys where one more of the CMKs would be beyond the project's own quota. */
export function demandQuota(cmks: readonly CmkRecord[], quota: number) {
  if (customerCmks(cmks) >= quota) throw new KmsError('TooManyKeys')
}

/** How many grants the CMK has that has most of them. */
export function mostGrants(grants: readonly { owner: string }[]): number {
  const perCmk = new Map<string, number>()
  for (const { owner } of grants) perCmk.set(owner, (perCmk.get(owner) ?? 0) + 1)
  return Math.max(0, ...perCmk.values())
}
