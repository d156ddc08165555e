import { randomBytes } from 'node:crypto'
import { externalCmk } from '../workshop/external-cmk.ts'
import { importOf } from '../workshop/import.ts'
import { plain, type Recipes } from './recipe.ts'

/** The life of a CMK: creation, states, names. */
export const keys: Recipes<'keys'> = {
  createKey: {
    input: async (tools) => ({ key_alias: tools.name() }),
    bound: ['key_alias', 'enterprise_project_id', 'origin'],
    opaque: ['key_usage', 'keystore_id', 'realm'],
    once: true,
    creates: true,
    async undo(tools, answer) {
      const { key_id } = (answer.key_info ?? {}) as { key_id?: string }
      if (key_id) tools.adopt(key_id)
    },
  },
  describeKey: { input: async (tools) => ({ key_id: await tools.cmk() }), bound: ['key_id'] },
  listKeys: plain,
  enableKey: {
    input: async (tools) => ({ key_id: await tools.borrow({ state: 'disabled' }) }),
    bound: ['key_id'],
    once: true,
  },
  disableKey: { input: async (tools) => ({ key_id: await tools.borrow() }), bound: ['key_id'], once: true },
  scheduleKeyDeletion: {
    input: async (tools) => ({ key_id: await tools.borrow(), pending_days: '7' }),
    bound: ['key_id'],
    once: true,
  },
  cancelKeyDeletion: {
    input: async (tools) => ({ key_id: await tools.borrow({ state: 'pendingDeletion' }) }),
    bound: ['key_id'],
    once: true,
  },
  updateKeyAlias: {
    input: async (tools) => ({ key_id: await tools.borrow(), key_alias: tools.name() }),
    bound: ['key_id', 'key_alias'],
    once: true,
    // By its name a later run finds the CMK again.
    undo: (tools, _, { key_id }) => tools.kms.call('updateKeyAlias', { key_id, key_alias: tools.name() }),
  },
  updateKeyDescription: {
    input: async (tools) => ({ key_id: await tools.borrow(), key_description: 'described by dewkit check' }),
    bound: ['key_id'],
    once: true,
  },
}

export const rotation: Recipes<'rotation'> = {
  enableKeyRotation: {
    async input(tools) {
      const key_id = await tools.borrow()
      await tools.kms.call('disableKeyRotation', { key_id })
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
    undo: (tools, _, { key_id }) => tools.kms.call('disableKeyRotation', { key_id }),
  },
  disableKeyRotation: {
    async input(tools) {
      const key_id = await tools.borrow()
      await tools.kms.call('enableKeyRotation', { key_id })
      // When the case's own request is refused, the CMK must not go back with rotation on.
      tools.later(() => tools.kms.call('disableKeyRotation', { key_id }))
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
  },
  updateKeyRotationInterval: {
    async input(tools) {
      const key_id = await tools.borrow()
      await tools.kms.call('enableKeyRotation', { key_id })
      tools.later(() => tools.kms.call('disableKeyRotation', { key_id }))
      return { key_id, rotation_interval: 90 }
    },
    bound: ['key_id'],
    once: true,
  },
  getKeyRotationStatus: { input: async (tools) => ({ key_id: await tools.cmk() }), bound: ['key_id'] },
  rotateOnDemand: {
    // A CMK of its own: one with two materials cannot go back to the others, whose material must be known.
    async input(tools) {
      const key_id = await externalCmk(tools)
      for (let count = 0; count < 2; count += 1)
        await tools.kms.ok('importKeyMaterial', await importOf(tools.kms, key_id, randomBytes(32)))
      return { key_id }
    },
    bound: ['key_id'],
    once: true,
    dear: true,
  },
}

export const imports: Recipes<'import'> = {
  getParametersForImport: {
    input: async (tools) => ({
      key_id: await tools.cmk({ origin: 'external', state: 'pendingImport' }),
      wrapping_algorithm: 'RSAES_OAEP_SHA_256',
    }),
    bound: ['key_id'],
    // SM2_ENCRYPT is not there in every region.
    opaque: ['wrapping_algorithm'],
  },
  importKeyMaterial: {
    input: async (tools) => importOf(tools.kms, await externalCmk(tools), randomBytes(32)),
    bound: ['key_id'],
    opaque: ['import_token', 'encrypted_key_material', 'encrypted_privatekey', 'expiration_time'],
    once: true,
    dear: true,
  },
  deleteImportedKeyMaterial: {
    input: async (tools) => ({ key_id: await tools.borrow({ origin: 'external' }) }),
    bound: ['key_id'],
    once: true,
  },
}
