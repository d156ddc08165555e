import { describe, expect, test } from 'vitest'
import { createMock, demo } from '../mock/index.ts'
import { projectId } from './support/emulator.ts'
import { temporaryStore } from './support/stores.ts'

const path = `/v1.0/${projectId}/kms`

describe('a restart with the same folder and seed', () => {
  test('changes nothing, also when a seeded CMK has another name and alias by now', async () => {
    const { data, remove } = temporaryStore('sqlite')
    const open = () => createMock({ auth: 'off', data })
    const post = (mock: Awaited<ReturnType<typeof open>>, operation: string, payload: object) =>
      mock.app.inject({
        method: 'POST',
        url: `${path}/${operation}`,
        payload,
        headers: { 'content-type': 'application/json' },
      })

    const first = await open()
    const { cipher_text } = (
      await post(first, 'encrypt-data', { key_id: demo.cmk.id, plain_text: 'old' })
    ).json()
    const other = (await post(first, 'create-key', { key_alias: 'other' })).json()
    await post(first, 'update-key-alias', { key_id: demo.cmk.id, key_alias: 'renamed' })
    await post(first, 'alias/associate', { alias: 'demo', target_key_id: other.key_info.key_id })
    await first.close()
    const second = await open()

    expect((await post(second, 'decrypt-data', { cipher_text })).json()).toMatchObject({ plain_text: 'old' })
    expect((await post(second, 'describe-key', { key_id: 'alias/demo' })).json()).toMatchObject({
      key_info: { key_alias: 'other' },
    })
    await second.close()
    remove()
  })
})

describe('a seeded CMK', () => {
  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT'],
    ['SM4', 'ENCRYPT_DECRYPT'],
    ['RSA_2048', 'SIGN_VERIFY'],
    ['EC_P256', 'SIGN_VERIFY'],
    ['SM2', 'SIGN_VERIFY'],
    ['ED25519', 'SIGN_VERIFY'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC'],
  ] as const)('of %s is for %s, as create-key would have it', async (spec, key_usage) => {
    const mock = await createMock({ auth: 'off', cmks: [{ project: projectId, name: 'seeded', spec }] })
    const payload = { key_spec: spec }
    const listed = await mock.app.inject({ method: 'POST', url: `${path}/list-keys`, payload })
    await mock.close()

    expect(listed.json().key_details).toContainEqual(
      expect.objectContaining({ key_alias: 'seeded', key_usage }),
    )
  })
})
