import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { sign } from '../../src/client/sign.ts'
import { acme, acmeProject, alice, auditor, byAgency } from '../support/acme.ts'
import { refusalName, useEmulator } from '../support/emulator.ts'

const [demoUser] = demo.account.users
const [demoKeys] = demoUser.accessKeys
const scope = { project: { name: 'cn-north-7' } }

describe('a token by an agency', () => {
  const kms = useEmulator({ accounts: [acme] })
  const ask = (identity: object, { token = kms.token, scope: of = scope as object | undefined } = {}) =>
    kms.sendJson('POST', '/v3/auth/tokens', { auth: { identity, scope: of } }, { 'x-auth-token': token })
  const assume = (role: object = byAgency) => ({ methods: ['assume_role'], assume_role: role })

  test('is one of the account that has made the agency, and tells who assumed it', async () => {
    const { status, headers, body } = await ask(assume())

    expect(status).toBe(201)
    expect(headers['x-subject-token']).toMatch(/^MII/)
    expect(body).toMatchObject({
      token: {
        methods: ['assume_role'],
        expires_at: '2026-01-03T12:00:00.000000Z',
        project: { id: acmeProject.id, name: 'cn-north-7', domain: { id: acme.id, name: 'acme' } },
        user: { id: 'c'.repeat(32), name: 'acme/kms-operator', domain: { id: acme.id, name: 'acme' } },
        assumed_by: {
          user: {
            ...{ id: demoUser.id, name: 'demo', password_expires_at: '' },
            domain: { id: demo.account.id, name: 'dewkit-demo' },
          },
        },
      },
    })
    expect((body as { token: { user: object } }).token.user).not.toHaveProperty('password_expires_at')
  })

  test('opens the projects of that account, with the rights of the agency', async () => {
    const key_id = await kms.cmkIn('enabled', { project: acmeProject.id })
    const token = String((await ask(assume())).headers['x-subject-token'])
    const extras = { path: { project_id: acmeProject.id }, headers: { 'x-auth-token': token } }

    expect(await kms.ok('describeKey', { key_id }, extras)).toMatchObject({ key_info: { key_id } })
    expect(await kms.refused('listAliases', undefined, extras)).toBe('NoAccessToApi')
    expect(await kms.refused('describeKey', { key_id }, { headers: { 'x-auth-token': token } })).toBe(
      'ProjectMismatch',
    )
  })

  test('is checked like any other', async () => {
    const token = String((await ask(assume())).headers['x-subject-token'])
    const headers = { 'x-auth-token': token, 'x-subject-token': token }
    const { status, body } = await kms.call('showToken', undefined, { headers })

    expect([status, body]).toMatchObject([200, { token: { assumed_by: { user: { name: 'demo' } } } }])
  })

  test('is shown to nobody of another account', async () => {
    const token = await kms.signIn(alice, { project: { name: 'cn-north-7' } })
    const headers = { 'x-auth-token': kms.token, 'x-subject-token': token }

    expect(await kms.refused('showToken', undefined, { headers })).toBe('IdentityForbidden')
  })

  test.each([
    ['the older name of the method', { methods: ['hw_assume_role'], hw_assume_role: byAgency }],
    ['what the SDKs for Go call the agency', assume({ domain_name: 'acme', xrole_name: 'kms-operator' })],
    ['the account by its id', assume({ domain_id: acme.id, agency_name: 'kms-operator' })],
  ])('may be asked for with %s', async (_, identity) => {
    expect((await ask(identity)).status).toBe(201)
  })

  test('may be asked for with a signature', async () => {
    const url = new URL('http://kms.example.test/v3/auth/tokens')
    const body = JSON.stringify({ auth: { identity: assume(), scope } })
    const headers = { 'content-type': 'application/json', 'x-domain-id': demo.account.id }
    const added = await sign({ method: 'POST', url, headers, body }, demoKeys, new Date(kms.clock.now))
    const { status } = await kms.send({
      ...{ method: 'POST', url: url.pathname, payload: body, headers: { ...headers, ...added } },
    })

    expect(status).toBe(201)
  })

  test.each<[says: string, ak: string, change: Record<string, string>, name: string]>([
    ['an access key of nobody', 'NOBODYSACCESSKEY0000', {}, 'AccessKeyNotFound'],
    ['a wrong signature', demoKeys.ak, {}, 'SignatureMismatch'],
    ['an old signature', demoKeys.ak, { 'x-sdk-date': '20260101T120000Z' }, 'SignatureExpired'],
    [
      'a security token of nobody',
      'NOBODYSACCESSKEY0000',
      { 'x-security-token': 'none' },
      'SecurityTokenMismatch',
    ],
  ])('is refused by the gateway with %s', async (_, ak, change, name) => {
    const authorization = `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=x-sdk-date, Signature=${'0'.repeat(64)}`
    const headers = { authorization, 'x-sdk-date': '20260102T120000Z', ...change }
    const auth = { identity: assume(), scope }
    const { status, body } = await kms.sendJson('POST', '/v3/auth/tokens', { auth }, headers)

    expect(refusalName(status, body)).toBe(name)
  })

  test.each([
    ['an agency that does not exist', { ...byAgency, agency_name: 'nobody' }],
    ['an agency that trusts another account', { ...byAgency, agency_name: 'internal' }],
    ['an account that does not exist', { ...byAgency, domain_name: 'nowhere' }],
    ['an agency of no account', { agency_name: 'kms-operator' }],
  ])('%s is not found', async (_, role) => {
    const { status, body } = await ask(assume(role))

    expect([status, body]).toMatchObject([404, { error: { message: expect.stringMatching(/agency/) } }])
  })

  test.each([
    ['no credentials', '', 401],
    ['a token of nobody', 'MIIno', 401],
  ])('%s answers %s %d', async (_, token, expected) => {
    expect((await ask(assume(), { token })).status).toBe(expected)
  })

  test('needs the right iam:tokens:assume', async () => {
    const token = await kms.signIn(auditor, { project: { name: 'cn-north-7' } })
    const { status, body } = await ask(assume(), { token })

    expect([status, body]).toMatchObject([
      403,
      { error: { message: expect.stringContaining('iam:tokens:assume') } },
    ])
  })

  test('is no way for the users of the account that has made it', async () => {
    const token = await kms.signIn(alice, { project: { name: 'cn-north-7' } })

    expect((await ask(assume(), { token })).status).toBe(404)
  })

  test('does not lead to another one', async () => {
    const token = String((await ask(assume())).headers['x-subject-token'])

    expect((await ask(assume(), { token })).status).toBe(403)
  })

  test('needs a scope, of the account that has made the agency', async () => {
    const { status, body } = await kms.sendJson(
      'POST',
      '/v3/auth/tokens',
      { auth: { identity: assume() } },
      { 'x-auth-token': kms.token },
    )

    expect([status, body]).toMatchObject([400, { error: { message: expect.stringContaining('auth.scope') } }])
    expect((await ask(assume(), { scope: { project: { name: 'cn-north-4' } } })).status).toBe(401)
    expect((await ask(assume(), { scope: { domain: { name: 'dewkit-demo' } } })).status).toBe(401)
    expect((await ask(assume(), { scope: { domain: { name: 'acme' } } })).status).toBe(201)
  })

  test.each([
    ['the field of the method', { methods: ['assume_role'] }],
    ['the name of the agency', assume({ domain_name: 'acme' })],
  ])('without %s answers 400', async (_, identity) => {
    expect((await ask(identity)).status).toBe(400)
  })
})
