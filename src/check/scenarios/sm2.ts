import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Tools } from '../workshop/tools.ts'
import { cmkOfRegion } from './cmk-of-region.ts'
import { scenario } from './scenario.ts'

/** a, b, x and y of the base point (GB/T 32918.5). */
const curve = [
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
]

/** SM3(Z_A || M) of a signer without a name, which is what node:crypto verifies. */
function digestFor(publicKey: Buffer, message: Buffer): Buffer {
  const sm3 = (...parts: Buffer[]) => createHash('sm3').update(Buffer.concat(parts)).digest()
  const z = sm3(Buffer.alloc(2), ...curve.map((hex) => Buffer.from(hex, 'hex')), publicKey.subarray(-64))
  return sm3(z, message)
}

async function signer(tools: Tools) {
  const key_id = await cmkOfRegion(tools, { spec: 'SM2', usage: 'SIGN_VERIFY' })
  const key = createPublicKey((await tools.kms.ok('getPublickey', { key_id })).public_key)
  return { key_id, key, der: key.export({ type: 'spki', format: 'der' }) }
}

export const sm2Signatures = scenario(
  'signatures-SM2',
  {
    says: 'what an SM2 CMK signs, node:crypto verifies with its public key',
    ...{ operation: 'sign', generation: 'current' },
  },
  async (tools, claim) => {
    const { key_id, key, der } = await signer(tools)
    const request = { key_id, signing_algorithm: 'SM2DSA_SM3', message_type: 'DIGEST' }
    const isValid = async (message: string, signature: string) =>
      (await tools.kms.ok('verify', { ...request, message, signature })).signature_valid

    for (const text of ['one', 'two', 'three']) {
      const message = digestFor(der, Buffer.from(text)).toString('base64')
      const { signature } = await tools.kms.ok('sign', { ...request, message })
      const bytes = Buffer.from(signature, 'base64')
      const isGenuine = verify('sm3', Buffer.from(text), key, bytes)
      claim('a signature verifies with the public key', isGenuine, { expected: 'one of SM2DSA_SM3' })
      claim('verify says so, too', (await isValid(message, signature)) === 'true')
      const other = digestFor(der, Buffer.from(`${text}.`)).toString('base64')
      claim('not for another message', (await isValid(other, signature)) === 'false')
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      claim('nor with a bit flipped', (await isValid(message, bytes.toString('base64'))) === 'false')
    }
  },
)

export const sm2Encryption = scenario(
  'sm2-encryption',
  {
    says: 'an SM2 CMK decrypts what it encrypted, never the same way twice, and nothing that was changed',
    ...{ operation: 'decryptData', generation: 'current', class: 'insecure' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await cmkOfRegion(tools, { spec: 'SM2', usage: 'ENCRYPT_DECRYPT' })
    const algorithm = { encryption_algorithm: 'SM2_ENCRYPT' }
    for (const plain_text of ['short of a block', 'x'.repeat(200), '国密'.repeat(20)]) {
      const one = await kms.ok('encryptData', { key_id, plain_text, ...algorithm })
      const other = await kms.ok('encryptData', { key_id, plain_text, ...algorithm })
      claim('two ciphertexts of one plaintext differ', one.cipher_text !== other.cipher_text)
      const bytes = Buffer.from(one.cipher_text, 'base64')
      claim('the plaintext is not inside', !bytes.includes(Buffer.from(plain_text).subarray(0, 12)))
      const opened = await kms.ok('decryptData', { key_id, cipher_text: one.cipher_text, ...algorithm })
      claim('it decrypts to the plaintext', opened.plain_text === plain_text)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      await kms.refused('decryptData', { key_id, cipher_text: bytes.toString('base64'), ...algorithm })
    }
  },
)
