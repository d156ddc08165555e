import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const project_id = '2'.repeat(32)
const grant = { grantee_principal: 'worker', operations: ['describe-key' as const] }

describe('showUserInstances', () => {
  const kms = useEmulator()

  test('counts the CMKs in every state', async () => {
    for (const state of ['enabled', 'disabled', 'pendingDeletion', 'pendingImport'] as const)
      await kms.cmkIn(state)

    expect(await kms.ok('showUserInstances')).toEqual({ instance_num: 5 })
  })

  test('counts no default master key, and none that is gone', async () => {
    await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })
    await kms.cmkIn('pendingDeletion')
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }

    expect(await kms.ok('showUserInstances', undefined, { headers })).toEqual({ instance_num: 1 })
  })
})

describe('showUserQuotas', () => {
  const kms = useEmulator()

  test('shows 100 CMKs, and 100 grants on each', async () => {
    expect(await kms.ok('showUserQuotas')).toEqual({
      quotas: {
        resources: [
          { type: 'CMK', used: 1, quota: 100 },
          { type: 'grant_per_CMK', used: 0, quota: 100 },
        ],
      },
    })
  })

  test('shows the most grants that a CMK has', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('createGrant', { key_id: demo.cmk.id, ...grant })
    await kms.ok('createGrant', { key_id, ...grant })
    await kms.ok('createGrant', { key_id, ...grant })
    const { quotas } = await kms.ok('showUserQuotas')

    expect(quotas.resources).toMatchObject([{ used: 2 }, { used: 2 }])
  })

  test('forgets the grants of a CMK that is gone', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('createGrant', { key_id, ...grant })
    await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '7' })
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }

    const { quotas } = await kms.ok('showUserQuotas', undefined, { headers })
    expect(quotas.resources).toMatchObject([{ used: 1 }, { used: 0 }])
  })
})

describe('the quota of a project', () => {
  const user = { id: 'owner', name: 'owner', password: 'p', actions: ['*'], accessKeys: [] }
  const kms = useEmulator({
    accounts: [
      {
        id: '1'.repeat(32),
        name: 'acme',
        users: [user],
        projects: [{ id: project_id, name: 'cn-north-7', quota: 2 }],
      },
    ],
  })
  const asOwner = async () => {
    const who = { name: 'owner', password: 'p', domain: { name: 'acme' } }
    const token = await kms.signIn(who, { project: { id: project_id } })
    return { path: { project_id }, headers: { 'x-auth-token': token } }
  }

  test('is shown, and refuses the CMK beyond it', async () => {
    const extras = await asOwner()
    await kms.ok('createKey', { key_alias: 'one' }, extras)
    await kms.ok('createKey', { key_alias: 'two' }, extras)

    expect(await kms.refused('createKey', { key_alias: 'three' }, extras)).toBe('TooManyKeys')
    const { quotas } = await kms.ok('showUserQuotas', undefined, extras)
    expect(quotas.resources[0]).toEqual({ type: 'CMK', used: 2, quota: 2 })
  })

  test('counts a CMK until it is gone, and default master keys never', async () => {
    await kms.cmkIn('enabled', { project: project_id, name: 'evs/default', isDefault: true })
    await kms.cmkIn('enabled', { project: project_id })
    await kms.cmkIn('pendingDeletion', { project: project_id })

    expect(await kms.refused('createKey', { key_alias: 'x' }, await asOwner())).toBe('TooManyKeys')
    kms.clock.advanceDays(7)
    await kms.ok('createKey', { key_alias: 'x' }, await asOwner())
  })

  test('is not enforced where a project has none', async () => {
    for (let index = 0; index < 100; index += 1) await kms.cmkIn('enabled')

    await kms.ok('createKey', { key_alias: 'one-more' })
  })
})
