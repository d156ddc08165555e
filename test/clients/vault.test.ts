import { describe, expect, test } from 'vitest'
import { cmk, project, useReplay } from '../support/replay.ts'

/* As the seal of Vault and OpenBao (go-kms-wrapping, on the vendor's older Go SDK) writes it; that SDK was recorded. */
const lookUp = `
GET /v3/projects?name=cn-north-4 HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=DEWKITDEMOACCESSKEY0/20260102///sdk_request, SignedHeaders=accept;host;user-agent;x-sdk-date, Signature=<signature>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const catalog = `
GET /v3/auth/catalog HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=DEWKITDEMOACCESSKEY0/20260102///sdk_request, SignedHeaders=accept;host;user-agent;x-sdk-date, Signature=<signature>
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
Host: <host>
User-Agent: golangsdk/2.0.0
Content-Length: <length>
Accept: application/json
Authorization: SDK-HMAC-SHA256 Credential=DEWKITDEMOACCESSKEY0/20260102///sdk_request, SignedHeaders=accept;content-type;host;user-agent;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

describe('the seal of Vault and OpenBao', () => {
  const send = useReplay()

  test('finds its project by name, and exactly one', async () => {
    const { status, body } = await send(lookUp)

    expect([status, body.projects.length, body.projects[0].id]).toEqual([200, 1, project])
  })

  test('finds one address of KMS for its region, to which it adds the project', async () => {
    const { status, body } = await send(catalog)
    const found = body.catalog
      .filter(({ type }: { type: string }) => type === 'kms')
      .flatMap(({ endpoints }: { endpoints: object[] }) => endpoints)

    expect(status).toBe(200)
    expect(found).toMatchObject([{ interface: 'public', region: 'cn-north-4' }])
    expect(found[0].url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0$/)
  })

  test.each([cmk, 'alias/demo'])('learns the id of the CMK %s', async (key) => {
    const { status, body } = await send(post('describe-key'), `{"key_id":"${key}"}\n`)

    expect([status, body.key_info.key_id]).toEqual([200, cmk])
  })

  test('seals its key, and unseals with it', async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    const sealed = await send(post('encrypt-data'), `{"key_id":"alias/demo","plain_text":"${key}"}\n`)
    expect([sealed.status, sealed.body.key_id]).toEqual([200, cmk])

    const opened = await send(post('decrypt-data'), `{"cipher_text":"${sealed.body.cipher_text}"}\n`)
    expect([opened.status, opened.body.plain_text]).toEqual([200, key])
  })
})
