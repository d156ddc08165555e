import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { useImports } from '../support/imports.ts'
import { forms, opensslVerifies, signers, vectors } from '../support/key-pairs.ts'
import { withoutOpenssl } from '../support/openssl.ts'

const text = 'Sign here, please.'
type Spec = keyof typeof vectors.privateKeys

describe('a CMK with an imported private key', () => {
  const { kms, importOfPrivateKey } = useImports()
  const imported = async (spec: Spec) => {
    const key_id = await kms.cmkIn('pendingImport', { spec, usage: 'SIGN_VERIFY' })
    const pkcs8 = Buffer.from(vectors.privateKeys[spec], 'base64')
    await kms.ok('importKeyMaterial', await importOfPrivateKey(key_id, pkcs8))
    return key_id
  }

  test.each(signers)(
    'of %s verifies what it signs by %s, and shows its public key',
    async (spec, algorithm) => {
      const key_id = await imported(spec)

      for (const form of forms(spec, algorithm, text)) {
        const request = { key_id, signing_algorithm: algorithm, ...form }
        const { signature } = await kms.ok('sign', request)
        expect(await kms.ok('verify', { ...request, signature })).toEqual({ key_id, signature_valid: 'true' })
      }
      const pem = (await kms.ok('getPublickey', { key_id })).public_key
      expect(pem.replace(/-----[A-Z ]+-----|\s/g, '')).toBe(vectors.publicKeys[spec])
    },
  )

  // The openssl command of version 3 has no Ed25519ph.
  test.for(signers.filter(([, algorithm]) => algorithm !== 'ED25519_PH_SHA_512'))(
    'of %s signs by %s what openssl verifies with the key that was imported',
    async ([spec, algorithm], { skip }) => {
      skip(...withoutOpenssl)
      const key_id = await imported(spec)

      for (const form of forms(spec, algorithm, text)) {
        const { signature } = await kms.ok('sign', { key_id, signing_algorithm: algorithm, ...form })
        expect(opensslVerifies(spec, algorithm, text, signature)).toBe(true)
        expect(opensslVerifies(spec, algorithm, `${text}!`, signature)).toBe(false)
      }
    },
  )

  test('waits for it before it signs', async () => {
    const key_id = await kms.cmkIn('pendingImport', { spec: 'EC_P256', usage: 'SIGN_VERIFY' })
    const request = {
      key_id,
      signing_algorithm: 'ECDSA_SHA_256',
      message: Buffer.alloc(32).toString('base64'),
    }

    expect(await kms.refused('sign', request)).toBe('KeyDisabled')
    expect(await kms.refused('verify', { ...request, signature: 'AAAA' })).toBe('KeyDisabled')
  })
})
