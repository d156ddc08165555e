import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { Bench } from '../case.ts'
import type { Recipe, Recipes } from './recipe.ts'

const plain_text = 'hello, dewkit'
const datakey = Buffer.alloc(64, 0xa5)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')
const binding = ['encryption_context', 'additional_authenticated_data']

/** Data, datakeys and random numbers. */
export const data: Recipes = {
  encryptData: {
    input: async (bench) => ({ key_id: await bench.cmk(), plain_text }),
    bound: ['key_id', 'encryption_algorithm'],
  },
  decryptData: {
    async input(bench) {
      const { cipher_text } = await bench.kms.ok('encryptData', { key_id: await bench.cmk(), plain_text })
      return { cipher_text }
    },
    bound: ['key_id', 'encryption_algorithm', ...binding],
    opaque: ['cipher_text'],
  },
  reEncrypt: {
    async input(bench) {
      const { cipher_text } = await bench.kms.ok('encryptData', { key_id: await bench.cmk(), plain_text })
      return { destination_key_id: await bench.cmk({ label: 'other' }), cipher_text }
    },
    bound: [
      ...['source_key_id', 'destination_key_id', 'datakey_cipher_length'],
      ...[
        'source_encryption_algorithm',
        'destination_encryption_algorithm',
        'source_additional_authenticated_data',
      ],
    ],
    opaque: ['cipher_text'],
  },
  createDatakey: datakeyRecipe(),
  createDatakeyWithoutPlaintext: datakeyRecipe(),
  encryptDatakey: {
    input: async (bench) => ({ key_id: await bench.cmk(), plain_text: digested, datakey_plain_length: '64' }),
    bound: ['key_id', 'plain_text', 'datakey_plain_length', 'key_spec', 'pin', 'pin_type'],
  },
  decryptDatakey: {
    async input(bench) {
      const key_id = await bench.cmk()
      const { cipher_text } = await bench.kms.ok('createDatakey', { key_id, datakey_length: '512' })
      return { key_id, cipher_text, datakey_cipher_length: '64' }
    },
    bound: ['key_id', 'datakey_cipher_length', ...binding],
    opaque: ['cipher_text'],
  },
  createRsaDatakeyPair: {
    input: async (bench) => ({ key_id: await bench.cmk(), key_spec: 'RSA_2048' }),
    bound: ['key_id'],
    slow: true,
  },
  createEcDatakeyPair: {
    input: async (bench) => ({ key_id: await bench.cmk(), key_spec: 'ECC_NIST_P256' }),
    bound: ['key_id', 'pin', 'pin_type'],
  },
  createPin: { input: async () => ({ pin_type: 'PlainText' }), bound: ['pin_type', 'keystore_id'] },
  genRandom: { input: async () => ({ random_data_length: '512' }) },
}

function datakeyRecipe(): Recipe {
  return {
    input: async (bench: Bench) => ({ key_id: await bench.cmk(), datakey_length: '512' }),
    bound: ['key_id', 'pin', 'pin_type'],
  }
}

const message = createHash('sha256').update('dewkit').digest('base64')
const ec = { spec: 'EC_P256' }
const signing = { message, signing_algorithm: 'ECDSA_SHA_256', message_type: 'DIGEST' }
const mac = { message, mac_algorithm: 'HMAC_SHA_256' }
const peer = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const public_key = createPublicKey(peer.privateKey).export({ type: 'spki', format: 'der' }).toString('base64')

/** Signatures, MACs and key agreement. */
export const signatures: Recipes = {
  getPublickey: { input: async (bench) => ({ key_id: await bench.cmk(ec) }), bound: ['key_id'] },
  sign: {
    input: async (bench) => ({ key_id: await bench.cmk(ec), ...signing }),
    bound: ['key_id', 'message', 'signing_algorithm', 'message_type'],
  },
  verify: {
    async input(bench) {
      const request = { key_id: await bench.cmk(ec), ...signing }
      const { signature } = await bench.kms.ok('sign', request)
      return { ...request, signature }
    },
    bound: ['key_id', 'message', 'signing_algorithm', 'message_type', 'signature'],
  },
  generateMac: {
    input: async (bench) => ({ key_id: await bench.cmk({ spec: 'HMAC_256' }), ...mac }),
    bound: ['key_id', 'mac_algorithm'],
  },
  verifyMac: {
    async input(bench) {
      const request = { key_id: await bench.cmk({ spec: 'HMAC_256' }), ...mac }
      return { ...request, mac: (await bench.kms.ok('generateMac', request)).mac }
    },
    bound: ['key_id', 'mac_algorithm'],
  },
  deriveSharedSecret: {
    input: async (bench) => ({ key_id: await bench.cmk(ec), key_agreement_algorithm: 'ECDH', public_key }),
    bound: ['key_id'],
    opaque: ['public_key', 'recipient'],
  },
}
