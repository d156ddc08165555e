import { describe, expect, test } from 'vitest'
import { cmk, useReplay } from '../support/replay.ts'

/* sops 3.13 with hckms: the SDK for Go, as in go.test.ts, with the fields that sops fills in. */
const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
Host: <host>
User-Agent: huaweicloud-usdk-go/3.0; os/Debian_GNU/Linux#12_(bookworm)#amd64 go/go1.19.8; app/5705e250-82a4-4a69-9791-5d6bfcb741ad
Content-Length: <length>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Type: application/json;charset=UTF-8
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

describe('sops', () => {
  const send = useReplay()
  const datakey = Buffer.alloc(32, 9).toString('base64')
  const seal = () =>
    send(
      post('encrypt-data'),
      `{"key_id":"${cmk}","plain_text":"${datakey}","encryption_algorithm":"SYMMETRIC_DEFAULT"}\n`,
    )
  const open = (cipherText: string) =>
    send(
      post('decrypt-data'),
      `{"cipher_text":"${cipherText}","encryption_algorithm":"SYMMETRIC_DEFAULT","key_id":"${cmk}"}\n`,
    )

  test('seals the datakey of a file, and opens it', async () => {
    const { status, body } = await seal()
    expect(status).toBe(200)

    const opened = await open(body.cipher_text)
    expect([opened.status, opened.body.plain_text]).toEqual([200, datakey])
  })

  test('is refused a datakey that was tampered with', async () => {
    const { body } = await seal()
    const bytes = Buffer.from(body.cipher_text, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    const { status, body: refusal } = await open(bytes.toString('base64'))

    expect([status, refusal.error.error_code]).toEqual([400, 'KMS.2201'])
  })
})
