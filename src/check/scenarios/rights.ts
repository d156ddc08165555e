import { scenario } from './scenario.ts'

const refusals = ['NoAccessToKey', 'NoAccessToApi', 'NoAccess', 'NoPermission'] as const

export const withoutRights = scenario(
  'without-rights',
  {
    says: 'a user without any right may neither use nor see a CMK',
    operation: 'encryptData',
    needs: ['secondUser'],
    class: 'insecure',
  },
  async ({ kms, secondUser, cmk, name }) => {
    const key_id = await cmk()
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'not for you' })

    await secondUser().refused('encryptData', { key_id, plain_text: 'x' }, ...refusals)
    await secondUser().refused('decryptData', { cipher_text }, ...refusals)
    await secondUser().refused('describeKey', { key_id }, ...refusals)
    await secondUser().refused('scheduleKeyDeletion', { key_id, pending_days: '7' }, ...refusals)
    await secondUser().refused('createKey', { key_alias: name() }, ...refusals)
    await secondUser().refused('listKeys', {}, ...refusals)
  },
)
