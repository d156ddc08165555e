import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createClient } from '../../src/client/index.ts'
import { exactly, fromState, type KmsPactOptions, kmsPact, type Service } from '../../src/pact/index.ts'
import { operationIds } from '../../src/spec/contract.ts'

function pactIn(options: Partial<KmsPactOptions> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const written = () => JSON.parse(readFileSync(join(dir, 'orders-kms.json'), 'utf8'))
  return { kms: kmsPact({ consumer: 'orders', dir, ...options }), dir, written }
}

const clientOf = ({ url, projectId, token }: Service) =>
  createClient({ endpoint: url, projectId, credentials: { token } })

const orders = { 'a CMK {alias} that is {state}': { alias: 'alias/orders', state: 'enabled' } } as const
const disabled = { 'a CMK {alias} that is {state}': { alias: 'alias/orders', state: 'disabled' } } as const

describe('an interaction', () => {
  test('is written when the consumer asked as it said', async () => {
    const { kms, written } = pactIn()

    const answer = await kms
      .answers('encryptData', { given: orders, sends: { key_id: 'alias/orders', plain_text: 'hello' } })
      .test((service) => clientOf(service).encryptData({ key_id: 'alias/orders', plain_text: 'hello' }))

    expect(answer.ok && answer.data.key_id).toMatch(/^[0-9a-z-]{36}$/)
    const [interaction] = written().interactions
    expect(interaction.providerStates).toEqual([
      { name: 'a CMK {alias} that is {state}', params: { alias: 'alias/orders', state: 'enabled' } },
    ])
    expect(interaction.request.body.content).toEqual({ key_id: 'alias/orders', plain_text: 'hello' })
    expect(interaction.response.matchingRules.body).toHaveProperty(['$.cipher_text'])
    expect(written().metadata.pactSpecification.version).toBe('4.0')
  })

  test('is not written, and fails, when the consumer asked otherwise', async () => {
    const { kms, written } = pactIn({ logLevel: 'error' })

    const asked = kms
      .answers('encryptData', { given: orders, sends: { key_id: 'alias/orders', plain_text: 'hello' } })
      .test((service) => clientOf(service).encryptData({ key_id: 'alias/orders', plain_text: 'bye' }))

    await expect(asked).rejects.toThrow(/plain_text/)
    expect(written).toThrow(/ENOENT/)
  })

  test('takes the CMK from the state, and the rest from the contract, when nothing is said of them', async () => {
    const { kms, written } = pactIn()

    const answer = await kms
      .refuses('encryptData', 'KeyDisabled', { given: disabled })
      .test((service) =>
        clientOf(service).encryptData({ key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f', plain_text: 'any' }),
      )

    expect(answer).toMatchObject({ ok: false, error: { name: 'KeyDisabled', status: 400 } })
    const [{ request, response }] = written().interactions
    expect(request.generators.body['$.key_id']).toEqual({ type: 'ProviderState', expression: `\${key_id}` })
    expect(response.body.content.error.error_code).toBe('KMS.0209')
  })

  test('reads what it says, exactly where it says so', async () => {
    const { kms, written } = pactIn()

    await kms
      .answers('describeKey', { given: disabled, reads: { key_info: { key_state: exactly('3') } } })
      .test((service) => clientOf(service).describeKey({ key_id: 'alias/whichever' }))

    const [{ response }] = written().interactions
    expect(response.body.content).toEqual({ key_info: { key_state: '3' } })
    expect(response.matchingRules.body['$.key_info.key_state'].matchers).toEqual([{ match: 'equality' }])
  })

  test('takes a field from a state by name', async () => {
    const { kms, written } = pactIn()
    const given = { 'the CMK {alias} has encrypted {plain_text}': { alias: 'orders', plain_text: 'hello' } }

    await kms
      .answers('decryptData', {
        given,
        sends: { cipher_text: fromState('cipher_text') },
        reads: { plain_text: exactly('hello') },
      })
      .test((service) => clientOf(service).decryptData({ cipher_text: 'AgDo'.repeat(40) }))

    expect(written().interactions[0].request.generators.body).toHaveProperty(['$.cipher_text'])
  })

  test('may be a signed one', async () => {
    const { kms, written } = pactIn({ proof: 'signature' })

    await kms.answers('encryptData', { given: orders }).test(({ url, projectId, ak, sk }) =>
      createClient({ endpoint: url, projectId, credentials: { ak, sk } }).encryptData({
        key_id: 'alias/orders',
        plain_text: 'hello',
      }),
    )

    const { headers } = written().interactions[0].request
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(['Authorization', 'X-Sdk-Date']))
    expect(headers).not.toHaveProperty('X-Auth-Token')
  })

  test('may have its parameters in path and query', async () => {
    const { kms, written } = pactIn()
    const given = { 'a CMK {alias} with the tags {tags}': { alias: 'alias/orders', tags: { team: 'blue' } } }

    await kms
      .answers('showKmsTags', { given })
      .test((service) => clientOf(service).showKmsTags({ key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f' }))
    await kms
      .answers('listAliases', { sends: { limit: '10' } })
      .test((service) => clientOf(service).listAliases({ limit: '10' }))

    const [listAliases, showKmsTags] = written().interactions
    expect(showKmsTags.request.generators.path.expression).toContain(`\${key_id}`)
    expect(listAliases.request.query).toEqual({ limit: ['10'] })
  })

  test.each(operationIds)('of %s needs nothing but its name', (id) => {
    expect(kmsPact({ consumer: 'orders' }).answers(id)).toHaveProperty('test')
  })
})

describe('what the contract does not allow', () => {
  const kms = kmsPact({ consumer: 'orders' })
  const key_id = 'alias/orders'
  const place = /\(#\/paths\/~1v1\.0~1\{project_id\}~1kms~1encrypt-data\/post\//

  test.each<[string, () => unknown, RegExp]>([
    [
      'a plaintext that is too long',
      () => kms.answers('encryptData', { sends: { key_id, plain_text: 'x'.repeat(4097) } }),
      /plain_text .*4096/,
    ],
    [
      'a plaintext of too many bytes',
      () => kms.answers('encryptData', { sends: { key_id, plain_text: 'ü'.repeat(2049) } }),
      /plain_text .*x-max-bytes/,
    ],
    [
      'a CMK that is disabled',
      () => kms.answers('encryptData', { given: disabled }),
      /disabled: .*KeyDisabled/,
    ],
    [
      'a refusal that the state does not bring about',
      () => kms.refuses('encryptData', 'KeyDisabled', { given: orders }),
      /enabled.*KeyDisabled/,
    ],
    [
      'an error that is of another operation',
      // @ts-expect-error it does not compile either
      () => kms.refuses('encryptData', 'GrantNotFound', { given: orders }),
      /never answers 400 KMS.2501 \(GrantNotFound\)/,
    ],
    [
      'a field that nobody knows',
      // @ts-expect-error it does not compile either
      () => kms.answers('encryptData', { given: orders, sends: { plaintext: 'hello' } }),
      /plaintext is no field/,
    ],
    [
      'an answer with a field that nobody knows',
      // @ts-expect-error it does not compile either
      () => kms.answers('encryptData', { given: orders, reads: { ciphertext: 'x' } }),
      /\/ciphertext is no field/,
    ],
    [
      'an answer with a value that does not fit',
      () =>
        kms.answers('describeKey', {
          given: orders,
          reads: { key_info: { key_state: exactly('9') } },
        } as never),
      /key_state/,
    ],
    [
      'a state that nobody knows',
      // @ts-expect-error it does not compile either
      () => kms.answers('encryptData', { given: { 'the moon is blue': {} } }),
      /no state of the contract is called "the moon is blue"/,
    ],
    [
      'a state with a parameter that does not fit',
      () =>
        kms.answers('encryptData', {
          // @ts-expect-error it does not compile either
          given: { 'a CMK {alias} that is {state}': { alias: 'a', state: 'asleep' } },
        }),
      /\{state\} of "a CMK \{alias\} that is \{state\}"/,
    ],
    [
      'a state without its parameters',
      // @ts-expect-error it does not compile either
      () => kms.answers('encryptData', { given: { 'a CMK {alias} that is {state}': { alias: 'a' } } }),
      /needs \{state\}/,
    ],
  ])('throws: %s', (_, declare, says) => {
    expect(declare).toThrow(says)
  })

  test('is told with its place in the contract', () => {
    expect(() => kms.answers('encryptData', { sends: { key_id, plain_text: '' } })).toThrow(place)
  })

  test('is two interactions of one name and the same states', () => {
    const twins = kmsPact({ consumer: 'orders' })
    twins.answers('encryptData', { given: orders })

    expect(() => twins.answers('encryptData', { given: orders })).toThrow(/description of its own/)
  })
})
