import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'

/** Default master keys do not count. */
export const isCustomers = ({ isDefault }: Pick<CmkRecord, 'isDefault'>) => !isDefault

/** The quota of a project that has none of its own is shown, and not enforced. */
export const shownQuota = (quota: number = limits.cmksPerProject) => quota

/** Throws TooManyKeys where one more CMK would be beyond the project's own quota. */
export function demandQuota(used: number, quota: number) {
  if (used >= quota) throw new KmsError('TooManyKeys')
}
