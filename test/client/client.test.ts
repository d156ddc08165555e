import { readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest'
import { demo, type MockOptions, startMock } from '../../mock/index.ts'
import { type ClientOptions, createClient, type Output } from '../../src/client/index.ts'
import { operations } from '../../src/generated/operations.ts'

const { account, cmk } = demo
const projectId = account.projects[0].id
const region = account.projects[0].name
const [{ ak, sk }] = account.users[0].accessKeys
const password = { user: 'demo', password: 'Demo-Passw0rd', domain: 'dewkit-demo' }
const day = 24 * 60 * 60 * 1000

async function mockWith(options: MockOptions = {}) {
  const mock = await startMock({ checkAnswers: true, ...options })
  onTestFinished(() => mock.close())
  return mock
}

async function tokenOf({ url }: { url: string }): Promise<string> {
  const { user: name, domain } = password
  const user = { name, password: password.password, domain: { name: domain } }
  const kms = createClient({ endpoint: url, credentials: { token: '' } })
  const answer = await kms.createToken({
    auth: { identity: { methods: ['password'], password: { user } }, scope: { project: { id: projectId } } },
  })
  return (answer.ok && answer.headers.get('X-Subject-Token')) || ''
}

/** A fetch that remembers what it was asked for. */
function watchedFetch() {
  const calls: string[] = []
  const watched: typeof fetch = (url, init) => {
    calls.push(`${init?.method} ${new URL(String(url)).pathname}`)
    return fetch(url, init)
  }
  return {
    fetch: watched,
    signIns: () => calls.filter((call) => call === 'POST /v3/auth/tokens').length,
    calls,
  }
}

/** A client of a service that gives this one answer. */
const clientOf = (answer: () => Response | Promise<Response>, options: Partial<ClientOptions> = {}) =>
  createClient({
    ...{ endpoint: 'https://kms.example.test', projectId, credentials: { token: 'secret-token' } },
    fetch: async () => answer(),
    ...options,
  })

describe('credentials', () => {
  test.each<[string, (mock: { url: string }) => Promise<Omit<ClientOptions, 'endpoint'>>]>([
    ['a token and a project', async (mock) => ({ projectId, credentials: { token: await tokenOf(mock) } })],
    ['AK/SK and a project', async () => ({ projectId, credentials: { ak, sk } })],
    ['AK/SK and a region', async () => ({ region, credentials: { ak, sk } })],
    [
      'user, password and the name of a project',
      async () => ({ credentials: { ...password, project: region } }),
    ],
    ['user, password and a project', async () => ({ projectId, credentials: password })],
    ['user, password and a region', async () => ({ region, credentials: password })],
  ])('%s open the door to KMS', async (_, optionsFor) => {
    const mock = await mockWith()
    const kms = createClient({ endpoint: `${mock.url}/`, ...(await optionsFor(mock)) })

    const encrypted = await kms.encryptData({ key_id: cmk.alias, plain_text: 'hello' })
    if (!encrypted.ok) throw new Error(encrypted.error.message)
    const decrypted = await kms.decryptData({ cipher_text: encrypted.data.cipher_text })

    expect(decrypted).toMatchObject({ ok: true, data: { key_id: cmk.id, plain_text: 'hello' } })
  })

  test('AK/SK ask once for the project of the region, and only where a project is needed', async () => {
    const { url } = await mockWith()
    const { fetch, calls } = watchedFetch()
    const kms = createClient({ endpoint: url, region, credentials: { ak, sk }, fetch })

    await kms.listDomains()
    await Promise.all([kms.listKeys(), kms.listKeys()])
    await kms.listKeys()

    expect(calls.filter((call) => call === 'GET /v3/projects')).toHaveLength(1)
    expect(calls[0]).toBe('GET /v3/auth/domains')
  })

  test('a region without project is refused', async () => {
    const { url } = await mockWith()
    const kms = createClient({ endpoint: url, region: 'nowhere-1', credentials: { ak, sk } })

    const result = await kms.listKeys()

    const message = 'These credentials have no project nowhere-1.'
    expect(result).toMatchObject({ ok: false, error: { name: 'Unknown', message } })
  })

  test('a wrong password is refused, and tried again with the next call', async () => {
    const { url } = await mockWith()
    const { fetch, signIns } = watchedFetch()
    const credentials = { ...password, password: 'secret-guess' }
    const kms = createClient({ endpoint: url, projectId, credentials, fetch })

    const results = [await kms.listKeys(), await kms.listKeys()]

    const error = { name: 'IdentityPasswordWrong', code: '401', status: 401 }
    expect(results).toMatchObject([{ error }, { error }])
    expect(JSON.stringify(results)).not.toContain('secret-guess')
    expect(signIns()).toBe(2)
  })

  test('without a project it is said what is missing', async () => {
    const kms = clientOf(() => Response.json({}), { projectId: undefined })

    await expect(kms.listKeys()).rejects.toThrow('listKeys needs a project: give createClient a projectId')
  })
})

describe('a client with user and password', () => {
  const credentials = { ...password, project: region }

  test('signs in once for calls at the same time', async () => {
    const { url } = await mockWith()
    const { fetch, signIns } = watchedFetch()
    const kms = createClient({ endpoint: url, credentials, fetch })

    const results = await Promise.all(Array.from({ length: 10 }, () => kms.listKeys()))

    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(signIns()).toBe(1)
  })

  test('signs in again shortly before the token expires', async () => {
    let now = Date.now()
    const { url } = await mockWith({ world: { now: () => now } })
    const { fetch, calls, signIns } = watchedFetch()
    const kms = createClient({ endpoint: url, credentials, fetch, now: () => now })
    await kms.listKeys()

    now += day / 2
    await kms.listKeys()
    expect(signIns()).toBe(1)

    now += day / 2 - 60_000
    await kms.listKeys()
    expect(calls.slice(-2)).toEqual(['POST /v3/auth/tokens', `POST /v1.0/${projectId}/kms/list-keys`])
    expect(signIns()).toBe(2)
  })

  test('signs in once more for all calls whose token the service calls expired, and repeats them', async () => {
    let now = Date.now()
    const { url } = await mockWith({ world: { now: () => now } })
    const { fetch, signIns } = watchedFetch()
    const kms = createClient({ endpoint: url, credentials, fetch, now: () => 0 })
    await kms.listKeys()

    now += day
    const results = await Promise.all([kms.listKeys(), kms.listKeys(), kms.listKeys()])

    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(signIns()).toBe(2)
  })

  test('signs in again at a service that has forgotten the token', async () => {
    const [old, restarted] = [await mockWith(), await mockWith()]
    let live = old
    const moving: typeof fetch = (url, init) => fetch(String(url).replace(old.url, live.url), init)
    const kms = createClient({ endpoint: old.url, credentials, fetch: moving })
    await kms.listKeys()

    live = restarted

    expect(await kms.listKeys()).toMatchObject({ ok: true })
  })

  test.each([
    [
      'IamAuthenticationFailed',
      401,
      { error_code: 'APIGW.0301', error_msg: 'Incorrect IAM authentication information.' },
    ],
    ['TokenPastExpiry', 403, { error: { error_code: 'KMS.0303', error_msg: 'X-Auth-Token expired.' } }],
  ])('repeats a call that is refused with %s, but only once', async (name, status, refusal) => {
    const { url } = await mockWith()
    let refused = 0
    const stubborn: typeof fetch = async (input, init) => {
      if (String(input).includes('/v3/')) return fetch(input, init)
      refused += 1
      return Response.json(refusal, { status })
    }
    const kms = createClient({ endpoint: url, credentials, fetch: stubborn })

    expect(await kms.listKeys()).toMatchObject({ error: { name, status } })
    expect(refused).toBe(2)
  })
})

describe('methods', () => {
  test('there is one for each operation of the contract', () => {
    const kms = clientOf(() => Response.json({}))

    expect(Object.keys(kms)).toEqual(Object.keys(operations))
  })

  test('send the query of a GET, and a DELETE with a body', async () => {
    const { url } = await mockWith()
    const kms = createClient({ endpoint: url, projectId, credentials: { ak, sk } })
    await kms.createAlias({ key_id: cmk.id, alias: 'alias/orders' })

    const page = await kms.listAliases({ key_id: cmk.id, limit: 1 })
    const deleted = await kms.deleteAlias({ key_id: cmk.id, aliases: ['alias/orders'] })

    expect(page).toMatchObject({ ok: true, data: { page_info: { current_count: 1 } } })
    expect(deleted).toMatchObject({ ok: true, data: undefined })
  })

  test('fill in names of the path and of headers', async () => {
    const mock = await mockWith()
    const token = await tokenOf(mock)
    const kms = createClient({ endpoint: mock.url, credentials: { token } })

    expect(await kms.showVersion({ version_id: 'v1.0' })).toMatchObject({ data: { version: { id: 'v1.0' } } })
    expect(await kms.showToken({ 'X-Subject-Token': token })).toMatchObject({
      data: { token: { project: { id: projectId } } },
    })
    await expect(kms.showVersion({ version_id: '..' })).rejects.toThrow('showVersion needs version_id.')
  })

  test('keep a path before the operations, and ask IAM at its own address', async () => {
    const { fetch, calls } = watchedFetch()
    const iam = await mockWith()
    const endpoint = `${(await mockWith()).url}/gateway/`
    const credentials = { ...password, project: region }
    const kms = createClient({ endpoint, iamEndpoint: iam.url, credentials, fetch })

    expect(await kms.listKeys()).toMatchObject({ error: { name: 'ApiNotFound' } })
    expect(calls).toEqual(['POST /v3/auth/tokens', `POST /gateway/v1.0/${projectId}/kms/list-keys`])
  })

  test('are typed by the contract', () => {
    const kms = clientOf(() => Response.json({}))
    type Encrypted = Awaited<ReturnType<typeof kms.encryptData>>

    expectTypeOf<Extract<Encrypted, { ok: true }>['data']>().toEqualTypeOf<{
      key_id: string
      cipher_text: string
    }>()
    expectTypeOf<Output<'deleteAlias'>>().toEqualTypeOf<undefined>()
    expectTypeOf(kms.listKeys).toBeCallableWith()
    const misuses = [
      // @ts-expect-error a misspelt field
      () => kms.encryptData({ key_id: 'alias/demo', plaintext: 'hello' }),
      // @ts-expect-error an unknown field besides all that are needed
      () => kms.encryptData({ key_id: 'alias/demo', plain_text: 'hello', context: {} }),
      // @ts-expect-error a field is missing
      () => kms.encryptData({ key_id: 'alias/demo' }),
      // @ts-expect-error no input at all
      () => kms.encryptData(),
      // @ts-expect-error the project comes from the client
      () => kms.listAliases({ project_id: projectId }),
    ]
    expect(misuses).toHaveLength(5)
  })
})

describe('refusals', () => {
  test.each([
    ['KeyNotFound', 'KMS.0207', 404, { key_id: 'alias/nothing', plain_text: 'hello' }],
    ['KeyDisabled', 'KMS.0209', 400, { key_id: 'alias/off', plain_text: 'hello' }],
    ['InvalidParameter', 'KMS.0308', 400, { key_id: cmk.id, plain_text: 'secret-plaintext'.repeat(300) }],
  ])('of KMS: %s (%s, status %i)', async (name, code, status, input) => {
    const { url } = await mockWith({
      cmks: [{ project: projectId, name: 'off', state: 'disabled', aliases: ['alias/off'] }],
    })
    const kms = createClient({ endpoint: url, projectId, credentials: { ak, sk } })

    const result = await kms.encryptData(input)

    expect(result).toMatchObject({ ok: false, error: { name, code, status } })
    expect(result).toMatchObject({ error: { requestId: expect.stringMatching(/^[0-9a-f]{32}$/) } })
    expect(JSON.stringify(result)).not.toContain('secret-plaintext')
  })

  test.each<[string, Partial<ClientOptions>]>([
    ['TokenUnreadable', { credentials: { token: 'no-token' } }],
    ['SignatureMismatch', { credentials: { ak, sk: 'wrong' } }],
    ['SignatureExpired', { credentials: { ak, sk }, now: () => Date.now() - day }],
    ['AccessKeyNotFound', { credentials: { ak: 'NOBODY', sk } }],
    ['ProjectMismatch', { credentials: { ak, sk }, projectId: 'f'.repeat(32) }],
  ])('of those who look at credentials: %s', async (name, options) => {
    const { url } = await mockWith()
    const kms = createClient({ endpoint: url, projectId, credentials: { ak, sk }, ...options })

    expect(await kms.listKeys()).toMatchObject({ ok: false, error: { name } })
  })

  test('by the throttle say how long to wait', async () => {
    const { url } = await mockWith({ tps: 1 })
    const kms = createClient({ endpoint: url, projectId, credentials: { ak, sk } })
    const encrypt = () => kms.encryptData({ key_id: cmk.id, plain_text: 'hello' })

    const results = await Promise.all([encrypt(), encrypt(), encrypt()])

    const error = { name: 'Throttled', code: 'APIGW.0308', status: 429, retryAfterSeconds: 1 }
    expect(results).toContainEqual({ ok: false, error: expect.objectContaining(error) })
  })

  const gateway = (error_code: string, error_msg: string) => ({ error_msg, error_code, request_id: 'r-7' })
  const keystone = (code: number, message: string) => ({ error: { code, message, title: 'Whatever' } })
  const iam = 'Incorrect IAM authentication information'
  test.each([
    [
      'TokenExpired',
      401,
      gateway('APIGW.0301', `${iam}: token expires, expires_at: 2026-01-02T03:04:05.000000Z`),
    ],
    ['ClientAddressNotAllowed', 401, gateway('APIGW.0301', `${iam}: current ip:10.0.0.1 refused`)],
    ['IamAuthenticationFailed', 401, gateway('APIGW.0301', 'Something that nobody documented')],
    [
      'Throttled',
      429,
      gateway('APIG.0308', 'The throttling threshold has been reached: policy ip over ratelimit'),
    ],
    ['BackendTimeout', 504, gateway('APIGW.0201', 'Something that nobody documented')],
    ['ApiMethodNotFound', 404, gateway('APIGW.0101', 'The API does not exist.')],
    [
      'ApiNotFound',
      404,
      gateway('APIGW.0101', 'The API does not exist or has not been published in the environment.'),
    ],
    ['IdentityNotFound', 404, keystone(404, 'Could not find token.')],
    ['IdentityPasswordWrong', 401, keystone(401, 'The username or password is wrong.')],
    ['Unknown', 418, keystone(418, 'A teapot.')],
    ['Unknown', 400, { error: { error_code: 'KMS.9999', error_msg: 'New.' } }],
    ['Unknown', 500, { error: null }],
    ['Unknown', 500, []],
  ])('get the name %s (status %i, %j)', async (name, status, body) => {
    const kms = clientOf(() => Response.json(body, { status }))

    expect(await kms.listKeys()).toMatchObject({ ok: false, error: { name, status } })
  })

  test.each([200, 302, 502])('an answer that is no JSON is unknown, with its status %i', async (status) => {
    const kms = clientOf(() => new Response('<html>secret page</html>', { status }))

    const message = `The answer has status ${status} and is no error of this API.`
    const error = { name: 'Unknown', code: '', status, message, requestId: '' }
    expect(await kms.listKeys()).toEqual({ ok: false, error })
  })

  test.each([
    ['7', 7],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10],
    ['Fri, 02 Jan 2026 03:04:01 GMT', 0],
    ['soon', undefined],
  ])('read Retry-After: %s as %s', async (header, seconds) => {
    const now = () => Date.parse('2026-01-02T03:04:05Z')
    const kms = clientOf(() => new Response('', { status: 503, headers: { 'Retry-After': header } }), { now })

    const result = await kms.listKeys()

    expect(result.ok || result.error.retryAfterSeconds).toBe(seconds)
  })

  test('quote the request id of the body when there is no header', async () => {
    const kms = clientOf(() => Response.json(gateway('APIGW.0308', ''), { status: 429 }))

    expect(await kms.listKeys()).toMatchObject({ error: { requestId: 'r-7' } })
  })
})

describe('what throws', () => {
  const encrypt = { key_id: cmk.id, plain_text: 'secret-plaintext' }

  test('no answer: the message names the URL and the reason, and no secret', async () => {
    const mock = await startMock()
    await mock.close()
    const kms = createClient({ endpoint: mock.url, projectId, credentials: { token: 'secret-token' } })

    const thrown: Error = await kms.encryptData(encrypt).then(
      () => new Error('answered'),
      (error) => error,
    )

    const url = `${mock.url}/v1.0/${projectId}/kms/encrypt-data`
    expect(thrown.message).toMatch(`No answer from ${url}: connect ECONNREFUSED`)
    expect(`${thrown.stack} ${thrown.cause}`).not.toContain('secret')
  })

  test('an answer that breaks off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('terminated')) })
    const kms = clientOf(() => new Response(broken))

    await expect(kms.listKeys()).rejects.toThrow(
      /^No answer from https:\/\/kms.example.test\/.*: terminated$/,
    )
  })

  test('a token that no header can carry, without quoting it', async () => {
    const kms = clientOf(() => Response.json({}), { credentials: { token: 'secret\ntoken' } })

    const thrown = await kms.listKeys().catch((error) => error)

    expect(thrown.message).toBe('The credentials contain characters that no HTTP header can carry.')
    expect(thrown.cause).toBeUndefined()
  })

  test.each([
    ['localhost:8010', 'endpoint must be a URL such as https://kms.cn-north-4.myhuaweicloud.com'],
    ['kms', 'endpoint must be a URL such as https://kms.cn-north-4.myhuaweicloud.com'],
    ['https://me:secret@kms.example.test', 'endpoint must be a URL without user, password, ? and #.'],
  ])('the endpoint %s', (endpoint, message) => {
    expect(() => createClient({ endpoint, credentials: { ak, sk } })).toThrow(new TypeError(message))
  })
})

test('the client runs in a browser: it imports its own files alone, and names nothing of Node', () => {
  const files = new Set([new URL('../../src/client/index.ts', import.meta.url).href])
  for (const file of files) {
    const source = readFileSync(new URL(file), 'utf8')
    for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      expect(specifier, file).toMatch(/^\.\.?\//)
      files.add(new URL(specifier, file).href)
    }
    if (!file.includes('/generated/'))
      expect(source, file).not.toMatch(/\b(?:Buffer|process|require|__dirname)\b/)
  }
  expect([...files].filter((file) => !/\/src\/(?:client|generated)\/[\w-]+\.ts$/.test(file))).toEqual([])
  expect(files.size).toBeGreaterThan(8)
})
