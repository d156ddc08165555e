import { scenario } from './scenario.ts'

export const aliasMoves = scenario(
  'alias-moves',
  {
    says: 'an alias means the CMK that it was last associated with, until it is deleted',
    operation: 'associateAlias',
  },
  async ({ kms, borrow, name, later }, claim) => {
    const one = await borrow()
    const other = await borrow()
    const alias = `alias/${name()}`
    await kms.ok('createAlias', { key_id: one, alias })
    for (const key_id of [one, other]) later(() => kms.call('deleteAlias', { key_id, aliases: [alias] }))
    const encrypt = () => kms.ok('encryptData', { key_id: alias, plain_text: 'by alias' })
    const namesOf = async (key_id: string) =>
      (await kms.ok('listAliases', { key_id })).aliases.map((entry) => entry.alias?.replace(/^alias\//, ''))
    const bare = alias.slice('alias/'.length)

    const before = await encrypt()
    claim('it means the CMK that it was created for', before.key_id === one, {
      expected: one,
      got: before.key_id,
    })
    claim('list-aliases shows it there', (await namesOf(one)).includes(bare))
    await kms.refused('createAlias', { key_id: other, alias }, 'DuplicateKeyAlias')

    await kms.ok('associateAlias', { alias, target_key_id: other })
    const after = await encrypt()
    claim('moved, it means the other CMK', after.key_id === other, { expected: other, got: after.key_id })
    claim('list-aliases shows it at the other', (await namesOf(other)).includes(bare))
    claim('and no longer at the first', !(await namesOf(one)).includes(bare))
    const opened = await kms.ok('decryptData', { cipher_text: before.cipher_text })
    claim('what it encrypted before still decrypts', opened.key_id === one, {
      expected: one,
      got: opened.key_id,
    })

    await kms.ok('deleteAlias', { key_id: other, aliases: [alias] })
    await kms.refused('encryptData', { key_id: alias, plain_text: 'x' }, 'KeyNotFound')
    claim('deleted, it is not listed', !(await namesOf(other)).includes(bare))
  },
)
