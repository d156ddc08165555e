import { scenario } from './scenario.ts'

export const instances = scenario(
  'instances',
  { says: 'user-instances and user-quotas count the CMKs', operation: 'showUserQuotas' },
  async ({ kms, cmk }, claim) => {
    await cmk()
    const { instance_num } = await kms.ok('showUserInstances', {})
    const { quotas } = await kms.ok('showUserQuotas', {})

    claim('there is at least the one that we have', instance_num >= 1, { got: instance_num })
    const cmks = quotas.resources.find(({ type }) => type === 'CMK')
    claim('the quota of CMKs is told', cmks !== undefined && cmks.quota > 0)
    claim('those in use are counted', (cmks?.used ?? 0) >= 1, { got: cmks?.used })
  },
)

export const versions = scenario(
  'versions',
  { says: 'the list of versions and the page of a version agree', operation: 'showVersion' },
  async ({ kms }, claim) => {
    const { versions } = await kms.ok('showVersions', {})
    for (const { id } of versions.slice(0, 20)) {
      const { version } = await kms.ok('showVersion', { version_id: id })
      claim('a version that is listed has a page', version.id === id, { expected: id, got: version.id })
    }
  },
)
