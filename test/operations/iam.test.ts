import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { demoUser, projectId, useEmulator } from '../support/emulator.ts'
import { beyondPrism } from '../support/prism.ts'

const identity = (user: object) => ({ methods: ['password'], password: { user } })
const wrong = { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } }
const unauthenticated = {
  error: {
    code: 401,
    message: expect.stringMatching(/^The request you have made requires authentication\./),
    title: 'Unauthorized',
  },
}

describe('POST /v3/auth/tokens', () => {
  const kms = useEmulator()
  const ask = (auth: unknown, url = '/v3/auth/tokens') => kms.sendJson('POST', url, { auth }, {})

  test('answers 201, the token in X-Subject-Token and its life of 24 hours', async () => {
    const { status, headers, body } = await ask({
      identity: identity(demoUser),
      scope: { project: { name: 'cn-north-4' } },
    })

    expect(status).toBe(201)
    expect(headers['x-subject-token']).toMatch(/^MII/)
    expect(body).toMatchObject({
      token: {
        issued_at: '2026-01-02T12:00:00.000000Z',
        expires_at: '2026-01-03T12:00:00.000000Z',
        methods: ['password'],
        project: { id: projectId, name: 'cn-north-4', domain: { name: 'dewkit-demo' } },
        user: { name: 'demo', password_expires_at: '', domain: { name: 'dewkit-demo' } },
      },
    })
  })

  test('has a catalog, unless nocatalog is given', async () => {
    const auth = { identity: identity(demoUser), scope: { project: { id: projectId } } }
    const { body } = await ask(auth)

    expect((body as { token: { catalog: object[] } }).token.catalog).not.toEqual([])
    expect((await ask(auth, '/v3/auth/tokens?nocatalog=true')).body).toMatchObject({ token: { catalog: [] } })
  })

  test('a domain of somebody else answers 401', async () => {
    const { status } = await ask({ identity: identity(demoUser), scope: { domain: { name: 'elsewhere' } } })

    expect(status).toBe(401)
  })

  test.each([
    ['password', { ...demoUser, password: 'wrong' }],
    ['user', { ...demoUser, name: 'nobody' }],
    ['domain', { ...demoUser, domain: { name: 'elsewhere' } }],
    ['domain that is missing', { name: demoUser.name, password: demoUser.password }],
  ])('a wrong %s answers 401 in the words of IAM', async (_, user) => {
    const { status, body } = await ask({ identity: identity(user) })

    expect([status, body]).toEqual([401, wrong])
  })

  test('a project of somebody else answers 401', async () => {
    const { status } = await ask({ identity: identity(demoUser), scope: { project: { name: 'eu-de' } } })

    expect(status).toBe(401)
  })

  test('with project and domain in the scope the project wins', async () => {
    const scope = { project: { name: 'cn-north-4' }, domain: { name: 'dewkit-demo' } }
    const { body } = await ask({ identity: identity(demoUser), scope })

    expect(body).toMatchObject({ token: { project: { id: projectId } } })
  })

  test.each([
    ['no auth', undefined],
    ['no identity', {}],
    ['another method', { identity: { methods: ['totp'], password: { user: demoUser } } }],
    ['no password', { identity: identity({ name: 'demo' }) }],
    ['no field of the method', { identity: { methods: ['password'] } }],
    ['a number for a name', { identity: identity({ ...demoUser, name: 7 }) }],
  ])('%s answers 400 in the words of IAM', async (_, auth) => {
    const { status, body } = await ask(auth)

    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: {
        code: 400,
        title: 'Bad Request',
        message: expect.stringMatching(/^The request body is invalid/),
      },
    })
  })

  test('a signature on it is not looked at', async () => {
    const auth = { identity: identity(demoUser) }
    const { status } = await kms.sendJson(
      'POST',
      '/v3/auth/tokens',
      { auth },
      { authorization: 'SDK-HMAC-SHA256 nonsense' },
    )

    expect(status).toBe(201)
  })
})

describe('GET /v3/auth/tokens', () => {
  const kms = useEmulator()
  const check = (token: string, subject: string) =>
    kms.call('showToken', undefined, { headers: { 'x-auth-token': token, 'x-subject-token': subject } })

  test('shows a token to its owner', async () => {
    const { status, headers, body } = await check(kms.token, kms.token)

    expect([status, headers['x-subject-token']]).toEqual([200, kms.token])
    expect(body).toMatchObject({ token: { user: { name: 'demo' }, project: { id: projectId } } })
  })

  test('without a token to show it answers in the words of IAM', async () => {
    expect(await kms.refused('showToken')).toBe('IdentityBodyInvalid')
  })

  test('a token that is none is not found', async () => {
    expect((await check(kms.token, 'MIInothing')).status).toBe(404)
  })

  test('without a token of one’s own it answers 401', async () => {
    const { status, body } = await check('MIInothing', kms.token)

    expect([status, body]).toEqual([401, unauthenticated])
  })
})

describe('GET /v3/projects and /v3/auth/domains', () => {
  const kms = useEmulator()

  test('the project of a region is exactly one', async () => {
    const { projects } = await kms.ok('listProjects', undefined, { query: { name: 'cn-north-4' } })

    expect(projects).toHaveLength(1)
    expect(projects[0]).toMatchObject({
      id: projectId,
      name: 'cn-north-4',
      domain_id: demo.account.id,
      enabled: true,
    })
  })

  test('a region without a project has none', async () => {
    expect((await kms.ok('listProjects', undefined, { query: { name: 'eu-de' } })).projects).toEqual([])
  })

  test('a page that is no number is refused in the words of IAM', async () => {
    expect(await kms.refused('listProjects', undefined, { query: { page: 'x' } })).toBe('IdentityBodyInvalid')
  })

  test('the domain is the account of the caller', async () => {
    const { domains } = await kms.ok('listDomains')

    expect(domains).toMatchObject([{ id: demo.account.id, name: 'dewkit-demo', enabled: true }])
  })

  test.for(['listProjects', 'listDomains'] as const)(
    '%s without credentials answers 401 of IAM',
    async (id, { skip }) => {
      skip(...beyondPrism)
      const { status, body } = await kms.call(id, undefined, { headers: { 'x-auth-token': '' } })

      expect([status, body]).toEqual([401, unauthenticated])
    },
  )
})

describe('the version pages', () => {
  const kms = useEmulator()

  test('need no credentials', async () => {
    const { status, body } = await kms.send({ method: 'GET', url: '/' })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      versions: [{ id: 'v1.0', status: 'CURRENT', min_version: '', version: '' }],
    })
    expect((body as { versions: { links: { href: string }[] }[] }).versions[0]?.links[0]?.href).toMatch(
      /\/v1\.0\/$/,
    )
  })

  test('show one version, also under the address that they link to', async ({ skip }) => {
    skip(...beyondPrism)
    expect((await kms.send({ method: 'GET', url: '/v1.0' })).body).toMatchObject({ version: { id: 'v1.0' } })
    expect((await kms.send({ method: 'GET', url: '/v1.0/' })).body).toMatchObject({ version: { id: 'v1.0' } })
    expect((await kms.send({ method: 'GET', url: '/v3' })).body).toMatchObject({ version: { id: 'v3' } })
  })

  test('an unknown version is an unknown path', async () => {
    const { status, body } = await kms.send({ method: 'GET', url: '/v9' })

    expect([status, body]).toEqual([404, expect.objectContaining({ error_code: 'APIGW.0101' })])
  })
})
