import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { scenario } from './scenario.ts'

/** No source tells which CMKs agree on secrets, nor in what form. */
const assumed = { basis: 'assumed', place: 'openapi/DEVIATIONS.md' } as const
const curves = [
  ['EC_P256', 'prime256v1'],
  ['EC_P384', 'secp384r1'],
  ['SECP256K1', 'secp256k1'],
] as const

const der = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })
const asked = (key_id: string, public_key: Buffer) => ({
  ...{ key_id, key_agreement_algorithm: 'ECDH' },
  public_key: public_key.toString('base64'),
})

export const keyAgreement = scenario(
  'key-agreement',
  {
    says: 'derive-shared-secret agrees with node:crypto on the other side',
    ...{ operation: 'deriveSharedSecret', ...assumed },
  },
  async ({ kms, cmk }, claim) => {
    for (const [spec, namedCurve] of curves) {
      const key_id = await cmk({ spec })
      const publicKey = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
      for (let round = 0; round < 2; round += 1) {
        const peer = generateKeyPairSync('ec', { namedCurve })
        const { shared_secret } = await kms.ok('deriveSharedSecret', asked(key_id, der(peer.publicKey)))

        const expected = diffieHellman({ privateKey: peer.privateKey, publicKey }).toString('base64')
        claim('both sides have one secret', shared_secret === expected, {
          ...{ expected: `that of node:crypto for ${spec}`, got: 'another' },
        })
      }
    }
  },
)

export const strayPeers = scenario(
  'stray-peers',
  {
    says: 'derive-shared-secret takes no point of another curve, and none beside the curve, which could tell the key',
    ...{ operation: 'deriveSharedSecret', class: 'insecure' },
  },
  async ({ kms, cmk }) => {
    const key_id = await cmk({ spec: 'EC_P256' })
    const peerOn = (namedCurve: string) => der(generateKeyPairSync('ec', { namedCurve }).publicKey)
    const beside = peerOn('prime256v1')
    beside[beside.length - 1] = (beside.at(-1) ?? 0) ^ 1
    const origin = Buffer.concat([beside.subarray(0, -64), Buffer.alloc(64)])

    for (const peer of [beside, origin, peerOn('secp256k1'), peerOn('secp384r1'), Buffer.from('no key')])
      await kms.refused('deriveSharedSecret', asked(key_id, peer))
  },
)
