import { createHash, getHashes } from 'node:crypto'
import { Skipped } from '../../judge/complaint.ts'
import { cmkOfRegion } from './cmk-of-region.ts'
import { scenario } from './scenario.ts'

export const sm4Data = scenario(
  'sm4-data',
  {
    says: 'an SM4 CMK encrypts as an AES one: what went in comes out, and nothing else does',
    ...{ operation: 'encryptData', generation: 'current' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await cmkOfRegion(tools, { spec: 'SM4' })
    for (const plain_text of ['x', 'x'.repeat(15), 'x'.repeat(16), '国密', 'x'.repeat(4096)]) {
      const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text })
      const opened = await kms.ok('decryptData', { cipher_text })
      claim('decrypt-data gives back the plaintext', opened.plain_text === plain_text)
      claim('and the id of the CMK', opened.key_id === key_id)
      await kms.refused('decryptData', { cipher_text, additional_authenticated_data: 'order=7' })
    }
  },
)

export const sm4Datakeys = scenario(
  'sm4-datakeys',
  {
    says: 'with an SM4 CMK the digest behind a datakey is SM3',
    ...{ operation: 'encryptDatakey', generation: 'current' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await cmkOfRegion(tools, { spec: 'SM4' })
    if (!getHashes().includes('sm3')) throw new Skipped('this Node has no SM3')
    const datakey = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 5 + 3) % 256))
    const request = (hash: string) => ({
      key_id,
      plain_text: Buffer.concat([datakey, createHash(hash).update(datakey).digest()]).toString('hex'),
      datakey_plain_length: '64',
    })

    const { cipher_text } = await kms.ok('encryptDatakey', request('sm3'))
    const opened = await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })
    claim('decrypt-datakey gives it back', opened.data_key?.toLowerCase() === datakey.toString('hex'))
    await kms.refused('encryptDatakey', request('sha256'), 'DatakeyDigestMismatch')
  },
)
