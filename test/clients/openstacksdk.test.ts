import { describe, expect, test } from 'vitest'
import { cmk, headerOf, project, useReplay } from '../support/replay.ts'

/* Recorded from openstacksdk 0.101.0; the address of KMS is completed as otcextensions does it. */
const agent = 'openstacksdk/0.101.0 keystoneauth1/5.0.0 python-requests/2.28.1 CPython/3.11.2'
const get = (target: string) => `
GET ${target} HTTP/1.1
Host: <host>
User-Agent: ${agent}
Accept-Encoding: gzip, deflate
Accept: application/json
Connection: keep-alive`

const withToken = (target: string) => `${get(target)}\nX-Auth-Token: <token>`

const tokens = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: ${agent}
Accept-Encoding: gzip, deflate
Accept: application/json
Connection: keep-alive
Content-Type: application/json
Content-Length: 234`

const signIn =
  '{"auth": {"identity": {"methods": ["password"], "password": {"user": {"password": "Demo-Passw0rd", "name": "demo", "domain": {"name": "dewkit-demo"}}}}, "scope": {"project": {"name": "cn-north-4", "domain": {"name": "dewkit-demo"}}}}}'

const listKeys = `
POST /v1.0/<project>/kms/list-keys HTTP/1.1
Host: <host>
User-Agent: ${agent}
Accept-Encoding: gzip, deflate
Accept: */*
Connection: keep-alive
X-Auth-Token: <token>
Content-Type: application/json
Content-Length: 16`

type Entry = { type: string; endpoints: { interface: string; region_id: string; url: string }[] }
const addressOf = (catalog: Entry[], type: string) =>
  catalog
    .find((entry) => entry.type === type)
    ?.endpoints.find((endpoint) => endpoint.interface === 'public' && endpoint.region_id === 'cn-north-4')
    ?.url

describe('openstacksdk', () => {
  const send = useReplay()

  test.each(['/v3', '/v3/'])('finds at %s which version IAM has', async (path) => {
    const { status, body } = await send(get(path))

    expect([status, body.version.id, body.version.status]).toEqual([200, 'v3', 'CURRENT'])
    expect(body.version.links).toMatchObject([{ rel: 'self', href: expect.stringMatching(/\/v3\/$/) }])
  })

  test('finds in the token where KMS and IAM are, for its region', async () => {
    const { status, body } = await send(tokens, signIn)
    const { catalog } = body.token

    expect([status, body.token.project.id]).toEqual([201, project])
    expect(addressOf(catalog, 'kms')).toMatch(/\/v1\.0$/)
    expect(addressOf(catalog, 'identity')).toMatch(/\/v3$/)
  })

  test('reads from the root that KMS is at /v1.0/', async () => {
    const { status, body } = await send(get('/'))
    const [version] = body.versions

    expect([status, version.id, version.links[0].href.replace(/^.*:\d+/, '')]).toEqual([
      200,
      'v1.0',
      '/v1.0/',
    ])
  })

  test('lists CMKs, users, projects and regions', async () => {
    const values = { token: headerOf(await send(tokens, signIn), 'X-Subject-Token') }
    const keys = await send(listKeys, '{"limit": "100"}', { values })
    const [users, projects, regions] = await Promise.all(
      ['/v3/users', '/v3/projects', '/v3/regions'].map((path) => send(withToken(path), '', { values })),
    )

    expect([keys.status, keys.body.keys]).toEqual([200, [cmk]])
    expect(users?.body.users[0].name).toBe('demo')
    expect(projects?.body.projects[0].name).toBe('cn-north-4')
    expect(regions?.body.regions[0].id).toBe('cn-north-4')
  })
})
