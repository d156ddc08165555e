import { describe, expect, test } from 'vitest'
import { cmk, project, useReplay } from '../support/replay.ts'

/* Recorded from huaweicloud-sdk-python-v3 3.1.211. */
const platform =
  'os/Linux##1_SMP_PREEMPT_DYNAMIC_@0#x86_64 python/3.11.2 impl/CPython; app/5705e250-82a4-4a69-9791-5d6bfcb741ad'
const lookUp = `
GET /v3/projects?name=cn-north-4 HTTP/1.1
User-Agent: ${platform}
Accept-Encoding: gzip, deflate
Accept: */*
Connection: keep-alive
X-Sdk-Date: 20260102T120000Z
Host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=host;user-agent;x-sdk-date, Signature=<signature>`

const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
User-Agent: huaweicloud-usdk-python/3.0; ${platform}
Accept-Encoding: gzip, deflate
Accept: */*
Connection: keep-alive
Content-Type: application/json;charset=utf-8
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Length: <length>`

const aliases = `
GET /v1.0/<project>/kms/aliases HTTP/1.1
User-Agent: huaweicloud-usdk-python/3.0; ${platform}
Accept-Encoding: gzip, deflate
Accept: */*
Connection: keep-alive
Content-Type: application/json
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date, Signature=<signature>`

describe('the SDK for Python', () => {
  const send = useReplay()

  test('finds its project', async () => {
    const { status, body } = await send(lookUp)

    expect([status, body.projects.length, body.projects[0].id]).toEqual([200, 1, project])
  })

  test('encrypts and decrypts, bound to data of its own', async () => {
    const sealed = await send(
      post('encrypt-data'),
      '{"key_id": "alias/demo", "plain_text": "hello", "additional_authenticated_data": "order=7"}',
    )
    expect(sealed.status).toBe(200)

    const open = (data: string) =>
      send(
        post('decrypt-data'),
        `{"cipher_text": "${sealed.body.cipher_text}", "additional_authenticated_data": "${data}"}`,
      )
    expect((await open('order=7')).body).toMatchObject({ key_id: cmk, plain_text: 'hello' })
    expect((await open('order=8')).status).toBe(400)
  })

  test('lists aliases', async () => {
    const { status, body } = await send(aliases)

    expect([status, body.aliases[0].alias]).toEqual([200, 'alias/demo'])
  })

  test('lists CMKs, with a body and with none', async () => {
    const all = await send(post('list-keys'))
    const one = await send(post('list-keys'), '{"limit": "1"}')

    expect([all.status, all.body.key_details.length]).toEqual([200, all.body.keys.length])
    expect([one.status, one.body.keys]).toEqual([200, [cmk]])
  })
})
