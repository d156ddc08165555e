import {
  cmk,
  creates,
  describes,
  disabled,
  encrypts,
  key_id,
  lists,
  of,
  refusal,
  signed,
  throttled,
} from './exchanges.ts'
import { type Exchange, id } from './pacts.ts'

/** Each is one wrong thing, and what has to be named: the path in the pact, and words. */
export const wrong: [string, Exchange, RegExp][] = [
  // What shapes tell.
  [
    'an operation that there is not',
    { ...encrypts, to: 'kms/encrypt-dat' },
    /request\.path: .*POST .*encrypt-dat$/,
  ],
  ['a method that there is not', { ...encrypts, method: 'PUT' }, /request\.path: .*PUT/],
  [
    'a field that nobody knows',
    { ...encrypts, sends: { key_id, plain_text: 'x', context: {} } },
    /request\.body\.context: /,
  ],
  [
    'a field of a wrong type',
    { ...encrypts, sends: { key_id, plain_text: 5 } },
    /request\.body\.plain_text: .*must be string/,
  ],
  ['a field that is missing', { ...encrypts, sends: { key_id } }, /request\.body.*plain_text/],
  [
    'a key_id that is none',
    { ...encrypts, sends: { key_id: 'my key', plain_text: 'x' } },
    /request\.body\.key_id: /,
  ],
  [
    'a text that is too long',
    { ...encrypts, sends: { key_id, plain_text: 'x'.repeat(4097) } },
    /request\.body\.plain_text: /,
  ],
  [
    'a value that is none of the enum',
    { ...signed, sends: { key_id, message: 'aGVsbG8=', signing_algorithm: 'MD5' } },
    /request\.body\.signing_algorithm: /,
  ],
  ['a query parameter out of its range', { ...lists, query: { limit: '5000' } }, /request\.query\.?.*limit/],
  ['no proof of who calls', { ...encrypts, headers: {} }, /request\.headers: .*[Aa]uthorization/],
  [
    'an answer with a field that there is not',
    { ...encrypts, answers: { ciphertext: 'x' } },
    /response\.body\.ciphertext: /,
  ],
  [
    'an answer of a wrong type',
    { ...describes, answers: { key_info: { key_state: 3 } } },
    /response\.body\.key_info\.key_state: /,
  ],
  [
    'an answer with a value that there is not',
    { ...describes, answers: { key_info: { key_state: '9' } } },
    /response\.body\.key_info\.key_state: /,
  ],
  ['an answer whose list is an object', { ...lists, answers: { aliases: {} } }, /response\.body\.aliases: /],
  [
    'a ciphertext that is no Base64',
    { ...encrypts, answers: { cipher_text: '#'.repeat(200) } },
    /response\.body\.cipher_text: /,
  ],
  ['a status that there is not', { ...encrypts, status: 418, answers: undefined }, /response\.status: .*418/],
  ['another success', { ...creates, status: 201 }, /response\.status: .*201/],
  [
    'a header that there is not',
    { ...encrypts, answerHeaders: { 'X-Key-Version': '1' } },
    /response\.headers.*X-Key-Version/i,
  ],
  // What our own keywords tell.
  [
    'a text of too many bytes',
    { ...encrypts, sends: { key_id, plain_text: 'ü'.repeat(2049) } },
    /request\.body\.plain_text: .*x-max-bytes/,
  ],
  [
    'a context that is too long',
    { ...encrypts, sends: { key_id, plain_text: 'x', encryption_context: { a: 'x'.repeat(8192) } } },
    /request\.body\.encryption_context: .*x-max-serialized/,
  ],
  [
    'a sequence of too many bytes',
    { ...describes, sends: { key_id, sequence: 'ü'.repeat(36) } },
    /request\.body\.sequence: .*x-max-bytes/,
  ],
  // What the catalogue tells.
  [
    'a code that there is not',
    { ...disabled, answers: refusal('KMS.9999') },
    /response\.body: no error has the code KMS\.9999/,
  ],
  [
    'a code of another status',
    { ...disabled, status: 403 },
    /response\.status: KMS\.0209 has the status 400, not 403/,
  ],
  [
    'a code of another operation',
    { ...disabled, answers: refusal('KMS.2501') },
    /response\.body: encryptData never answers 400 KMS\.2501 \(GrantNotFound\)/,
  ],
  [
    'a code in another dialect',
    { ...disabled, answers: { error_code: 'KMS.0209', error_msg: 'No.' } },
    /response\.body: KMS\.0209 is told by kms in another form/,
  ],
  [
    'the gateway in the words of KMS',
    { ...throttled, answers: refusal('APIGW.0308') },
    /response\.body: APIGW\.0308 is told by gateway in another form/,
  ],
  [
    'a refusal with a field that there is not',
    { ...disabled, answers: { reason: 'No.' } },
    /response\.body\.reason: /,
  ],
  // What the states tell.
  [
    'a CMK that is disabled, and encrypts',
    { ...encrypts, given: cmk('disabled') },
    /response: a CMK that is disabled: encryptData answers 400 KMS\.0209/,
  ],
  [
    'a CMK that is pending deletion, and makes datakeys',
    {
      to: 'kms/create-datakey',
      given: cmk('pendingDeletion'),
      sends: { key_id, datakey_length: '512' },
      answers: { key_id: id },
    },
    /pendingDeletion: createDatakey answers 400 KMS\.0210/,
  ],
  [
    'a CMK that is enabled, and refused as disabled',
    { ...disabled, given: cmk('enabled') },
    /response\.body: the CMK is enabled.*KMS\.0209/,
  ],
  [
    'a CMK that is disabled, and refused as pending deletion',
    { ...disabled, answers: refusal('KMS.0210') },
    /disabled.*KMS\.0209.*, not 400 KMS\.0210/,
  ],
  [
    'a CMK that is there, and not found',
    { ...encrypts, status: 404, answers: refusal('KMS.0207') },
    /the state makes the CMK.*KMS\.0207/,
  ],
  [
    'a CMK that is not there, and encrypts',
    { ...encrypts, given: [['no CMK has the alias {alias}', { alias: key_id }]] },
    /no CMK has the alias alias\/orders: encryptData answers 404 KMS\.0207/,
  ],
  ['a CMK for signatures that encrypts', { ...encrypts, given: of('EC_P256') }, /encryptData answers 400/],
  ['a CMK of AES that signs', { ...signed, given: cmk('enabled') }, /sign answers 400/],
  [
    'a CMK by an id that no state gives',
    { ...encrypts, sends: { key_id: id, plain_text: 'x' } },
    /key_id is a fixed id/,
  ],
  [
    'a name that is taken, and a new CMK',
    { ...creates, given: [['a CMK has the name {name}', { name: 'orders' }]] },
    /createKey answers 400 KMS\.1104/,
  ],
  [
    'a token that nobody has, and a success',
    { ...encrypts, given: [['nobody has the token {token}', { token: 'a-valid-token' }]] },
    /encryptData answers 401/,
  ],
  ['a throttle that is not there', { ...throttled, given: cmk('enabled') }, /no state throttles or fails/],
  [
    'a throttle, and a success',
    { ...encrypts, given: [['encrypt-data was called as often as a second allows']] },
    /encryptData answers 429/,
  ],
  [
    'a fault, and a success',
    {
      ...encrypts,
      given: [['{operation} fails with {error}', { operation: 'encryptData', error: 'KmsFailure' }]],
    },
    /encryptData answers 500/,
  ],
  [
    'a whole request, and a field that is missing',
    { ...disabled, given: cmk('enabled'), answers: refusal('KMS.0204') },
    /the request is whole/,
  ],
  [
    'a wrong request, and another refusal',
    { ...disabled, given: cmk('enabled'), sends: { key_id, plain_text: '' } },
    /plain_text .*KMS\.0308.*, not 400 KMS\.0209/,
  ],
  [
    'a state with a value that there is not',
    { ...encrypts, given: cmk('asleep') },
    /providerStates\[0\]: \{state\}/,
  ],
  [
    'a state with a parameter too few',
    { ...encrypts, given: [['a CMK {alias} that is {state}', { alias: 'a' }]] },
    /providerStates\[0\]: .*needs \{state\}/,
  ],
  [
    'a state with a parameter too many',
    { ...encrypts, given: [['there are no CMKs', { count: 3 }]] },
    /providerStates\[0\]: .*has no \{count\}/,
  ],
]
