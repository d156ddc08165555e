import type { RecipeTools } from '../workshop/tools.ts'
import { plain, type Recipes } from './recipe.ts'

const principal = '13gg44z4g2sglzk0egw0u726zoyzvrs8'

async function granted(tools: RecipeTools) {
  const key_id = await tools.borrow()
  const operations = ['describe-key', 'create-datakey', 'retire-grant']
  const { grant_id } = await tools.kms.ok('createGrant', { key_id, grantee_principal: principal, operations })
  tools.later(() => tools.kms.call('revokeGrant', { key_id, grant_id }))
  return { key_id, grant_id }
}

async function aliased(tools: RecipeTools) {
  const key_id = await tools.borrow()
  const alias = `alias/${tools.name()}`
  await tools.kms.ok('createAlias', { key_id, alias })
  tools.later(() => tools.kms.call('deleteAlias', { key_id, aliases: [alias] }))
  return { key_id, alias }
}

const dropTags = (tools: RecipeTools, key_id: unknown, tags: unknown) =>
  tools.kms.call('batchCreateKmsTags', { key_id, action: 'delete', tags })

/** Names of CMKs. */
export const aliases: Recipes<'aliases'> = {
  listAliases: { input: async () => ({}), bound: ['key_id'] },
  createAlias: {
    input: async (tools) => ({ key_id: await tools.borrow(), alias: `alias/${tools.name()}` }),
    bound: ['key_id', 'alias'],
    once: true,
    undo: (tools, _, { key_id, alias }) => tools.kms.call('deleteAlias', { key_id, aliases: [alias] }),
  },
  deleteAlias: {
    async input(tools) {
      const { key_id, alias } = await aliased(tools)
      return { key_id, aliases: [alias] }
    },
    bound: ['key_id', 'aliases'],
    once: true,
  },
  associateAlias: {
    async input(tools) {
      const { alias } = await aliased(tools)
      const target_key_id = await tools.borrow()
      tools.later(() => tools.kms.call('deleteAlias', { key_id: target_key_id, aliases: [alias] }))
      return { alias, target_key_id }
    },
    bound: ['alias', 'target_key_id'],
    once: true,
  },
}

export const grants: Recipes<'grants'> = {
  createGrant: {
    input: async (tools) => ({
      key_id: await tools.borrow(),
      grantee_principal: principal,
      operations: ['describe-key', 'create-datakey'],
    }),
    bound: ['key_id'],
    once: true,
    undo: (tools, { grant_id }, { key_id }) => tools.kms.call('revokeGrant', { key_id, grant_id }),
  },
  revokeGrant: { input: granted, bound: ['key_id'], opaque: ['grant_id'], once: true },
  retireGrant: { input: granted, bound: ['key_id'], opaque: ['grant_id'], once: true },
  listGrants: { input: async (tools) => ({ key_id: await tools.cmk() }), bound: ['key_id'] },
  listRetirableGrants: plain,
}

export const tags: Recipes<'tags'> = {
  listKmsByTags: {
    input: async () => ({ resource_instances: 'resource_instances', action: 'filter' }),
    bound: ['action'],
  },
  showKmsTags: { input: async (tools) => ({ key_id: await tools.cmk() }), bound: ['key_id'] },
  createKmsTag: {
    input: async (tools) => ({ key_id: await tools.borrow(), tag: { key: 'dewkit', value: 'check' } }),
    bound: ['key_id'],
    once: true,
    undo: (tools, _, { key_id, tag }) => dropTags(tools, key_id, [tag]),
  },
  listKmsTags: plain,
  batchCreateKmsTags: {
    input: async (tools) => ({
      key_id: await tools.borrow(),
      action: 'create',
      tags: [{ key: 'dewkit', value: 'check' }],
    }),
    bound: ['key_id', 'tags'],
    once: true,
    undo: (tools, _, { key_id, tags }) => dropTags(tools, key_id, tags),
  },
  deleteTag: {
    async input(tools) {
      const key_id = await tools.borrow()
      const tag = { key: 'dewkit', value: 'check' }
      await tools.kms.ok('createKmsTag', { key_id, tag })
      tools.later(() => dropTags(tools, key_id, [tag]))
      return { key_id, key: 'dewkit' }
    },
    bound: ['key_id', 'key'],
    once: true,
  },
}

export const quotas: Recipes<'quotas'> = {
  showUserInstances: plain,
  showUserQuotas: plain,
}
