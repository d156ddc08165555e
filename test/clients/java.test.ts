import { describe, expect, test } from 'vitest'
import { cmk, project, useReplay } from '../support/replay.ts'

/* Written from what is known of huaweicloud-sdk-java-v3: the content type is not signed; the order of headers is assumed. */
const agent = 'huaweicloud-usdk-java/3.0'
const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
User-Agent: ${agent}
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=host;user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Type: application/json;charset=UTF-8
Content-Length: <length>
Host: <host>
Connection: Keep-Alive
Accept-Encoding: gzip`

const lookUp = `
GET /v3/projects?name=cn-north-4 HTTP/1.1
User-Agent: ${agent}
X-Sdk-Date: 20260102T120000Z
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=host;user-agent;x-sdk-date, Signature=<signature>
Host: <host>
Connection: Keep-Alive
Accept-Encoding: gzip`

describe('the SDK for Java', () => {
  const send = useReplay()

  test('finds its project', async () => {
    const { status, body } = await send(lookUp)

    expect([status, body.projects[0].id]).toEqual([200, project])
  })

  test('encrypts and decrypts', async () => {
    const sealed = await send(post('encrypt-data'), `{"key_id":"${cmk}","plain_text":"hello"}`)
    const opened = await send(post('decrypt-data'), `{"cipher_text":"${sealed.body.cipher_text}"}`)

    expect([opened.status, opened.body.plain_text]).toEqual([200, 'hello'])
  })
})
