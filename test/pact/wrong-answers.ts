import { errors } from '../../src/generated/errors.ts'
import type { OperationId } from '../../src/generated/operations.ts'

export type Reply = { status: number; headers: Record<string, string>; body: unknown }
type Change = (reply: Reply) => Reply
/** What an interaction expects: a success, or the error of that name. */
export type Wanted =
  | 'success'
  | 'KeyDisabled'
  | 'KeyNotFound'
  | 'Throttled'
  | 'TokenUnreadable'
  | 'IdentityPasswordWrong'
/** One thing that is wrong about an answer, and what has to be named. */
export type WrongAnswer = [
  operation: OperationId,
  wanted: Wanted,
  what: string,
  change: Change,
  names: RegExp,
]

/** The answer with another value at a path such as `key_info.key_id`; undefined takes it away. */
const at =
  (path: string, value: unknown): Change =>
  (reply) => {
    const body = structuredClone(reply.body)
    const names = path.split('.')
    const last = names.pop() ?? ''
    const holder = names.reduce((node, name) => node[name] as Fields, body as Fields)
    if (value === undefined) delete holder[last]
    else holder[last] = value
    return { ...reply, body }
  }
type Fields = Record<string, unknown>

const without = (path: string) => at(path, undefined)
const whole =
  (body: unknown): Change =>
  (reply) => ({ ...reply, body })
const status =
  (code: number): Change =>
  (reply) => ({ ...reply, status: code })
const header =
  (name: string, value: string | undefined): Change =>
  (reply) => {
    const headers = { ...reply.headers }
    delete headers[name]
    return { ...reply, headers: value === undefined ? headers : { ...headers, [name]: value } }
  }
const refusal =
  (name: keyof typeof errors): Change =>
  (reply) => ({
    ...reply,
    status: errors[name].status,
    body: { error: { error_code: errors[name].code, error_msg: errors[name].message } },
  })
const kms = (error_code: string) => ({ error: { error_code, error_msg: 'No.' } })
const gateway = (error_code: string) => ({ error_code, error_msg: 'No.', request_id: 'r' })

export const wrongAnswers: WrongAnswer[] = [
  ['encryptData', 'success', 'has no ciphertext', without('cipher_text'), /\$.*cipher_text/],
  ['encryptData', 'success', 'has no key_id', without('key_id'), /\$.*key_id/],
  ['encryptData', 'success', 'has a key_id that is none', at('key_id', 'orders'), /\$\.key_id: .*orders/],
  [
    'encryptData',
    'success',
    'has a ciphertext in hexadecimal with dashes',
    at('cipher_text', 'ab-cd'.repeat(40)),
    /\$\.cipher_text/,
  ],
  [
    'encryptData',
    'success',
    'has a ciphertext that is too short',
    at('cipher_text', 'AgDo'),
    /\$\.cipher_text/,
  ],
  ['encryptData', 'success', 'has a ciphertext that is a number', at('cipher_text', 7), /\$\.cipher_text/],
  ['encryptData', 'success', 'is created, not done', status(201), /status: .*201/],
  ['encryptData', 'success', 'is a refusal', refusal('KeyDisabled'), /status: [\s\S]*answered 400 KMS\.0209/],
  [
    'encryptData',
    'success',
    'is a page',
    (reply) => ({ ...reply, headers: { 'content-type': 'text/html' }, body: '<html>' }),
    /[Cc]ontent.?[Tt]ype/,
  ],
  ['encryptData', 'success', 'is nothing', whole(undefined), /body|\$/],
  ['encryptData', 'success', 'is a list', whole([]), /\$|body/],
  [
    'encryptData',
    'KeyDisabled',
    'has another code',
    whole(kms('KMS.0210')),
    /\$\.error\.error_code: .*KMS\.0210.*KMS\.0209/,
  ],
  ['encryptData', 'KeyDisabled', 'has another status', status(403), /status: .*400.*403/],
  ['encryptData', 'KeyDisabled', 'is in the dialect of the gateway', whole(gateway('KMS.0209')), /\$.*error/],
  [
    'encryptData',
    'KeyDisabled',
    'has a number for a code',
    whole({ error: { error_code: 209, error_msg: 'No.' } }),
    /\$\.error\.error_code/,
  ],
  ['encryptData', 'KeyDisabled', 'has no message', without('error.error_msg'), /\$\.error.*error_msg/],
  [
    'encryptData',
    'KeyDisabled',
    'is a success',
    (reply) => ({ ...reply, status: 200, body: { key_id: 'x', cipher_text: 'y' } }),
    /status: .*400.*200/,
  ],
  ['encryptData', 'KeyNotFound', 'has status 400', status(400), /status: .*404.*400/],
  [
    'encryptData',
    'Throttled',
    'does not say how long to wait',
    header('retry-after', undefined),
    /[Rr]etry-[Aa]fter/,
  ],
  [
    'encryptData',
    'Throttled',
    'says in words how long to wait',
    header('retry-after', 'soon'),
    /[Rr]etry-[Aa]fter.*soon/,
  ],
  ['encryptData', 'Throttled', 'is in the dialect of KMS', whole(kms('APIGW.0308')), /\$.*error_code/],
  ['encryptData', 'Throttled', 'has status 503', status(503), /status: .*429.*503/],
  ['encryptData', 'TokenUnreadable', 'is forbidden', status(403), /status: .*401.*403/],
  [
    'encryptData',
    'TokenUnreadable',
    'has another message under the shared code',
    whole({ ...gateway('APIGW.0301'), error_msg: 'Go away' }),
    /\$\.error_msg/,
  ],
  ['decryptData', 'success', 'has no plaintext', without('plain_text'), /\$.*plain_text/],
  [
    'decryptData',
    'success',
    'has a plaintext of another type',
    at('plain_text', { text: 'hello' }),
    /\$\.plain_text/,
  ],
  ['createKey', 'success', 'has no key_info', without('key_info'), /\$.*key_info/],
  [
    'createKey',
    'success',
    'has a key_id in upper case',
    at('key_info.key_id', '0D0466B0-E727-4D9C-B35D-F84BB474A37F'),
    /\$\.key_info\.key_id/,
  ],
  ['createKey', 'success', 'is 201', status(201), /status/],
  [
    'describeKey',
    'success',
    'has a state that there is not',
    at('key_info.key_state', '9'),
    /\$\.key_info\.key_state: .*9/,
  ],
  [
    'describeKey',
    'success',
    'has a state that is a number',
    at('key_info.key_state', 2),
    /\$\.key_info\.key_state/,
  ],
  ['describeKey', 'success', 'has no key_id', without('key_info.key_id'), /\$\.key_info.*key_id/],
  ['listKeys', 'success', 'has an object for its list', at('keys', {}), /\$\.keys/],
  ['listKeys', 'success', 'has a number among its ids', at('keys', [1]), /\$\.keys\[0\]/],
  ['listKeys', 'success', 'says nothing of more', without('truncated'), /\$.*truncated/],
  ['listAliases', 'success', 'has no aliases', without('aliases'), /\$.*aliases/],
  ['createAlias', 'success', 'is 200', status(200), /status: .*201.*200/],
  ['createDatakey', 'success', 'has a key in Base64', at('plain_text', 'q83v'), /\$\.plain_text/],
  ['createDatakey', 'success', 'has no ciphertext', without('cipher_text'), /\$.*cipher_text/],
  [
    'createDatakeyWithoutPlaintext',
    'success',
    'has a ciphertext in lower case',
    at('cipher_text', 'abcdef'.repeat(60)),
    /\$\.cipher_text/,
  ],
  ['encryptDatakey', 'success', 'has a number for a length', at('datakey_length', 64), /\$\.datakey_length/],
  ['decryptDatakey', 'success', 'has no digest', without('datakey_dgst'), /\$.*datakey_dgst/],
  ['genRandom', 'success', 'has no bytes', without('random_data'), /\$.*random_data/],
  ['sign', 'success', 'has no signature', without('signature'), /\$.*signature/],
  ['verify', 'success', 'has a text for a truth', at('signature_valid', 'yes'), /\$\.signature_valid/],
  ['generateMac', 'success', 'has a MAC that is null', at('mac', null), /\$\.mac/],
  ['getPublickey', 'success', 'has no key', without('public_key'), /\$.*public_key/],
  [
    'createGrant',
    'success',
    'has another name for its id',
    (reply) => without('grant_id')(at('id', 'a'.repeat(64))(reply)),
    /\$.*grant_id/,
  ],
  ['listGrants', 'success', 'has a text for a list', at('grants', 'none'), /\$\.grants/],
  [
    'getKeyRotationStatus',
    'success',
    'has a text for a truth',
    at('key_rotation_enabled', 'true'),
    /\$\.key_rotation_enabled/,
  ],
  ['getParametersForImport', 'success', 'has no token', without('import_token'), /\$.*import_token/],
  [
    'createToken',
    'success',
    'has no token',
    header('x-subject-token', undefined),
    /[Xx]-[Ss]ubject-[Tt]oken/,
  ],
  ['createToken', 'IdentityPasswordWrong', 'is in the dialect of KMS', whole(kms('401')), /\$\.error.*code/],
]
