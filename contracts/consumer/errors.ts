import { describe } from 'vitest'
import { alias, cmkIn, refuses } from './contract.ts'

const plain_text = 'hello'
const call = (text: string) => (kms: Parameters<Parameters<typeof refuses>[3]['call']>[0]) =>
  kms.encryptData({ key_id: alias, plain_text: text })

describe('errors', () => {
  refuses('refuses a plaintext of more than 4096 bytes', 'encryptData', 'InvalidParameter', {
    given: cmkIn('enabled'),
    sends: { key_id: alias, plain_text: 'x'.repeat(4097) },
    call: call('x'.repeat(4097)),
    sees: { status: 400, code: 'KMS.0308' },
  })

  refuses('refuses a token that is none', 'encryptData', 'TokenUnreadable', {
    given: { 'nobody has the token {token}': { token: 'no-token' } },
    sends: { key_id: alias, plain_text },
    token: 'no-token',
    call: call(plain_text),
    sees: { status: 401 },
  })

  refuses(
    'refuses more calls than a second may have, and says how long to wait',
    'encryptData',
    'Throttled',
    {
      given: { 'encrypt-data was called as often as a second allows': {} },
      sends: { key_id: alias, plain_text },
      call: call(plain_text),
      sees: { status: 429, retryAfterSeconds: 1 },
    },
  )
})
