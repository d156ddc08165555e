import { scenario } from './scenario.ts'

export const rotationSwitch = scenario(
  'rotation-switch',
  {
    says: 'rotation is switched on, changed and switched off, and its status tells',
    operation: 'getKeyRotationStatus',
  },
  async ({ kms, borrow, later }, claim) => {
    const key_id = await borrow()
    await kms.call('disableKeyRotation', { key_id })
    later(() => kms.call('disableKeyRotation', { key_id }))
    const status = () => kms.ok('getKeyRotationStatus', { key_id })
    const isOn = async (expected: boolean) => {
      const { key_rotation_enabled: got } = await status()
      claim('key_rotation_enabled tells it', got === expected, { expected, got })
    }

    await isOn(false)
    await kms.refused('updateKeyRotationInterval', { key_id, rotation_interval: 30 }, 'RotationNotEnabled')
    await kms.refused('disableKeyRotation', { key_id }, 'RotationNotEnabled')
    await kms.ok('enableKeyRotation', { key_id })
    await isOn(true)
    claim('the interval is 365 days at first', (await status()).rotation_interval === 365, {
      expected: 365,
      got: (await status()).rotation_interval,
    })
    await kms.refused('enableKeyRotation', { key_id }, 'RotationAlreadyEnabled')
    for (const rotation_interval of [30, 90, 365]) {
      await kms.ok('updateKeyRotationInterval', { key_id, rotation_interval })
      const { rotation_interval: got } = await status()
      claim('the interval is the one that was set', got === rotation_interval, {
        expected: rotation_interval,
        got,
      })
    }
    const { key_info } = await kms.ok('describeKey', { key_id })
    claim('describe-key tells it, too', [undefined, 'true'].includes(key_info.key_rotation_enabled), {
      got: key_info.key_rotation_enabled,
    })
    await kms.ok('disableKeyRotation', { key_id })
    await isOn(false)
  },
)
