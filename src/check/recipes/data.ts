import { createHash } from 'node:crypto'
import type { RecipeTools } from '../workshop/tools.ts'
import type { Recipe, Recipes } from './recipe.ts'

const plain_text = 'hello, dewkit'
const datakey = Buffer.alloc(64, 0xa5)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')
const binding = ['encryption_context', 'additional_authenticated_data'] as const

export const data: Recipes<'data'> = {
  encryptData: {
    input: async (tools) => ({ key_id: await tools.cmk(), plain_text }),
    bound: ['key_id', 'encryption_algorithm'],
  },
  decryptData: {
    async input(tools) {
      const { cipher_text } = await tools.kms.ok('encryptData', { key_id: await tools.cmk(), plain_text })
      return { cipher_text }
    },
    bound: ['key_id', 'encryption_algorithm', ...binding],
    opaque: ['cipher_text'],
  },
  reEncrypt: {
    async input(tools) {
      const { cipher_text } = await tools.kms.ok('encryptData', { key_id: await tools.cmk(), plain_text })
      return { destination_key_id: await tools.cmk({ label: 'other' }), cipher_text }
    },
    bound: [
      'source_key_id',
      'destination_key_id',
      'datakey_cipher_length',
      'source_encryption_algorithm',
      'destination_encryption_algorithm',
      'source_additional_authenticated_data',
    ],
    opaque: ['cipher_text'],
  },
}

export const datakeys: Recipes<'datakeys'> = {
  createDatakey: datakeyRecipe(),
  createDatakeyWithoutPlaintext: datakeyRecipe(),
  encryptDatakey: {
    input: async (tools) => ({ key_id: await tools.cmk(), plain_text: digested, datakey_plain_length: '64' }),
    bound: ['key_id', 'plain_text', 'datakey_plain_length', 'key_spec', 'pin', 'pin_type'],
  },
  decryptDatakey: {
    async input(tools) {
      const key_id = await tools.cmk()
      const { cipher_text } = await tools.kms.ok('createDatakey', { key_id, datakey_length: '512' })
      return { key_id, cipher_text, datakey_cipher_length: '64' }
    },
    bound: ['key_id', 'datakey_cipher_length', ...binding],
    opaque: ['cipher_text'],
  },
  createRsaDatakeyPair: {
    input: async (tools) => ({ key_id: await tools.cmk(), key_spec: 'RSA_2048' }),
    bound: ['key_id'],
    slow: true,
  },
  createEcDatakeyPair: {
    input: async (tools) => ({ key_id: await tools.cmk(), key_spec: 'ECC_NIST_P256' }),
    bound: ['key_id', 'pin', 'pin_type'],
  },
  createPin: { input: async () => ({ pin_type: 'PlainText' }), bound: ['pin_type', 'keystore_id'] },
}

export const random: Recipes<'random'> = {
  genRandom: { input: async () => ({ random_data_length: '512' }) },
}

function datakeyRecipe(): Recipe<'key_id' | 'pin' | 'pin_type'> {
  return {
    input: async (tools: RecipeTools) => ({ key_id: await tools.cmk(), datakey_length: '512' }),
    bound: ['key_id', 'pin', 'pin_type'],
  }
}
