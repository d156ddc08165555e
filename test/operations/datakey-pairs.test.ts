import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const key_id = demo.cmk.id
const der = (text: string) => Buffer.from(text, 'base64')
const publicKeyOf = (text: string) => createPublicKey({ key: der(text), format: 'der', type: 'spki' })
const privateKeyOf = (text: string) => createPrivateKey({ key: der(text), format: 'der', type: 'pkcs8' })
const openssl = (args: string[], input: Buffer) => execFileSync('openssl', args, { input }).toString()

const specs = [
  ['createRsaDatakeyPair', 'RSA_2048', '2048 bit'],
  ['createRsaDatakeyPair', 'RSA_3072', '3072 bit'],
  ['createRsaDatakeyPair', 'RSA_4096', '4096 bit'],
  ['createEcDatakeyPair', 'ECC_NIST_P256', 'prime256v1'],
  ['createEcDatakeyPair', 'ECC_NIST_P384', 'secp384r1'],
  ['createEcDatakeyPair', 'ECC_NIST_P521', 'secp521r1'],
  ['createEcDatakeyPair', 'ECC_SECG_P256K1', 'secp256k1'],
  ['createEcDatakeyPair', 'SM2', 'SM2'],
] as const

describe('a datakey pair', () => {
  const kms = useEmulator()
  const create = (operation: (typeof specs)[number][0], fields: object) =>
    kms.ok(operation, { key_id, ...fields } as { key_id: string; key_spec: 'RSA_2048' & 'SM2' })

  test.each(specs)('of %s %s is what openssl takes it for', async (operation, key_spec, named) => {
    const answer = await create(operation, { key_spec })

    expect(answer).toEqual({
      ...{ key_id, key_spec },
      public_key: expect.any(String),
      private_key_cipher_text: expect.any(String),
      private_key_plain_text: expect.any(String),
    })
    const { public_key, private_key_plain_text = '' } = answer
    expect(openssl(['pkey', '-pubin', '-inform', 'DER', '-noout', '-text'], der(public_key))).toContain(named)
    const derived = openssl(['pkey', '-inform', 'DER', '-pubout'], der(private_key_plain_text))
    expect(createPublicKey(derived).export({ type: 'spki', format: 'der' })).toEqual(der(public_key))
  })

  test.each([
    ['createRsaDatakeyPair', 'RSA_4096'],
    ['createEcDatakeyPair', 'ECC_NIST_P521'],
  ] as const)(
    'of %s %s: decrypt-data gives the private key back, given the binding',
    async (operation, key_spec) => {
      const binding = { additional_authenticated_data: 'pair=1' }
      const { private_key_cipher_text: cipher_text, private_key_plain_text } = await create(operation, {
        key_spec,
        ...binding,
      })

      expect(await kms.ok('decryptData', { cipher_text, ...binding })).toMatchObject({
        key_id,
        plain_text_base64: private_key_plain_text,
      })
      expect(await kms.refused('decryptData', { cipher_text })).toBe('InvalidCipherText')
    },
  )

  test('without plaintext: the sealed private key signs, and the public key verifies', async () => {
    const pair = await create('createEcDatakeyPair', { key_spec: 'ECC_NIST_P256', with_plain_text: false })
    const opened = await kms.ok('decryptData', { cipher_text: pair.private_key_cipher_text })

    expect(pair.private_key_plain_text).toBeUndefined()
    const signature = sign('sha256', Buffer.from('hello'), privateKeyOf(opened.plain_text_base64 ?? ''))
    expect(verify('sha256', Buffer.from('hello'), publicKeyOf(pair.public_key), signature)).toBe(true)
  })

  test('is new each time, and names the CMK by its id', async () => {
    const pairs = await Promise.all(
      [1, 2].map(() => create('createEcDatakeyPair', { key_id: 'alias/demo', key_spec: 'SM2' })),
    )

    expect(pairs.map((pair) => pair.key_id)).toEqual([key_id, key_id])
    expect(pairs[0]?.public_key).not.toBe(pairs[1]?.public_key)
  })

  test('of EC takes a pin', async () => {
    await create('createEcDatakeyPair', { key_spec: 'SM2', pin: 'A1B2', pin_type: 'CipherText' })
    expect(await kms.refused('createRsaDatakeyPair', { key_id, key_spec: 'RSA_2048', pin: 'A1B2' })).toBe(
      'InvalidParameter',
    )
  })

  describe.each([
    ['createRsaDatakeyPair', 'RSA_2048', 'ECC_NIST_P256'],
    ['createEcDatakeyPair', 'ECC_NIST_P256', 'EC_P256'],
  ] as const)('%s', (operation, key_spec, foreign) => {
    test.each([
      ['no key_spec', { key_spec: undefined }, 'MissingParameter'],
      ['a foreign key_spec', { key_spec: foreign }, 'InvalidParameter'],
      ['with_plain_text as text', { with_plain_text: 'true' }, 'InvalidParameter'],
      ['an unknown CMK', { key_id: 'alias/nobody' }, 'KeyNotFound'],
      ['a CMK that is no id', { key_id: 'demo' }, 'InvalidKeyId'],
      ['a malformed sequence', { sequence: 'x' }, 'InvalidSequence'],
    ])('refuses %s', async (_, fields, error) => {
      expect(await kms.refused(operation, { key_id, key_spec, ...fields })).toBe(error)
    })

    test.each([
      ['disabled', 'KeyDisabled'],
      ['pendingDeletion', 'KeyPendingDeletion'],
      ['pendingImport', 'KeyDisabled'],
    ] as const)('refuses a CMK that is %s', async (state, error) => {
      expect(await kms.refused(operation, { key_id: await kms.cmkIn(state), key_spec })).toBe(error)
    })

    test.each([
      ['RSA_2048', 'ENCRYPT_DECRYPT', 'AsymmetricKeyUnsupported'],
      ['HMAC_256', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
    ] as const)('refuses a CMK of %s for %s', async (spec, usage, error) => {
      const id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })
      expect(await kms.refused(operation, { key_id: id, key_spec })).toBe(error)
    })
  })
})
