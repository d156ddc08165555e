import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { projectId, useEmulator } from '../support/emulator.ts'
import { runs } from '../support/prism.ts'

const demoCmk = demo.cmk.id

describe('encrypt-data', () => {
  const kms = useEmulator()

  test('the documented example: the answer names the CMK and carries a ciphertext in Base64', async () => {
    const answer = await kms.ok('encryptData', { key_id: demoCmk, plain_text: '12345678' })

    expect(answer).toEqual({ key_id: demoCmk, cipher_text: expect.stringMatching(/^[0-9a-zA-Z+/]{187}=$/) })
  })

  test.each([
    ['an id', demoCmk],
    ['an alias', 'alias/demo'],
    ['a URN', `kms:cn-north-4:${demo.account.id}:alias:demo`],
  ])('a CMK named by %s answers with its id', async (_, key_id) => {
    const { cipher_text, ...answer } = await kms.ok('encryptData', { key_id, plain_text: 'hello' })

    expect(answer).toEqual({ key_id: demoCmk })
    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({
      key_id: demoCmk,
      plain_text: 'hello',
    })
  })

  // The vendor's manual: 124 bytes and whole blocks of 16; the upper bound of 5648 characters says which blocks.
  test.each([
    [1, 140],
    [4, 140],
    [15, 140],
    [16, 156],
    [128, 268],
    [4095, 4220],
    [4096, 4236],
  ])(
    '%d bytes of plaintext become %d bytes of ciphertext in the documented layout',
    async (length, expected) => {
      const { cipher_text } = await kms.ok('encryptData', { key_id: demoCmk, plain_text: 'x'.repeat(length) })

      const bytes = Buffer.from(cipher_text, 'base64')
      expect(bytes.length).toBe(expected)
      expect(bytes.subarray(0, 2)).toEqual(Buffer.from([2, 0]))
      expect(bytes.readUInt16LE(2)).toBe(expected - 36)
      expect(bytes.subarray(-72, -36).toString('latin1')).toBe(demoCmk)
      expect(bytes.readUInt32LE(expected - 36)).toBe(0)
      expect(bytes.subarray(-32)).toEqual(createHash('sha256').update(bytes.subarray(0, -32)).digest())
    },
  )

  test('two encryptions of one plaintext differ, and neither contains it', async () => {
    const plain_text = 'correct horse battery staple'
    const [one, two] = await Promise.all(
      [1, 2].map(() => kms.ok('encryptData', { key_id: demoCmk, plain_text })),
    )

    expect(one?.cipher_text).not.toBe(two?.cipher_text)
    expect(Buffer.from(one?.cipher_text ?? '', 'base64').includes(plain_text)).toBe(false)
  })

  test.each([
    ['of 4096 characters and bytes', 'a'.repeat(4096)],
    ['of one character', 'a'],
    ['of 2048 characters of two bytes', 'é'.repeat(2048)],
    ['of 1024 characters beyond the basic plane', '😀'.repeat(1024)],
    ['with a NUL and other control characters', 'a\u0000b\u0001\u007f'],
    ['with a tab', 'a\tb'],
  ])('accepts a plaintext %s', async (_, plain_text) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: demoCmk, plain_text })

    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({
      plain_text,
      plain_text_base64: Buffer.from(plain_text).toString('base64'),
    })
  })

  test.each([
    ['is empty', ''],
    ['has 4097 characters', 'a'.repeat(4097)],
    ['has 4096 characters but 4097 bytes', `${'a'.repeat(4095)}é`],
    ['has 1025 characters but 4100 bytes', '😀'.repeat(1025)],
    ['has a line feed', 'a\nb'],
    ['ends in a line feed', 'a\n'],
    ['has a carriage return', 'a\rb'],
    ['has a line separator', 'a\u2028b'],
    ['is a number', 12345678],
    ['is an array', ['a']],
  ])('refuses a plaintext that %s', async (_, plain_text) => {
    expect(await kms.refused('encryptData', { key_id: demoCmk, plain_text })).toBe('InvalidParameter')
  })

  test('a refused plaintext is not echoed', async () => {
    const { text } = await kms.call('encryptData', { key_id: demoCmk, plain_text: 'my-secret\n' })

    expect(text).not.toContain('my-secret')
  })

  test.each([
    ['a word', 'demo'],
    ['upper case', demoCmk.toUpperCase()],
    ['an empty alias', 'alias/'],
    ['an alias with a blank', 'alias/a b'],
    ['an alias of 256 characters', `alias/${'a'.repeat(256)}`],
    ['a URN without a name', 'kms:cn-north-4:d78cbac186b744899480f25bd022f468:alias:'],
    ['a number', 7],
    ['an object', {}],
  ])('refuses a key_id that is %s', async (_, key_id) => {
    expect(await kms.refused('encryptData', { key_id, plain_text: 'a' })).toBe('InvalidKeyId')
  })

  test.each([
    ['id', '11111111-2222-4333-8444-555555555555'],
    ['alias', 'alias/nobody'],
    ['URN of another region', `kms:eu-de:${demo.account.id}:alias:demo`],
    ['URN of another domain', 'kms:cn-north-4:3bab8e245e854f68af5967c00dd43127:alias:demo'],
  ])('an unknown %s is not found', async (_, key_id) => {
    expect(await kms.refused('encryptData', { key_id, plain_text: 'a' })).toBe('KeyNotFound')
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a CMK that is %s answers %s', async (state, error) => {
    const key_id = await kms.cmkIn(state)

    expect(await kms.refused('encryptData', { key_id, plain_text: 'hello' })).toBe(error)
  })

  test.each([
    ['RSA_2048', 'SIGN_VERIFY', 'KeyOnlySigns'],
    ['EC_P256', 'SIGN_VERIFY', 'EcKeyCannotEncrypt'],
    ['SM2', 'SIGN_VERIFY', 'KeyOnlySigns'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const)('a CMK of spec %s for %s answers %s', async (key_spec, key_usage, error) => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'wrong-usage', key_spec, key_usage })

    expect(await kms.refused('encryptData', { key_id: key_info.key_id, plain_text: 'a' })).toBe(error)
  })

  test.each([
    ['35 characters', '919c82d4-8046-4722-9094-35c3c6524cf'],
    ['37 characters', '919c82d4-8046-4722-9094-35c3c6524cfff'],
    ['36 characters of more bytes', 'é'.repeat(36)],
    ['a number', 1],
  ])('refuses a sequence of %s', async (_, sequence) => {
    const body = { key_id: demoCmk, plain_text: 'a', sequence }

    expect(await kms.refused('encryptData', body)).toBe('InvalidSequence')
  })

  test.each([
    ['36 characters', '919c82d4-8046-4722-9094-35c3c6524cff'],
    ['36 characters, whatever they are', '*'.repeat(36)],
    // As the vendor's fork of Cloud Custodian writes it.
    ['32 hexadecimal characters', '919c82d480464722909435c3c6524cff'],
  ])('a sequence of %s is accepted and no part of the answer', async (_, sequence) => {
    const answer = await kms.ok('encryptData', { key_id: demoCmk, plain_text: 'a', sequence })

    expect(Object.keys(answer)).toEqual(['key_id', 'cipher_text'])
  })

  test.each(['plaintext', 'encryptionContext', 'context', '__proto__', 'constructor'])(
    'refuses the unknown field %s instead of dropping it',
    async (field) => {
      const payload = `{"key_id":"${demoCmk}","plain_text":"a","${field}":"x"}`
      const url = `/v1.0/${projectId}/kms/encrypt-data`
      const { status, text } = await kms.send({ method: 'POST', url, payload, headers: json(kms.token) })

      expect([status, text]).toEqual([400, expect.stringContaining('KMS.0308')])
    },
  )

  test('SYMMETRIC_DEFAULT is the algorithm of a symmetric CMK, and the only one', async () => {
    const request = { key_id: demoCmk, plain_text: 'a' }

    await kms.ok('encryptData', { ...request, encryption_algorithm: 'SYMMETRIC_DEFAULT' })
    const other = { ...request, encryption_algorithm: 'RSAES_OAEP_SHA_256' }
    expect(await kms.refused('encryptData', other)).toBe('SymmetricAlgorithmUnsupported')
    const unknown = { ...request, encryption_algorithm: 'ROT13' }
    expect(await kms.refused('encryptData', unknown)).toBe('InvalidParameter')
  })
})

describe('the encryption context', () => {
  const kms = useEmulator()

  const bound = async (binding: object) => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: demoCmk, plain_text: 'hello', ...binding })
    return (other: object) => kms.call('decryptData', { cipher_text, ...other })
  }

  test('must be repeated, in any order of its pairs', async () => {
    const decrypt = await bound({ encryption_context: { Key1: 'Value1', Key2: 'Value2' } })

    expect((await decrypt({ encryption_context: { Key2: 'Value2', Key1: 'Value1' } })).status).toBe(200)
  })

  test.each([
    ['is missing', { a: 'b' }, undefined],
    ['is empty', { a: 'b' }, {}],
    ['has a pair more', { a: 'b' }, { a: 'b', c: 'd' }],
    ['has a pair less', { a: 'b', c: 'd' }, { a: 'b' }],
    ['has another value', { a: 'b' }, { a: 'B' }],
    ['has another key', { a: 'b' }, { A: 'b' }],
    ['moves a letter from value to key', { a: 'bc' }, { ab: 'c' }],
    ['joins two pairs', { a: 'b', c: 'd' }, { a: 'bcd' }],
    ['swaps the values', { a: '1', b: '2' }, { a: '2', b: '1' }],
    ['was not there when encrypting', undefined, { a: 'b' }],
    ['hides a pair in __proto__', JSON.parse('{"a":"b","__proto__":"x"}'), { a: 'b' }],
  ])('a context that %s does not decrypt', async (_, sealed, opened) => {
    const decrypt = await bound(sealed ? { encryption_context: sealed } : {})
    const { status, text } = await decrypt(opened ? { encryption_context: opened } : {})

    expect([status, text]).toEqual([400, expect.stringContaining('KMS.2201')])
  })

  test('a key called __proto__ is a key like any other', async () => {
    const encryption_context = JSON.parse('{"__proto__":"x","constructor":"y"}')
    const decrypt = await bound({ encryption_context })

    expect((await decrypt({ encryption_context })).status).toBe(200)
  })

  test('an empty context is the same as none', async () => {
    const decrypt = await bound({ encryption_context: {} })

    expect((await decrypt({})).status).toBe(200)
  })

  test.each([
    ['of exactly 8192 characters', 8192 - '{"k":""}'.length, 200],
    ['of 8193 characters', 8193 - '{"k":""}'.length, 400],
  ])('a context %s answers accordingly', async (_, length, expected) => {
    const body = { key_id: demoCmk, plain_text: 'a', encryption_context: { k: 'v'.repeat(length) } }

    expect((await kms.call('encryptData', body)).status).toBe(expected)
  })

  test.each([
    ['a string', '{"a":"b"}'],
    ['an array', ['a']],
    ['with a number', { a: 1 }],
    ['with a nested object', { a: { b: 'c' } }],
    ['with null', { a: null }],
  ])('refuses a context that is %s', async (_, encryption_context) => {
    const body = { key_id: demoCmk, plain_text: 'a', encryption_context }

    expect(await kms.refused('encryptData', body)).toBe('InvalidEncryptionContext')
  })

  test('additional_authenticated_data binds in the same way, and is no context', async () => {
    const decrypt = await bound({ additional_authenticated_data: 'order=7' })

    expect((await decrypt({ additional_authenticated_data: 'order=7' })).status).toBe(200)
    expect((await decrypt({ additional_authenticated_data: 'order=8' })).status).toBe(400)
    expect((await decrypt({})).status).toBe(400)
    expect((await decrypt({ encryption_context: { order: '7' } })).status).toBe(400)
  })

  test.each([
    ['128 bytes', 'a'.repeat(128), 200],
    ['129 bytes', 'a'.repeat(129), 400],
    ['65 characters of 130 bytes', 'é'.repeat(65), 400],
  ])(
    'additional_authenticated_data of %s answers accordingly',
    async (_, additional_authenticated_data, expected) => {
      const body = { key_id: demoCmk, plain_text: 'a', additional_authenticated_data }

      expect((await kms.call('encryptData', body)).status).toBe(expected)
    },
  )
})

describe('any text', () => {
  const kms = useEmulator()

  test('decrypt-data inverts encrypt-data for well-formed Unicode of 1 to 4096 bytes without line ends', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1024 })
      .filter((sample) => sample.isWellFormed() && !/[\n\r\u2028\u2029]/.test(sample))
      .filter((sample) => Buffer.byteLength(sample) <= 4096)
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 5 }),
        async (plain_text, pairs) => {
          const encryption_context = pairs as Record<string, string>
          const { cipher_text } = await kms.ok('encryptData', {
            key_id: demoCmk,
            plain_text,
            encryption_context,
          })
          const answer = await kms.ok('decryptData', { cipher_text, encryption_context })
          expect(answer.plain_text).toBe(plain_text)
        },
      ),
      runs(60),
    )
  })
})

const json = (token: string) => ({ 'content-type': 'application/json', 'x-auth-token': token })
