import { fromBase64, parse, toHex } from '../crypto/blob.ts'
import { encryptFor, isPairOf, rsaPublicKey, rsaVerifies } from '../crypto/rsa.ts'
import { KmsError } from '../errors.ts'
import type { AccessPointRecord } from '../records.ts'
import {
  type Capsule,
  type CapsulePolicy,
  capsuleDatakeyBytes,
  customAttestation,
  demandAllowed,
  demandOnePolicy,
} from '../rules/capsules.ts'
import { parsePolicy } from '../rules/policies.ts'
import { usableCmk } from './cmk.ts'
import type { BodyOf, Context, Handler } from './handler.ts'
import { encryptUnder, opened } from './sealing.ts'

const CUSTOM = 3

export const createDatakeyCapsule: Handler<'createDatakeyCapsule'> = ({ body }, context) => {
  const { world } = context
  const cmk = usableCmk('createDatakeyCapsule', body.key_id.toLowerCase(), context)
  demandOnePolicy(body)
  const datakey = world.random(capsuleDatakeyBytes(body.datakey_length))
  const capsule: Capsule = {
    datakey: datakey.toString('hex'),
    ...(body.policy_id && { policyId: knownPolicy(body.policy_id, context) }),
    ...(body.key_policy && { policy: parsePolicy(body.key_policy) }),
  }
  const plain = { content: 'capsule', plaintext: Buffer.from(JSON.stringify(capsule)), binding: {} } as const
  const sealed = encryptUnder(cmk, { ...plain, algorithm: 'SYMMETRIC_DEFAULT' }, world)
  return {
    key_id: cmk.id,
    ...handedOut(datakey, body.public_key),
    datakey_capsule: sealed.toString('base64'),
  }
}

export const decryptDatakeyCapsule: Handler<'decryptDatakeyCapsule'> = ({ body }, context) => {
  const cmk = usableCmk('decryptDatakeyCapsule', body.key_id.toLowerCase(), context)
  const bytes = fromBase64(body.datakey_capsule)
  const blob = bytes && parse(bytes)
  if (!blob) throw new KmsError('InvalidCipherText')
  const plaintext = opened(cmk, blob, { content: 'capsule', binding: {} })
  const capsule = JSON.parse(plaintext.toString()) as Capsule // the tag says that it was sealed above
  const accessPoint = attested(body.attestation_document, context)
  demandAllowed(policyOfCapsule(capsule, context), accessPoint, context.world.now())
  const datakey = Buffer.from(capsule.datakey, 'hex')
  return { key_id: cmk.id, instance_id: accessPoint.id, ...handedOut(datakey, body.public_key) }
}

/** The enabled Custom access point that signed the document. */
function attested(
  document: BodyOf<'decryptDatakeyCapsule'>['attestation_document'],
  { records, world }: Context,
): AccessPointRecord {
  const { custom_public_key, custom_signature, expire_time } = customAttestation(document, world.now())
  const publicKey = rsaPublicKey(Buffer.from(custom_public_key, 'base64'))
  const signature = Buffer.from(custom_signature, 'base64')
  if (!publicKey || !rsaVerifies(publicKey, Buffer.from(expire_time), signature))
    throw new KmsError('InvalidAttestation', 'custom_signature does not sign expire_time.')
  const all = records.list('accessPoint')
  const found = all.find(
    ({ type, state, privateKey }) =>
      type === CUSTOM && state === 'enabled' && isPairOf(Buffer.from(privateKey ?? '', 'base64'), publicKey),
  )
  if (!found) throw new KmsError('NoPermission', '(no enabled access point has the custom_public_key)')
  return found
}

function knownPolicy(id: string, { records }: Context): string {
  const policy = records.get('policy', id.toLowerCase())
  if (!policy) throw new KmsError('InvalidParameter', 'policy_id names no key policy.')
  return policy.id
}

/** The policy as it is now, also when it was changed since the capsule was made. */
function policyOfCapsule({ policyId, policy }: Capsule, { records }: Context): CapsulePolicy {
  if (policy) return { policy }
  const record = records.get('policy', policyId ?? '')
  if (!record) throw new KmsError('NoPermission', '(the key policy is gone)')
  return { policy: record.policy, keyspace: record.owner }
}

/** The datakey in plaintext, or for whoever has the private key. */
function handedOut(datakey: Buffer, publicKey: string | undefined) {
  if (publicKey === undefined) return { datakey: toHex(datakey) }
  const key = rsaPublicKey(Buffer.from(publicKey, 'base64'))
  const encrypted = key && encryptFor(key, datakey)
  if (!encrypted)
    throw new KmsError('InvalidParameter', 'public_key is no RSA public key that is long enough.')
  return { datakey_cipher: encrypted.toString('base64') }
}
