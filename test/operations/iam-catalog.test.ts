import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { sign } from '../../src/client/sign.ts'
import { acme, alice } from '../support/acme.ts'
import { demoUser, projectId, useEmulator } from '../support/emulator.ts'
import { beyondPrism, viaPrism } from '../support/prism.ts'

const [demoKeys] = demo.account.users[0].accessKeys
const identity = (user: object) => ({ methods: ['password'], password: { user } })

type Catalog = {
  type: string
  name: string
  endpoints: { region: string; interface: string; url: string }[]
}[]
const base = '<address of the mock>'
/** `type region url`, which is all that clients choose by. */
const linesOf = (catalog: Catalog) =>
  catalog.flatMap(({ type, endpoints }) =>
    endpoints.map(({ region, url }) => `${type} ${region} ${url.replace(/^http:\/\/[^/]+/, base)}`),
  )
const catalogIn = (body: unknown) => linesOf((body as { catalog: Catalog }).catalog)

const ofDemo = [
  `kms cn-north-4 ${base}/v1.0`,
  `kmsv1 cn-north-4 ${base}/v1.0/${projectId}`,
  `iam * ${base}/v3.0`,
  `identity cn-north-4 ${base}/v3`,
]

describe('GET /v3/auth/catalog', () => {
  const kms = useEmulator({ accounts: [acme] })
  const ask = (headers: Record<string, string>) =>
    kms.send({ method: 'GET', url: '/v3/auth/catalog', headers })
  const signed = async (more: Record<string, string> = {}) => {
    const url = new URL('http://kms.example.test/v3/auth/catalog')
    return {
      ...more,
      ...(await sign({ method: 'GET', url, headers: more }, demoKeys, new Date(kms.clock.now))),
    }
  }

  test('leads each kind of client to KMS', async () => {
    const { status, body } = await ask({ 'x-auth-token': kms.token })

    expect(status).toBe(200)
    expect(catalogIn(body)).toEqual(ofDemo)
    expect(body).toMatchObject({ links: { self: expect.stringMatching(/\/v3\/auth\/catalog$/) } })
  })

  test('has the address that the client asked', async ({ skip }) => {
    skip(viaPrism, 'Prism asks the mock by another name')
    const { text } = await ask({ 'x-auth-token': kms.token, host: 'localhost:18010' })

    expect(text.match(/"url":"[^"]*"/g)).toEqual([
      '"url":"http://localhost:18010/v1.0"',
      `"url":"http://localhost:18010/v1.0/${projectId}"`,
      '"url":"http://localhost:18010/v3.0"',
      '"url":"http://localhost:18010/v3"',
    ])
  })

  test('has what the token has', async () => {
    const auth = { identity: identity(demoUser), scope: { project: { id: projectId } } }
    const { body } = await kms.sendJson('POST', '/v3/auth/tokens', { auth }, {})

    expect(linesOf((body as { token: { catalog: Catalog } }).token.catalog)).toEqual(ofDemo)
  })

  test('takes the project of a signed request from X-Project-Id', async () => {
    const { status, body } = await ask(await signed({ 'x-project-id': projectId }))

    expect([status, catalogIn(body)]).toEqual([200, ofDemo])
  })

  test('takes the project of a token from the token', async () => {
    const { body } = await ask({ 'x-auth-token': kms.token, 'x-project-id': acme.projects[0].id })

    expect(catalogIn(body)).toEqual(ofDemo)
  })

  test('without a project has no KMS, and IAM in every region of the account', async () => {
    const token = await kms.signIn(alice, { domain: { name: 'acme' } })
    const { body } = await ask({ 'x-auth-token': token })

    expect(catalogIn(body)).toEqual([
      `iam * ${base}/v3.0`,
      `identity cn-north-7 ${base}/v3`,
      `identity eu-de ${base}/v3`,
    ])
    expect(catalogIn((await ask(await signed())).body)[0]).toBe(`iam * ${base}/v3.0`)
  })

  test('a project is in the region that its name begins with', async () => {
    const token = await kms.signIn(alice, { project: { name: 'cn-north-7_tests' } })
    const { body } = await ask({ 'x-auth-token': token })

    expect(catalogIn(body)[0]).toBe(`kms cn-north-7 ${base}/v1.0`)
  })

  test('a project of somebody else, or none at all, answers 401', async () => {
    for (const id of [acme.projects[0].id, 'nowhere'])
      expect((await ask(await signed({ 'x-project-id': id }))).status).toBe(401)
  })

  test('names each service once for a region and an interface', async () => {
    const catalog = catalogIn((await ask({ 'x-auth-token': kms.token })).body)
    const places = catalog.map((line) => line.replace(/ \S+$/, ''))

    expect(new Set(places).size).toBe(places.length)
  })
})

describe('GET /v3/auth/catalog without authentication', () => {
  const kms = useEmulator({ auth: 'off', accounts: [acme] })

  test.for<[says: string, headers: Record<string, string>, region: string]>([
    ['the project of X-Project-Id', { 'x-project-id': acme.projects[2].id }, 'eu-de'],
    ['the demo project', {}, 'cn-north-4'],
    ['the demo project for one that nobody has', { 'x-project-id': 'nowhere' }, 'cn-north-4'],
  ])('takes %s', async ([_, headers, region], { skip }) => {
    skip(...beyondPrism)
    const { body } = await kms.send({ method: 'GET', url: '/v3/auth/catalog', headers })

    expect(catalogIn(body)[0]).toContain(`kms ${region} `)
  })
})

describe('a path with the project twice', () => {
  const kms = useEmulator()

  test('is no API, and the answer says why', async ({ skip }) => {
    skip(...beyondPrism)
    const url = `/v1.0/${projectId}/${projectId}/kms/describe-key`
    const { status, body } = await kms.sendJson('POST', url, {}, { 'x-auth-token': kms.token })

    expect([status, body]).toMatchObject([
      404,
      { error_code: 'APIGW.0101', error_msg: expect.stringContaining('project stands in the path twice') },
    ])
  })
})
