import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Mock, startMock } from '../../src/testing/mock.ts'
import { createCarelessly, createOnce } from './create-once.ts'

describe('creating a key while answers get lost', () => {
  let mock: Mock

  beforeEach(async () => {
    mock = await startMock()
    // The first create-key is done and kept, and its answer does not come.
    await mock.control.addFault({ preset: 'lost-answers', operation: 'create-key', every: 1, first: 1 })
  })
  afterEach(() => mock.close())

  test('a policy that only calls again fails, and the journal says why', async () => {
    const kms = await mock.client()

    await expect(createCarelessly(kms, 'orders')).rejects.toThrow('DuplicateKeyAlias')
    const { requests } = await mock.control.requests({ operation: 'create-key' })
    expect(requests.map(({ status, faults, error }) => [status, faults.length, error?.name])).toEqual([
      [0, 1, undefined],
      [400, 0, 'DuplicateKeyAlias'],
    ])
  })

  test('a policy that looks first makes one key', async () => {
    const key_id = await createOnce(await mock.client(), 'orders')

    expect(key_id).not.toBe('')
    await mock.control.verify({ operation: 'create-key', exactly: 1 })
    await mock.control.verify({
      in_order: [{ operation: 'create-key', status: 0 }, { operation: 'list-keys' }],
    })
  })
})
