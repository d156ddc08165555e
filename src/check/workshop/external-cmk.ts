import type { RecipeTools } from './tools.ts'

/** A new CMK without material: it is bound to its first one for ever, so that nobody else can use it afterwards. */
export async function externalCmk(tools: RecipeTools, fields: object = {}): Promise<string> {
  const { kms, name, mayCreate, adopt } = tools
  mayCreate()
  const { key_info } = await kms.ok('createKey', { key_alias: name(), origin: 'external', ...fields })
  adopt(key_info.key_id)
  return key_info.key_id
}
