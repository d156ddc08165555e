import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeedCmk } from '../../mock/index.ts'
import { demo } from '../../mock/index.ts'
import { projectId, useEmulator } from '../support/emulator.ts'
import { runs } from '../support/prism.ts'

const key_id = demo.cmk.id
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const withDigest = (datakey: Buffer, digest = sha256(datakey)) => datakey.toString('hex') + digest
const zeros = Buffer.alloc(64)
const nobody = '11111111-2222-4333-8444-555555555555'

const creating = ['createDatakey', 'createDatakeyWithoutPlaintext'] as const

describe('create-datakey', () => {
  const kms = useEmulator()

  test('the documented example: 512 bits are 128 characters of plaintext and 376 of ciphertext', async () => {
    expect(await kms.ok('createDatakey', { key_id, datakey_length: '512' })).toEqual({
      key_id,
      plain_text: expect.stringMatching(/^[0-9A-F]{128}$/),
      cipher_text: expect.stringMatching(/^02009800[0-9A-F]{368}$/),
    })
  })

  test.each([
    ['nothing', {}, 32],
    ['AES_256', { key_spec: 'AES_256' }, 32],
    ['AES_128', { key_spec: 'AES_128' }, 16],
    ['SM4', { key_spec: 'SM4' }, 16],
    ['HMAC_256', { key_spec: 'HMAC_256' }, 32],
    ['HMAC_384', { key_spec: 'HMAC_384' }, 48],
    ['HMAC_512', { key_spec: 'HMAC_512' }, 64],
    ['HMAC_SM3', { key_spec: 'HMAC_SM3' }, 32],
    ['a length', { datakey_length: '8' }, 1],
    ['a length as a number', { datakey_length: 8192 }, 1024],
    ['both, where the length wins', { key_spec: 'AES_128', datakey_length: '512' }, 64],
  ] as const)('given %s, the datakey has its length', async (_, asked, bytes) => {
    const { plain_text } = await kms.ok('createDatakey', { key_id, ...asked })

    expect(plain_text.length).toBe(2 * bytes)
  })

  // The vendor's manual: 124 bytes, and n rounded up to blocks of 16. Its samples: 188 bytes for 64.
  test.each([
    [8, 140],
    [120, 140],
    [128, 140],
    [136, 156],
    [256, 156],
    [512, 188],
    [8184, 1148],
    [8192, 1148],
  ])('%d bits become %d bytes in the layout of the samples', async (datakey_length, expected) => {
    const { cipher_text } = await kms.ok('createDatakeyWithoutPlaintext', { key_id, datakey_length })

    const bytes = Buffer.from(cipher_text, 'hex')
    expect(bytes.length).toBe(expected)
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([2, 0]))
    expect(bytes.readUInt16LE(2)).toBe(expected - 36)
    expect(bytes.subarray(-72, -36).toString('latin1')).toBe(key_id)
    expect(bytes.readUInt32LE(expected - 36)).toBe(0)
    expect(bytes.subarray(-32).toString('hex')).toBe(sha256(bytes.subarray(0, -32)))
  })

  test('two datakeys differ, and no ciphertext contains its plaintext', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => kms.ok('createDatakey', { key_id })))

    expect(one?.plain_text).not.toBe(two?.plain_text)
    expect(one?.cipher_text).not.toContain(one?.plain_text)
  })

  test('without plaintext, the answer has none', async () => {
    const answer = await kms.ok('createDatakeyWithoutPlaintext', { key_id: 'alias/demo' })

    expect(answer).toEqual({ key_id, cipher_text: expect.any(String) })
  })

  test('a pin is accepted with its type', async () => {
    await kms.ok('createDatakey', { key_id, pin: 'A1B2', pin_type: 'PlainText' })
    expect(await kms.refused('createDatakey', { key_id, pin: 'A1B2', pin_type: 'Text' })).toBe(
      'InvalidParameter',
    )
  })

  test.each([
    ['a key_spec of no datakey', { key_spec: 'RSA_2048' }, 'InvalidDatakeySpec'],
    ['7 bits', { datakey_length: '7' }, 'out of range'],
    ['0 bits as a number', { datakey_length: 0 }, 'out of range'],
    ['8200 bits', { datakey_length: '8200' }, 'out of range'],
    ['a word', { datakey_length: 'long' }, 'out of range'],
    ['100 bits', { datakey_length: '100' }, 'DatakeyLengthNotWholeBytes'],
    ['100 bits as a number', { datakey_length: 100 }, 'DatakeyLengthNotWholeBytes'],
    ['an unknown field', { datakey_plain_length: '64' }, 'InvalidParameter'],
    ['a context that is no object', { encryption_context: 'a' }, 'InvalidEncryptionContext'],
  ])('refuses %s', async (_, fields, error) => {
    const range = {
      createDatakey: 'InvalidDatakeyLength',
      createDatakeyWithoutPlaintext: 'InvalidSealedDatakeyLength',
    }
    for (const operation of creating) {
      const expected = error === 'out of range' ? range[operation] : error
      expect(await kms.refused(operation, { key_id, ...fields })).toBe(expected)
    }
  })
})

describe('encrypt-datakey', () => {
  const kms = useEmulator()
  const body = { key_id, plain_text: withDigest(zeros), datakey_plain_length: '64' }

  test('64 bytes and their digest become a ciphertext of 376 characters', async () => {
    expect(await kms.ok('encryptDatakey', body)).toEqual({
      key_id,
      cipher_text: expect.stringMatching(/^02009800[0-9A-F]{368}$/),
      datakey_length: '64',
    })
  })

  test('takes any letter case, and the length as a number', async () => {
    const datakey = Buffer.alloc(16, 0xab)
    const plain_text = withDigest(datakey).toUpperCase()

    expect(await kms.ok('encryptDatakey', { ...body, plain_text, datakey_plain_length: 16 })).toMatchObject({
      datakey_length: '16',
    })
  })

  test.each([
    ['no hexadecimal', { plain_text: 'x'.repeat(192) }, 'InvalidPlainText'],
    ['half a byte', { plain_text: `${withDigest(zeros)}0` }, 'InvalidPlainText'],
    ['a blank before the digest', { plain_text: `${'0'.repeat(128)} ${sha256(zeros)}` }, 'InvalidPlainText'],
    ['a digest alone', { plain_text: sha256(zeros) }, 'InvalidPlainText'],
    ['1025 bytes', { plain_text: withDigest(Buffer.alloc(1025)) }, 'InvalidPlainText'],
    ['another digest', { plain_text: withDigest(zeros, sha256(Buffer.alloc(63))) }, 'DatakeyDigestMismatch'],
    ['another length', { datakey_plain_length: '63' }, 'DatakeyPlainLengthMismatch'],
    ['the length with the digest', { datakey_plain_length: '96' }, 'DatakeyPlainLengthMismatch'],
    ['a length of 0', { datakey_plain_length: '0' }, 'InvalidDatakeyPlainLength'],
    ['a length of 1025', { datakey_plain_length: 1025 }, 'InvalidDatakeyPlainLength'],
    ['a length of no number', { datakey_plain_length: 'all' }, 'InvalidDatakeyPlainLength'],
    ['an unknown key_spec', { key_spec: 'AES_256' }, 'InvalidParameter'],
    ['no length', { datakey_plain_length: undefined }, 'MissingParameter'],
    ['a context with a number', { encryption_context: { a: 1 } }, 'InvalidEncryptionContext'],
  ])('refuses %s', async (_, fields, error) => {
    expect(await kms.refused('encryptDatakey', { ...body, ...fields })).toBe(error)
  })

  test('an SM4 CMK wants an SM3 digest, and answers one', async () => {
    // GB/T 32905-2016, A.1: SM3 of "abc".
    const digest = '66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0'
    const { key_info } = await kms.ok('createKey', { key_alias: 'sm4', key_spec: 'SM4' })
    const sm4 = { key_id: key_info.key_id, datakey_plain_length: '3' }
    const { cipher_text } = await kms.ok('encryptDatakey', { ...sm4, plain_text: `616263${digest}` })

    expect(
      await kms.ok('decryptDatakey', { key_id: sm4.key_id, cipher_text, datakey_cipher_length: '3' }),
    ).toEqual({ data_key: '616263', datakey_length: '3', datakey_dgst: digest })
    expect(await kms.refused('encryptDatakey', { ...sm4, plain_text: withDigest(Buffer.from('abc')) })).toBe(
      'DatakeyDigestMismatch',
    )
  })
})

describe('decrypt-datakey', () => {
  const kms = useEmulator()
  const create = async (fields: object = {}) => kms.ok('createDatakey', { key_id, ...fields })
  const decryption = (cipher_text: string, fields: object = {}) => ({
    ...{ key_id, cipher_text, datakey_cipher_length: '32' },
    ...fields,
  })

  test('the documented example: 64 zero bytes and their digest', async () => {
    const plain = { key_id, plain_text: withDigest(zeros), datakey_plain_length: '64' }
    const { cipher_text } = await kms.ok('encryptDatakey', plain)

    expect(await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })).toEqual({
      data_key: '0'.repeat(128),
      datakey_length: '64',
      datakey_dgst: 'F5A5FD42D16A20302798EF6ED309979B43003D2320D9F0E8EA9831A92759FB4B',
    })
  })

  test('opens what create-datakey answered, in any letter case', async () => {
    const { plain_text, cipher_text } = await create()
    const answer = {
      data_key: plain_text,
      datakey_length: '32',
      datakey_dgst: sha256(Buffer.from(plain_text, 'hex')).toUpperCase(),
    }

    expect(await kms.ok('decryptDatakey', decryption(cipher_text))).toEqual(answer)
    expect(await kms.ok('decryptDatakey', decryption(cipher_text.toLowerCase()))).toEqual(answer)
  })

  test('inverts encrypt-datakey for datakeys of every length, in every context', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 1024 }),
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
        async (bytes, pairs) => {
          const datakey = Buffer.from(bytes)
          const encryption_context = pairs as Record<string, string>
          const { cipher_text, datakey_length } = await kms.ok('encryptDatakey', {
            ...{ key_id, plain_text: withDigest(datakey), datakey_plain_length: datakey.length },
            encryption_context,
          })
          const sealed = { key_id, cipher_text, datakey_cipher_length: datakey_length, encryption_context }
          expect(await kms.ok('decryptDatakey', sealed)).toMatchObject({
            data_key: datakey.toString('hex').toUpperCase(),
            datakey_length: String(datakey.length),
          })
        },
      ),
      runs(60),
    )
  })

  test.each([[256], [200]])('any flipped bit of a datakey of %d bits is refused', async (datakey_length) => {
    const { cipher_text } = await create({ datakey_length })
    const bytes = Buffer.from(cipher_text, 'hex')
    const length = { datakey_cipher_length: datakey_length / 8 }
    await fc.assert(
      fc.asyncProperty(fc.nat((bytes.length - 32) * 8 - 1), async (bit) => {
        const body = Buffer.from(bytes.subarray(0, -32))
        body.writeUInt8(body.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        const forged = body.toString('hex') + sha256(body)
        expect(await kms.refused('decryptDatakey', decryption(forged, length))).toBe('InvalidCipherText')
      }),
      runs(80),
    )
  })

  test.each([
    ['encryption_context', { encryption_context: { a: 'b' } }, { encryption_context: { a: 'c' } }],
    [
      'additional_authenticated_data',
      { additional_authenticated_data: 'a' },
      { additional_authenticated_data: 'b' },
    ],
  ])('%s must be repeated', async (_, binding, other) => {
    const { plain_text, cipher_text } = await create(binding)

    expect(await kms.ok('decryptDatakey', decryption(cipher_text, binding))).toMatchObject({
      data_key: plain_text,
    })
    expect(await kms.refused('decryptDatakey', decryption(cipher_text, other))).toBe('InvalidCipherText')
    expect(await kms.refused('decryptDatakey', decryption(cipher_text))).toBe('InvalidCipherText')
  })

  // Drawn in docs/ciphertext.md: HKDF of the material, AES-256-CBC, HMAC under the mark of the kind.
  test.each([
    ['whole blocks', 32, '02', ['-nopad']],
    ['any other length', 25, '03', []],
  ] as const)('openssl decrypts a datakey of %s, given the material', async (_, length, mark, padding) => {
    const material = Buffer.alloc(32, 9)
    const key_id = await kms.cmkIn('enabled', { versions: [material.toString('base64')] })
    const { plain_text, cipher_text } = await create({ key_id, datakey_length: length * 8 })
    const bytes = Buffer.from(cipher_text, 'hex')
    const [iv, sealed] = [bytes.subarray(4, 20), bytes.subarray(20, -104)]
    const draw = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', material, '', `dewkit blob ${purpose}`, 32))

    const key = draw('encrypt').toString('hex')
    const args = ['enc', '-d', '-aes-256-cbc', '-K', key, '-iv', iv.toString('hex'), ...padding]
    expect(execFileSync('openssl', args, { input: sealed }).toString('hex').toUpperCase()).toBe(plain_text)
    const covered = [
      Buffer.from(mark, 'hex'),
      bytes.subarray(0, 4),
      bytes.subarray(-72, -32),
      Buffer.alloc(8),
    ]
    const tag = createHmac('sha256', draw('authenticate')).update(Buffer.concat([...covered, iv, sealed]))
    expect(bytes.subarray(-104, -72)).toEqual(tag.digest())
  })

  test('earlier versions of the material still decrypt', async () => {
    const versions = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const rotated = await kms.cmkIn('enabled', { versions: versions.slice(0, 1) })
    const { plain_text, cipher_text } = await create({ key_id: rotated })
    await kms.mock.store.transact(projectId, (records) => {
      const cmk = records.get('cmk', rotated)
      if (cmk) records.put('cmk', { ...cmk, versions })
    })

    const answer = await kms.ok('decryptDatakey', decryption(cipher_text, { key_id: rotated }))
    expect(answer).toMatchObject({ data_key: plain_text })
    const renewed = await create({ key_id: rotated })
    expect(Buffer.from(renewed.cipher_text, 'hex').readUInt32LE(156 - 36)).toBe(1)
  })

  test('needs the CMK that encrypted, also where another has the same material', async () => {
    const versions = [Buffer.alloc(32, 7).toString('base64')]
    const [one, two] = [await kms.cmkIn('enabled', { versions }), await kms.cmkIn('enabled', { versions })]
    const { cipher_text } = await create({ key_id: one })

    expect(await kms.refused('decryptDatakey', decryption(cipher_text, { key_id: two }))).toBe(
      'InvalidCipherText',
    )
  })

  test('data is no datakey, and a datakey is no data', async () => {
    const data = await kms.ok('encryptData', { key_id, plain_text: 'x'.repeat(32) })
    const asDatakey = Buffer.from(data.cipher_text, 'base64').toString('hex')
    expect(await kms.refused('decryptDatakey', decryption(asDatakey))).toBe('InvalidCipherText')

    for (const datakey_length of ['256', '200']) {
      const { cipher_text } = await create({ datakey_length })
      const asData = Buffer.from(cipher_text, 'hex').toString('base64')
      expect(await kms.refused('decryptData', { cipher_text: asData })).toBe('InvalidCipherText')
    }
  })

  test.each([
    ['another length', { datakey_cipher_length: '31' }, 'DatakeyCipherLengthMismatch'],
    ['a length of 0', { datakey_cipher_length: '0' }, 'InvalidDatakeyCipherLength'],
    ['a length of 1025', { datakey_cipher_length: 1025 }, 'InvalidDatakeyCipherLength'],
    ['Base64', { cipher_text: 'AgDoAG7E/w==' }, 'InvalidCipherText'],
    ['half a byte', { cipher_text: '020' }, 'InvalidCipherText'],
    ['other bytes', { cipher_text: '00'.repeat(156) }, 'InvalidCipherText'],
    ['an empty ciphertext', { cipher_text: '' }, 'InvalidCipherText'],
    ['no CMK', { key_id: undefined }, 'MissingParameter'],
    ['a context with a number', { encryption_context: { a: 1 } }, 'InvalidEncryptionContext'],
  ])('refuses %s', async (_, fields, error) => {
    const { cipher_text } = await create()

    expect(await kms.refused('decryptDatakey', decryption(cipher_text, fields))).toBe(error)
  })
})

describe('every operation on datakeys', () => {
  const kms = useEmulator()
  const bodies = {
    createDatakey: {},
    createDatakeyWithoutPlaintext: {},
    encryptDatakey: { plain_text: withDigest(zeros), datakey_plain_length: '64' },
    decryptDatakey: { cipher_text: '00', datakey_cipher_length: '64' },
  }
  const refusals = async (key_id: string) =>
    Promise.all(
      Object.entries(bodies).map(([operation, body]) =>
        kms.refused(operation as keyof typeof bodies, { ...body, key_id }),
      ),
    )
  const four = (error: string) => [error, error, error, error]

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('refuses a CMK that is %s', async (state, error) => {
    expect(await refusals(await kms.cmkIn(state))).toEqual(four(error))
  })

  test.each([
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'AsymmetricKeyUnsupported'],
    ['EC_P256', 'SIGN_VERIFY', 'AsymmetricKeyUnsupported'],
    ['SM2', 'ENCRYPT_DECRYPT', 'AsymmetricKeyUnsupported'],
    ['ED25519', 'SIGN_VERIFY', 'AsymmetricKeyUnsupported'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const satisfies [SeedCmk['spec'], SeedCmk['usage'], string][])(
    'refuses a CMK of %s for %s',
    async (spec, usage, error) => {
      expect(await refusals(await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] }))).toEqual(
        four(error),
      )
    },
  )

  test('refuses a CMK that does not exist, or whose id is none', async () => {
    expect(await refusals(nobody)).toEqual(four('KeyNotFound'))
    expect(await refusals('alias/nobody')).toEqual(four('KeyNotFound'))
    expect(await refusals('demo')).toEqual(four('InvalidKeyId'))
  })

  test('serves default master keys and names by alias', async () => {
    await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true, aliases: ['alias/evs'] })

    await kms.ok('createDatakey', { key_id: 'alias/evs' })
  })
})
