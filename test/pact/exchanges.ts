import { cipher_text, type Exchange, id } from './pacts.ts'

export type Given = NonNullable<Exchange['given']>
export const key_id = 'alias/orders'
export const cmk = (state: string): Given => [['a CMK {alias} that is {state}', { alias: key_id, state }]]
export const of = (key_spec: string): Given => [['a CMK {alias} of {key_spec}', { alias: key_id, key_spec }]]
export const refusal = (error_code: string) => ({ error: { error_code, error_msg: 'No.' } })

export const encrypts: Exchange = {
  to: 'kms/encrypt-data',
  given: cmk('enabled'),
  sends: { key_id, plain_text: 'hello' },
  answers: { key_id: id, cipher_text },
}
export const decrypts: Exchange = {
  to: 'kms/decrypt-data',
  given: [['the CMK {alias} has encrypted {plain_text}', { alias: key_id, plain_text: 'hello' }]],
  sends: { cipher_text },
  answers: { plain_text: 'hello' },
}
export const describes: Exchange = {
  to: 'kms/describe-key',
  given: cmk('disabled'),
  sends: { key_id },
  answers: { key_info: { key_id: id, key_state: '3' } },
}
export const creates: Exchange = {
  to: 'kms/create-key',
  given: [['no CMK has the name {name}', { name: 'orders' }]],
  sends: { key_alias: 'orders' },
  answers: { key_info: { key_id: id } },
}
export const lists: Exchange = {
  method: 'GET',
  to: 'kms/aliases',
  query: { limit: '10' },
  answers: { aliases: [] },
}
export const disabled: Exchange = {
  ...encrypts,
  given: cmk('disabled'),
  status: 400,
  answers: refusal('KMS.0209'),
}
export const throttled: Exchange = {
  ...encrypts,
  given: [['encrypt-data was called as often as a second allows']],
  status: 429,
  answers: { error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached' },
}
export const signed: Exchange = {
  to: 'kms/sign',
  given: of('EC_P256'),
  sends: { key_id, message: 'aGVsbG8=', signing_algorithm: 'ECDSA_SHA_256', message_type: 'RAW' },
  answers: { signature: 'c2lnbmF0dXJl' },
}
export const signsIn: Exchange = {
  to: '/v3/auth/tokens',
  headers: {},
  sends: {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'u', password: 'wrong', domain: { name: 'd' } } },
      },
    },
  },
  status: 401,
  answers: { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } },
}
