import { errors } from '../../src/generated/errors.ts'
import { mutantsOf, refusal } from './mutant.ts'

const { recodes, replies, does } = mutantsOf({ group: 'codes' })

export const codes = [
  recodes(
    'disabled-as-pending',
    'a disabled CMK answers KMS.0210',
    ['encryptData'],
    'KeyDisabled',
    'KeyPendingDeletion',
  ),
  recodes(
    'pending-as-disabled',
    'a CMK pending deletion answers KMS.0209',
    ['createDatakey'],
    'KeyPendingDeletion',
    'KeyDisabled',
  ),
  recodes(
    'unknown-as-malformed',
    'a CMK that does not exist answers 400 KMS.0205',
    ['describeKey'],
    'KeyNotFound',
    'InvalidKeyId',
  ),
  recodes(
    'missing-as-invalid',
    'a missing field answers KMS.0308',
    ['encryptData'],
    'MissingParameter',
    'InvalidParameter',
  ),
  recodes(
    'sequence-as-parameter',
    'a malformed sequence answers KMS.0308',
    ['encryptData'],
    'InvalidSequence',
    'InvalidParameter',
  ),
  recodes(
    'context-as-parameter',
    'a malformed encryption_context answers KMS.0308',
    ['encryptData'],
    'InvalidEncryptionContext',
    'InvalidParameter',
  ),
  recodes(
    'broken-json-as-parameter',
    'broken JSON answers KMS.0308',
    ['encryptData'],
    'InvalidJson',
    'InvalidParameter',
  ),
  recodes(
    'tampered-as-parameter',
    'a tampered ciphertext answers KMS.0308',
    ['decryptData'],
    'InvalidCipherText',
    'InvalidParameter',
  ),
  recodes(
    'enabled-twice',
    'enabling an enabled CMK answers KMS.1301',
    ['enableKey'],
    'KeyNotDisabled',
    'KeyNotEnabled',
  ),
  recodes(
    'days-as-parameter',
    'too few pending_days answer KMS.0308',
    ['scheduleKeyDeletion'],
    'InvalidPendingDays',
    'InvalidParameter',
  ),
  recodes(
    'name-as-parameter',
    'a malformed name answers KMS.0308',
    ['createKey'],
    'InvalidKeyAlias',
    'InvalidParameter',
  ),
  recodes(
    'limit-as-marker',
    'a malformed limit answers KMS.1602',
    ['listKeys'],
    'InvalidLimit',
    'InvalidMarker',
  ),
  replies('not-found-as-400', 'KMS.0207 comes with 400', undefined, (reply) =>
    reply.text.includes(`"${errors.KeyNotFound.code}"`) ? { ...reply, status: 400 } : reply,
  ),
  replies('unknown-path-as-400', 'an unknown path answers 400', undefined, (reply) =>
    reply.status === 404 && reply.text.includes(`"${errors.ApiNotFound.code}"`)
      ? { ...reply, status: 400 }
      : reply,
  ),
  replies('bad-token-as-403', 'a bad token answers 403', ['encryptData'], (reply) =>
    reply.status === 401 ? { ...reply, status: 403 } : reply,
  ),
  does(
    'usage-not-told',
    'a CMK that only signs answers KMS.0308 where it should encrypt',
    ['encryptData'],
    () => async (_, healthy) => {
      const reply = await healthy()
      return reply.text.includes(`"${errors.KeyOnlySigns.code}"`) ? refusal('InvalidParameter') : reply
    },
  ),
]
