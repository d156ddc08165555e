import type { Bench } from '../case.ts'
import type { Recipe, Recipes } from './recipe.ts'

const principal = '13gg44z4g2sglzk0egw0u726zoyzvrs8'

async function granted(bench: Bench) {
  const key_id = await bench.borrow()
  const operations = ['describe-key', 'create-datakey', 'retire-grant']
  const { grant_id } = await bench.kms.ok('createGrant', { key_id, grantee_principal: principal, operations })
  bench.later(() => bench.kms.call('revokeGrant', { key_id, grant_id }))
  return { key_id, grant_id }
}

async function aliased(bench: Bench) {
  const key_id = await bench.borrow()
  const alias = `alias/${bench.name()}`
  await bench.kms.ok('createAlias', { key_id, alias })
  bench.later(() => bench.kms.call('deleteAlias', { key_id, aliases: [alias] }))
  return { key_id, alias }
}

const dropTags = (bench: Bench, key_id: unknown, tags: unknown) =>
  bench.kms.call('batchCreateKmsTags', { key_id, action: 'delete', tags })

/** Aliases, grants, tags and quotas. */
export const access: Recipes = {
  listAliases: { input: async () => ({}), bound: ['key_id'] },
  createAlias: {
    input: async (bench) => ({ key_id: await bench.borrow(), alias: `alias/${bench.name()}` }),
    bound: ['key_id', 'alias'],
    once: true,
    undo: (bench, _, { key_id, alias }) => bench.kms.call('deleteAlias', { key_id, aliases: [alias] }),
  },
  deleteAlias: {
    async input(bench) {
      const { key_id, alias } = await aliased(bench)
      return { key_id, aliases: [alias] }
    },
    bound: ['key_id', 'aliases'],
    once: true,
  },
  associateAlias: {
    async input(bench) {
      const { alias } = await aliased(bench)
      const target_key_id = await bench.borrow()
      bench.later(() => bench.kms.call('deleteAlias', { key_id: target_key_id, aliases: [alias] }))
      return { alias, target_key_id }
    },
    bound: ['alias', 'target_key_id'],
    once: true,
  },
  createGrant: {
    input: async (bench) => ({
      key_id: await bench.borrow(),
      grantee_principal: principal,
      operations: ['describe-key', 'create-datakey'],
    }),
    bound: ['key_id'],
    once: true,
    undo: (bench, { grant_id }, { key_id }) => bench.kms.call('revokeGrant', { key_id, grant_id }),
  },
  revokeGrant: { input: granted, bound: ['key_id'], opaque: ['grant_id'], once: true },
  retireGrant: { input: granted, bound: ['key_id'], opaque: ['grant_id'], once: true },
  listGrants: { input: async (bench) => ({ key_id: await bench.cmk() }), bound: ['key_id'] },
  listRetirableGrants: { input: async () => ({}) },
  listKmsByTags: {
    input: async () => ({ resource_instances: 'resource_instances', action: 'filter' }),
    bound: ['action'],
  },
  showKmsTags: { input: async (bench) => ({ key_id: await bench.cmk() }), bound: ['key_id'] },
  createKmsTag: {
    input: async (bench) => ({ key_id: await bench.borrow(), tag: { key: 'dewkit', value: 'check' } }),
    bound: ['key_id'],
    once: true,
    undo: (bench, _, { key_id, tag }) => dropTags(bench, key_id, [tag]),
  },
  batchCreateKmsTags: {
    input: async (bench) => ({
      key_id: await bench.borrow(),
      action: 'create',
      tags: [{ key: 'dewkit', value: 'check' }],
    }),
    bound: ['key_id', 'tags'],
    once: true,
    undo: (bench, _, { key_id, tags }) => dropTags(bench, key_id, tags),
  },
  deleteTag: {
    async input(bench) {
      const key_id = await bench.borrow()
      const tag = { key: 'dewkit', value: 'check' }
      await bench.kms.ok('createKmsTag', { key_id, tag })
      bench.later(() => dropTags(bench, key_id, [tag]))
      return { key_id, key: 'dewkit' }
    },
    bound: ['key_id', 'key'],
    once: true,
  },
  listKmsTags: plain(),
  showUserInstances: plain(),
  showUserQuotas: plain(),
}

function plain(): Recipe {
  return { input: async () => ({}) }
}
