import { createPublicKey, publicEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { StateSentence } from '../../src/generated/sentences.ts'
import { stateParameters, states } from '../../src/generated/states.ts'
import { refusal, steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const sentences = Object.keys(states) as StateSentence[] // keys of a table that is never extended
const examplesOf = (sentence: StateSentence) => {
  const names = states[sentence].parameters as readonly (keyof typeof stateParameters)[]
  return Object.fromEntries(names.map((name) => [name, stateParameters[name].examples[0]]))
}
/** Where the examples of two parameters do not go together. */
const fitting: Partial<Record<StateSentence, object>> = {
  'a default master key {alias}': { alias: 'obs/default' },
  'the CMK {alias} has encrypted {plain_text}': { alias: 'alias/orders', plain_text: 'hello' },
}

describe('a provider state', () => {
  const kms = useEmulator()
  const given = async (state: string, params?: object, action?: string): Promise<Record<string, string>> => {
    const { status, body } = await steer(kms, 'provider-states', {
      body: { state, params, action, consumer: 'test' },
    })
    expect(status, body?.error?.message).toBe(200)
    return body
  }
  const describeKey = (key_id = '') => kms.ok('describeKey', { key_id })

  test.each(sentences)('"%s" comes about, and gives what it says', async (sentence) => {
    const values = await given(sentence, fitting[sentence] ?? examplesOf(sentence))

    expect(Object.keys(values).sort()).toEqual([...states[sentence].gives].sort())
    for (const value of Object.values(values)) expect(value).not.toBe('')
  })

  test.each([
    ['enabled', '2'],
    ['disabled', '3'],
    ['pendingDeletion', '4'],
    ['pendingImport', '5'],
  ])('a CMK that is %s is in state %s, whatever it was before', async (state, digit) => {
    await given('a CMK {alias} that is {state}', { alias: 'orders', state: 'pendingDeletion' })
    const { key_id } = await given('a CMK {alias} that is {state}', { alias: 'orders', state })

    expect((await describeKey(key_id)).key_info).toMatchObject({ key_id, key_state: digit })
    expect((await describeKey('alias/orders')).key_info).toMatchObject({ key_id })
  })

  test('keeps the ciphertexts of a CMK that another state is about', async () => {
    const { cipher_text = '' } = await given(
      'the CMK {alias} has encrypted {plain_text} with {encryption_context}',
      {
        ...{ alias: 'orders', plain_text: 'hello', encryption_context: { order: '7' } },
      },
    )
    await given('a CMK {alias} that has rotated {times} times', { alias: 'orders', times: 2 })
    await given('a CMK {alias} that is {state}', { alias: 'orders', state: 'disabled' })
    expect(await kms.refused('decryptData', { cipher_text })).toBe('KeyDisabled')

    await given('a CMK {alias} that is {state}', { alias: 'orders', state: 'enabled' })
    const opened = await kms.ok('decryptData', { cipher_text, encryption_context: { order: '7' } })
    expect(opened).toMatchObject({ plain_text: 'hello' })
  })

  test('grants, takes names and frees them', async () => {
    const operations = ['encrypt-data', 'describe-key']
    const { key_id = '', grant_id } = await given('a grant on {alias} for {user} to {operations}', {
      ...{ alias: 'orders', user: 'demo', operations },
    })
    await given('a CMK has the name {name}', { name: 'orders' })
    expect(await kms.refused('createKey', { key_alias: 'orders' })).toBe('DuplicateKeyAlias')
    await given('no CMK has the name {name}', { name: 'orders' })

    expect(await kms.ok('createKey', { key_alias: 'orders' })).toBeTruthy()
    expect((await kms.ok('listGrants', { key_id })).grants).toMatchObject([{ grant_id, operations }])
  })

  test('imports: the token that it gives is good', async () => {
    const waiting = await given('a CMK {alias} that waits for its material', { alias: 'orders' })
    const { key_id = '', import_token = '', public_key: key = '' } = waiting
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    const wrapped = publicEncrypt({ key: publicKey, oaepHash: 'sha256' }, Buffer.alloc(32, 7))
    await kms.ok('importKeyMaterial', {
      ...{ key_id, import_token, encrypted_key_material: wrapped.toString('base64') },
    })

    expect((await describeKey(key_id)).key_info).toMatchObject({ key_state: '2', origin: 'external' })
  })

  test('signs in: a token that is good, and one that has expired', async () => {
    const { token = '' } = await given('a token of {user}', { user: 'demo' })
    const { token: old = '' } = await given('a token of {user} that has expired', { user: 'demo' })

    expect(await kms.ok('listKeys', {}, { headers: { 'x-auth-token': token } })).toBeTruthy()
    expect(await kms.refused('listKeys', {}, { headers: { 'x-auth-token': old } })).toBe('TokenExpired')
  })

  test('throttles until it is torn down', async () => {
    await given('throttling after {n} calls', { n: 1 })
    expect((await kms.call('listKeys', {})).status).toBe(200)
    expect(await kms.refused('listKeys', {})).toBe('Throttled')
    await given('throttling after {n} calls', { n: 1 }, 'teardown')

    expect((await kms.call('listKeys', {})).status).toBe(200)
  })

  test('that a call has met ends where the next one begins, for verifiers that do not tear down', async () => {
    await given('{operation} fails with {error}', { operation: 'list-keys', error: 'KmsFailure' })
    expect(await kms.refused('listKeys', {})).toBe('KmsFailure')
    await given('no CMK has the alias {alias}', { alias: 'orders' })

    expect((await kms.call('listKeys', {})).status).toBe(200)
  })

  test('rotates with material of the kind that the key has, and only what can rotate', async () => {
    const rotate = (alias: string) => ({ state: `a CMK ${alias} that has rotated 2 times` })
    await given('a CMK small of SM4')
    await given('a CMK signs of RSA_2048')
    await given('a CMK brought with imported material')
    await given(rotate('small').state)
    const { cipher_text } = await kms.ok('encryptData', { key_id: 'alias/small', plain_text: 'hello' })
    const { projects } = await kms.mock.control.snapshot()
    const cmks = (projects[projectId]?.cmk ?? []) as { id: string; spec?: string; versions?: string[] }[]
    const small = cmks.find(({ spec }) => spec === 'SM4')

    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
    expect(small?.versions?.map((each) => Buffer.from(each, 'base64').length)).toEqual([16, 16, 16])
    for (const alias of ['signs', 'brought'])
      expect(await refusal(kms, 'provider-states', { body: rotate(alias) })).toContain('does not rotate')
  })

  test('moves the clock, and tearing it down sets it back', async () => {
    await given('it is {time}', { time: '2026-03-01T12:00:00Z' })
    expect(await kms.mock.control.clock()).toMatchObject({ now: '2026-03-01T12:00:00.000Z', frozen: true })
    await given('it is {time}', { time: '2026-03-01T12:00:00Z' }, 'teardown')

    expect(await kms.mock.control.clock()).toMatchObject({ frozen: false, offset_ms: 0 })
  })

  test('may have its values in place, and values that came as text', async () => {
    const { key_id } = await given('a CMK orders that is disabled')
    await given('a grant on orders for demo to encrypt-data, decrypt-data')
    await given('a CMK {alias} with the tags {tags}', { alias: 'blue', tags: '{"team":"blue"}' })
    await given('{count} CMKs', { count: '3' })

    expect((await describeKey('alias/orders')).key_info).toMatchObject({ key_id, key_state: '3' })
    expect(await kms.ok('listKeys', {})).toMatchObject({ total: 6 })
  })

  test('of a scope is about that project', async () => {
    const { id } = await kms.mock.control.addProject()
    await kms.mock.control.in(id).bringAbout({ state: 'a CMK orders that is enabled' })

    expect(await kms.refused('describeKey', { key_id: 'alias/orders' })).toBe('KeyNotFound')
    expect(Object.keys((await kms.mock.control.snapshot()).projects)).toEqual([projectId, id].sort())
  })

  test.each([
    [
      { state: 'a CMK {alias} that si {state}' },
      '404 unknown: No state is called "a CMK {alias} that si {state}"',
    ],
    [{ state: 'a CMK {alias} that si {state}' }, 'Did you mean "a CMK {alias} that is {state}"?'],
    [{ state: 'the moon is blue' }, '404 unknown'],
    [{ state: 'a CMK {alias} that is {state}', params: { alias: 'x' } }, 'needs the parameter state.'],
    [
      { state: 'a CMK {alias} that is {state}', params: { alais: 'x' } },
      'has no parameter alais. Did you mean "alias"?',
    ],
    [
      { state: 'a CMK {alias} that is {state}', params: { alias: 'x', state: 'off' } },
      '400 invalid: state must be one of enabled, disabled, pendingDeletion, pendingImport.',
    ],
    [{ state: 'a grant on orders for demo to fly' }, '400 invalid'],
    [{ state: 'the CMK orders has made a datakey of 99999999999 bits' }, '400 invalid'],
    [{ state: 'the CMK orders has made a datakey of 7 bits' }, '400 invalid'],
    [
      {
        state: 'the CMK {alias} has encrypted {plain_text} with {encryption_context}',
        params: { alias: 'orders', plain_text: 'x'.repeat(4097), encryption_context: { a: 'b' } },
      },
      '400 invalid',
    ],
    [{ state: 'a CMK orders of EC_P256 for ENCRYPT_DECRYPT' }, 'A key of EC_P256 is for SIGN_VERIFY.'],
    [{ action: 'setup' }, "must have required property 'state'"],
  ])('%j is refused', async (body, says) => {
    expect(await refusal(kms, 'provider-states', { body })).toContain(says)
  })

  test('is listed with its parameters', async () => {
    const { body } = await steer(kms, 'provider-states')

    expect(body.states).toHaveLength(sentences.length)
    expect(body.states[0]).toMatchObject({
      ...{ sentence: 'a CMK {alias} that is {state}', gives: ['key_id'] },
      parameters: { alias: { type: 'string' }, state: { enum: expect.arrayContaining(['disabled']) } },
    })
  })
})
