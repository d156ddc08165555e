import { describe } from 'vitest'
import { alias, answers, cmkIn, id } from './contract.ts'

describe('aliases', () => {
  answers('gives a CMK another alias', 'createAlias', {
    given: cmkIn('enabled'),
    sends: { alias: 'alias/invoices' },
    reads: { key_id: id, alias },
    call: (kms) => kms.createAlias({ key_id: id, alias: 'alias/invoices' }),
    sees: { key_id: id },
  })

  answers('lists aliases', 'listAliases', {
    given: cmkIn('enabled'),
    reads: { aliases: [{ key_id: id, alias }] },
    call: (kms) => kms.listAliases(),
    sees: { aliases: [{ key_id: id, alias }] },
  })

  answers('takes an alias away', 'deleteAlias', {
    given: cmkIn('enabled'),
    sends: { aliases: [alias] },
    call: (kms) => kms.deleteAlias({ key_id: id, aliases: [alias] }),
    sees: {},
  })
})
