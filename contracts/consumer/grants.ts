import { describe } from 'vitest'
import { alias, answers, cmkIn, id } from './contract.ts'

const user = '13gg44z4g2sglzk0egw0u726zoyzvrs8'
const grant_id = '7c9a3286af4fcca5f0a385ad13e1d21a50e27b6dbcab50f37f30f93b8939827d'
const granted = {
  'a grant on {alias} for {user} to {operations}': { alias, user, operations: ['encrypt-data'] },
} as const

describe('grants', () => {
  const sends = { grantee_principal: user, operations: ['encrypt-data' as const] }

  answers('grants', 'createGrant', {
    given: cmkIn('enabled'),
    sends,
    call: (kms) => kms.createGrant({ key_id: id, ...sends }),
    sees: { grant_id },
  })

  answers('lists grants', 'listGrants', {
    given: granted,
    reads: { grants: [{ grant_id, grantee_principal: user, operations: ['encrypt-data'] }] },
    call: (kms) => kms.listGrants({ key_id: id }),
    sees: { grants: [{ grant_id }] },
  })

  answers('revokes a grant', 'revokeGrant', {
    given: granted,
    call: (kms) => kms.revokeGrant({ key_id: id, grant_id }),
    sees: {},
  })
})
