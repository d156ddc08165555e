import { cipher_text, type Exchange, id } from '../../pact/pacts.ts'

/* Interactions that the mock keeps. */

export const key_id = 'alias/orders'
export const cmk = (state: string): NonNullable<Exchange['given']> => [
  ['a CMK {alias} that is {state}', { alias: key_id, state }],
]
export const refusal = (error_code: string) => ({ error: { error_code, error_msg: 'No.' } })
export const anyText = { match: 'type' }

export const encrypts: Exchange = {
  to: 'kms/encrypt-data',
  description: 'encrypts',
  given: cmk('enabled'),
  sends: { key_id, plain_text: 'hello' },
  answers: { key_id: id, cipher_text },
  rules: { '$.key_id': anyText, '$.cipher_text': anyText },
}
export const disabled: Exchange = {
  ...encrypts,
  description: 'refuses a CMK that is disabled',
  given: cmk('disabled'),
  status: 400,
  answers: refusal('KMS.0209'),
  rules: { '$.error.error_msg': anyText },
}
export const decrypts: Exchange = {
  to: 'kms/decrypt-data',
  description: 'decrypts',
  given: [['the CMK {alias} has encrypted {plain_text}', { alias: key_id, plain_text: 'hello' }]],
  sends: { cipher_text },
  fromState: { '$.cipher_text': `\${cipher_text}` },
  answers: { plain_text: 'hello' },
}
export const creates: Exchange = {
  to: 'kms/create-key',
  description: 'creates a CMK',
  given: [['no CMK has the name {name}', { name: 'orders' }]],
  sends: { key_alias: 'orders' },
  answers: { key_info: { key_id: id } },
  rules: { '$.key_info.key_id': anyText },
}
export const due: Exchange = {
  ...disabled,
  description: 'refuses one that is due',
  given: cmk('pendingDeletion'),
  answers: refusal('KMS.0210'),
}
export const listsNothingWrong: Exchange = {
  to: 'kms/aliases',
  method: 'GET',
  description: 'lists',
  answers: { aliases: [] },
  rules: { '$.aliases': anyText },
}
