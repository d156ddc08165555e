import { fromBase64, fromHex, toHex } from '../crypto/blob.ts'
import { KmsError } from '../errors.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'
import { bindingOf, type Content, decrypt, encryptUnder } from './sealing.ts'

export const encryptData: Handler<'encryptData'> = ({ body }, context) => {
  const cmk = usableCmk('encryptData', body.key_id, context)
  const plain = {
    content: 'data',
    plaintext: Buffer.from(body.plain_text),
    binding: bindingOf(body),
    algorithm: body.encryption_algorithm,
  } as const
  return { key_id: cmk.id, cipher_text: encryptUnder(cmk, plain, context.world).toString('base64') }
}

export const decryptData: Handler<'decryptData'> = ({ body }, context) => {
  const bytes = fromBase64(body.cipher_text)
  if (!bytes) throw new KmsError('InvalidCipherText', '(not Base64)')
  const sealed = { content: 'data', bytes, binding: bindingOf(body), key: body.key_id } as const
  const { cmk, plaintext } = decrypt(
    'decryptData',
    { ...sealed, algorithm: body.encryption_algorithm },
    context,
  )
  return {
    key_id: cmk.id,
    plain_text: plaintext.toString(),
    plain_text_base64: plaintext.toString('base64'),
  }
}

export const reEncrypt: Handler<'reEncrypt'> = ({ body }, context) => {
  const { content, bytes } = decoded(body.cipher_text)
  const destination = usableCmk('reEncrypt', body.destination_key_id, context)
  const sealed = {
    ...{ content, bytes, key: body.source_key_id, algorithm: body.source_encryption_algorithm },
    binding: { text: body.source_additional_authenticated_data },
  }
  const source = decrypt('reEncrypt', sealed, context)
  if (content === 'datakey') demandLength(source.plaintext, body.datakey_cipher_length)
  const plain = {
    ...{ content, plaintext: source.plaintext, algorithm: body.destination_encryption_algorithm },
    binding: { text: body.destination_additional_authenticated_data },
  }
  const encrypted = encryptUnder(destination, plain, context.world)
  return {
    key_id: destination.id,
    source_key_id: source.cmk.id,
    source_encryption_algorithm: body.source_encryption_algorithm,
    destination_encryption_algorithm: body.destination_encryption_algorithm,
    cipher_text: content === 'datakey' ? toHex(encrypted) : encrypted.toString('base64'),
  }
}

/** Datakeys are in hexadecimal, data is in Base64. No Base64 of so many random bytes has hexadecimal digits alone. */
function decoded(text: string): { content: Content; bytes: Buffer } {
  const hexadecimal = fromHex(text)
  const bytes = hexadecimal ?? fromBase64(text)
  if (!bytes) throw new KmsError('InvalidCipherText', '(neither Base64 nor hexadecimal)')
  return { content: hexadecimal ? 'datakey' : 'data', bytes }
}

function demandLength(datakey: Buffer, length: string | number = datakey.length) {
  if (datakey.length !== Number(length)) throw new KmsError('DatakeyCipherLengthMismatch')
}
