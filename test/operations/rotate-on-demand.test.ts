import { describe, expect, test } from 'vitest'
import { oaep, useImports } from '../support/imports.ts'

const unknown = '11111111-2222-4333-8444-555555555555'

describe('rotate-on-demand', () => {
  const { kms, pendingCmk, importOf, cmkWith, inSeconds, ...cmk } = useImports()
  const second = Buffer.alloc(32, 8)

  /** A CMK with one material in use and one that waits. */
  const cmkWithSecond = async (expiration_time?: number) => {
    const key_id = await cmkWith()
    const expiry = expiration_time !== undefined && { expiration_time }
    await kms.ok('importKeyMaterial', { ...(await importOf(key_id, second)), ...expiry })
    return key_id
  }
  const statesOf = async (key_id: string) =>
    (await cmk.status(key_id)).key_materials?.map(({ state }) => state)
  const versionIn = (cipher_text: string) => Buffer.from(cipher_text, 'base64').readUInt32LE(140 - 36)

  test('takes the waiting material into use; the first one still decrypts', async () => {
    const key_id = await cmkWithSecond()
    const before = await cmk.encrypt(key_id, 'before')
    expect(versionIn(before)).toBe(0)
    expect(await statesOf(key_id)).toEqual([2, 0])
    expect(await kms.ok('rotateOnDemand', { key_id })).toEqual({ key_id })

    const after = await cmk.encrypt(key_id, 'after')
    expect(versionIn(after)).toBe(1)
    expect(await cmk.decrypt(before)).toBe('before')
    expect(await cmk.decrypt(after)).toBe('after')
    expect(await cmk.status(key_id)).toEqual({
      key_rotation_enabled: false,
      last_rotation_time: String(kms.clock.now),
      number_of_rotations: 1,
      key_materials: [1, 2].map(() => ({
        material_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        create_time: String(kms.clock.now),
        expiration_time: '',
        state: 2,
      })),
    })
  })

  test('needs a material that waits', async () => {
    const key_id = await cmkWith()
    expect(await kms.refused('rotateOnDemand', { key_id })).toBe('InvalidParameter')
    await kms.ok('importKeyMaterial', await importOf(key_id, second))
    await kms.ok('rotateOnDemand', { key_id })

    expect(await kms.refused('rotateOnDemand', { key_id })).toBe('InvalidParameter')
  })

  test('one material waits at most, and it is a new one', async () => {
    const key_id = await cmkWith()
    const [same, other, third] = [
      await importOf(key_id),
      await importOf(key_id, second),
      await importOf(key_id, Buffer.alloc(32, 9)),
    ]

    expect(await kms.refused('importKeyMaterial', same)).toBe('KeyNotPendingImport')
    await kms.ok('importKeyMaterial', other)
    expect(await kms.refused('importKeyMaterial', third)).toBe('KeyNotPendingImport')
    const parameters = { key_id, wrapping_algorithm: oaep }
    expect(await kms.refused('getParametersForImport', parameters)).toBe('KeyNotPendingImport')
  })

  test('a CMK that lost two materials needs both again, in any order', async () => {
    const key_id = await cmkWithSecond()
    const before = await cmk.encrypt(key_id)
    await kms.ok('rotateOnDemand', { key_id })
    const after = await cmk.encrypt(key_id)
    await kms.ok('deleteImportedKeyMaterial', { key_id })
    expect(await statesOf(key_id)).toEqual([])

    await kms.ok('importKeyMaterial', await importOf(key_id, second))
    expect(await cmk.stateOf(key_id)).toBe('5')
    const third = await importOf(key_id, Buffer.alloc(32, 9))
    expect(await kms.refused('importKeyMaterial', third)).toBe('MaterialDiffers')
    await kms.ok('importKeyMaterial', await importOf(key_id))
    expect(await cmk.stateOf(key_id)).toBe('2')
    expect(await cmk.decrypt(before)).toBe('hello')
    expect(await cmk.decrypt(after)).toBe('hello')
    expect(versionIn(await cmk.encrypt(key_id))).toBe(1)
  })

  test('the first material that expires makes the CMK pending import', async () => {
    const key_id = await cmkWithSecond(inSeconds(100))
    expect((await cmk.details(key_id)).expiration_time).toBe('')
    await kms.ok('rotateOnDemand', { key_id })
    expect((await cmk.details(key_id)).expiration_time).toBe(String(inSeconds(100) * 1000))

    kms.clock.advance(100_000)
    expect(await cmk.stateOf(key_id)).toBe('5')
    expect(await statesOf(key_id)).toEqual([2])
    await kms.ok('importKeyMaterial', await importOf(key_id, second))
    expect(await cmk.stateOf(key_id)).toBe('2')
  })

  test('a waiting material that expires or is deleted is forgotten, and not bound', async () => {
    const expiring = await cmkWithSecond(inSeconds(100))
    const deleted = await cmkWithSecond()
    kms.clock.advance(100_000)
    await kms.ok('deleteImportedKeyMaterial', { key_id: deleted })
    await kms.ok('importKeyMaterial', await importOf(deleted))

    for (const key_id of [expiring, deleted]) {
      expect(await cmk.stateOf(key_id)).toBe('2')
      expect(await kms.refused('rotateOnDemand', { key_id })).toBe('InvalidParameter')
      await kms.ok('importKeyMaterial', await importOf(key_id, Buffer.alloc(32, 9)))
      await kms.ok('rotateOnDemand', { key_id })
    }
  })

  test('a CMK has at most 100 materials', async () => {
    const versions = Array.from({ length: 100 }, (_, index) => Buffer.alloc(32, index).toString('base64'))
    const key_id = await kms.cmkIn('enabled', { origin: 'external', versions })
    const parameters = { key_id, wrapping_algorithm: oaep }

    expect(await kms.refused('getParametersForImport', parameters)).toBe('InvalidParameter')
  })

  test.each([
    ['of origin kms', 'enabled', {}, 'KeyNotExternal'],
    ['disabled', 'disabled', { origin: 'external' }, 'KeyDisabled'],
    ['pending deletion', 'pendingDeletion', { origin: 'external' }, 'KeyPendingDeletion'],
    ['pending import', 'pendingImport', {}, 'KeyDisabled'],
    ['of RSA', 'enabled', { origin: 'external', spec: 'RSA_2048' }, 'RsaKeyCannotRotate'],
    ['of EC', 'enabled', { origin: 'external', spec: 'EC_P256' }, 'AsymmetricKeyUnsupported'],
    ['of HMAC', 'enabled', { origin: 'external', spec: 'HMAC_256' }, 'HmacKeyUnsupported'],
    ['in a keystore of its own', 'enabled', { keystoreId: 'hsm' }, 'KeystoreCannotRotate'],
    ['a default master key', 'enabled', { isDefault: true }, 'DefaultKeyForbidden'],
  ] as const)('refuses a CMK that is %s', async (_, state, given, error) => {
    expect(await kms.refused('rotateOnDemand', { key_id: await kms.cmkIn(state, given) })).toBe(error)
  })

  test('takes an id that exists, and no sequence', async () => {
    const sequence = '919c82d4-8046-4722-9094-35c3c6524cff'

    expect(await kms.refused('rotateOnDemand', {})).toBe('MissingParameter')
    expect(await kms.refused('rotateOnDemand', { key_id: 'alias/demo' })).toBe('InvalidKeyId')
    expect(await kms.refused('rotateOnDemand', { key_id: unknown })).toBe('KeyNotFound')
    expect(await kms.refused('rotateOnDemand', { key_id: unknown, sequence })).toBe('InvalidParameter')
  })
})
