import { MatchersV3 } from '@pact-foundation/pact'
import { describe } from 'vitest'
import { type Contract, contract } from './contract.ts'
import { alias, chosenByState, cmkIn, gatewayRefuses, id, kmsRefuses, someId } from './shapes.ts'

const plain_text = 'hello'
const encryption_context = { order: '7', tenant: 'blue' }
const cipher_text = 'AgDo'.repeat(40)

describe('encrypt-data', () => {
  const encrypted: Pick<Contract, 'answer' | 'result'> = {
    answer: {
      status: 200,
      body: { key_id: someId, cipher_text: MatchersV3.regex('^[0-9a-zA-Z+/]+={0,2}$', cipher_text) },
    },
    result: { ok: true, data: { key_id: id, cipher_text } },
  }

  contract('encrypts with the id of a CMK', {
    given: cmkIn('enabled'),
    call: (kms) => kms.encryptData({ key_id: id, plain_text }),
    sends: { operation: 'encrypt-data', body: { key_id: chosenByState('key_id', id), plain_text } },
    ...encrypted,
  })

  contract('encrypts with the alias of a CMK', {
    given: cmkIn('enabled'),
    call: (kms) => kms.encryptData({ key_id: alias, plain_text }),
    sends: { operation: 'encrypt-data', body: { key_id: alias, plain_text } },
    ...encrypted,
  })

  contract('encrypts with an encryption context', {
    given: cmkIn('enabled'),
    call: (kms) => kms.encryptData({ key_id: alias, plain_text, encryption_context }),
    sends: { operation: 'encrypt-data', body: { key_id: alias, plain_text, encryption_context } },
    ...encrypted,
  })

  type Refused = Pick<Contract, 'given' | 'answer'> & { error: object; text?: string; token?: string }

  const refuses = (description: string, { given, answer, error, text = plain_text, token }: Refused) =>
    contract(description, {
      given,
      call: (kms) => kms.encryptData({ key_id: alias, plain_text: text }),
      sends: {
        operation: 'encrypt-data',
        body: { key_id: alias, plain_text: text },
        ...(token && { token }),
      },
      answer,
      result: { ok: false, error },
    })

  refuses('refuses a CMK that does not exist', {
    given: ['no CMK has the alias {alias}', { alias }],
    answer: kmsRefuses(404, 'KMS.0207'),
    error: { name: 'KeyNotFound', status: 404, message: 'Not like this.' },
  })

  refuses('refuses a CMK that is disabled', {
    given: cmkIn('disabled'),
    answer: kmsRefuses(400, 'KMS.0209'),
    error: { name: 'KeyDisabled', status: 400 },
  })

  refuses('refuses a CMK that is pending deletion', {
    given: cmkIn('pendingDeletion'),
    answer: kmsRefuses(400, 'KMS.0210'),
    error: { name: 'KeyPendingDeletion', status: 400 },
  })

  refuses('refuses a plaintext of more than 4096 bytes', {
    given: cmkIn('enabled'),
    text: 'x'.repeat(4097),
    answer: kmsRefuses(400, 'KMS.0308'),
    error: { name: 'InvalidParameter', status: 400 },
  })

  refuses('refuses a token that is none', {
    given: ['nobody has the token {token}', { token: 'no-token' }],
    token: 'no-token',
    answer: gatewayRefuses(401, 'APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail'),
    error: { name: 'TokenUnreadable', status: 401 },
  })

  refuses('refuses more calls than a second may have, and says how long to wait', {
    given: ['encrypt-data was called as often as a second allows'],
    answer: {
      ...gatewayRefuses(429, 'APIGW.0308', 'The throttling threshold has been reached'),
      headers: { 'Retry-After': MatchersV3.regex('^[0-9]+$', '2') },
    },
    error: { name: 'Throttled', status: 429, retryAfterSeconds: 2 },
  })
})

describe('decrypt-data', () => {
  const sent = chosenByState('cipher_text', cipher_text)
  const decrypted: Pick<Contract, 'answer' | 'result'> = {
    answer: { status: 200, body: { key_id: someId, plain_text } },
    result: { ok: true, data: { key_id: id, plain_text } },
  }

  contract('decrypts a ciphertext', {
    given: ['the CMK {alias} has encrypted {plain_text}', { alias, plain_text }],
    call: (kms) => kms.decryptData({ cipher_text }),
    sends: { operation: 'decrypt-data', body: { cipher_text: sent } },
    ...decrypted,
  })

  contract('decrypts a ciphertext with its encryption context', {
    given: [
      'the CMK {alias} has encrypted {plain_text} with {encryption_context}',
      { alias, plain_text, encryption_context },
    ],
    call: (kms) => kms.decryptData({ cipher_text, encryption_context }),
    sends: { operation: 'decrypt-data', body: { cipher_text: sent, encryption_context } },
    ...decrypted,
  })
})
