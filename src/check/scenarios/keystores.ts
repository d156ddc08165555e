import { scenario } from './scenario.ts'

export const keystoreLife = scenario(
  'keystore-life',
  { says: 'a keystore is created, enabled, disabled and deleted', operation: 'createKeyStore' },
  async ({ kms, name, later }, claim) => {
    const keystore_alias = name()
    const { keystore_id } = (await kms.ok('createKeyStore', { keystore_alias })).keystore
    later(() => kms.call('disableKeyStore', { keystore_id }))
    later(() => kms.call('deleteKeyStore', { keystore_id }))

    const { keystore } = await kms.ok('showKeyStore', { keystore_id })
    claim('it has its name', keystore.keystore_alias === keystore_alias, {
      expected: keystore_alias,
      got: keystore.keystore_alias,
    })
    await kms.ok('enableKeyStore', { keystore_id })
    await kms.ok('disableKeyStore', { keystore_id })
    await kms.ok('deleteKeyStore', { keystore_id })
    await kms.refused('showKeyStore', { keystore_id }, 'KeystoreNotFound')
  },
)
