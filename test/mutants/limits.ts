import { type Json, mutantsOf } from './mutant.ts'

const { takes, refuses } = mutantsOf({ group: 'limits' })
const bytes = (text: unknown) => (typeof text === 'string' ? Buffer.byteLength(text) : 0)
const length = (text: unknown) => (typeof text === 'string' ? text.length : 0)

/** The body with another value where `when` holds for the one that is there. */
const instead = (field: string, when: (value: Json) => boolean, value: Json) => (body: Json) =>
  field in body && when(body[field]) ? { ...body, [field]: value } : undefined

export const limits = [
  takes(
    'plaintext-4097',
    'encrypt-data takes 4097 bytes',
    ['encryptData'],
    instead('plain_text', (text) => length(text) === 4097, 'x'),
  ),
  refuses(
    'plaintext-4096',
    'encrypt-data refuses 4096 bytes',
    ['encryptData'],
    'InvalidParameter',
    ({ plain_text }) => length(plain_text) === 4096,
  ),
  takes(
    'plaintext-in-characters',
    'encrypt-data counts characters and not bytes',
    ['encryptData'],
    instead('plain_text', (text) => length(text) <= 4096 && bytes(text) > 4096, 'x'),
  ),
  takes(
    'plaintext-empty',
    'encrypt-data takes an empty plaintext',
    ['encryptData'],
    instead('plain_text', (text) => text === '', 'x'),
  ),
  takes(
    'plaintext-with-line-end',
    'encrypt-data takes a line end at the end of the plaintext',
    ['encryptData'],
    instead('plain_text', (text) => typeof text === 'string' && text.endsWith('\n'), 'x'),
  ),
  takes(
    'context-8193',
    'encryption_context may have 8193 characters',
    ['encryptData'],
    instead(
      'encryption_context',
      (context) => typeof context?.k === 'string' && JSON.stringify(context).length === 8193,
      { k: 'v' },
    ),
  ),
  refuses(
    'context-8192',
    'encryption_context may not have 8192 characters',
    ['encryptData'],
    'InvalidEncryptionContext',
    ({ encryption_context: context }) =>
      typeof context === 'object' && JSON.stringify(context).length === 8192,
  ),
  takes(
    'context-with-number',
    'a value of the encryption_context may be a number',
    ['encryptData'],
    instead(
      'encryption_context',
      (context) =>
        typeof context === 'object' &&
        Object.values(context ?? {}).some((value) => typeof value === 'number'),
      { k: 'v' },
    ),
  ),
  takes(
    'additional-data-129',
    'additional_authenticated_data may have 129 bytes',
    ['encryptData'],
    instead('additional_authenticated_data', (text) => bytes(text) > 128, 'x'),
  ),
  takes(
    'sequence-37',
    'sequence may have 37 characters',
    ['describeKey'],
    instead('sequence', (text) => length(text) === 37, 'a'.repeat(36)),
  ),
  refuses(
    'sequence-36',
    'sequence must have 35 characters',
    ['describeKey'],
    'InvalidSequence',
    ({ sequence }) => length(sequence) === 36,
  ),
  takes(
    'name-256',
    'a name may have 256 characters',
    ['createKey'],
    instead('key_alias', (text) => length(text) === 256, `n${Math.floor(performance.now() * 1000)}`),
  ),
  refuses(
    'name-255',
    'a name may not have 255 characters',
    ['createKey'],
    'InvalidKeyAlias',
    ({ key_alias }) => length(key_alias) === 255,
  ),
  takes('name-with-blank', 'a name may end with a blank', ['updateKeyAlias'], (body) =>
    typeof body.key_alias === 'string' && body.key_alias.endsWith(' ')
      ? { ...body, key_alias: body.key_alias.trim() }
      : undefined,
  ),
  takes(
    'description-256',
    'a description may have 256 characters',
    ['updateKeyDescription'],
    instead('key_description', (text) => length(text) === 256, 'x'),
  ),
  takes(
    'pending-days-6',
    'six days are enough until a deletion',
    ['scheduleKeyDeletion'],
    instead('pending_days', (days) => String(days) === '6', '7'),
  ),
  takes(
    'pending-days-1097',
    'a deletion may wait for 1097 days',
    ['scheduleKeyDeletion'],
    instead('pending_days', (days) => String(days) === '1097', '1096'),
  ),
  refuses(
    'pending-days-7',
    'seven days are too few',
    ['scheduleKeyDeletion'],
    'InvalidPendingDays',
    ({ pending_days }) => String(pending_days) === '7',
  ),
  refuses(
    'pending-days-number',
    'pending_days must be a text',
    ['scheduleKeyDeletion'],
    'InvalidPendingDays',
    ({ pending_days }) => typeof pending_days === 'number' && pending_days >= 7 && pending_days <= 1096,
  ),
  takes(
    'rotation-29',
    'a rotation may come every 29 days',
    ['updateKeyRotationInterval'],
    instead('rotation_interval', (days) => days === 29, 30),
  ),
  refuses(
    'rotation-365',
    'a rotation may not come every 365 days',
    ['updateKeyRotationInterval'],
    'InvalidRotationInterval',
    ({ rotation_interval }) => rotation_interval === 365,
  ),
  takes(
    'datakey-8200',
    'a datakey may have 8200 bits',
    ['createDatakey'],
    instead('datakey_length', (bits) => String(bits) === '8200', '8192'),
  ),
  takes(
    'random-half-bytes',
    'gen-random takes lengths that make no whole bytes',
    ['genRandom'],
    instead(
      'random_data_length',
      (bits) =>
        /^\d+$/.test(String(bits)) && Number(bits) % 8 !== 0 && Number(bits) > 8 && Number(bits) < 8192,
      '512',
    ),
  ),
  takes(
    'limit-0',
    'list-keys takes a limit of 0',
    ['listKeys'],
    instead('limit', (limit) => String(limit) === '0', '1'),
  ),
  takes(
    'marker-negative',
    'list-keys takes a marker of -1',
    ['listKeys'],
    instead('marker', (marker) => String(marker) === '-1', '0'),
  ),
  takes('tags-21', 'a batch may have 21 tags', ['batchCreateKmsTags'], (body) =>
    body.tags?.length === 21 ? { ...body, tags: body.tags.slice(0, 20) } : undefined,
  ),
  takes('tag-key-37', 'the key of a tag may have 37 characters', ['createKmsTag'], (body) =>
    length(body.tag?.key) === 37 ? { ...body, tag: { ...body.tag, key: body.tag.key.slice(1) } } : undefined,
  ),
  takes(
    'unknown-field',
    'encrypt-data drops fields that it does not know',
    ['encryptData'],
    ({ unheard_of, ...body }) => (unheard_of === undefined ? undefined : body),
  ),
  takes(
    'unknown-algorithm',
    'an unknown encryption_algorithm counts as none',
    ['encryptData'],
    instead('encryption_algorithm', (name) => name === 'dewkit', undefined),
  ),
  takes(
    'number-for-text',
    'encrypt-data takes a number for a text',
    ['encryptData'],
    instead('plain_text', (value) => typeof value === 'number', '7'),
  ),
  takes(
    'grant-without-operation',
    'a grant may be about nothing',
    ['createGrant'],
    instead('operations', (list) => Array.isArray(list) && list.length === 0, ['describe-key']),
  ),
  refuses(
    'enum-lacks-rsa-3072',
    'create-key does not know RSA_3072',
    ['createKey'],
    'InvalidParameter',
    ({ key_spec }) => key_spec === 'RSA_3072',
  ),
  takes('missing-days', 'pending_days may be left out', ['scheduleKeyDeletion'], (body) =>
    body.key_id && !('pending_days' in body) ? { ...body, pending_days: '7' } : undefined,
  ),
]
