import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createMock, demo } from '../../mock/index.ts'
import { type SigningKeys, sign } from '../../src/client/sign.ts'
import { acme, acmeProject, auditor, byAgency } from '../support/acme.ts'
import { demoUser, projectId, useEmulator } from '../support/emulator.ts'
import type { Sent } from '../support/sent.ts'

const [demoKeys] = demo.account.users[0].accessKeys
const url = '/v3.0/OS-CREDENTIAL/securitytokens'
const byToken = (token?: object) => ({ methods: ['token'], ...(token && { token }) })
const MINUTE_MS = 60_000

type Credential = { access: string; secret: string; securitytoken: string; expires_at: string }
const credentialIn = (body: unknown) => (body as { credential: Credential }).credential
const keysIn = (body: unknown): SigningKeys => {
  const { access, secret, securitytoken } = credentialIn(body)
  return { ak: access, sk: secret, securityToken: securitytoken }
}

/** A signed list-keys. */
async function described(
  keys: SigningKeys,
  now: number,
  { project = projectId, late = {} } = {},
): Promise<Sent> {
  const path = `/v1.0/${project}/kms/list-keys`
  const body = '{}'
  const headers = { 'content-type': 'application/json' }
  const at = new URL(path, 'http://kms.example.test')
  const added = await sign({ method: 'POST', url: at, headers, body }, keys, new Date(now))
  return { method: 'POST', url: path, payload: body, headers: { ...headers, ...added, ...late } }
}

describe('POST /v3.0/OS-CREDENTIAL/securitytokens', () => {
  const kms = useEmulator({ accounts: [acme] })
  const ask = (identity: object, headers: Record<string, string> = { 'x-auth-token': kms.token }) =>
    kms.sendJson('POST', url, { auth: { identity } }, headers)
  const list = async (keys: SigningKeys, options = {}) =>
    kms.send(await described(keys, kms.clock.now, options))

  test('answers 201 and a key of 15 minutes', async () => {
    const { status, body } = await ask(byToken())

    expect(status).toBe(201)
    expect(body).toEqual({
      credential: {
        access: expect.stringMatching(/^[A-Z0-9]{20}$/),
        secret: expect.stringMatching(/^.{40}$/),
        securitytoken: expect.any(String),
        expires_at: '2026-01-02T12:15:00.000000Z',
      },
    })
    expect((await list(keysIn(body))).status).toBe(200)
  })

  test('no two keys are the same', async () => {
    const [one, two] = [await ask(byToken()), await ask(byToken())].map(({ body }) => credentialIn(body))

    for (const part of ['access', 'secret', 'securitytoken'] as const)
      expect(one?.[part]).not.toBe(two?.[part])
  })

  test.each([
    [900, '2026-01-02T12:15:00.000000Z'],
    [86_400, '2026-01-03T12:00:00.000000Z'],
  ])('lives %d seconds if asked so', async (duration_seconds, expires_at) => {
    const { body } = await ask(byToken({ duration_seconds }))

    expect(credentialIn(body).expires_at).toBe(expires_at)
  })

  test.each([899, 86_401, '900', 900.5])(
    'a life of %j is refused in the words of IAM',
    async (duration_seconds) => {
      const { status, body } = await ask(byToken({ duration_seconds }))

      expect([status, body]).toEqual([
        400,
        {
          error_code: 'IAM.0011',
          error_msg: expect.stringMatching(/^Request body is invalid\. .*duration_seconds/),
        },
      ])
    },
  )

  test.each([
    ['no method', {}],
    ['an unknown method', { methods: ['password'] }],
    ['two methods', { methods: ['token', 'assume_role'] }],
    ['no agency', { methods: ['assume_role'] }],
  ])('%s is refused in the words of IAM', async (_, identity) => {
    expect((await ask(identity)).body).toMatchObject({ error_code: 'IAM.0011' })
  })

  test('takes the token from the body, and from X-Auth-Token where both are', async () => {
    const auditors = await kms.signIn(auditor, { project: { name: 'cn-north-7' } })
    const inBody = await ask(byToken({ id: kms.token }), {})
    const inBoth = await ask(byToken({ id: kms.token }), { 'x-auth-token': auditors })
    const empty = await ask(byToken({ id: '' }))

    expect([inBody.status, inBoth.status, empty.status]).toEqual([201, 201, 201])
    expect((await list(keysIn(inBody.body))).status).toBe(200)
    expect((await list(keysIn(inBoth.body))).status).toBe(403)
  })

  test.each([
    ['no credentials', byToken(), {}],
    ['an empty token in the body', byToken({ id: '' }), {}],
    ['a token of nobody in the body', byToken({ id: 'MIIno' }), {}],
    ['a token of nobody in the header', byToken({ id: 'x' }), { 'x-auth-token': 'MIIno' }],
    ['no credentials to assume with', { methods: ['assume_role'], assume_role: byAgency }, {}],
  ])('%s answers 401 in the words of IAM', async (_, identity, headers) => {
    const { status, body } = await ask(identity, headers)

    expect([status, body]).toEqual([
      401,
      { error_code: 'IAM.0001', error_msg: expect.stringMatching(/requires authentication/) },
    ])
  })

  test('an expired token answers 401', async () => {
    const { token } = kms
    kms.clock.advanceDays(1)

    expect((await ask(byToken({ id: token }), {})).status).toBe(401)
  })

  test('a key can be had with a signature', async () => {
    const at = new URL(url, 'http://kms.example.test')
    const body = JSON.stringify({ auth: { identity: byToken({ duration_seconds: 900 }) } })
    const headers = { 'content-type': 'application/json' }
    const added = await sign({ method: 'POST', url: at, headers, body }, demoKeys, new Date(kms.clock.now))
    const { status } = await kms.send({
      method: 'POST',
      url,
      payload: body,
      headers: { ...headers, ...added },
    })

    expect(status).toBe(201)
  })

  test('by an agency it acts for the account that has made it, with the rights of the agency', async () => {
    const { status, body } = await ask({
      methods: ['assume_role'],
      assume_role: { ...byAgency, duration_seconds: 3600 },
    })
    const keys = keysIn(body)

    expect([status, credentialIn(body).expires_at]).toEqual([201, '2026-01-02T13:00:00.000000Z'])
    expect((await list(keys, { project: acmeProject.id })).status).toBe(200)
    expect((await list(keys)).status).toBe(403)
  })

  test.each([
    ['an agency that does not exist', 'nobody', 404, 'IAM.0004'],
    ['an agency that trusts another account', 'internal', 404, 'IAM.0004'],
  ])('%s is not found', async (_, agency_name, expected, error_code) => {
    const { status, body } = await ask({
      methods: ['assume_role'],
      assume_role: { ...byAgency, agency_name },
    })

    expect([status, body]).toMatchObject([expected, { error_code }])
  })

  test('the right to assume is needed', async () => {
    const token = await kms.signIn(auditor, { project: { name: 'cn-north-7' } })
    const { status, body } = await ask(
      { methods: ['assume_role'], assume_role: byAgency },
      { 'x-auth-token': token },
    )

    expect([status, body]).toMatchObject([403, { error_code: 'IAM.0002' }])
  })

  test('of an agency’s token it is the agency’s', async () => {
    const auth = {
      identity: { methods: ['assume_role'], assume_role: byAgency },
      scope: { project: { name: 'cn-north-7' } },
    }
    const { headers } = await kms.sendJson('POST', '/v3/auth/tokens', { auth }, { 'x-auth-token': kms.token })
    const { body } = await ask(byToken(), { 'x-auth-token': String(headers['x-subject-token']) })

    expect((await list(keysIn(body), { project: acmeProject.id })).status).toBe(200)
    expect((await list(keysIn(body))).status).toBe(403)
  })
})

describe('when the mock itself fails', () => {
  const kms = useEmulator({
    world: {
      random(bytes) {
        if (bytes === 9) throw new Error('no randomness left')
        return Buffer.alloc(bytes, 7)
      },
    },
  })

  test('IAM says so in its own words', async () => {
    const { status, body } = await kms.call('createTemporaryKeys', { auth: { identity: byToken() } })

    expect([status, body]).toMatchObject([500, { error_code: 'IAM.0006' }])
    expect(body).not.toHaveProperty('request_id')
  })
})

describe('a request with a temporary key', () => {
  const kms = useEmulator({ accounts: [acme] })
  const made = async () =>
    keysIn(
      (await kms.sendJson('POST', url, { auth: { identity: byToken() } }, { 'x-auth-token': kms.token }))
        .body,
    )
  const send = async (keys: SigningKeys, late: Record<string, string | undefined> = {}) =>
    kms.send((await described(keys, kms.clock.now, { late })) as Sent)
  const refusal = {
    error_code: 'APIGW.0301',
    error_msg: expect.stringContaining('verify security token fail, '),
  }

  test('works until the key expires, to the millisecond', async () => {
    const keys = await made()
    kms.clock.advance(15 * MINUTE_MS - 1)
    expect((await send(keys)).status).toBe(200)

    kms.clock.advance(1)
    expect(await send(keys)).toMatchObject({ status: 401, body: refusal })
  })

  test('may carry the security token unsigned, as the Go SDK of Open Telekom Cloud does', async () => {
    const { securityToken = '', ...keys } = await made()

    expect((await send(keys, { 'x-security-token': securityToken })).status).toBe(200)
  })

  test('needs the security token, and the answer says so', async () => {
    const { securityToken: _, ...keys } = await made()
    const { status, body } = await send(keys)

    expect([status, body]).toMatchObject([
      401,
      { ...refusal, error_msg: expect.stringContaining('needs its X-Security-Token') },
    ])
  })

  test.each<[says: string, mixed: (one: SigningKeys, two: SigningKeys) => SigningKeys]>([
    ['the security token of another key', (one, { securityToken = '' }) => ({ ...one, securityToken })],
    [
      'a security token with a changed letter',
      (one) => ({ ...one, securityToken: changed(one.securityToken) }),
    ],
    ['a token of IAM for a security token', (one) => ({ ...one, securityToken: kms.token })],
    ['a permanent key with a security token', ({ securityToken = '' }) => ({ ...demoKeys, securityToken })],
  ])('%s is refused', async (_, mixed) => {
    expect(await send(mixed(await made(), await made()))).toMatchObject({ status: 401, body: refusal })
  })

  test('a wrong secret key is a wrong signature', async () => {
    const { status, text } = await send({ ...(await made()), sk: 'wrong' })

    expect([status, text]).toEqual([401, expect.stringContaining('verify aksk signature fail')])
  })

  test('a security token is no token', async () => {
    const { securityToken = '' } = await made()

    expect(await kms.refused('listKeys', {}, { headers: { 'x-auth-token': securityToken } })).toBe(
      'TokenUnreadable',
    )
  })

  test('no refusal repeats the security token', async () => {
    const { securityToken = '', ...keys } = await made()
    for (const wrong of [
      { ...keys, sk: 'wrong', securityToken },
      { ...demoKeys, securityToken },
    ])
      expect((await send(wrong)).text).not.toContain(securityToken)
  })
})

const changed = (text = '') => (text.endsWith('A') ? `${text.slice(0, -1)}B` : `${text.slice(0, -1)}A`)

describe('with --data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-keys-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const running = async <T>(
    data: string,
    work: (mock: Awaited<ReturnType<typeof createMock>>) => Promise<T>,
  ) => {
    const mock = await createMock({ data })
    try {
      return await work(mock)
    } finally {
      await mock.close()
    }
  }
  const post = async (mock: Awaited<ReturnType<typeof createMock>>, sent: Sent) =>
    mock.app.inject({ ...sent, method: 'POST', payload: sent.payload ?? '' })

  test('a temporary key outlives a restart, and works nowhere else', async () => {
    const keys = await running(folder, async (mock) => {
      const json = { 'content-type': 'application/json' }
      const auth = {
        identity: { methods: ['password'], password: { user: demoUser } },
        scope: { project: { id: projectId } },
      }
      const signedIn = await post(mock, {
        method: 'POST',
        url: '/v3/auth/tokens',
        headers: json,
        payload: JSON.stringify({ auth }),
      })
      const headers = { ...json, 'x-auth-token': String(signedIn.headers['x-subject-token']) }
      const payload = JSON.stringify({ auth: { identity: byToken() } })
      return keysIn((await post(mock, { method: 'POST', url, headers, payload })).json())
    })
    const request = await described(keys, Date.now())
    const statusAt = (data: string) => running(data, async (mock) => (await post(mock, request)).statusCode)

    expect(await statusAt(folder)).toBe(200)
    expect(await statusAt(join(folder, 'other'))).toBe(401)
  })
})
