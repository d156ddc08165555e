import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { Recipes } from './recipe.ts'

const message = createHash('sha256').update('dewkit').digest('base64')
const ec = { spec: 'EC_P256' }
const signing = { message, signing_algorithm: 'ECDSA_SHA_256', message_type: 'DIGEST' }
const ofMac = { message, mac_algorithm: 'HMAC_SHA_256' }
const peer = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const public_key = createPublicKey(peer.privateKey).export({ type: 'spki', format: 'der' }).toString('base64')

/** Signatures and key agreement. */
export const asymmetric: Recipes<'asymmetric'> = {
  getPublickey: { input: async (tools) => ({ key_id: await tools.cmk(ec) }), bound: ['key_id'] },
  sign: {
    input: async (tools) => ({ key_id: await tools.cmk(ec), ...signing }),
    bound: ['key_id', 'message', 'signing_algorithm', 'message_type'],
  },
  verify: {
    async input(tools) {
      const request = { key_id: await tools.cmk(ec), ...signing }
      const { signature } = await tools.kms.ok('sign', request)
      return { ...request, signature }
    },
    bound: ['key_id', 'message', 'signing_algorithm', 'message_type', 'signature'],
  },
  deriveSharedSecret: {
    input: async (tools) => ({ key_id: await tools.cmk(ec), key_agreement_algorithm: 'ECDH', public_key }),
    bound: ['key_id'],
    opaque: ['public_key', 'recipient'],
  },
}

export const mac: Recipes<'mac'> = {
  generateMac: {
    input: async (tools) => ({ key_id: await tools.cmk({ spec: 'HMAC_256' }), ...ofMac }),
    bound: ['key_id', 'mac_algorithm'],
  },
  verifyMac: {
    async input(tools) {
      const request = { key_id: await tools.cmk({ spec: 'HMAC_256' }), ...ofMac }
      return { ...request, mac: (await tools.kms.ok('generateMac', request)).mac }
    },
    bound: ['key_id', 'mac_algorithm'],
  },
}
