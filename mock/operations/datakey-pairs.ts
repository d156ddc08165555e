import { type AsymmetricSpec, newKeyPair } from '../crypto/material.ts'
import { usableCmk } from './cmk.ts'
import type { BodyOf, Context, Handler } from './handler.ts'
import { bindingOf, encryptUnder } from './sealing.ts'

type PairOperation = 'createRsaDatakeyPair' | 'createEcDatakeyPair'
type PairSpec = BodyOf<PairOperation>['key_spec']

const specs = {
  RSA_2048: { kind: 'rsa', modulusBits: 2048 },
  RSA_3072: { kind: 'rsa', modulusBits: 3072 },
  RSA_4096: { kind: 'rsa', modulusBits: 4096 },
  ECC_NIST_P256: { kind: 'ec', curve: 'prime256v1' },
  ECC_NIST_P384: { kind: 'ec', curve: 'secp384r1' },
  ECC_NIST_P521: { kind: 'ec', curve: 'secp521r1' },
  ECC_SECG_P256K1: { kind: 'ec', curve: 'secp256k1' },
  SM2: { kind: 'sm2', curve: 'SM2' },
} as const satisfies Record<PairSpec, AsymmetricSpec>

export const createRsaDatakeyPair: Handler<'createRsaDatakeyPair'> = ({ body }, context) =>
  newDatakeyPair('createRsaDatakeyPair', body, context)

export const createEcDatakeyPair: Handler<'createEcDatakeyPair'> = ({ body }, context) =>
  newDatakeyPair('createEcDatakeyPair', body, context)

function newDatakeyPair(operation: PairOperation, body: BodyOf<PairOperation>, context: Context) {
  const cmk = usableCmk(operation, body.key_id, context)
  const { publicKey, privateKey } = context.beforehand(() => newKeyPair(specs[body.key_spec]))
  // As data, so that decrypt-data opens it: private keys are longer than the datakeys of decrypt-datakey may be.
  const plain = { content: 'data', plaintext: privateKey, binding: bindingOf(body) } as const
  const sealed = encryptUnder(cmk, { ...plain, algorithm: 'SYMMETRIC_DEFAULT' }, context.world)
  return {
    key_id: cmk.id,
    key_spec: body.key_spec,
    public_key: publicKey.toString('base64'),
    private_key_cipher_text: sealed.toString('base64'),
    ...(body.with_plain_text && { private_key_plain_text: privateKey.toString('base64') }),
  }
}
