import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Input } from '../../judge/kms.ts'
import type { Bench } from '../case.ts'
import type { Recipe, Recipes } from './recipe.ts'

const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11'
const policy = JSON.stringify({ version: '1' })

async function withPolicy(bench: Bench) {
  const request = { keyspace_id, policy_name: bench.name(), policy }
  const { policy_id } = await bench.kms.ok('createKeyPolicy', request)
  bench.later(() => bench.kms.call('deleteKeyPolicy', { policy_id }))
  return { policy_id }
}

async function withPoint(bench: Bench) {
  const request = { keyspace_id, access_point_name: bench.name(), type: 3 }
  const { access_point_id } = await bench.kms.ok('createAccessPoint', request)
  bench.later(() => bench.kms.call('deleteAccessPoint', { access_point_id }))
  return { access_point_id }
}

async function withKeystore(bench: Bench) {
  const { keystore } = await bench.kms.ok('createKeyStore', { keystore_alias: bench.name() })
  const { keystore_id } = keystore
  bench.later(() => dropKeystore(bench, keystore_id))
  return { keystore_id }
}

/** Only a disabled keystore can be deleted. */
async function dropKeystore(bench: Bench, keystore_id: unknown) {
  await bench.kms.call('disableKeyStore', { keystore_id })
  await bench.kms.call('deleteKeyStore', { keystore_id })
}

/** What a custom access point proves itself with: its signature over a time to come. */
async function opening(bench: Bench): Promise<Input> {
  const key_id = await bench.cmk()
  const { access_point_id } = await withPoint(bench)
  const { private_key } = await bench.kms.ok('downloadAccessPointPrivateKey', { access_point_id })
  const privateKey = createPrivateKey({
    key: Buffer.from(private_key, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const expire_time = new Date(bench.now() + 600_000).toISOString().replace(/\.\d+/, '')
  const { policy_id } = await withPolicy(bench)
  const { datakey_capsule } = await bench.kms.ok('createDatakeyCapsule', {
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

const about = (made: (bench: Bench) => Promise<Input>, field: string): Recipe => ({
  input: made,
  opaque: [field],
  once: true,
})

/** What stands around the CMKs: keystores, policies, access points, capsules, regions, versions. */
export const surroundings: Recipes = {
  createDatakeyCapsule: {
    async input(bench) {
      return { key_id: await bench.cmk(), datakey_length: '256', ...(await withPolicy(bench)) }
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
  createKeyPolicy: {
    input: async (bench) => ({ keyspace_id, policy_name: bench.name(), policy }),
    bound: ['keyspace_id'],
    once: true,
    undo: (bench, { policy_id }) => bench.kms.call('deleteKeyPolicy', { policy_id }),
  },
  listKeyPolicy: { input: async () => ({ keyspace_id }), bound: ['keyspace_id'], opaque: ['marker'] },
  showKeyPolicy: about(withPolicy, 'policy_id'),
  updateKeyPolicy: {
    input: async (bench) => ({ ...(await withPolicy(bench)), policy }),
    opaque: ['policy_id'],
    once: true,
  },
  deleteKeyPolicy: about(withPolicy, 'policy_id'),
  createKeyStore: {
    input: async (bench) => ({ keystore_alias: bench.name() }),
    bound: ['keystore_alias', 'hsm_cluster_id', 'hsm_ca_cert', 'cluster_id', 'keystore_type'],
    once: true,
    undo: (bench, { keystore }) => dropKeystore(bench, (keystore as { keystore_id?: string })?.keystore_id),
  },
  listKeyStores: { input: async () => ({}) },
  showKeyStore: about(withKeystore, 'keystore_id'),
  enableKeyStore: about(withKeystore, 'keystore_id'),
  disableKeyStore: about(withKeystore, 'keystore_id'),
  deleteKeyStore: about(withKeystore, 'keystore_id'),
  createAccessPoint: {
    input: async (bench) => ({ keyspace_id, access_point_name: bench.name(), type: 3 }),
    bound: ['keyspace_id'],
    opaque: ['type', 'identity', 'cluster_id'],
    once: true,
    undo: (bench, { access_point_id }) => bench.kms.call('deleteAccessPoint', { access_point_id }),
  },
  listAccessPoint: { input: async () => ({ keyspace_id }), bound: ['keyspace_id'], opaque: ['marker'] },
  enableAccessPoint: about(withPoint, 'access_point_id'),
  disableAccessPoint: about(withPoint, 'access_point_id'),
  deleteAccessPoint: about(withPoint, 'access_point_id'),
  downloadAccessPointPrivateKey: about(withPoint, 'access_point_id'),
  listSupportRegions: { input: async () => ({}) },
  replicateKey: {
    input: async (bench) => ({
      key_id: await bench.cmk(),
      key_alias: bench.name(),
      ...{ replica_region: 'nowhere-1', replica_project_id: '0'.repeat(32) },
    }),
    incomplete: true,
  },
  updatePrimaryRegion: {
    input: async (bench) => ({ key_id: await bench.cmk(), primary_region: 'nowhere-1' }),
    incomplete: true,
  },
  showVersions: { input: async () => ({}) },
  showVersion: { input: async () => ({ version_id: 'v1.0' }), opaque: ['version_id'] },
  listProjects: { input: async () => ({}), bound: ['name', 'domain_id', 'parent_id'] },
  showToken: { input: async () => ({ 'X-Subject-Token': 'none' }), incomplete: true },
  createToken: {
    input: async () => ({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'nobody', password: 'of dewkit check', domain: { name: 'nowhere' } } },
        },
      },
    }),
    incomplete: true,
  },
  createTemporaryKeys: {
    input: async () => ({ auth: { identity: { methods: ['token'] } } }),
    incomplete: true,
  },
  listDomains: { input: async () => ({}) },
  listUsers: { input: async () => ({}), bound: ['name', 'domain_id'] },
  showUser: { input: async () => ({ user_id: 'none' }), incomplete: true },
}
