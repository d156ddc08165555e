import { expect, test } from 'vitest'
import { cmk, useReplay } from '../support/replay.ts'

/* A signer as that of a CodeArts client: no blank after the commas of Authorization. */
const describeKey = `
POST /v1.0/<project>/kms/describe-key HTTP/1.1
Host: <host>
User-Agent: Go-http-client/1.1
Content-Length: <length>
Authorization: SDK-HMAC-SHA256 Access=DEWKITDEMOACCESSKEY0,SignedHeaders=content-type;host;x-sdk-date,Signature=<signature>
Content-Type: application/json
X-Sdk-Date: 20260102T120000Z
Accept-Encoding: gzip`

const send = useReplay()

test('a signer that writes no blanks after commas is verified', async () => {
  const { status, body } = await send(describeKey, `{"key_id":"${cmk}"}`)

  expect([status, body.key_info.key_id]).toEqual([200, cmk])
})

test('and refused when its signature is wrong', async () => {
  const { status, body } = await send(describeKey, `{"key_id":"${cmk}"}`, { keys: { ak: '', sk: 'wrong' } })

  expect([status, body.error_msg]).toEqual([401, expect.stringContaining('verify aksk signature fail')])
})
