import { randomBytes } from 'node:crypto'
import type { Bench } from '../case.ts'
import { importOf } from '../workshop/stock.ts'
import type { Recipes } from './recipe.ts'

async function externalCmk(bench: Bench): Promise<string> {
  bench.mayCreate()
  const { key_info } = await bench.kms.ok('createKey', { key_alias: bench.name(), origin: 'external' })
  bench.adopt(key_info.key_id)
  return key_info.key_id
}

/** The life of a CMK: creation, states, names, rotation, import. */
export const keys: Recipes = {
  createKey: {
    input: async (bench) => ({ key_alias: bench.name() }),
    bound: ['key_alias', 'enterprise_project_id', 'origin'],
    opaque: ['key_usage', 'keystore_id', 'realm'],
    once: true,
    creates: true,
    async undo(bench, answer) {
      const { key_id } = (answer.key_info ?? {}) as { key_id?: string }
      if (key_id) bench.adopt(key_id)
    },
  },
  describeKey: { input: async (bench) => ({ key_id: await bench.cmk() }), bound: ['key_id'] },
  listKeys: { input: async () => ({}) },
  enableKey: {
    input: async (bench) => ({ key_id: await bench.borrow({ state: 'disabled' }) }),
    bound: ['key_id'],
    once: true,
  },
  disableKey: { input: async (bench) => ({ key_id: await bench.borrow() }), bound: ['key_id'], once: true },
  scheduleKeyDeletion: {
    input: async (bench) => ({ key_id: await bench.borrow(), pending_days: '7' }),
    bound: ['key_id'],
    once: true,
  },
  cancelKeyDeletion: {
    input: async (bench) => ({ key_id: await bench.borrow({ state: 'pendingDeletion' }) }),
    bound: ['key_id'],
    once: true,
  },
  updateKeyAlias: {
    input: async (bench) => ({ key_id: await bench.borrow(), key_alias: bench.name() }),
    bound: ['key_id', 'key_alias'],
    once: true,
    // By its name a later run finds the CMK again.
    undo: (bench, _, { key_id }) => bench.kms.call('updateKeyAlias', { key_id, key_alias: bench.name() }),
  },
  updateKeyDescription: {
    input: async (bench) => ({ key_id: await bench.borrow(), key_description: 'described by dewkit check' }),
    bound: ['key_id'],
    once: true,
  },
  enableKeyRotation: {
    async input(bench) {
      const key_id = await bench.borrow()
      await bench.kms.call('disableKeyRotation', { key_id })
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
    undo: (bench, _, { key_id }) => bench.kms.call('disableKeyRotation', { key_id }),
  },
  disableKeyRotation: {
    async input(bench) {
      const key_id = await bench.borrow()
      await bench.kms.call('enableKeyRotation', { key_id })
      // When the case's own request is refused, the CMK must not go back with rotation on.
      bench.later(() => bench.kms.call('disableKeyRotation', { key_id }))
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
  },
  updateKeyRotationInterval: {
    async input(bench) {
      const key_id = await bench.borrow()
      await bench.kms.call('enableKeyRotation', { key_id })
      bench.later(() => bench.kms.call('disableKeyRotation', { key_id }))
      return { key_id, rotation_interval: 90 }
    },
    bound: ['key_id'],
    once: true,
  },
  getKeyRotationStatus: { input: async (bench) => ({ key_id: await bench.cmk() }), bound: ['key_id'] },
  rotateOnDemand: {
    // A CMK of its own: one with two materials cannot go back to the others, whose material must be known.
    async input(bench) {
      const key_id = await externalCmk(bench)
      for (let count = 0; count < 2; count += 1)
        await bench.kms.ok('importKeyMaterial', await importOf(bench.kms, key_id, randomBytes(32)))
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
    dear: true,
  },
  getParametersForImport: {
    input: async (bench) => ({
      key_id: await bench.cmk({ origin: 'external', state: 'pendingImport' }),
      wrapping_algorithm: 'RSAES_OAEP_SHA_256',
    }),
    bound: ['key_id'],
    // SM2_ENCRYPT is not there in every region.
    opaque: ['wrapping_algorithm'],
  },
  importKeyMaterial: {
    input: async (bench) => importOf(bench.kms, await externalCmk(bench), randomBytes(32)),
    bound: ['key_id'],
    opaque: ['import_token', 'encrypted_key_material', 'encrypted_privatekey', 'expiration_time'],
    once: true,
    dear: true,
  },
  deleteImportedKeyMaterial: {
    input: async (bench) => ({ key_id: await bench.borrow({ origin: 'external' }) }),
    bound: ['key_id'],
    once: true,
  },
}
