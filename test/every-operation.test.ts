import { describe, expect, test } from 'vitest'
import type { ErrorName } from '../src/generated/errors.ts'
import document from '../src/generated/openapi.json' with { type: 'json' }
import { type OperationId, operations } from '../src/generated/operations.ts'
import { demoUser, type Extras, projectId, refusalName, urlOf, useEmulator } from './support/emulator.ts'

/*
 * What every operation refuses alike, asked of each operation that the contract declares it for. A request that is right
 * but for one thing is the documented example, with the ids that the test needs.
 */
const ids = Object.keys(operations) as OperationId[]
const known = '0b1f4f0c-52a5-4d0a-8f0b-0f6f1b7c2d11'
const unknown = '11111111-2222-4333-8444-555555555555'
const foreign = '2'.repeat(32)
const acme = {
  id: 'a'.repeat(32),
  name: 'acme',
  users: [{ id: 'nobody', name: 'nobody', password: 'n', actions: [], accessKeys: [] }],
  projects: [{ id: foreign, name: 'cn-north-7' }],
}

type Schema = {
  enum?: string[]
  examples?: string[]
  $ref?: string
  properties?: Record<string, unknown>
  required?: string[]
}
type Parameter = { name: string; in: string; required?: boolean; schema: Schema; $ref?: string }
type Json = { schema?: Schema; examples?: Record<string, { value: object }> }

const resolve = <T extends { $ref?: string }>(node: T): T =>
  node.$ref
    ? (node.$ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document) as T)
    : node

function contractOf(id: OperationId) {
  const { path, method } = operations[id]
  const item = document.paths[path] as unknown as Record<
    string,
    { parameters?: Parameter[]; requestBody?: object }
  >
  const operation = item[method.toLowerCase()] ?? {}
  const shared = (item.parameters ?? []) as unknown as Parameter[]
  const parameters = [...shared, ...(operation.parameters ?? [])].map(resolve)
  const { content } = (operation.requestBody ?? {}) as { content?: { 'application/json': Json } }
  const { schema = {}, examples = {} } = content?.['application/json'] ?? {}
  const { properties = {}, required = [] } = resolve(schema)
  const documented = Object.values(examples)[0]?.value
  return {
    parameters,
    required,
    fields: Object.keys(properties),
    /** Undefined where a body is needed, and the contract has no example of it. */
    example: documented ?? (required.length === 0 ? {} : undefined),
  }
}

/** A value that the schema of a parameter takes. */
const acceptedBy = (schema: Schema) => resolve(schema).enum?.[0] ?? unknown

type Request = {
  body: Record<string, unknown> | undefined
  path: Record<string, string>
  query: Record<string, string>
}

/** The documented example of an operation. */
function exampleOf(id: OperationId): Request {
  const { parameters, example } = contractOf(id)
  const filled = (where: string) =>
    Object.fromEntries(
      parameters
        .filter(
          (parameter) => parameter.in === where && parameter.required && parameter.name !== 'project_id',
        )
        .map(({ name, schema }) => [name, acceptedBy(schema)]),
    )
  const body = operations[id].body ? { ...example } : undefined
  return { body, path: filled('path'), query: filled('query') }
}

/** The example with another CMK; undefined without one, or when no field names the CMK, as where a ciphertext does. */
function exampleAbout(id: OperationId, keyId: string): Request | undefined {
  const request = exampleOf(id)
  const field = operations[id].keyRule?.key
  if (!contractOf(id).example) return undefined
  if (field === undefined) return request
  const places = [request.body, request.path].filter((place) => place !== undefined && field in place)
  for (const place of places) if (place) place[field] = keyId
  return places.length > 0 ? request : undefined
}

describe.each(ids)('%s', (id) => {
  const kms = useEmulator({ accounts: [acme] })

  const nameOf = async (sending: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await sending
    return refusalName(status, body) ?? status
  }
  const contract = contractOf(id)
  const example = exampleOf(id)
  const call = (body: unknown, extras: Extras = {}) =>
    nameOf(
      kms.call(id, body, {
        ...extras,
        path: { ...example.path, ...extras.path },
        query: { ...example.query, ...extras.query },
      }),
    )
  const withToken = async (token: string | Promise<string>) =>
    call(example.body, { headers: { 'x-auth-token': await token } })
  const raw = (payload: string, headers: Record<string, string> = {}) =>
    nameOf(
      kms.send({
        method: operations[id].method,
        url: urlOf(id, example),
        payload,
        headers: { 'content-type': 'application/json', 'x-auth-token': kms.token, ...headers },
      }),
    )
  const signedBy = (ak: string, headers: Record<string, string> = {}) => {
    if (!operations[id].secured) return undefined
    const authorization = `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=x-sdk-date, Signature=${'0'.repeat(64)}`
    return call(example.body, {
      headers: { 'x-auth-token': '', authorization, 'x-sdk-date': '20260102T120000Z', ...headers },
    })
  }
  const asNobody = async ({ body, path, query }: Request) => {
    const user = { name: 'nobody', password: 'n', domain: { name: 'acme' } }
    const token = await kms.signIn(user, { project: { id: foreign } })
    await kms.cmkIn('enabled', { project: foreign, id: known })
    const extras = { path: { ...path, project_id: foreign }, query, headers: { 'x-auth-token': token } }
    return nameOf(kms.call(id, body, extras))
  }
  const aboutKnown = exampleAbout(id, known)
  const aboutUnknown = operations[id].keyRule ? exampleAbout(id, unknown) : undefined
  const malformed = operations[id].keyRule ? exampleAbout(id, 'x') : undefined

  const recipes: Partial<Record<ErrorName, () => Promise<ErrorName | number | undefined> | undefined>> = {
    TokenNotFound: () => withToken(''),
    TokenUnreadable: () => withToken('MIIno'),
    TokenExpired: () => {
      kms.clock.advanceDays(2)
      return withToken(kms.token)
    },
    IdentityUnauthorized: () => (operations[id].secured ? withToken('MIIno') : undefined),
    IamUnauthenticated: () => withToken('MIIno'),
    AccessKeyNotFound: () => signedBy('NOBODY'),
    SignatureExpired: () => signedBy('DEWKITDEMOACCESSKEY0', { 'x-sdk-date': '20260101T120000Z' }),
    SignatureMismatch: () => signedBy('DEWKITDEMOACCESSKEY0'),
    SecurityTokenMismatch: () => signedBy('NOBODY', { 'x-security-token': 'of nobody' }),
    IdentityBodyInvalid: () => (operations[id].body ? raw('{') : undefined),
    IamInvalidBody: () => raw('{'),
    ProjectMismatch: () => call(example.body, { path: { project_id: foreign } }),
    TokenOfOtherRegion: () => withToken(kms.signIn(demoUser, { domain: { name: 'dewkit-demo' } })),
    EntityTooLarge: () => raw('{}', { 'content-length': String(12 * 1024 * 1024 + 1) }),
    BodyTooLong: () => raw(' '.repeat(128 * 1024 + 1)),
    InvalidFormat: () => raw('{}', { 'content-type': 'text/plain' }),
    InvalidJson: () => raw('{'),
    MissingParameter: () => (contract.required.length > 0 ? call({}) : undefined),
    InvalidParameter: () =>
      contract.example &&
      call(example.body && { ...example.body, unheard_of: 1 }, {
        query: { unheard_of: '1' },
      }),
    InvalidSequence: () =>
      contract.example && contract.fields.includes('sequence')
        ? call({ ...example.body, sequence: '1' })
        : undefined,
    InvalidKeyId: () => malformed && nameOf(kms.call(id, malformed.body, malformed)),
    DefaultKeyForbidden: async () => {
      await kms.cmkIn('enabled', { id: known, name: 'obs/default', isDefault: true })
      return aboutKnown && nameOf(kms.call(id, aboutKnown.body, aboutKnown))
    },
    KeyNotFound: () => aboutUnknown && nameOf(kms.call(id, aboutUnknown.body, aboutUnknown)),
    NoAccessToKey: () => aboutKnown && asNobody(aboutKnown),
    NoAccessToApi: () =>
      contract.example && operations[id].actions.length > 0 ? asNobody(example) : undefined,
  }

  test('refuses what every operation refuses', async () => {
    const answers: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const error of [...operations[id].errors].sort(lateLast)) {
      const answer = await recipes[error]?.()
      if (answer === undefined) continue
      answers[error] = answer
      expected[error] = error
    }

    expect(answers).toEqual(expected)
  })
})

/** The recipe that lets the token expire spoils those after it. */
const lateLast = (a: ErrorName, b: ErrorName) => Number(a === 'TokenExpired') - Number(b === 'TokenExpired')

describe('every throttled operation', () => {
  const kms = useEmulator({ tps: 1 })

  test.each(ids.filter((id) => operations[id].throttle !== null))('%s', async (id) => {
    const calls = await Promise.all(
      [1, 2, 3, 4].map(() => kms.call(id, {}, { path: { project_id: projectId } })),
    )

    expect(calls.map(({ status, body }) => refusalName(status, body))).toContain('Throttled')
  })
})
