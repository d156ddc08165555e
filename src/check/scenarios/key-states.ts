import { createHash } from 'node:crypto'
import { scenario } from './scenario.ts'

const plain_text = 'sealed while enabled'
const datakey = Buffer.alloc(64, 9)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')

export const statesOfData = scenario(
  'states-of-data',
  {
    says: 'a CMK encrypts and decrypts while it is enabled, and no longer; enabled again, it opens what it sealed',
    ...{ operation: 'decryptData', class: 'insecure' },
  },
  async ({ kms, borrow }, claim) => {
    const key_id = await borrow()
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
    says: 'a CMK makes, seals and opens datakeys while it is enabled, and no longer',
    ...{ operation: 'decryptDatakey', class: 'insecure' },
  },
  async ({ kms, borrow }, claim) => {
    const key_id = await borrow()
    const request = { key_id, datakey_length: '512' }
    const made = await kms.ok('createDatakey', request)
    const sealed = { key_id, cipher_text: made.cipher_text, datakey_cipher_length: '64' }
    const given = { key_id, plain_text: digested, datakey_plain_length: '64' }
    const allRefused = async (error: 'KeyDisabled' | 'KeyPendingDeletion') => {
      await kms.refused('createDatakey', request, error)
      await kms.refused('createDatakeyWithoutPlaintext', request, error)
      await kms.refused('encryptDatakey', given, error)
      await kms.refused('decryptDatakey', sealed, error)
    }

    await kms.ok('disableKey', { key_id })
    await allRefused('KeyDisabled')
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    await allRefused('KeyPendingDeletion')

    await kms.ok('cancelKeyDeletion', { key_id })
    await kms.ok('enableKey', { key_id })
    const opened = await kms.ok('decryptDatakey', sealed)
    claim('enabled again, it opens the datakey', opened.data_key === made.plain_text)
  },
)

export const statesOfReEncryption = scenario(
  'states-of-re-encryption',
  {
    says: 're-encrypt is no way around a disabled CMK, be it the source or the destination',
    ...{ operation: 'reEncrypt', class: 'insecure' },
  },
  async ({ kms, borrow, cmk }) => {
    const key_id = await borrow()
    const other = await cmk({ label: 'other' })
    const own = await kms.ok('encryptData', { key_id, plain_text })
    const foreign = await kms.ok('encryptData', { key_id: other, plain_text })
    const bothRefused = async () => {
      await kms.refused('reEncrypt', { cipher_text: own.cipher_text, destination_key_id: other })
      await kms.refused('reEncrypt', { cipher_text: foreign.cipher_text, destination_key_id: key_id })
    }

    await kms.ok('disableKey', { key_id })
    await bothRefused()
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    await bothRefused()
  },
)

export const statesOfSignatures = scenario(
  'states-of-signatures',
  {
    says: 'a CMK signs while it is enabled, and no longer; enabled again, it knows what it signed',
    ...{ operation: 'sign', class: 'insecure' },
  },
  async ({ kms, borrow }, claim) => {
    const key_id = await borrow({ spec: 'EC_P256' })
    const message = createHash('sha256').update(plain_text).digest('base64')
    const request = { key_id, message, signing_algorithm: 'ECDSA_SHA_256', message_type: 'DIGEST' }
    const { signature } = await kms.ok('sign', request)

    await kms.ok('disableKey', { key_id })
    await kms.refused('sign', request, 'KeyDisabled')
    await kms.refused('verify', { ...request, signature }, 'KeyDisabled')
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    await kms.refused('sign', request, 'KeyPendingDeletion')

    await kms.ok('cancelKeyDeletion', { key_id })
    await kms.ok('enableKey', { key_id })
    const { signature_valid } = await kms.ok('verify', { ...request, signature })
    claim('enabled again, its signature is valid', signature_valid === 'true')
  },
)
