import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ErrorName, errors } from '../../src/generated/errors.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { createModel } from '../../src/judge/model/model.ts'
import type { Sent } from '../../src/judge/wire.ts'
import { contractOf } from '../../src/spec/contract.ts'

const [project, account] = ['1'.repeat(32), 'c'.repeat(32)]
const key_id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'
const now = 1_700_000_000_000

let model: ReturnType<typeof createModel>
let clock: number
beforeEach(() => {
  clock = now
  model = createModel({ now: () => clock, hasOthers: false })
})

function sentOf(id: OperationId, input: Record<string, unknown>): Sent {
  const { method, path, fields } = contractOf(id)
  const isIn = (where: string) => (name: string) =>
    fields.some((each) => each.where === where && each.name === name)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(name === 'project_id' ? project : input[name]),
  )
  const query = new URLSearchParams(
    Object.entries(input)
      .filter(([name]) => isIn('query')(name))
      .map(([name, value]) => [name, String(value)]),
  )
  const body = Object.fromEntries(Object.entries(input).filter(([name]) => isIn('body')(name)))
  return {
    method,
    path: `${filled}${query.size > 0 ? `?${query}` : ''}`,
    headers: { 'X-Auth-Token': 'alice' },
    body: JSON.stringify(body),
  }
}

const begin = (id: OperationId, input: Record<string, unknown>) => {
  const reply = model.asked(sentOf(id, input))
  return {
    /** What the model says when the answer is this one. */
    ends: (output: unknown = {}, status = contractOf(id).success) =>
      reply({ status, headers: {}, text: JSON.stringify(output), ms: 1 }).map(({ rule }) => rule),
  }
}
const seen = (id: OperationId, input: Record<string, unknown>, output: unknown = {}) =>
  begin(id, input).ends(output)
const refused = (id: OperationId, input: Record<string, unknown>, name: ErrorName) =>
  begin(id, input).ends({ error: { error_code: errors[name].code, error_msg: 'no' } }, errors[name].status)

const created = (input: Record<string, unknown> = {}) =>
  seen('createKey', { key_alias: 'orders', ...input }, { key_info: { key_id, domain_id: account } })

/** What describe-key says of the CMK by the documentation. */
const details = {
  ...{ key_id, domain_id: account, key_alias: 'orders', realm: 'cn-north-4', key_description: '' },
  ...{
    creation_date: String(now),
    scheduled_deletion_date: '',
    key_spec: 'AES_256',
    key_usage: 'ENCRYPT_DECRYPT',
  },
  ...{ key_state: '2', default_key_flag: '0', key_type: '1', expiration_time: '', origin: 'kms' },
  ...{ key_rotation_enabled: 'false', sys_enterprise_project_id: '0', keystore_id: '0' },
}
const described = (change: object = {}) =>
  seen('describeKey', { key_id }, { key_info: { ...details, ...change } })

describe('after create-key, the model', () => {
  test('knows every detail of the CMK', () => {
    expect(created()).toEqual([])

    expect(described()).toEqual([])
  })

  test.each([
    ['key_alias', 'other'],
    ['key_description', 'another'],
    ['key_spec', 'SM4'],
    ['key_usage', 'SIGN_VERIFY'],
    ['key_state', '3'],
    ['default_key_flag', '1'],
    ['origin', 'external'],
    ['key_rotation_enabled', 'true'],
    ['sys_enterprise_project_id', '1'],
    ['expiration_time', '1'],
    ['domain_id', 'd'.repeat(32)],
  ])('finds another %s', (field, value) => {
    created()

    expect(described({ [field]: value })).toEqual([`describeKey: ${field} is what it was`])
  })

  test('finds a creation_date in seconds', () => {
    created()

    expect(described({ creation_date: String(now / 1000) })).toEqual([
      'describeKey: creation_date is the time of the call',
    ])
  })

  test('takes a description that was changed, and no older one', () => {
    created()
    seen(
      'updateKeyDescription',
      { key_id, key_description: 'new' },
      { key_info: { key_id, key_description: 'new' } },
    )

    expect(described({ key_description: 'new' })).toEqual([])
    expect(described()).toEqual(['describeKey: key_description is what it was'])
  })

  test('takes nothing for granted that changed at the same time', () => {
    created()
    const change = begin('updateKeyDescription', { key_id, key_description: 'new' })

    expect(described()).toEqual([])
    expect(change.ends({ key_info: { key_id, key_description: 'new' } })).toEqual([])
    expect(described({ key_description: 'new' })).toEqual([])
  })

  test('takes nothing for granted that two changed at once', () => {
    created()
    const changes = ['one', 'two'].map((key_description) => ({
      key_description,
      ...begin('updateKeyDescription', { key_id, key_description }),
    }))
    for (const { key_description, ends } of changes) ends({ key_info: { key_id, key_description } })

    expect(described({ key_description: 'one' })).toEqual([])
    expect(described({ key_description: 'two' })).toEqual(['describeKey: key_description is what it was'])
  })

  test('does not know what a change did that was not answered', () => {
    created()
    begin('disableKey', { key_id }).ends({}, 0)

    expect(described({ key_state: '3' })).toEqual([])
  })
})

describe('of the life of a CMK, the model', () => {
  beforeEach(() => {
    created()
  })

  test('knows what use a state allows', () => {
    seen('disableKey', { key_id }, { key_info: { key_id, key_state: '3' } })

    expect(seen('encryptData', { key_id, plain_text: 'x' }, { key_id, cipher_text: 'a' })).toEqual([
      'encryptData: a CMK with states.disabled',
    ])
    expect(refused('encryptData', { key_id, plain_text: 'x' }, 'KeyDisabled')).toEqual([])
  })

  test('knows the state after a deletion was cancelled', () => {
    seen('scheduleKeyDeletion', { key_id, pending_days: '7' }, { key_id, key_state: '4' })
    const due = String(now + 7 * 86_400_000)

    expect(described({ key_state: '4', scheduled_deletion_date: due })).toEqual([])
    expect(seen('cancelKeyDeletion', { key_id }, { key_id, key_state: '2' })).toEqual([
      'cancelKeyDeletion: key_state is the new state',
    ])
  })

  test('knows when a deletion falls due', () => {
    seen('scheduleKeyDeletion', { key_id, pending_days: '7' }, { key_id, key_state: '4' })

    expect(described({ key_state: '4', scheduled_deletion_date: String(now + 8 * 86_400_000) })).toEqual([
      'describeKey: scheduled_deletion_date is the time of the call',
    ])
  })

  test('knows that a CMK is there', () => {
    expect(refused('describeKey', { key_id }, 'KeyNotFound')).toEqual([
      'describeKey: a CMK that is there is found',
    ])
  })

  test('knows the tags, in any order at first', () => {
    const tags = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]
    seen('batchCreateKmsTags', { key_id, action: 'create', tags })

    expect(seen('showKmsTags', { key_id }, { tags: [...tags].reverse(), existTagsNum: 2 })).toEqual([])
    expect(seen('showKmsTags', { key_id }, { tags, existTagsNum: 3 })).toEqual([
      'showKmsTags: existTagsNum is the number of tags',
      'showKmsTags: the tags are in the order of the answers before',
    ])
  })

  test('knows the grants', () => {
    const grant = { key_id, grantee_principal: 'bob', operations: ['describe-key'] }
    seen('createGrant', grant, { grant_id: 'a'.repeat(64) })
    const entry = {
      ...grant,
      grant_id: 'a'.repeat(64),
      grantee_principal_type: 'user',
      issuing_principal: 'alice',
      creation_date: String(now),
    }
    const page = (grants: object[]) => ({ grants, next_marker: '', truncated: 'false', total: grants.length })

    expect(seen('listGrants', { key_id }, page([entry]))).toEqual([])
    expect(seen('listGrants', { key_id }, page([{ ...entry, grantee_principal: 'eve' }]))).toEqual([
      'listGrants: grantee_principal is what it was',
    ])
    expect(seen('listGrants', { key_id }, page([]))).not.toEqual([])
    seen('revokeGrant', { key_id, grant_id: 'a'.repeat(64) })
    expect(seen('listGrants', { key_id }, page([entry]))).not.toEqual([])
  })

  test('knows what a ciphertext holds, and under which context', () => {
    const context = { additional_authenticated_data: 'order=7' }
    seen('encryptData', { key_id, plain_text: 'hello', ...context }, { key_id, cipher_text: 'c1' })
    const hello = { key_id, plain_text: 'hello', plain_text_base64: 'aGVsbG8=' }

    expect(seen('decryptData', { cipher_text: 'c1', ...context }, hello)).toEqual([])
    expect(seen('decryptData', { cipher_text: 'c1', ...context }, { ...hello, plain_text: 'Hello' })).toEqual(
      ['decryptData: plain_text is what was encrypted'],
    )
    expect(seen('decryptData', { cipher_text: 'c1' }, hello)).toEqual([
      'decryptData: nothing is decrypted under another context',
    ])
    expect(seen('encryptData', { key_id, plain_text: 'hello' }, { key_id, cipher_text: 'c1' })).toEqual([
      'encryptData: every ciphertext is a new one',
    ])
  })

  test('knows what a datakey is', () => {
    const plain = 'AB'.repeat(32)
    const datakey_dgst = createHash('sha256').update(plain, 'hex').digest('hex').toUpperCase()
    seen('createDatakey', { key_id, datakey_length: '256' }, { key_id, plain_text: plain, cipher_text: 'c2' })
    const request = { key_id, cipher_text: 'c2', datakey_cipher_length: '32' }

    expect(seen('decryptDatakey', request, { data_key: plain, datakey_length: '32', datakey_dgst })).toEqual(
      [],
    )
    expect(seen('decryptDatakey', request, { data_key: plain, datakey_length: '256', datakey_dgst })).toEqual(
      ['decryptDatakey: datakey_length is its number of bytes'],
    )
  })

  test('knows the number of CMKs once it was told', () => {
    expect(seen('showUserInstances', {}, { instance_num: 5 })).toEqual([])
    seen('createKey', { key_alias: 'b' }, { key_info: { key_id: `1${key_id.slice(1)}`, domain_id: account } })

    expect(seen('showUserInstances', {}, { instance_num: 5 })).toEqual([
      'showUserInstances: number of CMKs is what it was',
    ])
    expect(seen('showUserInstances', {}, { instance_num: 6 })).toEqual([])
  })
})

describe('of what it has not seen, the model', () => {
  test('learns from the first answer', () => {
    expect(described({ key_alias: 'from before' })).toEqual([])
    expect(described({ key_alias: 'from before' })).toEqual([])
    expect(described()).toEqual(['describeKey: key_alias is what it was'])
  })

  test('believes others who may have been there, after one complaint', () => {
    model = createModel({ now: () => clock, hasOthers: true })
    described({ key_alias: 'from before' })

    expect(described()).toEqual(['describeKey: key_alias is what it was'])
    expect(described()).toEqual([])
  })
})
