import { fromBase64 } from '../crypto/blob.ts'
import { KmsError } from '../errors.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'
import { bindingOf, decrypt, encryptUnder } from './sealing.ts'

export const encryptData: Handler<'encryptData'> = async ({ body }, context) => {
  const cmk = await usableCmk('encryptData', body.key_id, context)
  const plain = {
    content: 'data',
    plaintext: Buffer.from(body.plain_text),
    binding: bindingOf(body),
    algorithm: body.encryption_algorithm,
  } as const
  return { key_id: cmk.id, cipher_text: encryptUnder(cmk, plain, context.world).toString('base64') }
}

export const decryptData: Handler<'decryptData'> = async ({ body }, context) => {
  const bytes = fromBase64(body.cipher_text)
  if (!bytes) throw new KmsError('InvalidCipherText', '(not Base64)')
  const sealed = { content: 'data', bytes, binding: bindingOf(body), key: body.key_id } as const
  const { cmk, plaintext } = await decrypt(
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
