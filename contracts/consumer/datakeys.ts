import { describe } from 'vitest'
import { alias, answers, cmkIn, refuses } from './contract.ts'

const datakey_length = '512'
const sealed = `02009800${'A0'.repeat(184)}`
const withDatakey = {
  'the CMK {alias} has made a datakey of {datakey_length} bits': { alias, datakey_length },
} as const

describe('datakeys', () => {
  answers('makes a datakey', 'createDatakey', {
    given: cmkIn('enabled'),
    sends: { key_id: alias, datakey_length },
    call: (kms) => kms.createDatakey({ key_id: alias, datakey_length }),
    sees: { plain_text: '0'.repeat(128) },
  })

  answers('makes a datakey that nobody sees', 'createDatakeyWithoutPlaintext', {
    given: cmkIn('enabled'),
    sends: { key_id: alias, datakey_length },
    call: (kms) => kms.createDatakeyWithoutPlaintext({ key_id: alias, datakey_length }),
    sees: { key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f' },
  })

  answers('opens a datakey', 'decryptDatakey', {
    given: withDatakey,
    sends: { datakey_cipher_length: '64' },
    reads: { data_key: '00'.repeat(64) },
    call: (kms) => kms.decryptDatakey({ key_id: alias, cipher_text: sealed, datakey_cipher_length: '64' }),
    sees: { data_key: '00'.repeat(64) },
  })

  refuses('makes no datakey with a CMK that is disabled', 'createDatakey', 'KeyDisabled', {
    given: cmkIn('disabled'),
    sends: { key_id: alias, datakey_length },
    call: (kms) => kms.createDatakey({ key_id: alias, datakey_length }),
  })
})
