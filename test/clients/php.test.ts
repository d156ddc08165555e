import { describe, expect, test } from 'vitest'
import { useReplay } from '../support/replay.ts'

/* Recorded from huaweicloud-sdk-php-v3 3.1.193: the payload is never signed, and slashes are escaped. */
const head = (method: string, path: string) => `
${method} /v1.0/<project>/kms/${path} HTTP/1.1
Host: <host>
Accept: application/json
Content-Type: application/json
User-Agent: huaweicloud-usdk-php/3.0 os/Linux#Linux vm 6.18.44 #1 SMP PREEMPT_DYNAMIC @0 x86_64 php/8.2.36 #UTC app/5705e250-82a4-4a69-9791-5d6bfcb741ad
X-Project-Id: <project>
X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD
X-Sdk-Date: 20260102T120000Z
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=accept;content-type;user-agent;x-project-id;x-sdk-content-sha256;x-sdk-date, Signature=<signature>`
const post = (path: string) => `${head('POST', path)}\nContent-Length: <length>`

describe('the SDK for PHP', () => {
  const send = useReplay()

  test('encrypts and decrypts', async () => {
    const sealed = await send(post('encrypt-data'), '{"key_id":"alias\\/demo","plain_text":"hello"}')
    expect(sealed.status).toBe(200)

    const cipherText = sealed.body.cipher_text.replaceAll('/', '\\/')
    const opened = await send(post('decrypt-data'), `{"cipher_text":"${cipherText}"}`)
    expect([opened.status, opened.body.plain_text]).toEqual([200, 'hello'])
  })

  test('asks with a GET whose payload it calls unsigned', async () => {
    const { status, body } = await send(head('GET', 'user-instances'))

    expect([status, typeof body.instance_num]).toEqual([200, 'number'])
  })
})
