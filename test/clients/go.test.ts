import { describe, expect, test } from 'vitest'
import { cmk, useReplay } from '../support/replay.ts'

/* Recorded from huaweicloud-sdk-go-v3 of March 2026: neither host nor content type is signed. */
const agent =
  'huaweicloud-usdk-go/3.0; os/Debian_GNU/Linux#12_(bookworm)#amd64 go/go1.19.8; app/5705e250-82a4-4a69-9791-5d6bfcb741ad'
const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
Host: <host>
User-Agent: ${agent}
Content-Length: <length>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Type: application/json;charset=UTF-8
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const userInstances = `
GET /v1.0/<project>/kms/user-instances HTTP/1.1
Host: <host>
User-Agent: ${agent}
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Type: application/json
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

/* Without a project id, from what is known of it: towards IAM it signs the date alone. */
const lookUp = `
GET /v3/projects?name=cn-north-4 HTTP/1.1
Host: <host>
User-Agent: ${agent}
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=x-sdk-date, Signature=<signature>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

describe('the SDK for Go', () => {
  const send = useReplay()

  test('encrypts and decrypts', async () => {
    const sealed = await send(
      post('encrypt-data'),
      `{"key_id":"${cmk}","plain_text":"c29wcw==","encryption_algorithm":"SYMMETRIC_DEFAULT"}\n`,
    )
    expect([sealed.status, sealed.body.key_id]).toEqual([200, cmk])

    const opened = await send(
      post('decrypt-data'),
      `{"cipher_text":"${sealed.body.cipher_text}","encryption_algorithm":"SYMMETRIC_DEFAULT","key_id":"${cmk}"}\n`,
    )
    expect([opened.status, opened.body.plain_text]).toEqual([200, 'c29wcw=='])
  })

  test('lists CMKs, and asks for quotas', async () => {
    const listed = await send(post('list-keys'), '{}\n')
    const used = await send(userInstances)

    expect([listed.status, listed.body.keys.includes(cmk)]).toEqual([200, true])
    expect([used.status, typeof used.body.instance_num]).toEqual([200, 'number'])
  })

  test('finds its project', async () => {
    const { status, body } = await send(lookUp)

    expect([status, body.projects.length]).toEqual([200, 1])
  })
})
