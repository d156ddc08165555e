import { createHash } from 'node:crypto'
import { scenario } from './scenario.ts'

const datakey = Buffer.alloc(64, 7)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')

export const namedByAlias = scenario(
  'named-by-alias',
  {
    says: 'asked by alias or alias URN, an operation works, and answers the id of the CMK',
    operation: 'encryptData',
    generation: 'current',
  },
  async ({ kms, borrow, name, later }, claim) => {
    const key_id = await borrow()
    const alias = `alias/${name()}`
    await kms.ok('createAlias', { key_id, alias })
    later(() => kms.call('deleteAlias', { key_id, aliases: [alias] }))
    const { key_info } = await kms.ok('describeKey', { key_id })
    const urn = `kms:${key_info.realm}:${key_info.domain_id}:alias:${alias.slice('alias/'.length)}`

    for (const reference of key_info.realm ? [alias, urn] : [alias]) {
      const encrypted = await kms.ok('encryptData', { key_id: reference, plain_text: 'by alias' })
      const answers = [
        encrypted.key_id,
        (await kms.ok('decryptData', { cipher_text: encrypted.cipher_text })).key_id,
        (await kms.ok('createDatakey', { key_id: reference, datakey_length: '512' })).key_id,
        (
          await kms.ok('encryptDatakey', {
            key_id: reference,
            plain_text: digested,
            datakey_plain_length: '64',
          })
        ).key_id,
        (await kms.ok('describeKey', { key_id: reference })).key_info.key_id,
      ]
      for (const got of answers)
        claim('an answer names the id of the CMK', got === key_id, { expected: key_id, got })
    }
  },
)
