import { datakeyDigest, parse, toHex } from '../crypto/blob.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { datakeyBytes } from '../rules/datakeys.ts'
import { usableCmk } from './cmk.ts'
import type { BodyOf, Context, Handler } from './handler.ts'
import { type Bound, bindingOf, cipherOf, encryptUnder, opened } from './sealing.ts'

const DIGEST = 32

export const createDatakey: Handler<'createDatakey'> = ({ body }, context) => {
  const { datakey, ...answer } = newDatakey('createDatakey', body, context)
  return { ...answer, plain_text: toHex(datakey) }
}

export const createDatakeyWithoutPlaintext: Handler<'createDatakeyWithoutPlaintext'> = (
  { body },
  context,
) => {
  const { datakey: _, ...answer } = newDatakey('createDatakeyWithoutPlaintext', body, context)
  return answer
}

function newDatakey(
  operation: 'createDatakey' | 'createDatakeyWithoutPlaintext',
  body: BodyOf<typeof operation>,
  context: Context,
) {
  const cmk = usableCmk(operation, body.key_id, context)
  const datakey = context.world.random(datakeyBytes(body))
  return { key_id: cmk.id, cipher_text: sealed(cmk, datakey, body, context), datakey }
}

export const encryptDatakey: Handler<'encryptDatakey'> = ({ body }, context) => {
  const cmk = usableCmk('encryptDatakey', body.key_id, context)
  const bytes = Buffer.from(body.plain_text, 'hex')
  const datakey = bytes.subarray(0, -DIGEST)
  if (datakey.length !== Number(body.datakey_plain_length)) throw new KmsError('DatakeyPlainLengthMismatch')
  if (!bytes.subarray(-DIGEST).equals(datakeyDigest(cipherOf(cmk), datakey)))
    throw new KmsError('DatakeyDigestMismatch')
  return {
    key_id: cmk.id,
    cipher_text: sealed(cmk, datakey, body, context),
    datakey_length: String(datakey.length),
  }
}

export const decryptDatakey: Handler<'decryptDatakey'> = ({ body }, context) => {
  const cmk = usableCmk('decryptDatakey', body.key_id, context)
  const blob = parse(Buffer.from(body.cipher_text, 'hex'))
  if (!blob) throw new KmsError('InvalidCipherText')
  const datakey = opened(cmk, blob, { content: 'datakey', binding: bindingOf(body) })
  if (datakey.length !== Number(body.datakey_cipher_length)) throw new KmsError('DatakeyCipherLengthMismatch')
  return {
    data_key: toHex(datakey),
    datakey_length: String(datakey.length),
    datakey_dgst: toHex(datakeyDigest(cipherOf(cmk), datakey)),
  }
}

const sharedKeystores = ['1', '2']

/** Random digits that nobody remembers: no operation that decrypts takes a PIN. */
export const createPin: Handler<'createPin'> = ({ body }, { records, world }) => {
  if (body.pin_type === 'PlainText') return { pin: toHex(world.random(16)) }
  if (body.keystore_id === undefined)
    throw new KmsError('MissingParameter', 'keystore_id is required for a PIN of type CipherText.')
  const isShared = sharedKeystores.includes(body.keystore_id)
  if (!isShared && !records.get('keystore', body.keystore_id)) throw new KmsError('KeystoreNotFound')
  return { pin: toHex(world.random(64)) }
}

function sealed(cmk: CmkRecord, datakey: Buffer, body: Bound, { world }: Context): string {
  const plain = { content: 'datakey', plaintext: datakey, binding: bindingOf(body) } as const
  return toHex(encryptUnder(cmk, { ...plain, algorithm: 'SYMMETRIC_DEFAULT' }, world))
}
