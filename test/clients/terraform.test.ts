import { describe, expect, test } from 'vitest'
import { acme, acmeProject } from '../support/acme.ts'
import { cmk, project, useReplay } from '../support/replay.ts'

/*
 * The Go client of the vendor's Terraform provider (chnsz/golangsdk of May 2026) was recorded, in the order in which the
 * provider has its calls. X-Project-Id and X-Domain-Id are added after signing.
 */
const get = (target: string, more = '') => `
GET ${target} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Accept: application/json
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=accept;user-agent;x-sdk-date, Signature=<signature>${more}
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const post = (path: string) => `
POST /v1.0/<project>/kms/${path} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: <length>
Accept: application/json
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=accept;content-type;user-agent;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Domain-Id: d78cbac186b744899480f25bd022f468
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const tags = (keyId: string) => `
GET /v1.0/<project>/kms/${keyId}/tags HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Accept: application/json
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=accept;content-type;user-agent;x-language;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Domain-Id: d78cbac186b744899480f25bd022f468
X-Language: en-us
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

/* Not recorded: written from what is known of the provider's assume_role. */
const securitytokens = `
POST /v3.0/OS-CREDENTIAL/securitytokens HTTP/1.1
Host: <host>
User-Agent: huaweicloud-usdk-go/3.0
Content-Length: <length>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=user-agent;x-domain-id;x-sdk-date, Signature=<signature>
Content-Type: application/json;charset=UTF-8
X-Domain-Id: d78cbac186b744899480f25bd022f468
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const listKeysByAgency = `
POST /v1.0/<project>/kms/list-keys HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: 3
Accept: application/json
Authorization: SDK-HMAC-SHA256 Access=<ak>, SignedHeaders=accept;content-type;user-agent;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
X-Security-Token: <securitytoken>
Accept-Encoding: gzip`

describe('the Terraform provider', () => {
  const send = useReplay()

  test('finds project and domain, and the user that a name stands for', async () => {
    const projects = await send(get('/v3/projects?name=cn-north-4'))
    const domains = await send(get('/v3/auth/domains', '\nX-Project-Id: <project>'))
    const users = await send(get('/v3/users?name=demo', '\nX-Project-Id: <project>'))

    expect([projects.status, projects.body.projects[0].id]).toEqual([200, project])
    expect([domains.status, domains.body.domains[0].name]).toEqual([200, 'dewkit-demo'])
    expect([users.status, users.body.users.length, typeof users.body.users[0].id]).toEqual([200, 1, 'string'])
  })

  test('leads a kms_key through its life', async () => {
    const made = await send(
      post('create-key'),
      '{"key_alias":"tf-key","key_description":"made by a test","key_spec":"AES_256"}\n',
    )
    const { key_id } = made.body.key_info
    const named = `{"key_id":"${key_id}"}\n`
    const described = async () => (await send(post('describe-key'), named)).body.key_info

    expect((await described()).key_state).toBe('2')
    const tag = '{"action":"create","tags":[{"key":"a","value":"b"}]}\n'
    expect((await send(post(`${key_id}/tags/action`), tag)).status).toBe(204)
    expect((await send(post('enable-key-rotation'), named)).status).toBe(200)
    const interval = `{"key_id":"${key_id}","rotation_interval":100}\n`
    expect((await send(post('update-key-rotation-interval'), interval)).status).toBe(200)

    expect(await described()).toMatchObject({ key_alias: 'tf-key', key_spec: 'AES_256', keystore_id: '0' })
    expect((await send(tags(key_id))).body.tags).toEqual([{ key: 'a', value: 'b' }])
    const rotation = await send(post('get-key-rotation-status'), named)
    expect(rotation.body).toMatchObject({ key_rotation_enabled: true, rotation_interval: 100 })

    const renamed = await send(post('update-key-alias'), `{"key_alias":"tf-key-2","key_id":"${key_id}"}\n`)
    expect(renamed.body.key_info.key_alias).toBe('tf-key-2')
    expect((await send(post('disable-key'), named)).body.key_info.key_state).toBe('3')
    expect((await send(post('enable-key'), named)).body.key_info.key_state).toBe('2')

    const gone = await send(post('schedule-key-deletion'), `{"key_id":"${key_id}","pending_days":"7"}\n`)
    expect([gone.body.key_state, (await described()).key_state]).toEqual(['4', '4'])
  })

  test('takes a CMK that is not there for one that is gone', async () => {
    const unknown = `${cmk.slice(0, -1)}${cmk.endsWith('0') ? '1' : '0'}`

    expect((await send(post('describe-key'), `{"key_id":"${unknown}"}\n`)).status).toBe(404)
  })

  test('assumes an agency, and goes on with a temporary access key', async () => {
    const identity =
      '{"auth":{"identity":{"methods":["assume_role"],"assume_role":{"agency_name":"kms-operator","domain_name":"acme","duration_seconds":86400}}}}\n'
    const answer = await send(securitytokens, identity)
    expect(answer.status).toBe(201)

    const { access, secret, securitytoken } = answer.body.credential
    const { status, body } = await send(listKeysByAgency, '{}\n', {
      keys: { ak: access, sk: secret },
      values: { ak: access, securitytoken, project: acmeProject.id },
    })
    expect([acme.name, status, body.keys]).toEqual(['acme', 200, []])
  })
})
