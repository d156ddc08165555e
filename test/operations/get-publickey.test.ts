import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'
import { plantPair, specs, vectors } from '../support/key-pairs.ts'
import { openssl, withoutOpenssl } from '../support/openssl.ts'

describe('get-publickey', () => {
  const kms = useEmulator()

  test.each(specs)(
    '%s: answers SubjectPublicKeyInfo as PEM, in lines of 64 characters and CRLF',
    async (spec) => {
      const key_id = await plantPair(kms, spec)
      const lines = vectors.publicKeys[spec].match(/.{1,64}/g) ?? []
      const public_key = ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\r\n')

      expect(await kms.ok('getPublickey', { key_id })).toEqual({ key_id, public_key })
    },
  )

  test.for(specs)('%s: openssl reads it', async (spec, { skip }) => {
    skip(...withoutOpenssl)
    const { public_key } = await kms.ok('getPublickey', { key_id: await plantPair(kms, spec) })

    const der = openssl('pkey -pubin -in pub -outform DER', { pub: public_key })
    expect(der?.toString('base64')).toBe(vectors.publicKeys[spec])
  })

  test('is the same at every call, and for an alias', async () => {
    const { key_info } = await kms.ok('createKey', { key_alias: 'new', key_spec: 'SM2' })
    const { key_id } = key_info
    await kms.ok('createAlias', { key_id, alias: 'alias/public' })

    expect(await kms.ok('getPublickey', { key_id: 'alias/public' })).toEqual(
      await kms.ok('getPublickey', { key_id }),
    )
  })

  test.each(['disabled', 'pendingDeletion'] as const)('is answered for a CMK that is %s', async (state) => {
    const versions = [vectors.privateKeys.EC_P256]
    const key_id = await kms.cmkIn(state, { spec: 'EC_P256', usage: 'SIGN_VERIFY', versions })

    expect(Buffer.from((await kms.ok('getPublickey', { key_id })).public_key).length).toBe(182)
  })

  test('is refused for a CMK without material', async () => {
    const key_id = await kms.cmkIn('pendingImport', { spec: 'EC_P256', usage: 'SIGN_VERIFY' })

    expect(await kms.refused('getPublickey', { key_id })).toBe('KeyDisabled')
  })

  test.each([
    ['AES_256', 'SymmetricKeyUnsupported'],
    ['SM4', 'SymmetricKeyUnsupported'],
    ['HMAC_256', 'HmacKeyUnsupported'],
    ['HMAC_SM3', 'HmacKeyUnsupported'],
  ] as const)('a CMK of spec %s answers %s', async (spec, error) => {
    expect(await kms.refused('getPublickey', { key_id: await kms.cmkIn('enabled', { spec }) })).toBe(error)
  })

  test.each([
    ['no key_id', {}, 'MissingParameter'],
    ['a malformed key_id', { key_id: 'x' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: '11111111-2222-4333-8444-555555555555' }, 'KeyNotFound'],
    ['a malformed sequence', { key_id: 'alias/demo', sequence: 'x' }, 'InvalidSequence'],
    ['an unknown field', { key_id: 'alias/demo', format: 'DER' }, 'InvalidParameter'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('getPublickey', body)).toBe(error)
  })
})
