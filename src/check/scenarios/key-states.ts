import { scenario } from './scenario.ts'

export const statesOfData = scenario(
  'states-of-data',
  {
    says: 'a CMK encrypts and decrypts while it is enabled, and no longer; enabled again, it opens what it sealed',
    operation: 'decryptData',
    class: 'insecure',
  },
  async ({ kms, borrow }, claim) => {
    const key_id = await borrow()
    const plain_text = 'sealed while enabled'
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text })

    await kms.ok('disableKey', { key_id })
    await kms.refused('encryptData', { key_id, plain_text }, 'KeyDisabled')
    await kms.refused('decryptData', { cipher_text }, 'KeyDisabled')

    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    await kms.refused('encryptData', { key_id, plain_text }, 'KeyPendingDeletion')
    await kms.refused('decryptData', { cipher_text }, 'KeyPendingDeletion')

    await kms.ok('cancelKeyDeletion', { key_id })
    await kms.refused('decryptData', { cipher_text }, 'KeyDisabled')
    await kms.ok('enableKey', { key_id })
    const decrypted = await kms.ok('decryptData', { cipher_text })
    claim('enabled again, it decrypts', decrypted.plain_text === plain_text)
  },
)

export const statesOfDatakeys = scenario(
  'states-of-datakeys',
  {
    says: 'a CMK makes and opens datakeys while it is enabled, and no longer',
    operation: 'decryptDatakey',
    class: 'insecure',
  },
  async ({ kms, borrow }) => {
    const key_id = await borrow()
    const { cipher_text } = await kms.ok('createDatakey', { key_id, datakey_length: '512' })
    const sealed = { key_id, cipher_text, datakey_cipher_length: '64' }

    await kms.ok('disableKey', { key_id })
    await kms.refused('createDatakey', { key_id, datakey_length: '512' }, 'KeyDisabled')
    await kms.refused('createDatakeyWithoutPlaintext', { key_id, datakey_length: '512' }, 'KeyDisabled')
    await kms.refused('decryptDatakey', sealed, 'KeyDisabled')
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    await kms.refused('createDatakey', { key_id, datakey_length: '512' }, 'KeyPendingDeletion')
    await kms.refused('decryptDatakey', sealed, 'KeyPendingDeletion')
  },
)
