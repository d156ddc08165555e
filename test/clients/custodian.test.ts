import { describe, expect, test } from 'vitest'
import { cmk, useReplay } from '../support/replay.ts'

/* The vendor's fork of Cloud Custodian: the SDK for Python, as in python.test.ts, with the bodies of its source. */
const post = (path: string) => `
POST /v1.0/<project>/kms/${path} HTTP/1.1
User-Agent: huaweicloud-usdk-python/3.0; os/Linux##1_SMP_PREEMPT_DYNAMIC_@0#x86_64 python/3.11.2 impl/CPython; app/5705e250-82a4-4a69-9791-5d6bfcb741ad
Accept-Encoding: gzip, deflate
Accept: */*
Connection: keep-alive
Content-Type: application/json;charset=utf-8
X-Project-Id: <project>
X-Sdk-Date: 20260102T120000Z
Host: <host>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date, Signature=<signature>
Content-Length: <length>`

describe('Cloud Custodian', () => {
  const send = useReplay()
  const about = (path: string) =>
    send(post(path), `{"key_id": "${cmk}", "sequence": "919c82d480464722909435c3c6524cff"}`)

  test('lists CMKs without any body', async () => {
    const { status, body } = await send(post('list-keys'))

    expect([status, body.key_details[0].key_id]).toEqual([200, cmk])
    expect(body.key_details[0]).toMatchObject({ default_key_flag: '0', keystore_id: '0', key_state: '2' })
  })

  test('asks for tags page by page, with numbers as text', async () => {
    const page = (offset: string) =>
      send(post('resource_instances/action'), `{"limit": "1000", "offset": "${offset}", "action": "filter"}`)
    const first = await page('0')
    const second = await page('1000')

    expect([first.status, first.body.resources.length]).toEqual([200, 1])
    expect([second.status, second.body.resources]).toEqual([200, []])
  })

  test('switches rotation and CMK on and off, with a sequence of 32 hexadecimal digits', async () => {
    const answers = [
      await about('enable-key-rotation'),
      await about('describe-key'),
      await about('disable-key-rotation'),
      await about('disable-key'),
      await about('enable-key'),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(answers[1]?.body.key_info.key_rotation_enabled).toBe('true')
  })
})
