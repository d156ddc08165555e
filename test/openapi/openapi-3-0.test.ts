import { createRequire } from 'node:module'
import { Document, Spectral } from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import { oas } from '@stoplight/spectral-rulesets'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import Enforcer from 'openapi-enforcer'
import openapiTS, { astToString } from 'openapi-typescript'
import { describe, expect, test } from 'vitest'
import { candidatesOf } from '../../src/check/cases/candidates.ts'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import { operations } from '../../src/generated/operations.ts'
import { contractOf, operationIds } from '../../src/spec/contract.ts'
import { asOpenapi30 } from '../../src/spec/openapi-3-0.ts'

// Every tool gets its own copy: some write into what they are given.
const text30 = JSON.stringify(asOpenapi30(structuredClone(document) as never))
const in30 = () => JSON.parse(text30)
const in31 = () => structuredClone(document) as object
const both = [
  ['3.1', in31],
  ['3.0', in30],
] as const

type Media = { schema: { $ref?: string }; examples?: Record<string, { value: unknown }> }
type Holder = { content?: { 'application/json'?: Media } }
type Operation = { requestBody?: Holder; responses: Record<string, Holder> }
const operationAt = (path: string, method: string): Operation =>
  (document.paths as unknown as Record<string, Record<string, Operation>>)[path]?.[
    method.toLowerCase()
  ] as Operation
const examplesOf = (holder: Holder | undefined) =>
  Object.values(holder?.content?.['application/json']?.examples ?? {}).map(({ value }) => value)

// It has no types.
const validate: (document: object, options: object) => Promise<{ valid: boolean }> = (
  createRequire(import.meta.url)('oas-validator') as { validate: typeof validate }
).validate

test('a validator of 3.0.x accepts the document as 3.0.3, and not the one of 3.1', async () => {
  await expect(validate(in30(), {})).resolves.toMatchObject({ valid: true })
  await expect(validate(in31(), {})).rejects.toThrow()
})

/** Matters of taste: the tags are in the order of the manual, nobody is to be reached by mail, and 3.1 names a license by its identifier. */
const rules = {
  'license-url': 'off',
  'openapi-tags-alphabetical': 'off',
  'contact-properties': 'off',
} as const

test.each(both)('Spectral has nothing to say about %s', async (_, make) => {
  const spectral = new Spectral()
  spectral.setRuleset({ extends: [[oas as never, 'all']], rules })
  const found = await spectral.run(new Document(JSON.stringify(make()), parsers.Json))

  expect(found.map(({ code, path, message }) => `${code} ${path.join('/')} ${message}`)).toEqual([])
})

test.each(both)('openapi-typescript reads %s: encrypt-data has its fields', async (_, make) => {
  const types = astToString(await openapiTS(make() as never, { defaultNonNullable: false }))

  for (const field of ['key_id', 'plain_text', 'encryption_context', 'encryption_algorithm'])
    expect(/EncryptDataRequestBody: \{[\s\S]*?\n {8}\}/.exec(types)?.[0]).toContain(field)
})

describe('a consumer that knows 3.0 alone', async () => {
  // In 3.0 a DELETE with a body is allowed and to be ignored; this tool refuses it unless told otherwise.
  const options = { fullResult: true, componentOptions: { exceptionSkipCodes: ['EDEV001'] } }
  const [api, refusal] = await Enforcer(in30(), options)
  const headers = { 'content-type': 'application/json' }

  test('takes the document', () => {
    expect(String(refusal ?? '')).toBe('')
  })

  const calls = operationIds
    .filter((id) => operations[id].body && operations[id].method !== 'DELETE')
    .flatMap((id) => {
      const { path, method } = operations[id]
      const url = path
        .replace('{project_id}', '0'.repeat(32))
        .replace('{key_id}', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`)
        .replace('{resource_instances}', 'resource_instances')
        .replace(/\{\w+\}/, '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c11')
      return examplesOf(operationAt(path, method).requestBody).map(
        (body) => [id, { method, path: url, headers, body }] as const,
      )
    })

  test.each(calls)('takes the documented request of %s', (_, call) => {
    const { error } = api.request(structuredClone(call))

    expect(String(error ?? '')).toBe('')
  })

  test('refuses what the contract refuses', () => {
    const path = `/v1.0/${'0'.repeat(32)}/kms/encrypt-data`
    const bodies = [
      {},
      { key_id: 'x', plain_text: 'a' },
      { key_id: 'alias/a', plain_text: '' },
      { key_id: 'alias/a', plain_text: 1 },
    ]
    const errors = bodies.map((body) => api.request({ method: 'POST', path, headers, body }).error)

    expect(errors.map((error: unknown) => error !== undefined)).toEqual([true, true, true, true])
  })
})

describe('a body', () => {
  const ajv30 = new Ajv({ strict: false, validateFormats: false })
  const ajv31 = new Ajv2020({ strict: false, validateFormats: false })
  ajv30.addSchema(in30(), 'doc')
  ajv31.addSchema(in31(), 'doc')
  // JSON inside of a string: 3.0 has no words for it.
  const beyond = (keyword: string) => keyword.endsWith('contentSchema')

  test.each(operationIds.filter((id) => operations[id].body))(
    'of %s is judged alike in both versions',
    (id) => {
      const { path, method } = operations[id]
      const [reference] = [operationAt(path, method).requestBody?.content?.['application/json']?.schema.$ref]
      const schema = contractOf(id).body ?? {}
      const values = candidatesOf(schema, undefined).filter(({ keyword }) => !beyond(keyword))
      const [fits30, fits31] = [ajv30, ajv31].map((ajv) => ajv.compile({ $ref: `doc${reference}` }))
      const differ = values.filter(({ value }) => fits30?.(value) !== fits31?.(value))

      expect(values.length).toBeGreaterThan(5)
      expect(differ).toEqual([])
    },
  )
})
