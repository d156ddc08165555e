import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { projectId, useEmulator } from '../support/emulator.ts'
import { beyondPrism } from '../support/prism.ts'

const path = `/v1.0/${projectId}/kms/encrypt-data`
const foreign = `/v1.0/${'f'.repeat(32)}/kms/encrypt-data`
const unknownKey = '11111111-2222-4333-8444-555555555555'
const fine = { 'content-type': 'application/json' }

/*
 * Each row is wrong in its own way and in every way of the rows below it; the first one wins. The order is the vendor's:
 * gateway, authentication, project, format of the body, missing field, format of a field, existence, right, state.
 */
describe('which refusal wins', () => {
  const kms = useEmulator({
    accounts: [
      {
        id: '1'.repeat(32),
        name: 'acme',
        users: [{ id: 'reader', name: 'reader', password: 'r', actions: ['kms:cmk:get'], accessKeys: [] }],
        projects: [{ id: '2'.repeat(32), name: 'cn-north-7' }],
      },
    ],
  })
  const asReader = () =>
    kms.signIn(
      { name: 'reader', password: 'r', domain: { name: 'acme' } },
      { project: { name: 'cn-north-7' } },
    )
  const readersPath = `/v1.0/${'2'.repeat(32)}/kms/encrypt-data`
  const post = (url: string, payload: string | Buffer, headers: Record<string, string>) =>
    kms.send({ method: 'POST', url, payload, headers })
  const codeOf = (text: string) => /"error_code":"([^"]+)"/.exec(text)?.[1]

  test.for([
    ['unknown path, no token, broken JSON', '/v1.0/x/kms/encrypt-datum', '{', 'APIGW.0101'],
    ['no token, foreign project, broken JSON', foreign, '{', 'APIGW.0301'],
  ] as const)('%s', async ([_, url, payload, code], { skip }) => {
    skip(...beyondPrism)
    expect(codeOf((await post(url, payload, fine)).text)).toBe(code)
  })

  test.each([
    [
      'foreign project, wrong content type, broken JSON',
      foreign,
      '{',
      { 'content-type': 'text/plain' },
      'KMS.0321',
    ],
    [
      'body too long, wrong content type, broken JSON',
      path,
      '{'.repeat(131_073),
      { 'content-type': 'text/plain' },
      'KMS.0203',
    ],
    ['wrong content type, broken JSON', path, '{', { 'content-type': 'text/plain' }, 'KMS.0214'],
    [
      'missing plain_text, malformed key_id and sequence, unknown field',
      path,
      '{"key_id":"x","sequence":"x","y":1}',
      fine,
      'KMS.0204',
    ],
    ['unknown field, malformed key_id', path, '{"key_id":"x","plain_text":"a","y":1}', fine, 'KMS.0308'],
    [
      'malformed key_id, malformed sequence',
      path,
      '{"key_id":"x","plain_text":"a","sequence":"x"}',
      fine,
      'KMS.0205',
    ],
    [
      'malformed sequence, unknown CMK',
      path,
      `{"key_id":"${unknownKey}","plain_text":"a","sequence":"x"}`,
      fine,
      'KMS.0206',
    ],
    [
      'unknown CMK, wrong algorithm',
      path,
      `{"key_id":"${unknownKey}","plain_text":"a","encryption_algorithm":"SM2_ENCRYPT"}`,
      fine,
      'KMS.0207',
    ],
  ])('%s', async (_, url, payload, headers, code) => {
    expect(codeOf((await post(url, payload, { ...headers, 'x-auth-token': kms.token })).text)).toBe(code)
  })

  test('broken JSON with a malformed field', async ({ skip }) => {
    skip(...beyondPrism)
    const { text } = await post(path, '{"sequence":"x",', { ...fine, 'x-auth-token': kms.token })

    expect(codeOf(text)).toBe('KMS.0202')
  })

  test('unknown CMK before missing right, missing right before state', async () => {
    const headers = { ...fine, 'x-auth-token': await asReader() }
    const disabled = await kms.cmkIn('disabled', { project: '2'.repeat(32) })
    const body = (key_id: string) => JSON.stringify({ key_id, plain_text: 'a' })

    expect(codeOf((await post(readersPath, body(unknownKey), headers)).text)).toBe('KMS.0207')
    expect(codeOf((await post(readersPath, body(disabled), headers)).text)).toBe('KMS.0306')
  })

  test('state before usage, usage before algorithm', async () => {
    const disabled = await kms.cmkIn('disabled', {
      spec: 'EC_P256',
      usage: 'SIGN_VERIFY',
      versions: ['AA=='],
    })
    const enabled = await kms.cmkIn('enabled', { spec: 'EC_P256', usage: 'SIGN_VERIFY', versions: ['AA=='] })
    const wrong = { plain_text: 'a', encryption_algorithm: 'SM2_ENCRYPT' as const }

    expect(await kms.refused('encryptData', { key_id: disabled, ...wrong })).toBe('KeyDisabled')
    expect(await kms.refused('encryptData', { key_id: enabled, ...wrong })).toBe('EcKeyCannotEncrypt')
  })

  test('default master key before state', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })

    expect(await kms.refused('enableKey', { key_id })).toBe('DefaultKeyForbidden')
  })

  test('a right that no CMK is asked for is missed as the right to the API', async () => {
    const headers = { ...fine, 'x-auth-token': await asReader() }
    const { text } = await post(
      readersPath.replace('encrypt-data', 'create-key'),
      '{"key_alias":"x"}',
      headers,
    )

    expect(codeOf(text)).toBe('KMS.0307')
  })

  test('a missing body is a missing field, a list is no message', async ({ skip }) => {
    skip(...beyondPrism)
    expect(await kms.refused('encryptData')).toBe('MissingParameter')
    expect(await kms.refused('encryptData', ['a'])).toBe('InvalidJson')
    expect(await kms.refused('encryptData', null)).toBe('InvalidJson')
  })

  test('the refusal names the field, and what it needs', async () => {
    const { text } = await kms.call('encryptData', { key_id: demo.cmk.id })

    expect(JSON.parse(text).error.error_msg).toBe(
      'Parameters missing in the request message. plain_text is required.',
    )
  })
})
