import { scenario } from './scenario.ts'

const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c22'

export const policyLife = scenario(
  'policy-life',
  { says: 'a key policy is created, shown, changed, listed and deleted', operation: 'createKeyPolicy' },
  async ({ kms, name, later }, claim) => {
    const policy_name = name()
    const policy = (version: string) => JSON.stringify({ version })
    const { policy_id } = await kms.ok('createKeyPolicy', { keyspace_id, policy_name, policy: policy('1') })
    later(() => kms.call('deleteKeyPolicy', { policy_id }))
    const versionOf = async () => (await kms.ok('showKeyPolicy', { policy_id })).policy?.version

    claim('show-key-policy shows it', (await versionOf()) === '1', { got: await versionOf() })
    await kms.ok('updateKeyPolicy', { policy_id, policy: policy('2') })
    claim('it can be changed', (await versionOf()) === '2', { expected: '2', got: await versionOf() })
    const { keyspace_policies: policies } = await kms.ok('listKeyPolicy', { keyspace_id })
    claim(
      'it is listed',
      policies.some((entry) => entry.policy_id === policy_id),
    )
    await kms.ok('deleteKeyPolicy', { policy_id })
    await kms.refused('showKeyPolicy', { policy_id }, 'InvalidParameter')
  },
)

export const accessPointLife = scenario(
  'access-point-life',
  {
    says: 'an access point is created, disabled, enabled, listed and deleted',
    operation: 'createAccessPoint',
  },
  async ({ kms, name, later }, claim) => {
    const { access_point_id } = await kms.ok('createAccessPoint', {
      keyspace_id,
      access_point_name: name(),
      type: 3,
    })
    later(() => kms.call('deleteAccessPoint', { access_point_id }))
    const entry = async () =>
      (await kms.ok('listAccessPoint', { keyspace_id })).access_points.find(
        (point) => point.access_point_id === access_point_id,
      )

    claim('it is listed', (await entry()) !== undefined)
    const enabled = (await entry())?.state
    await kms.ok('disableAccessPoint', { access_point_id })
    claim('disabling changes its state', (await entry())?.state !== enabled)
    await kms.ok('enableAccessPoint', { access_point_id })
    claim('enabling brings it back', (await entry())?.state === enabled)
    await kms.ok('deleteAccessPoint', { access_point_id })
    claim('deleted, it is gone', (await entry()) === undefined)
  },
)
