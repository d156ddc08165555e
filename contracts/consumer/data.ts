import { describe } from 'vitest'
import { exactly } from '../../src/pact/index.ts'
import { alias, answers, cmkIn, id, refuses } from './contract.ts'

const plain_text = 'hello'
const encryption_context = { order: '7', tenant: 'blue' }
const cipher_text = 'AgDo'.repeat(40)

describe('encrypt-data', () => {
  const sees = { key_id: id }

  answers('encrypts with the id of a CMK', 'encryptData', {
    given: cmkIn('enabled'),
    call: (kms) => kms.encryptData({ key_id: id, plain_text }),
    sees,
  })

  answers('encrypts with the alias of a CMK', 'encryptData', {
    given: cmkIn('enabled'),
    sends: { key_id: alias, plain_text },
    call: (kms) => kms.encryptData({ key_id: alias, plain_text }),
    sees,
  })

  answers('encrypts with an encryption context', 'encryptData', {
    given: cmkIn('enabled'),
    sends: { key_id: alias, plain_text, encryption_context },
    call: (kms) => kms.encryptData({ key_id: alias, plain_text, encryption_context }),
    sees,
  })

  refuses('does not encrypt with a CMK that does not exist', 'encryptData', 'KeyNotFound', {
    given: { 'no CMK has the alias {alias}': { alias } },
    sends: { key_id: alias, plain_text },
    call: (kms) => kms.encryptData({ key_id: alias, plain_text }),
    sees: { status: 404 },
  })

  refuses('does not encrypt with a CMK that is disabled', 'encryptData', 'KeyDisabled', {
    given: cmkIn('disabled'),
    call: (kms) => kms.encryptData({ key_id: alias, plain_text }),
    sees: { status: 400, code: 'KMS.0209' },
  })

  refuses('does not encrypt with a CMK that is pending deletion', 'encryptData', 'KeyPendingDeletion', {
    given: cmkIn('pendingDeletion'),
    call: (kms) => kms.encryptData({ key_id: alias, plain_text }),
  })
})

describe('decrypt-data', () => {
  const reads = { plain_text: exactly(plain_text) }

  answers('decrypts a ciphertext', 'decryptData', {
    given: { 'the CMK {alias} has encrypted {plain_text}': { alias, plain_text } },
    reads,
    call: (kms) => kms.decryptData({ cipher_text }),
    sees: { plain_text },
  })

  const withContext = 'the CMK {alias} has encrypted {plain_text} with {encryption_context}'

  answers('decrypts a ciphertext with its encryption context', 'decryptData', {
    given: { [withContext]: { alias, plain_text, encryption_context } },
    sends: { encryption_context },
    reads,
    call: (kms) => kms.decryptData({ cipher_text, encryption_context }),
    sees: { plain_text },
  })
})
