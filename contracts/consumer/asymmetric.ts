import { describe } from 'vitest'
import { exactly } from '../../src/pact/index.ts'
import { alias, answers, cmkIn, id, refuses } from './contract.ts'

const message = 'aGVsbG8='
const [signing_algorithm, message_type] = ['ECDSA_SHA_256', 'RAW'] as const
const ofKind = { 'a CMK {alias} of {key_spec}': { alias, key_spec: 'EC_P256' } } as const
const signed = {
  'the CMK {alias} has signed {message} by {signing_algorithm}': { alias, message, signing_algorithm },
} as const

describe('asymmetric CMKs', () => {
  answers('signs', 'sign', {
    given: ofKind,
    sends: { message, signing_algorithm, message_type },
    reads: { signature: 'c2lnbmF0dXJl' },
    call: (kms) => kms.sign({ key_id: id, message, signing_algorithm, message_type }),
    sees: { signature: 'c2lnbmF0dXJl' },
  })

  answers('verifies a signature', 'verify', {
    given: signed,
    sends: { message, signing_algorithm, message_type },
    reads: { signature_valid: exactly('true') },
    call: (kms) =>
      kms.verify({ key_id: id, message, signing_algorithm, message_type, signature: 'AQIDBA==' }),
    sees: { signature_valid: 'true' },
  })

  answers('gives the public key', 'getPublickey', {
    given: ofKind,
    call: (kms) => kms.getPublickey({ key_id: id }),
    sees: { key_id: id },
  })

  refuses('does not sign with a symmetric CMK', 'sign', 'SymmetricKeyCannotSign', {
    given: cmkIn('enabled'),
    sends: { message, signing_algorithm, message_type },
    call: (kms) => kms.sign({ key_id: id, message, signing_algorithm, message_type }),
  })
})
