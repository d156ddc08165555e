import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'

const DAY_MS = 86_400_000
const unknown = '11111111-2222-4333-8444-555555555555'

/** The version that encrypted, where docs/ciphertext.md has it: four bytes before the digest. */
const versionIn = (cipher_text: string) => Buffer.from(cipher_text, 'base64').readUInt32LE(140 - 36)

// Years pass here, and every token with them: `lenient` takes the old one.
describe('rotation', () => {
  const kms = useEmulator({ auth: 'lenient' })

  const statusOf = (key_id: string) => kms.ok('getKeyRotationStatus', { key_id })
  const encrypt = async (key_id: string) =>
    (await kms.ok('encryptData', { key_id, plain_text: 'hello' })).cipher_text
  const decrypt = async (cipher_text: string) => (await kms.ok('decryptData', { cipher_text })).plain_text
  const rotatingCmk = async (rotation_interval = 30) => {
    const key_id = await kms.cmkIn('enabled')
    expect(await kms.ok('enableKeyRotation', { key_id })).toEqual({})
    expect(await kms.ok('updateKeyRotationInterval', { key_id, rotation_interval })).toEqual({})
    return key_id
  }

  test('is off by default', async () => {
    const status = await statusOf(await kms.cmkIn('enabled'))

    expect(status).toEqual({ key_rotation_enabled: false, last_rotation_time: '', number_of_rotations: 0 })
  })

  test('has an interval of 365 days when it is enabled', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('enableKeyRotation', { key_id })

    expect(await statusOf(key_id)).toEqual({
      key_rotation_enabled: true,
      rotation_interval: 365,
      last_rotation_time: '',
      number_of_rotations: 0,
    })
  })

  test('is a boolean in the status and a string in the details', async () => {
    const key_id = await rotatingCmk()

    expect((await statusOf(key_id)).key_rotation_enabled).toBe(true)
    expect((await kms.ok('describeKey', { key_id })).key_info.key_rotation_enabled).toBe('true')
    await kms.ok('disableKeyRotation', { key_id })
    expect((await kms.ok('describeKey', { key_id })).key_info.key_rotation_enabled).toBe('false')
  })

  test('falls due to the millisecond', async () => {
    const key_id = await rotatingCmk(30)
    const due = kms.clock.now + 30 * DAY_MS

    kms.clock.advance(30 * DAY_MS - 1)
    expect(await statusOf(key_id)).toMatchObject({ last_rotation_time: '', number_of_rotations: 0 })
    kms.clock.advance(1)
    expect(await statusOf(key_id)).toMatchObject({ last_rotation_time: String(due), number_of_rotations: 1 })
    kms.clock.advance(17 * DAY_MS)
    expect(await statusOf(key_id)).toMatchObject({ last_rotation_time: String(due), number_of_rotations: 1 })
  })

  test('goes on from version to version, and every version still decrypts', async () => {
    const key_id = await rotatingCmk(30)
    const blobs = [await encrypt(key_id)]
    for (let version = 1; version <= 4; version += 1) {
      kms.clock.advanceDays(30)
      blobs.push(await encrypt(key_id))
    }

    expect(blobs.map(versionIn)).toEqual([0, 1, 2, 3, 4])
    for (const blob of blobs) expect(await decrypt(blob)).toBe('hello')
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 4 })
  })

  test('makes the same versions whether somebody wrote the CMK in between or not', async () => {
    const versions = [Buffer.alloc(32, 7).toString('base64')]
    const key_id = await kms.cmkIn('enabled', { versions })
    await kms.ok('enableKeyRotation', { key_id })
    await kms.ok('updateKeyRotationInterval', { key_id, rotation_interval: 30 })
    kms.clock.advanceDays(61)
    const before = await encrypt(key_id)
    await kms.ok('updateKeyDescription', { key_id, key_description: 'written' })

    expect(await decrypt(before)).toBe('hello')
    expect(versionIn(await encrypt(key_id))).toBe(2)
    kms.clock.advanceDays(30)
    expect(versionIn(await encrypt(key_id))).toBe(3)
    expect(await decrypt(before)).toBe('hello')
  })

  test('works for SM4', async () => {
    const key_id = await kms.cmkIn('enabled', { spec: 'SM4' })
    await kms.ok('enableKeyRotation', { key_id })
    const before = await encrypt(key_id)
    kms.clock.advanceDays(365)

    expect(versionIn(await encrypt(key_id))).toBe(1)
    expect(await decrypt(before)).toBe('hello')
  })

  test('keeps id, aliases and description', async () => {
    const key_id = await kms.cmkIn('enabled', { aliases: ['alias/orders'], description: 'of 2026' })
    await kms.ok('enableKeyRotation', { key_id })
    kms.clock.advanceDays(365)

    expect(await kms.ok('describeKey', { key_id: 'alias/orders' })).toMatchObject({
      key_info: { key_id, key_description: 'of 2026', key_state: '2' },
    })
    expect(versionIn(await encrypt('alias/orders'))).toBe(1)
  })

  test('keeps its versions when it is disabled, and starts again with 365 days', async () => {
    const key_id = await rotatingCmk(30)
    kms.clock.advanceDays(31)
    await kms.ok('disableKeyRotation', { key_id })
    kms.clock.advanceDays(400)
    const last_rotation_time = String(kms.clock.now - 401 * DAY_MS)
    expect(await statusOf(key_id)).toEqual({
      key_rotation_enabled: false,
      last_rotation_time,
      number_of_rotations: 1,
    })

    await kms.ok('enableKeyRotation', { key_id })
    kms.clock.advanceDays(364)
    expect(await statusOf(key_id)).toMatchObject({ rotation_interval: 365, number_of_rotations: 1 })
    kms.clock.advanceDays(1)
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 2 })
  })

  test('an interval that is made longer counts from the last rotation', async () => {
    const key_id = await rotatingCmk(30)
    kms.clock.advanceDays(40)
    await kms.ok('updateKeyRotationInterval', { key_id, rotation_interval: 50 })

    kms.clock.advanceDays(39)
    expect(await statusOf(key_id)).toMatchObject({ rotation_interval: 50, number_of_rotations: 1 })
    kms.clock.advanceDays(1)
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 2 })
  })

  test('an interval that is made so short that rotations are overdue rotates once, at once', async () => {
    const key_id = await rotatingCmk(365)
    kms.clock.advanceDays(100)
    await kms.ok('updateKeyRotationInterval', { key_id, rotation_interval: 30 })

    expect(await statusOf(key_id)).toMatchObject({
      last_rotation_time: String(kms.clock.now),
      number_of_rotations: 1,
    })
  })

  test('a disabled CMK does not rotate; an overdue rotation happens once, when it is enabled', async () => {
    const key_id = await rotatingCmk(30)
    kms.clock.advanceDays(20)
    await kms.ok('disableKey', { key_id })
    kms.clock.advanceDays(100)
    expect(await statusOf(key_id)).toMatchObject({ key_rotation_enabled: true, number_of_rotations: 0 })

    await kms.ok('enableKey', { key_id })
    const rotatedNow = { last_rotation_time: String(kms.clock.now), number_of_rotations: 1 }
    expect(await statusOf(key_id)).toMatchObject(rotatedNow)
    kms.clock.advanceDays(29)
    expect(await statusOf(key_id)).toMatchObject(rotatedNow)
    kms.clock.advanceDays(1)
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 2 })
  })

  test('a CMK that is enabled again before the rotation is due keeps its schedule', async () => {
    const key_id = await rotatingCmk(30)
    kms.clock.advanceDays(10)
    await kms.ok('disableKey', { key_id })
    kms.clock.advanceDays(10)
    await kms.ok('enableKey', { key_id })

    kms.clock.advanceDays(9)
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 0 })
    kms.clock.advanceDays(1)
    expect(await statusOf(key_id)).toMatchObject({ number_of_rotations: 1 })
  })

  test('what fell due before a CMK was disabled has happened', async () => {
    const key_id = await rotatingCmk(30)
    kms.clock.advanceDays(65)
    await kms.ok('disableKey', { key_id })

    expect(await statusOf(key_id)).toMatchObject({
      last_rotation_time: String(kms.clock.now - 5 * DAY_MS),
      number_of_rotations: 2,
    })
  })

  test('a CMK that is pending deletion does not rotate; one that returned from there does', async () => {
    const key_id = await rotatingCmk(30)
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '100' })
    kms.clock.advanceDays(90)
    expect(await statusOf(key_id)).toMatchObject({ key_rotation_enabled: true, number_of_rotations: 0 })
    await kms.ok('cancelKeyDeletion', { key_id })
    await kms.ok('enableKey', { key_id })

    expect(await statusOf(key_id)).toMatchObject({
      key_rotation_enabled: true,
      rotation_interval: 30,
      last_rotation_time: String(kms.clock.now),
      number_of_rotations: 1,
    })
  })

  test('a clock that is 10000 years off makes 1000 versions, not 120000', async () => {
    const key_id = await rotatingCmk(30)
    const before = await encrypt(key_id)
    const days = 30 * 120_000
    kms.clock.advanceDays(days)

    expect(await statusOf(key_id)).toMatchObject({
      last_rotation_time: String(kms.clock.now),
      number_of_rotations: 1000,
    })
    expect(await decrypt(before)).toBe('hello')
    expect(await decrypt(await encrypt(key_id))).toBe('hello')
  })

  test('is enabled once, and changed only while it is enabled', async () => {
    const key_id = await kms.cmkIn('enabled')
    const interval = { key_id, rotation_interval: 30 }

    expect(await kms.refused('disableKeyRotation', { key_id })).toBe('RotationNotEnabled')
    expect(await kms.refused('updateKeyRotationInterval', interval)).toBe('RotationNotEnabled')
    await kms.ok('enableKeyRotation', { key_id })
    expect(await kms.refused('enableKeyRotation', { key_id })).toBe('RotationAlreadyEnabled')
  })

  test.each([29, 366, 0, -30, 30.5, 1e9, '30', [], true])(
    'rotation_interval may not be %j',
    async (rotation_interval) => {
      const key_id = await rotatingCmk()
      const body = { key_id, rotation_interval }

      expect(await kms.refused('updateKeyRotationInterval', body)).toBe('InvalidRotationInterval')
    },
  )

  test.each([30, 365])('rotation_interval may be %i', async (rotation_interval) => {
    const key_id = await rotatingCmk(rotation_interval)

    expect(await statusOf(key_id)).toMatchObject({ rotation_interval })
  })

  test.each([
    ['RSA_2048', 'RsaKeyCannotRotate'],
    ['EC_P256', 'AsymmetricKeyUnsupported'],
    ['SECP256K1', 'AsymmetricKeyUnsupported'],
    ['SM2', 'AsymmetricKeyUnsupported'],
    ['ED25519', 'AsymmetricKeyUnsupported'],
    ['HMAC_256', 'HmacKeyUnsupported'],
    ['HMAC_SM3', 'HmacKeyUnsupported'],
  ] as const)('enable-key-rotation of %s answers %s', async (spec, error) => {
    const usage = spec.startsWith('HMAC') ? 'GENERATE_VERIFY_MAC' : 'SIGN_VERIFY'
    const key_id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })

    expect(await kms.refused('enableKeyRotation', { key_id })).toBe(error)
    expect(await kms.refused('disableKeyRotation', { key_id })).toBe('RotationNotEnabled')
    expect(await statusOf(key_id)).toMatchObject({ key_rotation_enabled: false })
  })

  test.each([
    ['of origin external', { origin: 'external' }, 'ExternalKeyCannotRotate'],
    ['in a keystore of its own', { keystoreId: 'hsm' }, 'KeystoreCannotRotate'],
    ['that is a default master key', { isDefault: true, name: 'obs/default' }, 'DefaultKeyForbidden'],
  ] as const)('enable-key-rotation of a CMK %s answers %s', async (_, cmk, error) => {
    const key_id = await kms.cmkIn('enabled', cmk)

    expect(await kms.refused('enableKeyRotation', { key_id })).toBe(error)
  })

  test.each([
    ['enableKeyRotation', 'disabled', 'KeyDisabled'],
    ['enableKeyRotation', 'pendingDeletion', 'KeyPendingDeletion'],
    ['enableKeyRotation', 'pendingImport', 'ExternalKeyCannotRotate'],
    ['disableKeyRotation', 'disabled', 'KeyDisabled'],
    ['disableKeyRotation', 'pendingDeletion', 'KeyPendingDeletion'],
    ['disableKeyRotation', 'pendingImport', 'RotationNotEnabled'],
    ['updateKeyRotationInterval', 'disabled', 'KeyDisabled'],
    ['updateKeyRotationInterval', 'pendingDeletion', 'KeyPendingDeletion'],
    ['updateKeyRotationInterval', 'pendingImport', 'RotationNotEnabled'],
  ] as const)('%s of a CMK that is %s answers %s', async (operation, state, error) => {
    const key_id = await kms.cmkIn(state)
    const interval = operation === 'updateKeyRotationInterval' ? { rotation_interval: 30 } : {}

    expect(await kms.refused(operation, { key_id, ...interval })).toBe(error)
  })

  test.each(['enabled', 'disabled', 'pendingDeletion', 'pendingImport'] as const)(
    'the status of a CMK that is %s is answered',
    async (state) => {
      expect(await statusOf(await kms.cmkIn(state))).toMatchObject({ key_rotation_enabled: false })
    },
  )

  test('a default master key has a status, and its settings are not for users', async () => {
    const key_id = await kms.cmkIn('enabled', { isDefault: true, name: 'obs/default' })
    const interval = { key_id, rotation_interval: 30 }

    expect(await statusOf(key_id)).toMatchObject({ key_rotation_enabled: false })
    expect(await kms.refused('disableKeyRotation', { key_id })).toBe('DefaultKeyForbidden')
    expect(await kms.refused('updateKeyRotationInterval', interval)).toBe('DefaultKeyForbidden')
  })

  test.each([
    'enableKeyRotation',
    'disableKeyRotation',
    'updateKeyRotationInterval',
    'getKeyRotationStatus',
  ] as const)('%s needs an id, and one that exists', async (operation) => {
    const interval = operation === 'updateKeyRotationInterval' ? { rotation_interval: 30 } : {}
    const refused = (body: object) => kms.refused(operation, { ...body, ...interval })

    expect(await refused({})).toBe('MissingParameter')
    expect(await refused({ key_id: 'alias/demo' })).toBe('InvalidKeyId')
    expect(await refused({ key_id: unknown })).toBe('KeyNotFound')
    expect(await refused({ key_id: unknown, sequence: 'x' })).toBe('InvalidSequence')
    expect(await refused({ key_id: unknown, more: 1 })).toBe('InvalidParameter')
  })
})
