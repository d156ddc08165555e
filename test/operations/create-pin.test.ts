import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

describe('create-pin', () => {
  const kms = useEmulator()

  test.each([
    ['in plaintext', { pin_type: 'PlainText' }, 32],
    ['encrypted, which is the default', { keystore_id: '1' }, 128],
    ['encrypted for the shared cluster', { pin_type: 'CipherText', keystore_id: '2' }, 128],
  ] as const)('answers a new PIN %s', async (_, body, characters) => {
    const [one, two] = [await kms.ok('createPin', body), await kms.ok('createPin', body)]

    expect(one.pin).toMatch(/^[0-9A-F]+$/)
    expect(one.pin.length).toBe(characters)
    expect(two.pin).not.toBe(one.pin)
  })

  test('a keystore of the tenant will do', async () => {
    const { keystore } = await kms.ok('createKeyStore', { keystore_alias: 'mine', hsm_cluster_id: 'c' })
    const { keystore_id } = keystore

    expect((await kms.ok('createPin', { keystore_id })).pin).toMatch(/^[0-9A-F]{128}$/)
  })

  test('create-datakey takes the PIN', async () => {
    const { pin } = await kms.ok('createPin', { keystore_id: '1' })

    await kms.ok('createDatakey', { key_id: demo.cmk.id, pin, pin_type: 'CipherText' })
  })

  test.each([
    ['a ciphertext PIN without keystore', {}, 'MissingParameter'],
    ['an unknown keystore', { keystore_id: '99' }, 'KeystoreNotFound'],
    ['a malformed keystore', { keystore_id: 'a b' }, 'InvalidParameter'],
    ['an unknown type', { pin_type: 'Text' }, 'InvalidParameter'],
    ['an unknown field', { key_id: demo.cmk.id }, 'InvalidParameter'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createPin', body)).toBe(error)
  })
})
