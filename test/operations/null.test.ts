import { describe, expect, test } from 'vitest'
import { contractOf } from '../../mock/contract.ts'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import { type OperationId, operations } from '../../src/generated/operations.ts'
import { useEmulator } from '../support/emulator.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[] }
const schemas = document.components.schemas as Record<string, Schema>
const ids = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].body)

function schemaOf(id: OperationId): Schema {
  const { path, method } = operations[id]
  const item = (document.paths as Record<string, Record<string, unknown>>)[path]
  const operation = item?.[method.toLowerCase()] as {
    requestBody: { content: { 'application/json': { schema: { $ref: string } } } }
  }
  const name = operation.requestBody.content['application/json'].schema.$ref.split('/').at(-1) ?? ''
  return schemas[name] ?? {}
}

describe('null', () => {
  const kms = useEmulator()

  test.each(ids)('in an optional field of %s counts as absent', (id) => {
    const { properties = {}, required = [] } = schemaOf(id)
    const optional = Object.keys(properties).filter((name) => !required.includes(name))
    const body = Object.fromEntries(required.map((name) => [name, 'x']))
    const withNulls = { ...body, ...Object.fromEntries(optional.map((name) => [name, null])) }

    expect(contractOf(id).present(withNulls)).toEqual(body)
  })

  test.each([
    ['encryptData', { key_id: 'alias/demo', plain_text: null }],
    ['scheduleKeyDeletion', { key_id: null, pending_days: '7' }],
    ['createGrant', { key_id: null, grantee_principal: 'a', operations: ['describe-key'] }],
  ] as const)('in a mandatory field of %s counts as missing', async (id, body) => {
    expect(await kms.refused(id, body)).toBe('MissingParameter')
  })

  test('in a field of a list counts as absent, too', async () => {
    const tags = [{ key: 'stage', values: null }]
    const path = { resource_instances: 'resource_instances' }

    expect((await kms.call('listKmsByTags', { tags, limit: null, offset: null }, { path })).status).toBe(200)
  })

  test('in an optional field is sent by clients that leave nothing out', async () => {
    const body = {
      ...{ key_id: 'alias/demo', plain_text: 'hello', sequence: null },
      ...{ encryption_context: null, additional_authenticated_data: null, encryption_algorithm: null },
    }
    const { status, body: answer } = await kms.call('encryptData', body)
    const { cipher_text } = answer as { cipher_text: string }

    expect(status).toBe(200)
    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ plain_text: 'hello' })
  })

  test('in a field that nobody knows is refused as the field is', async () => {
    expect(await kms.refused('encryptData', { key_id: 'alias/demo', plain_text: 'a', context: null })).toBe(
      'InvalidParameter',
    )
  })
})
