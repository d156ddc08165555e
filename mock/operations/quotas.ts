import { limits } from '../../src/generated/limits.ts'
import { ownedBy } from '../labels.ts'
import { isCustomers, shownQuota } from '../rules/quotas.ts'
import type { Context, Handler } from './handler.ts'
import { countCmks, goneCmks } from './listing.ts'

export const showUserInstances: Handler<'showUserInstances'> = (_, context) => ({
  instance_num: countCmks(isCustomers, context),
})

export const showUserQuotas: Handler<'showUserQuotas'> = (_, context) => ({
  quotas: {
    resources: [
      { type: 'CMK', used: countCmks(isCustomers, context), quota: shownQuota(context.project.quota) },
      { type: 'grant_per_CMK', used: mostGrants(context), quota: limits.grantsPerKey },
    ],
  },
})

/** How many grants the CMK has that has most of them. */
function mostGrants(context: Context): number {
  const gone = new Set(goneCmks(context).map(({ id }) => ownedBy(id)))
  const counts = context.records.labels('grant', OWNER).filter(({ label }) => !gone.has(label))
  return counts.reduce((most, { count }) => Math.max(most, count), 0)
}
const OWNER = ownedBy('')
