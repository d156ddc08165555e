import { keySpecs } from '../../src/generated/key-specs.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'

/** Throws unless the CMK can encrypt with the algorithm (openapi/key-specs.yaml). */
export function demandAlgorithm({ spec }: CmkRecord, algorithm: string) {
  const { kind, encryption } = keySpecs[spec]
  if ((encryption as readonly string[]).includes(algorithm)) return
  if (kind === 'symmetric') throw new KmsError('SymmetricAlgorithmUnsupported')
  const detail = `encryption_algorithm must be ${encryption.join(' or ')}.`
  throw new KmsError(kind === 'rsa' ? 'RsaAlgorithmUnsupported' : 'InvalidParameter', detail)
}

/** Throws unless the CMK can sign with the algorithm. */
export function demandSigningAlgorithm({ spec }: CmkRecord, algorithm: string) {
  const { signing }: { signing: readonly string[] } = keySpecs[spec]
  if (signing.includes(algorithm)) return
  throw new KmsError('SigningAlgorithmUnsupported', `signing_algorithm must be ${signing.join(' or ')}.`)
}

/** Throws unless the algorithm is that of the CMK. The code for it speaks of signing; there is none of its own. */
export function demandMacAlgorithm({ spec }: CmkRecord, algorithm: string) {
  const { mac }: { mac: readonly string[] } = keySpecs[spec]
  if (mac.includes(algorithm)) return
  throw new KmsError('SigningAlgorithmUnsupported', `mac_algorithm must be ${mac.join(' or ')}.`)
}

export type MessageType = 'DIGEST' | 'RAW'

/** Algorithms that take one message_type only: what SM2 signs depends on the signer's id, pure Ed25519 has no digest. */
const onlyMessageType: Record<string, MessageType> = { SM2DSA_SM3: 'DIGEST', ED25519_SHA_512: 'RAW' }

export function demandMessageType(algorithm: string, messageType: MessageType) {
  const only = onlyMessageType[algorithm] ?? messageType
  if (messageType !== only)
    throw new KmsError('InvalidParameter', `message_type of ${algorithm} must be ${only}.`)
}
