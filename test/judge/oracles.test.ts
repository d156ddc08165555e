import { describe, expect, test } from 'vitest'
import type { Answer, Sent } from '../../src/judge/wire.ts'
import { createWitness } from '../../src/judge/witness.ts'

const project = '1'.repeat(32)
let count = 0
const newId = () => {
  count += 1
  return `${count}`.padStart(32, '0')
}
const witness = () => createWitness({ now: () => 0, hasOthers: false, secrets: ['Correct-Horse-9'] })
const sent = (operation: string, body: object = {}): Sent => ({
  method: 'POST',
  path: `/v1.0/${project}/kms/${operation}`,
  headers: { 'X-Auth-Token': 'MIIabcdefghijklmnopqrstuvwxyz0123456789' },
  body: JSON.stringify(body),
})
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  ...{ status, text: JSON.stringify(body), ms: 1 },
  headers: { 'x-request-id': newId(), 'content-type': 'application/json', ...headers },
})
const error = (error_msg: string) => answer(400, { error: { error_code: 'KMS.0308', error_msg } })
const rulesOf = (given: Answer, request = sent('list-keys')) =>
  witness()
    .asked(request)(given)
    .map(({ rule }) => rule)

describe('every answer', () => {
  test('has an X-Request-Id, and another one each time', () => {
    const { asked } = witness()
    const first = error('no')

    expect(asked(sent('list-keys'))(first)).toEqual([])
    expect(asked(sent('list-keys'))(first).map(({ rule }) => rule)).toEqual([
      'every X-Request-Id is a new one',
    ])
    expect(rulesOf({ ...first, headers: {} })).toEqual(['every answer has an X-Request-Id'])
  })

  test('of the gateway repeats it in the body', () => {
    const body = { error_msg: 'no', error_code: 'APIGW.0301', request_id: 'f'.repeat(32) }

    expect(rulesOf(answer(401, body))).toEqual(['request_id is the X-Request-Id'])
    expect(rulesOf(answer(401, body, { 'x-request-id': 'f'.repeat(32) }))).toEqual([])
  })

  test('is in the charset that it names', () => {
    const named = (type: string) =>
      answer(400, { error: { error_code: 'KMS.0308', error_msg: 'no' } }, { 'content-type': type })

    expect(rulesOf(named('application/json; charset=utf-8'))).toEqual([])
    expect(rulesOf(named('application/json;charset=UTF8'))).toEqual([])
    expect(rulesOf(named('application/json; charset=ISO-8859-1'))).toEqual([
      'the charset of an answer is the one it is in',
    ])
  })

  test.each([
    'java.lang.NullPointerException at com.example.Kms',
    'Error\n    at Object.handle (/opt/kms/server.js:10:3)',
    'Traceback (most recent call last)',
    'TypeError: x is undefined',
    'failed in handler.go:120',
    'SELECT id FROM cmk failed',
    'cannot read /var/lib/kms/store.db',
  ])('tells nothing of the inside: %s', (words) => {
    expect(rulesOf(error(words))).toEqual(['an error tells nothing of the inside'])
  })

  test.each([
    'The key does not exist. Look at the project of the path, and at list-keys.',
    'Invalid key_id.',
    'verify aksk signature fail, Authorization format incorrect: AK access key is missing',
    'x-auth-token not found',
    'The key /body/key_id must match pattern "^[0-9a-z]{8}$"',
  ])('may say: %s', (words) => {
    expect(rulesOf(error(words))).toEqual([])
  })

  test('that refuses has a message', () => {
    expect(rulesOf(error(' '))).toEqual(['an error has a message'])
  })
})

describe('a secret', () => {
  const key_id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'
  const plain_text = 'a secret of the customer'

  test.each([
    ['of the request in another field', { key_id: plain_text, cipher_text: 'x' }],
    ['of the run', { key_id, cipher_text: 'x', note: 'Correct-Horse-9' }],
    ['that proves who asks', { key_id, cipher_text: 'x', note: 'MIIabcdefghijklmnopqrstuvwxyz0123456789' }],
  ])('%s is found', (_, body) => {
    expect(rulesOf(answer(200, body), sent('encrypt-data', { key_id, plain_text }))).toContain(
      'a secret stands only where it belongs',
    )
  })

  test('is found under its own name, where that is not documented', () => {
    expect(
      rulesOf(
        answer(200, { key_id, cipher_text: 'x', plain_text: 'b' }),
        sent('encrypt-data', { key_id, plain_text }),
      ),
    ).toEqual(['plain_text is not in this answer'])
  })

  test('that an answer told is found in a later one', () => {
    const { asked } = witness()
    asked(sent('create-datakey', { key_id }))(
      answer(200, { key_id, plain_text: '0123456789ABCDEF0123456789ABCDEF', cipher_text: 'x' }),
    )

    const later = asked(sent('describe-key', { key_id }))(
      answer(200, { key_info: { key_description: 'see 0123456789ABCDEF0123456789ABCDEF' } }),
    )
    expect(later.map(({ rule }) => rule)).toContain('a secret stands only where it belongs')
  })

  test('is right where it belongs', () => {
    expect(rulesOf(answer(200, { key_id, plain_text }), sent('decrypt-data', { cipher_text: 'x' }))).toEqual(
      [],
    )
  })
})
