import { describe, expect, test } from 'vitest'
import { cmk, project, useReplay } from '../support/replay.ts'

/* Recorded from huaweicloud-sdk-nodejs-v3 3.1.211. test/auth/credentials.test.ts runs its core. */
const agent =
  'huaweicloud-usdk-nodejs/3.0; os/linux#6.18.44#x64 nodejs/v24.21.0 meta/C; app/5705e250-82a4-4a69-9791-5d6bfcb741ad'
const lookUp = `
GET /v3/projects?name=cn-north-4 HTTP/1.1
Accept: application/json
Content-Type: application/json
X-Sdk-Date: 20260102T120000Z
host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=content-type;host;x-sdk-date, Signature=<signature>
User-Agent: huaweicloud-usdk-nodejs/3.0
Content-Length: 2
Accept-Encoding: gzip, compress, deflate, br
Connection: keep-alive`

const start = (method: string, path: string) => `
${method} /v1.0/<project>/kms/${path} HTTP/1.1
Accept: application/json
Content-Type: application/json
User-Agent: ${agent}
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=content-type;host;x-project-id;x-sdk-date, Signature=<signature>`
const end = `
Accept-Encoding: gzip, compress, deflate, br
Connection: keep-alive`
const post = (path: string) => `${start('POST', path)}\nContent-Length: <length>${end}`

describe('the SDK for Node', () => {
  const send = useReplay()

  test('finds its project with a GET that has the body {}', async () => {
    const { status, body } = await send(lookUp, '{}')

    expect([status, body.projects.length, body.projects[0].id]).toEqual([200, 1, project])
  })

  test('encrypts and decrypts', async () => {
    const sealed = await send(post('encrypt-data'), '{"key_id":"alias/demo","plain_text":"Grüße"}')
    const opened = await send(post('decrypt-data'), `{"cipher_text":"${sealed.body.cipher_text}"}`)

    expect([opened.status, opened.body.plain_text]).toEqual([200, 'Grüße'])
  })

  test('takes a tag away whose blank it signs encoded twice', async () => {
    const made = await send(post(`${cmk}/tags`), '{"tag":{"key":"a b","value":"x"}}')
    const path = `/v1.0/${project}/kms/${cmk}/tags/a%2520b/`
    const gone = await send(start('DELETE', `${cmk}/tags/a%20b`) + end, '', { path })

    expect([made.status, gone.status]).toEqual([204, 204])
  })
})
