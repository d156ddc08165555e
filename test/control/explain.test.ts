import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { sign } from '../../src/client/sign.ts'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import { projectId, useEmulator } from '../support/emulator.ts'

const key_id = demo.cmk.id
const [accessKey] = demo.account.users[0].accessKeys

/** What the contract says at a JSON pointer. */
const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => resolved((node as Record<string, unknown>)[part]), document)
function resolved(node: unknown): unknown {
  const { $ref } = (node ?? {}) as { $ref?: string }
  return $ref === undefined ? node : at($ref)
}

describe('a refusal explains itself', () => {
  const users = [
    { ...{ id: 'a'.repeat(32), name: 'auditor', password: 'p' }, actions: ['kms:cmk:get'], accessKeys: [] },
  ]
  const projects = [{ id: 'b'.repeat(32), name: 'cn-north-7' }]
  const kms = useEmulator({ accounts: [{ id: 'c'.repeat(32), name: 'acme', users, projects }] })
  const explanation = async () => (await kms.mock.control.requests({ limit: 1 })).requests[0]?.explanation

  test('by the place in the contract', async () => {
    await kms.call('encryptData', { key_id, plain_text: 'x'.repeat(5000) })
    const told = await explanation()

    expect(told).toMatchObject({ rule: 'schema', says: expect.stringContaining('plain_text') })
    expect(told?.place).toMatch(/encrypt-data\/post\/requestBody\/.*\/properties\/plain_text\/maxLength$/)
    expect(at(told?.place ?? '')).toBeDefined()
  })

  test('by the field that is missing', async () => {
    await kms.call('encryptData', { key_id })
    const told = await explanation()

    expect(told).toMatchObject({ rule: 'schema', says: expect.stringContaining('plain_text') })
    expect(at(told?.place ?? '')).toEqual(['key_id', 'plain_text'])
  })

  test('by the cell of the key matrix, and what it takes', async () => {
    await kms.call('encryptData', { key_id: await kms.cmkIn('disabled'), plain_text: 'x' })
    const told = await explanation()

    expect(told).toMatchObject({
      rule: 'key rule',
      cell: 'states.disabled',
      right: 'encryptData takes states: enabled.',
    })
    expect(at(told?.place ?? '')).toBe('KeyDisabled')
  })

  test('by the right that is missing, and those that there are', async () => {
    const project = { id: 'b'.repeat(32) }
    const token = await kms.signIn({ name: 'auditor', password: 'p', domain: { name: 'acme' } }, { project })
    await kms.mock.plant([{ project: project.id, name: 'theirs', aliases: ['theirs'] }])
    const extras = { path: { project_id: project.id }, headers: { 'x-auth-token': token } }
    await kms.call('encryptData', { key_id: 'alias/theirs', plain_text: 'x' }, extras)

    expect(await explanation()).toMatchObject({
      ...{ rule: 'right', has: ['kms:cmk:get'] },
      missing: ['kms:cmk:encryptData', 'kms:cmk:crypto', 'kms:cmk:encrypt'],
      right: expect.stringContaining('or a grant on the key'),
    })
  })

  test('by the fault that was asked for', async () => {
    await kms.mock.control.addFault({ error: 'KmsFailure' })
    await kms.call('listKeys', {})

    expect(await explanation()).toMatchObject({ rule: 'fault' })
  })

  test.each([
    ['token or signature', { 'x-auth-token': 'none' }],
    ['project', { 'x-project-id': 'b'.repeat(32) }],
  ])('by the %s', async (rule, headers) => {
    await kms.call('listKeys', {}, { headers })

    expect(await explanation()).toMatchObject({ rule, says: expect.any(String) })
  })

  test('by the lines in which the signatures differ', async () => {
    const path = `/v1.0/${projectId}/kms/list-keys`
    const body = '{"limit":"5"}'
    const headers = { 'content-type': 'application/json', host: 'localhost:80' }
    const url = new URL(`http://localhost:80${path}`)
    const signed = await sign({ method: 'POST', url, headers, body: '' }, accessKey, new Date(kms.clock.now))
    await kms.send({ method: 'POST', url: path, headers: { ...headers, ...signed }, payload: body })
    const told = await explanation()

    expect(told).toMatchObject({ rule: 'signature', right: expect.stringContaining('signed an empty body') })
    const changed = told?.signature?.diff?.filter((line) => !line.startsWith('  '))
    expect(changed).toEqual([
      expect.stringMatching(/^- e3b0c442/),
      expect.stringMatching(/^\+ [0-9a-f]{64}$/),
    ])
    expect(told?.signature?.server).toContain(`POST\n${path}/\n`)
    expect(JSON.stringify(told)).not.toContain(accessKey.sk)
  })
})
