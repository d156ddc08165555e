import { limits } from '../../src/generated/limits.ts'
import { customerCmks, mostGrants, shownQuota } from '../rules/quotas.ts'
import { liveCmks } from './cmk.ts'
import type { Handler } from './handler.ts'

export const showUserInstances: Handler<'showUserInstances'> = async (_, context) => ({
  instance_num: customerCmks(await liveCmks(context)),
})

export const showUserQuotas: Handler<'showUserQuotas'> = async (_, context) => {
  const cmks = await liveCmks(context)
  const live = new Set(cmks.map(({ id }) => id))
  const grants = (await context.records.list('grant')).filter(({ owner }) => live.has(owner))
  return {
    quotas: {
      resources: [
        { type: 'CMK', used: customerCmks(cmks), quota: shownQuota(context.project.quota) },
        { type: 'grant_per_CMK', used: mostGrants(grants), quota: limits.grantsPerKey },
      ],
    },
  }
}
