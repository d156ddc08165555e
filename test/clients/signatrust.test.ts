import { describe, expect, test } from 'vitest'
import { cmk, headerOf, project, useReplay } from '../support/replay.ts'

/* openEuler's signatrust, written from its source: reqwest, whose header names are in lower case. */
const tokens = `
POST /v3/auth/tokens HTTP/1.1
content-type: application/json
accept: */*
host: <host>
content-length: <length>`

const signIn =
  '{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"dewkit-demo"},"name":"demo","password":"Demo-Passw0rd"}}},"scope":{"domain":{"name":"dewkit-demo"},"project":{"name":"cn-north-4"}}}}'

const post = (operation: string) => `
POST /v1.0/<project>/kms/${operation} HTTP/1.1
x-auth-token: <token>
content-type: application/json
accept: */*
host: <host>
content-length: <length>`

describe('signatrust', () => {
  const send = useReplay()

  test('names domain and project together, and gets a token for the project', async () => {
    const { status, body } = await send(tokens, signIn)

    expect([status, body.token.project.id]).toEqual([201, project])
  })

  test('encodes and decodes, and finds all three fields of an answer', async () => {
    const values = { token: headerOf(await send(tokens, signIn), 'x-subject-token') }
    const algorithm = '"encryption_algorithm":"SYMMETRIC_DEFAULT"'
    const encoded = await send(
      post('encrypt-data'),
      `{${algorithm},"key_id":"${cmk}","plain_text":"a key"}`,
      {
        values,
      },
    )
    const decoded = await send(
      post('decrypt-data'),
      `{"cipher_text":"${encoded.body.cipher_text}",${algorithm},"key_id":"${cmk}"}`,
      { values },
    )

    expect([encoded.status, decoded.status]).toEqual([200, 200])
    expect(decoded.body).toEqual({
      key_id: cmk,
      plain_text: 'a key',
      plain_text_base64: Buffer.from('a key').toString('base64'),
    })
  })

  test('signs in again when its token is refused', async () => {
    const { status } = await send(post('encrypt-data'), '{}', { values: { token: 'MIIstale' } })

    expect(status).toBe(401)
  })
})
