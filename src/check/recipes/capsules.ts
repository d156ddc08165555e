import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Input } from '../../judge/kms.ts'
import type { RecipeTools } from '../workshop/tools.ts'
import { about, type Recipes } from './recipe.ts'

const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11'
const policy = JSON.stringify({ version: '1' })

async function withPolicy(tools: RecipeTools) {
  const request = { keyspace_id, policy_name: tools.name(), policy }
  const { policy_id } = await tools.kms.ok('createKeyPolicy', request)
  tools.later(() => tools.kms.call('deleteKeyPolicy', { policy_id }))
  return { policy_id }
}

async function withPoint(tools: RecipeTools) {
  const request = { keyspace_id, access_point_name: tools.name(), type: 3 }
  const { access_point_id } = await tools.kms.ok('createAccessPoint', request)
  tools.later(() => tools.kms.call('deleteAccessPoint', { access_point_id }))
  return { access_point_id }
}

/** What a custom access point proves itself with: its signature over a time to come. */
async function opening(tools: RecipeTools): Promise<Input> {
  const key_id = await tools.cmk()
  const { access_point_id } = await withPoint(tools)
  const { private_key } = await tools.kms.ok('downloadAccessPointPrivateKey', { access_point_id })
  const privateKey = createPrivateKey({
    key: Buffer.from(private_key, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const expire_time = new Date(tools.now() + 600_000).toISOString().replace(/\.\d+/, '')
  const { policy_id } = await withPolicy(tools)
  const { datakey_capsule } = await tools.kms.ok('createDatakeyCapsule', {
    key_id,
    datakey_length: '256',
    policy_id,
  })
  return {
    ...{ key_id, datakey_capsule },
    attestation_document: {
      custom_signature: sign('sha256', Buffer.from(expire_time), privateKey).toString('base64'),
      custom_public_key: createPublicKey(privateKey)
        .export({ type: 'spki', format: 'der' })
        .toString('base64'),
      expire_time,
    },
  }
}

/** A capsule names the policy and the access points that open it. */
export const capsules: Recipes<'capsules'> = {
  createDatakeyCapsule: {
    async input(tools) {
      return { key_id: await tools.cmk(), datakey_length: '256', ...(await withPolicy(tools)) }
    },
    bound: ['key_id'],
    opaque: ['public_key', 'policy_id', 'key_policy'],
  },
  decryptDatakeyCapsule: {
    input: opening,
    bound: ['key_id'],
    opaque: ['public_key', 'datakey_capsule', 'attestation_document'],
    slow: true,
  },
}

export const policies: Recipes<'policies'> = {
  listKeyPolicy: { input: async () => ({ keyspace_id }), bound: ['keyspace_id'], opaque: ['marker'] },
  createKeyPolicy: {
    input: async (tools) => ({ keyspace_id, policy_name: tools.name(), policy }),
    bound: ['keyspace_id'],
    once: true,
    undo: (tools, { policy_id }) => tools.kms.call('deleteKeyPolicy', { policy_id }),
  },
  showKeyPolicy: about(withPolicy, 'policy_id'),
  updateKeyPolicy: {
    input: async (tools) => ({ ...(await withPolicy(tools)), policy }),
    opaque: ['policy_id'],
    once: true,
  },
  deleteKeyPolicy: about(withPolicy, 'policy_id'),
}

export const accessPoints: Recipes<'access-points'> = {
  listAccessPoint: { input: async () => ({ keyspace_id }), bound: ['keyspace_id'], opaque: ['marker'] },
  createAccessPoint: {
    input: async (tools) => ({ keyspace_id, access_point_name: tools.name(), type: 3 }),
    bound: ['keyspace_id'],
    opaque: ['type', 'identity', 'cluster_id'],
    once: true,
    undo: (tools, { access_point_id }) => tools.kms.call('deleteAccessPoint', { access_point_id }),
  },
  enableAccessPoint: about(withPoint, 'access_point_id'),
  disableAccessPoint: about(withPoint, 'access_point_id'),
  deleteAccessPoint: about(withPoint, 'access_point_id'),
  downloadAccessPointPrivateKey: about(withPoint, 'access_point_id'),
}
