import { describe, expect, test } from 'vitest'
import { acme, acmeProject } from '../support/acme.ts'
import { cmk, headerOf, project, useReplay } from '../support/replay.ts'

/* Recorded from huaweicloud/golangsdk of August 2021, with a password and by an agency; with AK/SK see vault.test.ts. */
const password = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 216
Accept: application/json
Content-Type: application/json
Accept-Encoding: gzip`

const demoBody = `{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"dewkit-demo"},"name":"demo","password":"Demo-Passw0rd"}}},"scope":{"project":{"domain":{"name":"dewkit-demo"},"name":"cn-north-4"}}}}\n`

const describeKey = `
POST /v1.0/<project>/kms/describe-key HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 50
Accept: application/json
Content-Type: application/json
X-Auth-Token: <token>
Accept-Encoding: gzip`

const assume = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 182
Accept: application/json
Content-Type: application/json
X-Auth-Token: <token>
Accept-Encoding: gzip`

const assumeSigned = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 182
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=DEWKITDEMOACCESSKEY0/20260102///sdk_request, SignedHeaders=accept;content-type;host;user-agent;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Domain-Id: d78cbac186b744899480f25bd022f468
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const assumeBody = `{"auth":{"identity":{"assume_role":{"domain_name":"acme","xrole_name":"kms-operator"},"methods":["assume_role"]},"scope":{"project":{"domain":{"name":"acme"},"name":"cn-north-7"}}}}\n`

const createKey = `
POST /v1.0/<project>/kms/create-key HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 26
Accept: application/json
Content-Type: application/json
X-Auth-Token: <token>
Accept-Encoding: gzip`

describe('the older SDK for Go', () => {
  const send = useReplay()
  const signIn = async () => headerOf(await send(password, demoBody), 'X-Subject-Token')

  test('signs in with a password, and takes project and addresses from the token', async () => {
    const { status, body } = await send(password, demoBody)
    const types = body.token.catalog.map(({ type }: { type: string }) => type)

    expect([status, body.token.project.id]).toEqual([201, project])
    expect(types.filter((type: string) => type === 'kms')).toHaveLength(1)
  })

  test('describes a CMK with that token', async () => {
    const values = { token: await signIn() }
    const { status, body } = await send(describeKey, `{"key_id":"${cmk}"}\n`, { values })

    expect([status, body.key_info.key_id]).toEqual([200, cmk])
  })

  test('assumes an agency with its token, and makes a CMK in the other account', async () => {
    const answer = await send(assume, assumeBody, { values: { token: await signIn() } })
    expect([answer.status, answer.body.token.project.id]).toEqual([201, acmeProject.id])

    const values = { token: headerOf(answer, 'X-Subject-Token'), project: acmeProject.id }
    const { status, body } = await send(createKey, `{"key_alias":"by-agency"}\n`, { values })
    expect([status, body.key_info.domain_id]).toEqual([200, acme.id])
  })

  test('assumes an agency with its access key', async () => {
    const { status, body } = await send(assumeSigned, assumeBody)

    expect([status, body.token.user.name]).toEqual([201, 'acme/kms-operator'])
  })
})
