import { describe, expect, test } from 'vitest'
import { type Answer, cmk, headerOf, project, useReplay } from '../support/replay.ts'

/* Recorded from gophertelekomcloud of October 2024, which the Terraform provider of Open Telekom Cloud is built on. */
const password = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Connection: close
Content-Length: 216
Accept: application/json
Content-Type: application/json
Accept-Encoding: gzip`

const passwordBody = `{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"dewkit-demo"},"name":"demo","password":"Demo-Passw0rd"}}},"scope":{"project":{"domain":{"name":"dewkit-demo"},"name":"cn-north-4"}}}}\n`

const byToken = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Connection: close
Content-Length: <length>
Accept: application/json
Content-Type: application/json
X-Auth-Token: <token>
Accept-Encoding: gzip`

const get = (target: string, more = '') => `
GET ${target} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Connection: close
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=<ak>/20260102///sdk_request, SignedHeaders=accept;host;user-agent;x-sdk-date, Signature=<signature>${more}
X-Sdk-Date: 20260102T120000Z`

const catalog = get('/v3/auth/catalog', '\nX-Project-Id: <project>')

const bySignature = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Connection: close
Content-Length: <length>
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=<ak>/20260102///sdk_request, SignedHeaders=accept;content-type;host;user-agent;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z`

const securitytokens = `
POST /v3.0/OS-CREDENTIAL/securitytokens HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Connection: close
Content-Length: <length>
Accept: application/json
Content-Type: application/json
X-Auth-Token: <token>
Accept-Encoding: gzip`

const tail = '\nAccept-Encoding: gzip'
const temporaryTail = '\nX-Security-Token: <securitytoken>\nAccept-Encoding: gzip'
const values = { ak: 'DEWKITDEMOACCESSKEY0' }

/** The first address of KMS for the region: nothing is added to it. */
const kmsv1 = (entries: { type: string; endpoints: { region: string; url: string }[] }[]) =>
  entries.find(({ type }) => type === 'kmsv1')?.endpoints.find(({ region }) => region === 'cn-north-4')?.url

describe('the SDK for Go of Open Telekom Cloud', () => {
  const send = useReplay()
  const token = async () => headerOf(await send(password, passwordBody), 'X-Subject-Token')
  const expectLife = async (call: (operation: string, body: string) => Promise<Answer>, alias: string) => {
    const made = await call('create-key', `{"key_alias":"${alias}","key_description":"d"}\n`)
    const { key_id } = made.body.key_info
    const shown = await call('describe-key', `{"key_id":"${key_id}"}\n`)
    const gone = await call('schedule-key-deletion', `{"key_id":"${key_id}","pending_days":"7"}\n`)

    expect([made.status, shown.status, gone.status]).toEqual([200, 200, 200])
    expect(shown.body.key_info).toMatchObject({ key_alias: alias, key_state: '2', default_key_flag: '0' })
    expect(gone.body.key_state).toBe('4')
  }

  test('finds KMS in the token of a password', async () => {
    const { status, body } = await send(password, passwordBody)

    expect(status).toBe(201)
    expect(kmsv1(body.token.catalog)).toMatch(new RegExp(`/v1\\.0/${project}$`))
  })

  test('makes and deletes a CMK with that token', async () => {
    const withToken = { values: { token: await token() } }
    await expectLife((operation, body) => send(byToken(operation), body, withToken), 'otc-token')
  })

  test('takes a name that is no id for one that is not there', async () => {
    const { status, body } = await send(byToken('describe-key'), '{"key_id":"nothing"}\n', {
      values: { token: await token() },
    })

    expect([status, body.error.error_code]).toEqual([400, 'KMS.0205'])
  })

  test('finds project and KMS with an access key', async () => {
    const projects = await send(get('/v3/projects?name=cn-north-4') + tail, '', { values })
    const { status, body } = await send(catalog + tail, '', { values })

    expect(projects.body.projects[0].id).toBe(project)
    expect([status, kmsv1(body.catalog)]).toEqual([
      200,
      expect.stringMatching(new RegExp(`/v1\\.0/${project}$`)),
    ])
  })

  test('makes and deletes a CMK with an access key', async () => {
    await expectLife((operation, body) => send(bySignature(operation) + tail, body, { values }), 'otc-key')
  })

  test('works with a temporary access key, whose security token it adds after signing', async () => {
    const mine = await token()
    const identity = `{"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":900,"id":"${mine}"}}}}\n`
    const answer = await send(securitytokens, identity, { values: { token: mine } })
    expect(answer.status).toBe(201)

    const { access, secret, securitytoken } = answer.body.credential
    const temporary = { keys: { ak: access, sk: secret }, values: { ak: access, securitytoken } }
    const found = await send(catalog + temporaryTail, '', temporary)
    const shown = await send(bySignature('describe-key') + temporaryTail, `{"key_id":"${cmk}"}\n`, temporary)
    expect([found.status, shown.status]).toEqual([200, 200])
  })
})
