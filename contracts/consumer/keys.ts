import { describe } from 'vitest'
import { contract } from './contract.ts'
import { alias, cmkIn, id, kmsRefuses, someId } from './shapes.ts'

describe('create-key', () => {
  const call = { operation: 'create-key', body: { key_alias: 'orders' } }

  contract('creates a CMK', {
    given: ['no CMK has the name {name}', { name: 'orders' }],
    call: (kms) => kms.createKey({ key_alias: 'orders' }),
    sends: call,
    answer: { status: 200, body: { key_info: { key_id: someId } } },
    result: { ok: true, data: { key_info: { key_id: id } } },
  })

  contract('refuses a name that is taken', {
    given: ['a CMK has the name {name}', { name: 'orders' }],
    call: (kms) => kms.createKey({ key_alias: 'orders' }),
    sends: call,
    answer: kmsRefuses(400, 'KMS.1104'),
    result: { ok: false, error: { name: 'DuplicateKeyAlias' } },
  })
})

describe('describe-key', () => {
  contract('tells the state of a CMK', {
    given: cmkIn('disabled'),
    call: (kms) => kms.describeKey({ key_id: alias }),
    sends: { operation: 'describe-key', body: { key_id: alias } },
    answer: { status: 200, body: { key_info: { key_id: someId, key_state: '3' } } },
    result: { ok: true, data: { key_info: { key_id: id, key_state: '3' } } },
  })
})
