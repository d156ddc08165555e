import { createHash } from 'node:crypto'
import { scenario } from './scenario.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').toUpperCase()

export const datakeys = scenario(
  'datakeys',
  {
    says: 'create-datakey makes a new datakey each time, and decrypt-datakey gives it back',
    operation: 'createDatakey',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const seen = new Set<string>()
    for (let round = 0; round < 4; round += 1) {
      const {
        plain_text,
        cipher_text,
        key_id: answered,
      } = await kms.ok('createDatakey', { key_id, datakey_length: '512' })
      const opened = await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })

      claim('the answer names the CMK', answered === key_id)
      claim('the datakey has datakey_length bits', plain_text.length === 128, {
        got: `${plain_text.length * 4} bits`,
      })
      claim('decrypt-datakey gives back the datakey', opened.data_key === plain_text)
      claim('datakey_length counts bytes', opened.datakey_length === '64', {
        expected: '64',
        got: opened.datakey_length,
      })
      const digest = sha256(Buffer.from(plain_text, 'hex'))
      claim('datakey_dgst is its SHA-256', opened.datakey_dgst === digest, {
        expected: digest,
        got: opened.datakey_dgst,
      })
      claim('it is hexadecimal in upper case', /^[0-9A-F]+$/.test(plain_text + cipher_text))
      claim('no datakey comes twice', !seen.has(plain_text))
      claim('it is not constant', new Set(plain_text).size > 4, { got: plain_text.slice(0, 16) })
      claim('the ciphertext does not show it', !cipher_text.includes(plain_text.slice(0, 32)))
      seen.add(plain_text)
    }
  },
)

export const datakeyLengths = scenario(
  'datakey-lengths',
  {
    says: 'a datakey has as many bits as asked for, by datakey_length or by key_spec',
    operation: 'createDatakey',
    generation: 'current',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const lengths: [object, bits: number][] = [
      [{ datakey_length: '8' }, 8],
      [{ datakey_length: '128' }, 128],
      [{ datakey_length: '8192' }, 8192],
      [{ key_spec: 'AES_256' }, 256],
      [{ key_spec: 'AES_128' }, 128],
      [{ key_spec: 'HMAC_384' }, 384],
      [{ key_spec: 'AES_128', datakey_length: '512' }, 512],
      [{}, 256],
    ]
    for (const [request, bits] of lengths) {
      const { plain_text, cipher_text } = await kms.ok('createDatakey', { key_id, ...request })
      const got = plain_text.length * 4
      claim('the datakey has the bits asked for', got === bits, {
        expected: `${bits} bits for ${JSON.stringify(request)}`,
        got: `${got}`,
      })
      const sealed = { key_id, cipher_text, datakey_cipher_length: String(bits / 8) }
      claim('and decrypts to itself', (await kms.ok('decryptDatakey', sealed)).data_key === plain_text)
    }
  },
)

export const datakeyWithoutPlaintext = scenario(
  'datakey-without-plaintext',
  {
    says: 'create-datakey-without-plaintext answers a ciphertext alone, which decrypts',
    operation: 'createDatakeyWithoutPlaintext',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const one = await kms.ok('createDatakeyWithoutPlaintext', { key_id, datakey_length: '512' })
    const other = await kms.ok('createDatakeyWithoutPlaintext', { key_id, datakey_length: '512' })
    const open = async (cipher_text: string) =>
      (await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })).data_key

    claim('there is no plain_text', !('plain_text' in one), { got: 'plain_text' })
    const [first, second] = [await open(one.cipher_text), await open(other.cipher_text)]
    claim('it opens to 512 bits', first?.length === 128)
    claim('no datakey comes twice', first !== second)
  },
)

export const encryptedDatakey = scenario(
  'encrypted-datakey',
  {
    says: 'encrypt-datakey checks the SHA-256 behind the datakey, and decrypt-datakey gives the datakey back',
    operation: 'encryptDatakey',
  },
  async ({ kms, cmk }, claim) => {
    const key_id = await cmk()
    const datakey = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256))
    const digest = createHash('sha256').update(datakey).digest()
    const request = (bytes: Buffer) => ({
      key_id,
      plain_text: bytes.toString('hex'),
      datakey_plain_length: '64',
    })
    const {
      cipher_text,
      datakey_length,
      key_id: answered,
    } = await kms.ok('encryptDatakey', request(Buffer.concat([datakey, digest])))

    claim('the answer names the CMK', answered === key_id)
    claim('datakey_length counts bytes', datakey_length === '64', { expected: '64', got: datakey_length })
    const opened = await kms.ok('decryptDatakey', { key_id, cipher_text, datakey_cipher_length: '64' })
    claim('decrypt-datakey gives it back', opened.data_key?.toLowerCase() === datakey.toString('hex'))
    claim('and its digest', opened.datakey_dgst?.toLowerCase() === digest.toString('hex'))

    const upper = request(Buffer.concat([datakey, digest])).plain_text.toUpperCase()
    await kms.ok('encryptDatakey', { ...request(datakey), plain_text: upper })
    const ofText = createHash('sha256').update(datakey.toString('hex')).digest()
    for (const wrong of [Buffer.alloc(32), ofText, Buffer.from(digest).fill(0, 31)])
      await kms.refused('encryptDatakey', request(Buffer.concat([datakey, wrong])), 'DatakeyDigestMismatch')
    await kms.refused(
      'encryptDatakey',
      { ...request(Buffer.concat([datakey, digest])), datakey_plain_length: '32' },
      'DatakeyPlainLengthMismatch',
    )
  },
)
