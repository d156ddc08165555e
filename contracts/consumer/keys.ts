import { describe } from 'vitest'
import { exactly } from '../../src/pact/index.ts'
import { alias, answers, cmkIn, id, refuses } from './contract.ts'

const name = 'orders'

describe('keys', () => {
  answers('creates a CMK', 'createKey', {
    given: { 'no CMK has the name {name}': { name } },
    sends: { key_alias: name },
    reads: { key_info: { key_id: id } },
    call: (kms) => kms.createKey({ key_alias: name }),
    sees: { key_info: { key_id: id } },
  })

  refuses('creates no CMK with a name that is taken', 'createKey', 'DuplicateKeyAlias', {
    given: { 'a CMK has the name {name}': { name } },
    sends: { key_alias: name },
    call: (kms) => kms.createKey({ key_alias: name }),
  })

  answers('tells the state of a CMK', 'describeKey', {
    given: cmkIn('disabled'),
    sends: { key_id: alias },
    reads: { key_info: { key_id: id, key_state: exactly('3') } },
    call: (kms) => kms.describeKey({ key_id: alias }),
    sees: { key_info: { key_id: id, key_state: '3' } },
  })

  answers('lists CMKs', 'listKeys', {
    given: cmkIn('enabled'),
    reads: { keys: [id], truncated: 'false' },
    call: (kms) => kms.listKeys(),
    sees: { keys: [id] },
  })

  answers('enables a CMK', 'enableKey', {
    given: cmkIn('disabled'),
    reads: { key_info: { key_state: exactly('2') } },
    call: (kms) => kms.enableKey({ key_id: id }),
    sees: { key_info: { key_state: '2' } },
  })

  refuses('does not enable a CMK that is enabled', 'enableKey', 'KeyNotDisabled', {
    given: cmkIn('enabled'),
    call: (kms) => kms.enableKey({ key_id: id }),
  })

  answers('schedules a deletion', 'scheduleKeyDeletion', {
    given: cmkIn('enabled'),
    sends: { pending_days: '7' },
    reads: { key_state: exactly('4') },
    call: (kms) => kms.scheduleKeyDeletion({ key_id: id, pending_days: '7' }),
    sees: { key_state: '4' },
  })

  answers('cancels a deletion', 'cancelKeyDeletion', {
    given: cmkIn('pendingDeletion'),
    reads: { key_state: exactly('3') },
    call: (kms) => kms.cancelKeyDeletion({ key_id: id }),
    sees: { key_state: '3' },
  })
})
