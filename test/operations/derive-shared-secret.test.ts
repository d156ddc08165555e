import { Buffer } from 'node:buffer'
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'
import { plantPair, privatePem, publicPem, vectors } from '../support/key-pairs.ts'
import { openssl, withoutOpenssl } from '../support/openssl.ts'
import { runs } from '../support/prism.ts'

const ECDH = { key_agreement_algorithm: 'ECDH' as const }
const curves = [
  ['EC_P256', 'prime256v1'],
  ['EC_P384', 'secp384r1'],
  ['SECP256K1', 'secp256k1'],
  ['SM2', 'SM2'],
] as const
const newPeer = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const spkiOf = (key: ReturnType<typeof createPublicKey>) =>
  key.export({ type: 'spki', format: 'der' }).toString('base64')

describe('derive-shared-secret', () => {
  const kms = useEmulator()

  test.each(curves)('%s: both sides of the CMKs agree', async (key_spec) => {
    const one = (await kms.ok('createKey', { key_alias: 'one', key_spec })).key_info.key_id
    const two = await plantPair(kms, key_spec)
    const { public_key: pem } = await kms.ok('getPublickey', { key_id: one })
    const public_key = pem.replace(/-----.*-----|\s/g, '')
    const answer = await kms.ok('deriveSharedSecret', {
      key_id: one,
      public_key: vectors.publicKeys[key_spec],
      ...ECDH,
    })

    expect(answer).toEqual({
      key_id: one,
      ...ECDH,
      shared_secret: expect.stringMatching(/^[0-9a-zA-Z+/]{43,64}=?$/),
    })
    expect(await kms.ok('deriveSharedSecret', { key_id: two, public_key, ...ECDH })).toMatchObject({
      shared_secret: answer.shared_secret,
    })
  })

  test.each(curves.slice(0, 3))(
    '%s: agrees with the other side, as Node computes it',
    async (spec, curve) => {
      const key_id = await plantPair(kms, spec)
      const publicKey = createPublicKey(publicPem(spec))

      for (let index = 0; index < runs(10).numRuns; index += 1) {
        const peer = newPeer(curve)
        const { shared_secret } = await kms.ok('deriveSharedSecret', {
          ...{ key_id, public_key: spkiOf(peer.publicKey), ...ECDH },
        })
        const expected = diffieHellman({ privateKey: peer.privateKey, publicKey })
        expect(shared_secret).toBe(expected.toString('base64'))
      }
    },
  )

  test.for(curves.slice(0, 3))('%s: agrees with openssl', async ([spec, curve], { skip }) => {
    skip(...withoutOpenssl)
    const key_id = await plantPair(kms, spec)
    const { publicKey, privateKey } = newPeer(curve)
    const { shared_secret } = await kms.ok('deriveSharedSecret', {
      key_id,
      public_key: spkiOf(publicKey),
      ...ECDH,
    })

    const files = { key: privatePem(spec), peer: publicKey.export({ type: 'spki', format: 'pem' }) }
    expect(openssl('pkeyutl -derive -inkey key -peerkey peer', files)?.toString('base64')).toBe(shared_secret)
    expect(createPrivateKey(privatePem(spec)).type).toBe(privateKey.type)
  })

  // Neither openssl nor Node derives with parsed SM2 keys, but Node does with fresh ones, which it takes for EC keys.
  test('SM2: agrees with OpenSSL inside of Node', async () => {
    const own = newPeer('SM2')
    const material = own.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    const key_id = await kms.cmkIn('enabled', { spec: 'SM2', usage: 'SIGN_VERIFY', versions: [material] })

    for (let index = 0; index < runs(10).numRuns; index += 1) {
      const peer = newPeer('SM2')
      const { shared_secret } = await kms.ok('deriveSharedSecret', {
        ...{ key_id, public_key: spkiOf(peer.publicKey), ...ECDH },
      })
      const expected = diffieHellman({ privateKey: own.privateKey, publicKey: peer.publicKey })
      expect(shared_secret).toBe(expected.toString('base64'))
    }
  })

  test('a SM2 CMK agrees whatever its usage is', async () => {
    const key_id = await plantPair(kms, 'SM2', 'ENCRYPT_DECRYPT')

    await kms.ok('deriveSharedSecret', { key_id, public_key: vectors.publicKeys.SM2, ...ECDH })
  })

  const p256 = Buffer.from(vectors.publicKeys.EC_P256, 'base64')
  const off = Buffer.from(p256)
  off.writeUInt8(off.readUInt8(90) ^ 1, 90)
  test.each([
    ['on another curve', Buffer.from(vectors.publicKeys.SECP256K1, 'base64')],
    ['of RSA', Buffer.from(vectors.publicKeys.RSA_2048, 'base64')],
    ['of Ed25519', Buffer.from(vectors.publicKeys.ED25519, 'base64')],
    ['beside the curve', off],
    ['cut', p256.subarray(0, -1)],
    ['with a byte more', Buffer.concat([p256, Buffer.from([0])])],
    ['without its wrapping', p256.subarray(-65)],
    ['at infinity', Buffer.from('301906132a8648ce3d020106082a8648ce3d030107030200', 'hex')],
    ['that is infinity, well wrapped', infinity(p256)],
    ['that is a private key', Buffer.from(vectors.privateKeys.EC_P256, 'base64')],
  ])('refuses a public key %s', async (_, bytes) => {
    const key_id = await plantPair(kms, 'EC_P256')
    const body = { key_id, public_key: bytes.toString('base64'), ...ECDH }

    expect(await kms.refused('deriveSharedSecret', body)).toBe('InvalidParameter')
  })

  test('accepts a compressed point', async () => {
    const key_id = await plantPair(kms, 'EC_P256')
    const parity = 2 + (p256.readUInt8(90) & 1)
    const compressed = Buffer.concat([
      Buffer.from('3039', 'hex'),
      p256.subarray(2, 23),
      Buffer.from([0x03, 0x22, 0x00, parity]),
      p256.subarray(27, 59),
    ])
    const derive = (bytes: Buffer) =>
      kms.ok('deriveSharedSecret', { key_id, public_key: bytes.toString('base64'), ...ECDH })

    expect(await derive(compressed)).toEqual(await derive(p256))
  })

  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT', 'SymmetricKeyUnsupported'],
    ['SM4', 'ENCRYPT_DECRYPT', 'SymmetricKeyUnsupported'],
    ['RSA_2048', 'SIGN_VERIFY', 'AsymmetricKeyUnsupported'],
    ['ED25519', 'SIGN_VERIFY', 'AsymmetricKeyUnsupported'],
    ['HMAC_512', 'GENERATE_VERIFY_MAC', 'HmacKeyUnsupported'],
  ] as const)('a CMK of spec %s for %s answers %s', async (spec, usage, error) => {
    const key_id = await kms.cmkIn('enabled', { spec, usage, versions: ['AA=='] })
    const body = { key_id, public_key: vectors.publicKeys.EC_P256, ...ECDH }

    expect(await kms.refused('deriveSharedSecret', body)).toBe(error)
  })

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a CMK that is %s answers %s', async (state, error) => {
    const key_id = await kms.cmkIn(state, { spec: 'EC_P256', usage: 'SIGN_VERIFY' })
    const body = { key_id, public_key: vectors.publicKeys.EC_P256, ...ECDH }

    expect(await kms.refused('deriveSharedSecret', body)).toBe(error)
  })

  test.each([
    [
      'a recipient, which is not emulated',
      { recipient: { attestation_document: 'YQ==' } },
      'InvalidAttestation',
    ],
    [
      'a recipient of another algorithm',
      { recipient: { key_encryption_algorithm: 'RSA' } },
      'InvalidParameter',
    ],
    ['no public_key', { public_key: undefined }, 'MissingParameter'],
    ['a public_key that is no Base64', { public_key: 'a-b_' }, 'InvalidParameter'],
    ['an empty public_key', { public_key: '' }, 'InvalidParameter'],
    ['another algorithm', { key_agreement_algorithm: 'DH' }, 'InvalidParameter'],
    ['a CMK named by alias', { key_id: 'alias/demo' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: '11111111-2222-4333-8444-555555555555' }, 'KeyNotFound'],
    ['an unknown field', { sequence: '919c82d4-8046-4722-9094-35c3c6524cff' }, 'InvalidParameter'],
  ])('refuses %s', async (_, wrong, error) => {
    const key_id = await plantPair(kms, 'EC_P256')
    const body = { key_id, public_key: vectors.publicKeys.EC_P256, ...ECDH, ...wrong }

    expect(await kms.refused('deriveSharedSecret', body)).toBe(error)
  })
})

/** The point at infinity, one zero byte, in the wrapping of another key of the curve. */
function infinity(spki: Buffer): Buffer {
  const algorithm = spki.subarray(2, 23)
  return Buffer.concat([Buffer.from([0x30, algorithm.length + 4]), algorithm, Buffer.from([3, 2, 0, 0])])
}
