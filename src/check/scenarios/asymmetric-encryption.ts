import { constants, createPublicKey, diffieHellman, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { scenario } from './scenario.ts'

const rsa = { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' }
const encryption_algorithm = 'RSAES_OAEP_SHA_256'

export const rsaEncryption = scenario(
  'rsa-encryption',
  {
    says: 'what is encrypted with the public key outside of KMS decrypts inside, and only with its algorithm',
    operation: 'decryptData',
    generation: 'current',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk(rsa)
    const key = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
    const sealed = publicEncrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      Buffer.from('from outside'),
    )
    const cipher_text = sealed.toString('base64')

    const opened = await kms.ok('decryptData', { key_id, cipher_text, encryption_algorithm })
    claim('it decrypts', opened.plain_text === 'from outside', { got: opened.plain_text })
    await kms.refused(
      'decryptData',
      { key_id, cipher_text, encryption_algorithm: 'SYMMETRIC_DEFAULT' },
      'RsaAlgorithmUnsupported',
      'InvalidCipherText',
    )

    const inside = await kms.ok('encryptData', { key_id, plain_text: 'x'.repeat(190), encryption_algorithm })
    claim(
      'a ciphertext has the length of the modulus',
      Buffer.from(inside.cipher_text, 'base64').length === 256,
    )
    const back = await kms.ok('decryptData', {
      key_id,
      cipher_text: inside.cipher_text,
      encryption_algorithm,
    })
    claim('the longest plaintext comes back', back.plain_text === 'x'.repeat(190))
    await kms.refused(
      'encryptData',
      { key_id, plain_text: 'x'.repeat(191), encryption_algorithm },
      'PlainTextTooLongForRsa',
    )
    const broken = Buffer.from(sealed)
    broken[100] = (broken[100] ?? 0) ^ 1
    await kms.refused(
      'decryptData',
      { key_id, cipher_text: broken.toString('base64'), encryption_algorithm },
      'DecryptionFailed',
      'InvalidCipherText',
    )
  },
)

export const algorithmOfSymmetric = scenario(
  'algorithm-of-symmetric',
  { says: 'a symmetric CMK refuses an RSA algorithm', operation: 'encryptData', generation: 'current' },
  async ({ kms, cmk }) => {
    const request = { key_id: await cmk(), plain_text: 'x', encryption_algorithm }
    await kms.refused('encryptData', request, 'SymmetricAlgorithmUnsupported')
  },
)

const curves = [
  ['EC_P256', 'prime256v1'],
  ['EC_P384', 'secp384r1'],
] as const

export const keyAgreement = scenario(
  'key-agreement',
  { says: 'derive-shared-secret agrees with node:crypto on the other side', operation: 'deriveSharedSecret' },
  async ({ kms, cmk }, claim) => {
    for (const [spec, namedCurve] of curves) {
      const key_id = await cmk({ spec })
      const publicKey = createPublicKey((await kms.ok('getPublickey', { key_id })).public_key)
      const peer = generateKeyPairSync('ec', { namedCurve })
      const public_key = peer.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

      const { shared_secret } = await kms.ok('deriveSharedSecret', {
        key_id,
        key_agreement_algorithm: 'ECDH',
        public_key,
      })

      const expected = diffieHellman({ privateKey: peer.privateKey, publicKey }).toString('base64')
      claim('both sides have one secret', shared_secret === expected)
    }
  },
)
