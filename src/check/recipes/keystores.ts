import type { RecipeTools } from '../workshop/tools.ts'
import { about, plain, type Recipes } from './recipe.ts'

async function withKeystore(tools: RecipeTools) {
  const { keystore } = await tools.kms.ok('createKeyStore', { keystore_alias: tools.name() })
  const { keystore_id } = keystore
  tools.later(() => dropKeystore(tools, keystore_id))
  return { keystore_id }
}

/** Only a disabled keystore can be deleted. */
async function dropKeystore(tools: RecipeTools, keystore_id: unknown) {
  await tools.kms.call('disableKeyStore', { keystore_id })
  await tools.kms.call('deleteKeyStore', { keystore_id })
}

export const keystores: Recipes<'keystores'> = {
  listKeyStores: plain,
  createKeyStore: {
    input: async (tools) => ({ keystore_alias: tools.name() }),
    bound: ['keystore_alias', 'hsm_cluster_id', 'hsm_ca_cert', 'cluster_id', 'keystore_type'],
    once: true,
    undo: (tools, { keystore }) => dropKeystore(tools, (keystore as { keystore_id?: string })?.keystore_id),
  },
  showKeyStore: about(withKeystore, 'keystore_id'),
  deleteKeyStore: about(withKeystore, 'keystore_id'),
  enableKeyStore: about(withKeystore, 'keystore_id'),
  disableKeyStore: about(withKeystore, 'keystore_id'),
}
