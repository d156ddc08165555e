import { describe, expect, test } from 'vitest'
import { useReplay } from '../support/replay.ts'

/* dnsapi/dns_huaweicloud.sh of acme.sh, whose requests curl sends; the region of its scope is the demo one here. */
const tokens = `
POST /v3/auth/tokens HTTP/1.1
Host: <host>
User-Agent: acme.sh/3.1.2 (https://github.com/acmesh-official/acme.sh)
Accept: */*
Content-Type: application/json;charset=utf8
Content-Length: <length>`

const signIn = `{
    "auth": {
      "identity": {
        "methods": [
          "password"
        ],
        "password": {
          "user": {
            "name": "demo",
            "password": "Demo-Passw0rd",
            "domain": {
              "name": "dewkit-demo"
            }
          }
        }
      },
      "scope": {
        "project": {
          "name": "cn-north-4"
        }
      }
    }
  }`

describe('acme.sh', () => {
  const send = useReplay()

  test('signs in', async () => {
    expect((await send(tokens, signIn)).status).toBe(201)
  })

  test('finds the token by a name that it spells X-Subject-Token', async () => {
    const { headers } = await send(tokens, signIn)

    expect(headers.find(([name]) => name === 'X-Subject-Token')?.[1]).toMatch(/^MII/)
  })
})
