import { createHash } from 'node:crypto'
import { type Json, json, mutantsOf } from './mutant.ts'

const { answers, does, takes } = mutantsOf({ group: 'datakeys' })

export const datakeys = [
  takes('bits-for-bytes', 'datakey_length counts bytes', ['createDatakey'], (body) =>
    String(body.datakey_length) === '512' ? { ...body, datakey_length: '4096' } : undefined,
  ),
  takes('digest-not-checked', 'encrypt-datakey does not check the digest', ['encryptDatakey'], (body) => {
    const bytes =
      typeof body.plain_text === 'string' && /^(..){33,}$/.test(body.plain_text)
        ? Buffer.from(body.plain_text, 'hex')
        : undefined
    const datakey = bytes?.subarray(0, -32)
    return datakey
      ? {
          ...body,
          plain_text: Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex'),
        }
      : undefined
  }),
  does('one-datakey', 'create-datakey makes the same datakey each time', ['createDatakey'], () => {
    const known = new Map<string, string>()
    return async (call, healthy) => {
      const reply = await healthy()
      const text = known.get(call.text) ?? reply.text
      if (reply.status === 200) known.set(call.text, text)
      return reply.status === 200 ? { ...reply, text } : reply
    }
  }),
  answers(
    'another-datakey',
    'plain_text is another datakey than the sealed one',
    ['createDatakey'],
    (body) => ({
      ...body,
      plain_text: body.plain_text.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0')),
    }),
  ),
  answers('zero-datakey', 'create-datakey answers zeros', ['createDatakey'], (body) => ({
    ...body,
    plain_text: '0'.repeat(body.plain_text.length),
  })),
  answers('datakey-in-base64', 'the sealed datakey is in Base64', ['createDatakey'], (body) => ({
    ...body,
    cipher_text: Buffer.from(body.cipher_text, 'hex').toString('base64'),
  })),
  answers('length-in-bits', 'datakey_length of decrypt-datakey counts bits', ['decryptDatakey'], (body) => ({
    ...body,
    datakey_length: String(Number(body.datakey_length) * 8),
  })),
  answers(
    'digest-of-text',
    'datakey_dgst is the digest of the hexadecimal text',
    ['decryptDatakey'],
    (body) => ({
      ...body,
      datakey_dgst: createHash('sha256').update(body.data_key).digest('hex').toUpperCase(),
    }),
  ),
  does(
    'plaintext-shown',
    'create-datakey-without-plaintext shows the plaintext',
    ['createDatakeyWithoutPlaintext'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.status === 200
        ? json(200, { ...((await healthy.call('createDatakey', call.body)) as Json) })
        : reply
    },
  ),
  answers('constant-random', 'gen-random is constant', ['genRandom'], ({ random_data }) => ({
    random_data: 'A1B2C3D4'.repeat(256).slice(0, random_data.length),
  })),
  answers('half-random', 'the second half of gen-random is zeros', ['genRandom'], ({ random_data }) => ({
    random_data: random_data.slice(0, random_data.length / 2).padEnd(random_data.length, '0'),
  })),
  answers('short-random', 'gen-random gives half of the bits', ['genRandom'], ({ random_data }) => ({
    random_data:
      random_data.length > 4 ? random_data.slice(0, Math.ceil(random_data.length / 4) * 2) : random_data,
  })),
]
