import type { Account } from '../../mock/auth/accounts.ts'

/** Another account, with an agency for users of the demo account. */
export const acme = {
  id: 'a'.repeat(32),
  name: 'acme',
  users: [
    { id: '1'.repeat(32), name: 'alice', password: 'Alice-Passw0rd', actions: ['*'], accessKeys: [] },
    {
      ...{ id: '2'.repeat(32), name: 'auditor', password: 'Auditor-Passw0rd', actions: ['kms:cmk:get'] },
      accessKeys: [{ ak: 'AUDITORACCESSKEY0000', sk: 'auditor-secret-access-key-00000000000000' }],
    },
  ],
  projects: [
    { id: '7'.repeat(32), name: 'cn-north-7' },
    { id: '8'.repeat(32), name: 'cn-north-7_tests' },
    { id: '9'.repeat(32), name: 'eu-de' },
  ],
  agencies: [
    {
      ...{ id: 'c'.repeat(32), name: 'kms-operator', trustedDomain: 'dewkit-demo' },
      actions: ['kms:cmk:*', 'iam:tokens:assume'],
    },
    { id: 'd'.repeat(32), name: 'internal', trustedDomain: 'elsewhere', actions: ['*'] },
  ],
} as const satisfies Account

export const [acmeProject] = acme.projects
export const alice = { name: 'alice', password: 'Alice-Passw0rd', domain: { name: 'acme' } }
export const auditor = { name: 'auditor', password: 'Auditor-Passw0rd', domain: { name: 'acme' } }
export const byAgency = { domain_name: 'acme', agency_name: 'kms-operator' }
