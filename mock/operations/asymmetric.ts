import { sharedSecret } from '../crypto/agreement.ts'
import { publicKeyPem } from '../crypto/key-pair.ts'
import {
  digestBytes,
  digestOf,
  type SigningAlgorithm,
  sign as signDigest,
  verify as verifyDigest,
} from '../crypto/signing.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { demandMessageType, demandSigningAlgorithm, type MessageType } from '../rules/algorithms.ts'
import { usableCmk } from './cmk.ts'
import type { Handler } from './handler.ts'
import { keyPairOf } from './material.ts'

export const getPublickey: Handler<'getPublickey'> = ({ body }, context) => {
  const cmk = usableCmk('getPublickey', body.key_id, context)
  return { key_id: cmk.id, public_key: publicKeyPem(keyPairOf(cmk)) }
}

export const sign: Handler<'sign'> = ({ body }, context) => {
  const cmk = usableCmk('sign', body.key_id, context)
  const digest = digestIn(body, cmk)
  const signature = signDigest(body.signing_algorithm, keyPairOf(cmk), digest, context.world.random)
  return { key_id: cmk.id, signature: signature.toString('base64') }
}

export const verify: Handler<'verify'> = ({ body }, context) => {
  const cmk = usableCmk('verify', body.key_id, context)
  const signature = Buffer.from(body.signature, 'base64')
  const isValid = verifyDigest(body.signing_algorithm, keyPairOf(cmk), digestIn(body, cmk), signature)
  return { key_id: cmk.id, signature_valid: isValid ? 'true' : 'false' }
}

export const deriveSharedSecret: Handler<'deriveSharedSecret'> = ({ body }, context) => {
  const cmk = usableCmk('deriveSharedSecret', body.key_id, context)
  if (body.recipient)
    throw new KmsError('InvalidAttestation', 'There is no enclave here: recipient is not emulated.')
  const secret = sharedSecret(keyPairOf(cmk), Buffer.from(body.public_key, 'base64'))
  if (!secret)
    throw new KmsError(
      'InvalidParameter',
      'public_key must be a SubjectPublicKeyInfo on the curve of the key.',
    )
  const { key_agreement_algorithm } = body
  return { key_id: cmk.id, key_agreement_algorithm, shared_secret: secret.toString('base64') }
}

type Signed = { message: string; signing_algorithm: SigningAlgorithm; message_type: MessageType }

/** What is signed: the digest that was sent, or that of the message that was sent. */
function digestIn({ message, signing_algorithm, message_type }: Signed, cmk: CmkRecord): Buffer {
  demandSigningAlgorithm(cmk, signing_algorithm)
  demandMessageType(signing_algorithm, message_type)
  const bytes = Buffer.from(message, 'base64')
  if (message_type === 'RAW') return digestOf(signing_algorithm, bytes)
  if (bytes.length !== digestBytes(signing_algorithm)) throw new KmsError('DigestLengthMismatch')
  return bytes
}
