import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../src/generated/operations.ts'
import { assess, type Expected } from '../../src/judge/expected.ts'
import { complaintsAbout } from '../../src/judge/judge.ts'
import { createWire } from '../../src/judge/wire.ts'
import { contractOf } from '../../src/spec/contract.ts'
import { violationsOf } from '../../src/spec/schema.ts'

const key_id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'
const errorsOf = (id: OperationId, body: unknown) => [
  ...new Set(violationsOf(contractOf(id).body ?? {}, body).map(({ error }) => error)),
]

describe('the refusals that the contract names', () => {
  test.each([
    ['encryptData', { key_id, plain_text: 'x' }, []],
    ['encryptData', { key_id, plain_text: 'x'.repeat(4096) }, []],
    ['encryptData', { key_id, plain_text: 'x'.repeat(4097) }, ['InvalidParameter']],
    ['encryptData', { key_id, plain_text: 'é'.repeat(2049) }, ['InvalidParameter']],
    ['encryptData', { key_id, plain_text: 'a\nb' }, ['InvalidParameter']],
    ['encryptData', { plain_text: 'x' }, ['MissingParameter']],
    ['encryptData', { key_id: 'x', plain_text: 'x' }, ['InvalidKeyId']],
    ['encryptData', { key_id, plain_text: 'x', sequence: '1' }, ['InvalidSequence']],
    ['encryptData', { key_id, plain_text: 'x', encryption_context: { a: 1 } }, ['InvalidEncryptionContext']],
    ['encryptData', { key_id, plain_text: 'x', encryption_context: { k: 'v'.repeat(8184) } }, []],
    [
      'encryptData',
      { key_id, plain_text: 'x', encryption_context: { k: 'v'.repeat(8185) } },
      ['InvalidEncryptionContext'],
    ],
    ['encryptData', [], ['InvalidJson']],
    ['createDatakey', { key_id, datakey_length: '8200' }, ['InvalidDatakeyLength']],
    ['createDatakey', { key_id, datakey_length: '12' }, ['DatakeyLengthNotWholeBytes']],
    ['genRandom', { random_data_length: 12 }, ['RandomLengthNotWholeBytes']],
    ['genRandom', { random_data_length: '8200' }, ['InvalidRandomLength']],
    ['scheduleKeyDeletion', { key_id, pending_days: '6' }, ['InvalidPendingDays']],
    ['scheduleKeyDeletion', { key_id, pending_days: 7 }, []],
    [
      'createGrant',
      { key_id, grantee_principal: 'a', operations: ['create-grant'] },
      ['GrantNeedsOperation'],
    ],
    ['createKmsTag', { tag: { key: 'k'.repeat(37) } }, ['InvalidTagKeyLength']],
    ['batchCreateKmsTags', { action: 'create', tags: [] }, ['EmptyTagList']],
    ['batchCreateKmsTags', { action: 'drop', tags: [{ key: 'a' }] }, ['InvalidAction']],
  ] as const)('%s %j', (id, body, expected) => {
    expect(errorsOf(id, body)).toEqual(expected)
  })
})

const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => ({
  ...{ status, headers, ms: 1 },
  text: typeof body === 'string' ? body : JSON.stringify(body),
})
const refusal = (status: number, error_code: string) =>
  answer(status, { error: { error_code, error_msg: 'no' } })

describe('an answer against what was expected', () => {
  const because = { rule: 'x', place: '#', basis: 'documented' as const }
  const refused: Expected = { outcome: 'refused', errors: ['KeyNotFound'] }
  const judged = (expected: Expected, got: ReturnType<typeof answer>) =>
    assess(got, expected, { success: 200 }, because)?.class

  test.each([
    [{ outcome: 'accepted' }, answer(200, {}), undefined],
    [{ outcome: 'accepted' }, answer(201, {}), 'wrong code'],
    [{ outcome: 'accepted' }, refusal(400, 'KMS.0308'), 'accepts too little'],
    [{ outcome: 'accepted' }, answer(500, 'x'), 'unstable'],
    [refused, refusal(404, 'KMS.0207'), undefined],
    [refused, refusal(400, 'KMS.0207'), 'wrong code'],
    [refused, refusal(404, 'KMS.0308'), 'wrong code'],
    [refused, answer(200, {}), 'accepts too much'],
    [refused, { ...answer(0, ''), failure: 'ECONNRESET' }, 'unstable'],
    [{ outcome: 'understood', not: ['InvalidKeyId'] }, refusal(404, 'KMS.0207'), undefined],
    [{ outcome: 'understood', not: ['InvalidKeyId'] }, refusal(400, 'KMS.0205'), 'accepts too little'],
  ] as const)('%j, %j is %s', (expected, got, kind) => {
    expect(judged(expected as Expected, got)).toBe(kind)
  })

  test('a dedicated gateway may write APIG for APIGW', () => {
    const got = answer(401, { error_code: 'APIG.0301', error_msg: 'x', request_id: 'y' })
    expect(judged({ outcome: 'refused', errors: ['TokenNotFound'] }, got)).toBeUndefined()
  })
})

describe('an answer by itself', () => {
  const sent = {
    method: 'POST',
    path: '/',
    headers: { 'X-Auth-Token': 'token-of-alice' },
    body: '{"plain_text":"top secret text"}',
  }
  const rules = (id: OperationId, got: ReturnType<typeof answer>) =>
    complaintsAbout(contractOf(id), sent, got).map(({ rule }) => rule)
  const sealed = { key_id, cipher_text: 'A'.repeat(188) }

  test.each([
    ['encryptData', answer(200, sealed), []],
    ['encryptData', answer(200, { ...sealed, key_id: 7 }), ['body of 200: type of /key_id']],
    ['encryptData', answer(200, { key_id }), ['body of 200: required of the body']],
    ['encryptData', answer(200, 'x'), ['the body is JSON']],
    ['encryptData', answer(200, sealed, { 'content-type': 'text/html' }), ['content type of an answer']],
    ['encryptData', answer(418, {}), ['the status is documented', 'an error has a code of the catalogue']],
    ['encryptData', answer(200, { ...sealed, cost: 1 }), []],
    ['revokeGrant', answer(200, { grant_id: 'f' }), []],
    ['revokeGrant', answer(200, []), ['body of 200: type of the body']],
    ['createKmsTag', answer(204, ''), []],
    ['createKmsTag', answer(204, '{}'), ['204 has no body']],
    ['encryptData', refusal(400, 'KMS.0308'), []],
    [
      'encryptData',
      answer(400, { error_code: 'KMS.0308', error_msg: 'x', request_id: 'y' }),
      ['form of an error of kms'],
    ],
    ['encryptData', refusal(400, 'KMS.9999'), ['an error has a code of the catalogue']],
    [
      'encryptData',
      answer(400, { error: { error_code: 'KMS.0308', error_msg: 'not top secret text' } }),
      ['an error repeats no secret'],
    ],
    [
      'encryptData',
      answer(400, { error: { error_code: 'KMS.0308', error_msg: 'token-of-alice' } }),
      ['an error repeats no secret'],
    ],
    [
      'encryptData',
      answer(
        429,
        { error_code: 'APIGW.0308', error_msg: 'x', request_id: 'y' },
        { 'content-type': 'application/json', 'retry-after': '1' },
      ),
      [],
    ],
  ] as const)('%s %j', (id, got, expected) => {
    expect(rules(id, got)).toEqual(expected)
  })
})

test('requests keep to a rate', async () => {
  const wire = createWire({ endpoint: 'http://127.0.0.1:9', sockets: 4, timeoutMs: 100, rps: 50 })
  const began = performance.now()
  await Promise.all(Array.from({ length: 11 }, () => wire.send({ method: 'GET', path: '/', headers: {} })))
  wire.close()

  // Ten intervals of 20 ms: never sooner, however quick the machine is.
  expect(performance.now() - began).toBeGreaterThan(190)
})
