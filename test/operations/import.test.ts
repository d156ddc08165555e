import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMock } from '../../mock/index.ts'
import { projectId, useEmulator } from '../support/emulator.ts'
import { aesMaterial, oaep, useImports } from '../support/imports.ts'
import { runs } from '../support/prism.ts'
import { joined } from '../support/sm2.ts'
import { temporaryStore } from '../support/stores.ts'
import { openssl, withoutOpenssl, wrapped, wrappedPrivateKey, wrappings } from '../support/wrapping.ts'

const DAY_MS = 86_400_000
const DAY_SECONDS = 86_400
const unknown = '11111111-2222-4333-8444-555555555555'

const exported = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }) => ({
  privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
})
const rsaPair = (modulusLength: number) => exported(generateKeyPairSync('rsa', { modulusLength }))
const ecKey = (namedCurve: string) => exported(generateKeyPairSync('ec', { namedCurve })).privateKey
const ed25519Key = () => exported(generateKeyPairSync('ed25519')).privateKey

describe('get-parameters-for-import', () => {
  const { kms, pendingCmk, parametersFor, inSeconds } = useImports()

  test.each(wrappings)('answers an RSA-2048 key and a token of 24 hours for %s', async (wrapping) => {
    const key_id = await pendingCmk()
    const answer = await parametersFor(key_id, wrapping)

    const publicKey = Buffer.from(answer.public_key, 'base64')
    expect(publicKey.length).toBe(294)
    expect(
      createPublicKey({ key: publicKey, format: 'der', type: 'spki' }).asymmetricKeyDetails,
    ).toMatchObject({ modulusLength: 2048 })
    expect(answer).toMatchObject({ key_id, expiration_time: inSeconds(DAY_SECONDS) })
  })

  // The layout of the vendor's sample: 00 00, length, CMK id, 00 00.
  test('answers a token in the documented layout', async () => {
    const key_id = await pendingCmk()
    const token = Buffer.from((await parametersFor(key_id)).import_token, 'base64')

    expect(token.readUInt16LE(0)).toBe(0)
    expect(token.readUInt16LE(2)).toBe(token.length - 4)
    expect(token.toString('latin1', 4, 40)).toBe(key_id)
    expect(token.readUInt16LE(40)).toBe(0)
  })

  test('answers another key and token each time', async () => {
    const key_id = await pendingCmk()
    const [one, other] = [await parametersFor(key_id), await parametersFor(key_id)]

    expect(one.public_key).not.toBe(other.public_key)
    expect(one.import_token).not.toBe(other.import_token)
  })

  // SubjectPublicKeyInfo of a point on SM2 (GB/T 33560): id-ecPublicKey, 1.2.156.10197.1.301, 65 bytes.
  test('answers an SM2 key for SM2_ENCRYPT', async () => {
    const key_id = await pendingCmk()
    const { public_key } = await kms.ok('getParametersForImport', {
      ...{ key_id, wrapping_algorithm: 'SM2_ENCRYPT' },
    })

    const spki = Buffer.from(public_key, 'base64')
    const beginning = '3059301306072a8648ce3d020106082a811ccf5501822d03420004'
    expect([spki.length, spki.subarray(0, 27).toString('hex')]).toEqual([91, beginning])
  })

  test('refuses other algorithms', async () => {
    const key_id = await pendingCmk()

    for (const wrapping_algorithm of ['RSAES_OAEP_SHA_512', 'SM2', '', 1])
      expect(await kms.refused('getParametersForImport', { key_id, wrapping_algorithm })).toBe(
        'InvalidParameter',
      )
    expect(await kms.refused('getParametersForImport', { key_id })).toBe('MissingParameter')
  })
})

describe('import-key-material', () => {
  const { kms, pendingCmk, parametersFor, importOf, importOfPrivateKey, cmkWith, inSeconds, ...cmk } =
    useImports()
  const elsewhere = useEmulator()

  test.each(wrappings)('enables the CMK, which then encrypts with the bytes sent by %s', async (wrapping) => {
    const key_id = await pendingCmk()
    expect(await kms.ok('importKeyMaterial', await importOf(key_id, aesMaterial, wrapping))).toEqual({})

    expect(await cmk.details(key_id)).toMatchObject({ key_state: '2', expiration_time: '' })
    const cipher_text = await cmk.encrypt(key_id)
    const versions = [aesMaterial.toString('base64')]
    await elsewhere.cmkIn('enabled', { id: key_id, versions })
    expect(await elsewhere.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })

  test('takes any 32 bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
        const key_id = await cmkWith(Buffer.from(bytes))
        const cipher_text = await cmk.encrypt(key_id)
        await elsewhere.cmkIn('enabled', { id: key_id, versions: [Buffer.from(bytes).toString('base64')] })
        expect(await elsewhere.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
      }),
      runs(10),
    )
  })

  test('takes 16 bytes for SM4', async () => {
    const key_id = await pendingCmk({ spec: 'SM4' })
    await kms.ok('importKeyMaterial', await importOf(key_id, Buffer.alloc(16, 4)))

    expect(await cmk.decrypt(await cmk.encrypt(key_id))).toBe('hello')
  })

  test.for(wrappings)('takes what the command openssl wraps by %s', async (wrapping, { skip }) => {
    skip(...withoutOpenssl)
    const key_id = await pendingCmk()
    const { import_token, public_key } = await parametersFor(key_id, wrapping)
    const encrypted_key_material = openssl.wrapped(public_key, aesMaterial, wrapping)
    await kms.ok('importKeyMaterial', { key_id, import_token, encrypted_key_material })

    const versions = [aesMaterial.toString('base64')]
    await elsewhere.cmkIn('enabled', { id: key_id, versions })
    const cipher_text = await cmk.encrypt(key_id)
    expect(await elsewhere.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })

  const wrappedBySm2 = async (key_id: string, material: Buffer) => {
    const wrapping_algorithm = 'SM2_ENCRYPT' as const
    const answer = await kms.ok('getParametersForImport', { key_id, wrapping_algorithm })
    const der = openssl.wrappedBySm2(answer.public_key, material)
    return { key_id, import_token: answer.import_token, der }
  }

  test.for([
    ['AES_256', 32, 'DER', (der: Buffer) => der],
    ['AES_256', 32, 'C1 || C3 || C2', joined],
    ['SM4', 16, 'DER', (der: Buffer) => der],
    ['SM4', 16, 'C1 || C3 || C2', joined],
  ] as const)('takes %s, %i bytes that openssl wraps by SM2, as %s', async (row, { skip }) => {
    skip(...withoutOpenssl)
    const [spec, length, , form] = row
    const key_id = await pendingCmk({ spec })
    const material = Buffer.alloc(length, 9)
    const { der, ...request } = await wrappedBySm2(key_id, material)
    await kms.ok('importKeyMaterial', { ...request, encrypted_key_material: form(der).toString('base64') })

    const versions = [material.toString('base64')]
    await elsewhere.cmkIn('enabled', { id: key_id, spec, versions })
    const cipher_text = await cmk.encrypt(key_id)
    expect(await elsewhere.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })

  test('takes a private key whose temporary key openssl wraps by SM2', async ({ skip }) => {
    skip(...withoutOpenssl)
    const key_id = await kms.cmkIn('pendingImport', { spec: 'SM2', usage: 'SIGN_VERIFY' })
    const temporaryKey = randomBytes(16)
    const { der, ...request } = await wrappedBySm2(key_id, temporaryKey)
    await kms.ok('importKeyMaterial', {
      ...request,
      encrypted_key_material: der.toString('base64'),
      encrypted_privatekey: wrappedPrivateKey(temporaryKey, ecKey('SM2')),
    })

    expect(await cmk.stateOf(key_id)).toBe('2')
  })

  test('refuses what SM2 does not decrypt, other lengths, and RSA for SM2', async ({ skip }) => {
    skip(...withoutOpenssl)
    const key_id = await pendingCmk()
    const { der, ...request } = await wrappedBySm2(key_id, aesMaterial)
    const refused = (bytes: Buffer) =>
      kms.refused('importKeyMaterial', { ...request, encrypted_key_material: bytes.toString('base64') })
    const foreign = await wrappedBySm2(key_id, aesMaterial)

    expect(await refused(foreign.der)).toBe('DecryptionFailed')
    expect(await refused(Buffer.alloc(256, 1))).toBe('DecryptionFailed')
    expect(await refused(joined(der).subarray(0, 114))).toBe('DecryptionFailed')
    const short = await wrappedBySm2(key_id, Buffer.alloc(16))
    const body = { key_id, import_token: short.import_token }
    const encrypted_key_material = short.der.toString('base64')
    expect(await kms.refused('importKeyMaterial', { ...body, encrypted_key_material })).toBe(
      'InvalidMaterialLength',
    )
  })

  test.for([16, 32])(
    'takes an RSA key that openssl made and wrapped under %i bytes',
    async (length, { skip }) => {
      skip(...withoutOpenssl)
      const pkcs8 = openssl.run(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'])
      const pkcs8Der = openssl.run(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], pkcs8)
      const publicKey = openssl.run(['pkey', '-pubout'], pkcs8).toString()
      const key_id = await kms.cmkIn('pendingImport', { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' })
      const { import_token, public_key } = await parametersFor(key_id)
      const temporaryKey = randomBytes(length)
      await kms.ok('importKeyMaterial', {
        key_id,
        import_token,
        encrypted_key_material: openssl.wrapped(public_key, temporaryKey, oaep),
        encrypted_privatekey: openssl.wrappedPrivateKey(temporaryKey, pkcs8Der),
      })

      expect(await decryptedByRsa(key_id, publicKey)).toBe('to RSA')
    },
  )

  /** What the API makes of a ciphertext for this public key. */
  async function decryptedByRsa(key_id: string, key: string) {
    const sealing = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    const cipher_text = publicEncrypt(sealing, Buffer.from('to RSA')).toString('base64')
    const request = { key_id, cipher_text, encryption_algorithm: oaep } as const
    return (await kms.ok('decryptData', request)).plain_text
  }

  test('takes an RSA key, and decrypts with it', async () => {
    const { privateKey, publicKey } = rsaPair(2048)
    const key_id = await kms.cmkIn('pendingImport', { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' })
    await kms.ok('importKeyMaterial', await importOfPrivateKey(key_id, privateKey))

    expect(await cmk.details(key_id)).toMatchObject({ key_state: '2', expiration_time: '' })
    expect(await decryptedByRsa(key_id, publicKey)).toBe('to RSA')
  })

  test.each([
    ['EC_P256', () => ecKey('prime256v1')],
    ['EC_P384', () => ecKey('secp384r1')],
    ['SECP256K1', () => ecKey('secp256k1')],
    ['SM2', () => ecKey('SM2')],
    ['ED25519', ed25519Key],
  ] as const)('takes a key of %s', async (spec, newKey) => {
    const key_id = await kms.cmkIn('pendingImport', { spec, usage: 'SIGN_VERIFY' })
    await kms.ok('importKeyMaterial', await importOfPrivateKey(key_id, newKey(), randomBytes(16)))

    expect(await cmk.stateOf(key_id)).toBe('2')
  })

  test.each([
    ['is no key', 'EC_P256', () => Buffer.alloc(100, 1)],
    ['is of another curve', 'EC_P256', () => ecKey('secp384r1')],
    ['is of SM2', 'EC_P256', () => ecKey('SM2')],
    ['is of no SM2', 'SM2', () => ecKey('prime256v1')],
    ['is of RSA', 'ED25519', () => rsaPair(2048).privateKey],
    ['has 3072 bits', 'RSA_2048', () => rsaPair(3072).privateKey],
  ] as const)('refuses a private key that %s for %s', async (_, spec, newKey) => {
    const key_id = await pendingCmk({ spec })

    const request = await importOfPrivateKey(key_id, newKey())
    expect(await kms.refused('importKeyMaterial', request)).toBe('InvalidPrivateKey')
    expect(await cmk.stateOf(key_id)).toBe('5')
  })

  test('refuses an RSA key whose numbers do not belong together', async () => {
    const { privateKey } = rsaPair(2048)
    privateKey.writeUInt8(privateKey.readUInt8(100) ^ 4, 100)
    const key_id = await pendingCmk({ spec: 'RSA_2048' })

    const request = await importOfPrivateKey(key_id, privateKey)
    expect(await kms.refused('importKeyMaterial', request)).toBe('InvalidPrivateKey')
  })

  test('refuses a private key under another temporary key, of another length, or none', async () => {
    const key_id = await pendingCmk({ spec: 'EC_P256' })
    const privateKey = ecKey('prime256v1')
    const request = await importOfPrivateKey(key_id, privateKey)
    const foreign = wrappedPrivateKey(randomBytes(32), privateKey)
    const { encrypted_privatekey: _, ...without } = request

    const refused = (body: object) => kms.refused('importKeyMaterial', { ...request, ...body })
    expect(await refused({ encrypted_privatekey: foreign })).toBe('InvalidPrivateKey')
    expect(await refused({ encrypted_privatekey: `=${foreign.slice(1)}` })).toBe('InvalidPrivateKey')
    expect(await refused(await importOf(key_id, randomBytes(24)))).toBe('InvalidTemporaryKeyLength')
    expect(await kms.refused('importKeyMaterial', without)).toBe('PrivateKeyMissing')
    await kms.ok('importKeyMaterial', request)
    expect(await refused({})).toBe('KeyNotPendingImport')
  })

  test.each([
    ['AES_256', 0],
    ['AES_256', 16],
    ['AES_256', 31],
    ['AES_256', 33],
    ['SM4', 32],
  ] as const)('%s refuses %i bytes', async (spec, length) => {
    const key_id = await pendingCmk({ spec })

    const request = await importOf(key_id, Buffer.alloc(length, 1))
    expect(await kms.refused('importKeyMaterial', request)).toBe('InvalidMaterialLength')
  })

  test('refuses a token that is broken, of another CMK, of another mock or a day old', async () => {
    const key_id = await pendingCmk()
    const request = await importOf(key_id)
    const refused = (import_token: string) => kms.refused('importKeyMaterial', { ...request, import_token })

    const bytes = Buffer.from(request.import_token, 'base64')
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500)
    expect(await refused(bytes.toString('base64'))).toBe('InvalidImportToken')
    expect(await refused('A'.repeat(200))).toBe('InvalidImportToken')
    expect(await refused('A'.repeat(199))).toBe('InvalidImportToken')
    expect(await refused(`=${request.import_token.slice(1)}`)).toBe('InvalidImportToken')
    expect(await refused((await parametersFor(await pendingCmk())).import_token)).toBe(
      'ImportTokenOfOtherKey',
    )
    await elsewhere.cmkIn('pendingImport', { id: key_id })
    const theirs = await elsewhere.ok('getParametersForImport', { key_id, wrapping_algorithm: oaep })
    expect(await refused(theirs.import_token)).toBe('InvalidImportToken')
    kms.clock.advance(DAY_MS)
    expect(await refused(request.import_token)).toBe('ImportTokenExpired')
  })

  test('a token is good to the last millisecond, and for more than one attempt', async () => {
    const request = await importOf(await pendingCmk())
    const encrypted_key_material = Buffer.alloc(256, 1).toString('base64')
    const attempt = { ...request, encrypted_key_material }

    expect(await kms.refused('importKeyMaterial', attempt)).toBe('DecryptionFailed')
    kms.clock.advance(DAY_MS - 1)
    await kms.ok('importKeyMaterial', request)
  })

  test.each(wrappings)('refuses material for another wrapping key of %s', async (wrapping) => {
    const key_id = await pendingCmk()
    const { import_token } = await parametersFor(key_id, wrapping)
    const { encrypted_key_material } = await importOf(key_id, aesMaterial, wrapping)

    const request = { key_id, import_token, encrypted_key_material }
    expect(await kms.refused('importKeyMaterial', request)).toBe('DecryptionFailed')
  })

  test.each([
    ['material that is no Base64', { encrypted_key_material: '='.repeat(344) }],
    ['material that is too short', { encrypted_key_material: 'AAAA' }],
    ['material that is too short for RSA', { encrypted_key_material: 'A'.repeat(340) }],
    ['a private key for a symmetric CMK', { encrypted_privatekey: 'A'.repeat(200) }],
    ['a private key that is too short', { encrypted_privatekey: 'AAAA' }],
    ['an expiry that is no number', { expiration_time: 'tomorrow' }],
    ['an expiry before 1970', { expiration_time: -1 }],
    ['an expiry in milliseconds', { expiration_time: 1_767_355_200_000 }],
    ['an expiry with a fraction', { expiration_time: 1.5 }],
  ])('refuses %s', async (_, extra) => {
    const request = { ...(await importOf(await pendingCmk())), ...extra }

    expect(await kms.refused('importKeyMaterial', request)).toBe('InvalidParameter')
  })

  test.each(['number', 'text'])('an expiry as %s, in seconds, is shown in milliseconds', async (form) => {
    const key_id = await pendingCmk()
    const seconds = inSeconds(60)
    const expiration_time = form === 'text' ? String(seconds) : seconds
    await kms.ok('importKeyMaterial', { ...(await importOf(key_id)), expiration_time })

    expect((await cmk.details(key_id)).expiration_time).toBe(String(seconds * 1000))
  })

  test('an empty expiry is none', async () => {
    const key_id = await pendingCmk()
    await kms.ok('importKeyMaterial', { ...(await importOf(key_id)), expiration_time: '' })

    expect((await cmk.details(key_id)).expiration_time).toBe('')
  })

  test('an expiry must be in the future, and is for symmetric CMKs', async () => {
    const request = await importOf(await pendingCmk())
    const refused = (expiration_time: unknown) =>
      kms.refused('importKeyMaterial', { ...request, expiration_time })
    const asymmetric = await importOfPrivateKey(await pendingCmk({ spec: 'EC_P256' }), ecKey('prime256v1'))
    const expiring = { ...asymmetric, expiration_time: inSeconds(60) }

    expect(await refused(inSeconds(0))).toBe('MaterialExpiryInPast')
    expect(await refused('0')).toBe('MaterialExpiryInPast')
    expect(await refused(1)).toBe('MaterialExpiryInPast')
    expect(await kms.refused('importKeyMaterial', expiring)).toBe('InvalidParameter')
    await kms.ok('importKeyMaterial', { ...request, expiration_time: inSeconds(1) })
  })

  test('outlives a restart in the middle of it', async () => {
    const { data, remove } = temporaryStore('sqlite')
    onTestFinished(remove)
    const key_id = unknown
    const cmks = [{ project: projectId, id: key_id, name: 'external', state: 'pendingImport' as const }]
    const start = () => createMock({ data, auth: 'off', cmks })
    const call = async (mock: Awaited<ReturnType<typeof start>>, operation: string, payload: object) => {
      const url = `/v1.0/${projectId}/kms/${operation}`
      const response = await mock.app.inject({ method: 'POST', url, payload })
      expect(response.statusCode).toBe(200)
      return response.json()
    }
    const first = await start()
    const request = { key_id, wrapping_algorithm: oaep }
    const { import_token, public_key } = await call(first, 'get-parameters-for-import', request)
    await first.close()

    const second = await start()
    const encrypted_key_material = wrapped(public_key, aesMaterial)
    await call(second, 'import-key-material', { key_id, import_token, encrypted_key_material })
    const { cipher_text } = await call(second, 'encrypt-data', { key_id, plain_text: 'hello' })
    await second.close()

    const third = await start()
    expect(await call(third, 'decrypt-data', { cipher_text })).toMatchObject({ plain_text: 'hello' })
    await third.close()
  })
})

describe('imported material', () => {
  const { kms, importOf, importOfPrivateKey, cmkWith, inSeconds, ...cmk } = useImports()

  test('is gone when it is deleted, and back when it is imported again', async () => {
    const key_id = await cmkWith(aesMaterial, inSeconds(1000))
    const cipher_text = await cmk.encrypt(key_id)
    expect(await kms.ok('deleteImportedKeyMaterial', { key_id })).toEqual({})

    expect(await cmk.details(key_id)).toMatchObject({ key_state: '5', expiration_time: '' })
    expect(await kms.refused('decryptData', { cipher_text })).toBe('KeyDisabled')
    await kms.ok('importKeyMaterial', await importOf(key_id))
    expect(await cmk.details(key_id)).toMatchObject({ key_state: '2', expiration_time: '' })
    expect(await cmk.decrypt(cipher_text)).toBe('hello')
  })

  test('is deleted from the store, too', async () => {
    const key_id = await cmkWith()
    await kms.ok('deleteImportedKeyMaterial', { key_id })

    await kms.mock.store.transact(projectId, (records) => {
      expect(JSON.stringify(records.get('cmk', key_id))).not.toContain(aesMaterial.toString('base64'))
    })
  })

  test('is deleted from a disabled CMK, too, which is enabled when it is back', async () => {
    const key_id = await cmkWith()
    await kms.ok('disableKey', { key_id })
    await kms.ok('deleteImportedKeyMaterial', { key_id })

    expect(await cmk.stateOf(key_id)).toBe('5')
    await kms.ok('importKeyMaterial', await importOf(key_id))
    expect(await cmk.stateOf(key_id)).toBe('2')
  })

  test('expires to the millisecond, by time alone', async () => {
    const key_id = await cmkWith(aesMaterial, inSeconds(100))
    const cipher_text = await cmk.encrypt(key_id)

    kms.clock.advance(99_999)
    expect(await cmk.decrypt(cipher_text)).toBe('hello')
    kms.clock.advance(1)
    expect(await cmk.details(key_id)).toMatchObject({ key_state: '5', expiration_time: '' })
    expect(await kms.refused('encryptData', { key_id, plain_text: 'hello' })).toBe('KeyDisabled')
    expect((await kms.ok('listKeys', { key_state: '5' })).keys).toEqual([key_id])
    await kms.ok('importKeyMaterial', { ...(await importOf(key_id)), expiration_time: inSeconds(100) })
    expect(await cmk.decrypt(cipher_text)).toBe('hello')
  })

  test('expires in a disabled CMK, too', async () => {
    const key_id = await cmkWith(aesMaterial, inSeconds(100))
    await kms.ok('disableKey', { key_id })
    kms.clock.advance(100_000)

    expect(await cmk.stateOf(key_id)).toBe('5')
    expect(await kms.refused('enableKey', { key_id })).toBe('KeyNotDisabled')
  })

  test('expires in a CMK that is pending deletion, which returns to pending import', async () => {
    const key_id = await cmkWith(aesMaterial, inSeconds(100))
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    kms.clock.advance(100_000)

    expect(await cmk.stateOf(key_id)).toBe('4')
    expect(await kms.ok('cancelKeyDeletion', { key_id })).toMatchObject({ key_state: '5' })
  })

  test.each(['deleted', 'expired'])(
    'is bound for ever: nothing else is imported after it was %s',
    async (how) => {
      const key_id = await cmkWith(aesMaterial, inSeconds(100))
      if (how === 'deleted') await kms.ok('deleteImportedKeyMaterial', { key_id })
      else kms.clock.advance(100_000)

      const other = await importOf(key_id, Buffer.alloc(32, 8))
      expect(await kms.refused('importKeyMaterial', other)).toBe('MaterialDiffers')
      expect(await cmk.stateOf(key_id)).toBe('5')
      await kms.ok('importKeyMaterial', await importOf(key_id))
    },
  )

  test('of an asymmetric CMK is not deleted', async () => {
    const key_id = await kms.cmkIn('pendingImport', { spec: 'EC_P256', usage: 'SIGN_VERIFY' })
    await kms.ok('importKeyMaterial', await importOfPrivateKey(key_id, ecKey('prime256v1')))

    expect(await kms.refused('deleteImportedKeyMaterial', { key_id })).toBe('PrivateKeyNotDeletable')
    expect(await cmk.stateOf(key_id)).toBe('2')
  })
})

describe('a CMK that imports do not fit', () => {
  const { kms, pendingCmk } = useImports()
  const wrapping = { wrapping_algorithm: oaep }
  const material = {
    import_token: 'A'.repeat(200),
    encrypted_key_material: Buffer.alloc(256).toString('base64'),
  }
  const getParameters = ['getParametersForImport', wrapping] as const
  const importMaterial = ['importKeyMaterial', material] as const
  const deleteMaterial = ['deleteImportedKeyMaterial', {}] as const
  const kmsOrigin = { origin: 'kms' } as const
  const external = { origin: 'external' } as const

  test.each([
    [...getParameters, 'enabled', kmsOrigin, 'KeyNotExternal'],
    [...getParameters, 'disabled', kmsOrigin, 'KeyNotExternal'],
    [...getParameters, 'disabled', external, 'KeyNotPendingImport'],
    [...getParameters, 'pendingDeletion', external, 'KeyNotPendingImport'],
    [...getParameters, 'pendingImport', { keystoreId: 'hsm' }, 'KeystoreCannotImport'],
    [...getParameters, 'enabled', { isDefault: true }, 'DefaultKeyForbidden'],
    [...importMaterial, 'enabled', kmsOrigin, 'KeyNotExternal'],
    [...importMaterial, 'disabled', external, 'KeyNotPendingImport'],
    [...importMaterial, 'pendingDeletion', external, 'KeyNotPendingImport'],
    [...importMaterial, 'pendingImport', { keystoreId: 'hsm' }, 'KeystoreCannotImport'],
    [...importMaterial, 'enabled', { isDefault: true }, 'DefaultKeyForbidden'],
    [...deleteMaterial, 'enabled', kmsOrigin, 'KeyNotExternal'],
    [...deleteMaterial, 'pendingDeletion', external, 'MaterialNotDeletable'],
    [...deleteMaterial, 'pendingImport', external, 'MaterialNotDeletable'],
    [...deleteMaterial, 'enabled', { isDefault: true }, 'DefaultKeyForbidden'],
  ] as const)(
    '%s %j of a CMK that is %s, %j, answers an error',
    async (operation, extra, state, given, error) => {
      const key_id = await kms.cmkIn(state, given)

      expect(await kms.refused(operation, { key_id, ...extra })).toBe(error)
    },
  )

  test('an asymmetric CMK takes one key and no second', async () => {
    const key_id = await kms.cmkIn('enabled', {
      ...external,
      ...{ spec: 'EC_P256', usage: 'SIGN_VERIFY', versions: ['AA=='] },
    })

    expect(await kms.refused('getParametersForImport', { key_id, ...wrapping })).toBe('KeyNotPendingImport')
    expect(await kms.refused('importKeyMaterial', { key_id, ...material })).toBe('KeyNotPendingImport')
  })

  test('HMAC CMKs import nothing', async () => {
    const key_id = await pendingCmk({ spec: 'HMAC_256' })

    expect(await kms.refused('getParametersForImport', { key_id, ...wrapping })).toBe('HmacKeyUnsupported')
    expect(await kms.refused('importKeyMaterial', { key_id, ...material })).toBe('HmacKeyUnsupported')
  })

  test.each([getParameters, importMaterial, deleteMaterial])(
    '%s needs an id, and one that exists',
    async (operation, extra) => {
      const refused = (body: object) => kms.refused(operation, { ...extra, ...body })

      expect(await refused({})).toBe('MissingParameter')
      expect(await refused({ key_id: 'alias/demo' })).toBe('InvalidKeyId')
      expect(await refused({ key_id: unknown })).toBe('KeyNotFound')
      expect(await refused({ key_id: unknown, sequence: 'x' })).toBe('InvalidSequence')
      expect(await refused({ key_id: unknown, more: 1 })).toBe('InvalidParameter')
    },
  )
})
