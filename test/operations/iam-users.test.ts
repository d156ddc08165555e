import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { acme, alice, auditor } from '../support/acme.ts'
import { useEmulator } from '../support/emulator.ts'

const [demoUser] = demo.account.users
const inAcme = { project: { name: 'cn-north-7' } }

describe('GET /v3/users', () => {
  const kms = useEmulator({ accounts: [acme] })
  const asking = async (user: object) => ({ 'x-auth-token': await kms.signIn(user, inAcme) })

  test('finds a user by name, with all that clients read, and without the password', async () => {
    const { status, body, text } = await kms.call('listUsers', undefined, { query: { name: 'demo' } })

    expect([status, body]).toEqual([
      200,
      {
        links: { next: null, previous: null, self: expect.stringMatching(/\/v3\/users$/) },
        users: [
          {
            pwd_status: true,
            domain_id: demo.account.id,
            last_project_id: '',
            name: 'demo',
            description: '',
            password_expires_at: null,
            links: {
              next: null,
              previous: null,
              self: expect.stringMatching(new RegExp(`/v3/users/${demoUser.id}$`)),
            },
            id: demoUser.id,
            enabled: true,
          },
        ],
      },
    ])
    expect(text).not.toContain(demoUser.password)
  })

  test.each([
    [{}, ['alice', 'auditor']],
    [{ name: 'auditor' }, ['auditor']],
    [{ name: 'demo' }, []],
    [{ domain_id: acme.id }, ['alice', 'auditor']],
    [{ domain_id: demo.account.id }, []],
    [{ enabled: 'true' }, ['alice', 'auditor']],
    [{ enabled: 'false' }, []],
    [{ password_expires_at: 'lt:2026-01-02T12:00:00Z' }, []],
  ])('with %j finds %j, in the own account only', async (query, names) => {
    const { users } = await kms.ok('listUsers', undefined, { query, headers: await asking(alice) })

    expect(users.map(({ name }) => name)).toEqual(names)
  })

  test.each([{ enabled: 'maybe' }, { password_expires_at: 'soon' }])('with %j answers 400', async (query) => {
    expect(await kms.refused('listUsers', undefined, { query })).toBe('IdentityBodyInvalid')
  })

  test('without the right one finds oneself, and nobody else', async () => {
    const headers = await asking(auditor)
    const { users } = await kms.ok('listUsers', undefined, { query: { name: 'auditor' }, headers })

    expect(users.map(({ id }) => id)).toEqual([acme.users[1]?.id])
    expect(await kms.refused('listUsers', undefined, { query: { name: 'alice' }, headers })).toBe(
      'IdentityForbidden',
    )
    expect(await kms.refused('listUsers', undefined, { headers })).toBe('IdentityForbidden')
  })
})

describe('GET /v3/users/{user_id}', () => {
  const kms = useEmulator({ accounts: [acme] })
  const ask = async (user: object, user_id: string) =>
    kms.call('showUser', undefined, {
      path: { user_id },
      headers: { 'x-auth-token': await kms.signIn(user, inAcme) },
    })
  const [first, second] = acme.users.map(({ id }) => id)

  test.each([
    ['another user, with the right', alice, second, 200],
    ['oneself, without it', auditor, second, 200],
    ['another user, without it', auditor, first, 403],
    ['nobody, without it', auditor, 'nobody', 403],
    ['nobody, with it', alice, 'nobody', 404],
    ['a user of another account', alice, demoUser.id, 404],
  ])('%s', async (_, user, id = '', expected) => {
    const { status, body } = await ask(user, id)

    expect(status).toBe(expected)
    expect(body).toMatchObject(status === 200 ? { user: { id } } : { error: { code: expected } })
  })
})

describe('GET /v3/auth/projects and /v3/regions', () => {
  const kms = useEmulator({ accounts: [acme] })
  const asAlice = async () => ({ headers: { 'x-auth-token': await kms.signIn(alice, inAcme) } })

  test('the projects are those of the account', async () => {
    const { projects, links } = await kms.ok('listAuthProjects', undefined, await asAlice())

    expect(projects.map(({ name }) => name)).toEqual(['cn-north-7', 'cn-north-7_tests', 'eu-de'])
    expect(projects[0]).toEqual({
      domain_id: acme.id,
      is_domain: false,
      parent_id: acme.id,
      name: 'cn-north-7',
      description: '',
      links: { self: expect.stringMatching(/\/v3\/projects\/7{32}$/) },
      id: '7'.repeat(32),
      enabled: true,
    })
    expect(links.self).toMatch(/\/v3\/auth\/projects$/)
  })

  test('the regions are those of the projects, each once', async () => {
    const { regions } = await kms.ok('listRegions', undefined, await asAlice())

    expect(regions.map(({ id }) => id)).toEqual(['cn-north-7', 'eu-de'])
    expect(regions[1]).toEqual({
      parent_region_id: null,
      description: '',
      links: { self: expect.stringMatching(/\/v3\/regions\/eu-de$/) },
      type: 'public',
      id: 'eu-de',
      locales: { 'zh-cn': 'eu-de', 'en-us': 'eu-de' },
    })
  })
})
