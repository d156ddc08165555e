import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { projectId, useEmulator } from '../support/emulator.ts'
import { beyondPrism, runs } from '../support/prism.ts'

const unknownKey = '11111111-2222-4333-8444-555555555555'
const of = (key_id: string) => ({ path: { key_id } })
const on = (key_id: string, key: string) => ({ path: { key_id, key } })
const instances = { path: { resource_instances: 'resource_instances' } }
const named = (value: string) => [{ key: 'resource_name' as const, value }]
const tagsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: '' }))

/** Texts of a tag: any character but those that are forbidden. */
const tagText = (minLength: number, maxLength: number) =>
  fc
    .array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), { minLength, maxLength })
    .map((characters) => characters.join(''))
    .filter((text) => text.isWellFormed() && [...text].length <= maxLength)
    .filter((text) => !/[\u0000-\u001f*<>\\=]/.test(text) && !/^\.{1,2}$/.test(text))

describe('createKmsTag', () => {
  const kms = useEmulator()

  test('adds a tag, and answers nothing', async () => {
    const key_id = await kms.cmkIn('enabled')

    expect(await kms.call('createKmsTag', { tag: { key: 'DEV', value: 'DEV1' } }, of(key_id))).toMatchObject({
      status: 204,
      text: '',
    })
    expect(await kms.ok('showKmsTags', undefined, of(key_id))).toEqual({
      tags: [{ key: 'DEV', value: 'DEV1' }],
      existTagsNum: 1,
    })
  })

  test('a tag key has one value: the last one', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('createKmsTag', { tag: { key: 'stage', value: 'test' } }, of(key_id))
    await kms.ok('createKmsTag', { tag: { key: 'stage', value: 'live' } }, of(key_id))

    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([
      { key: 'stage', value: 'live' },
    ])
  })

  test('a value may be empty, or missing', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('createKmsTag', { tag: { key: 'a', value: '' } }, of(key_id))
    await kms.ok('createKmsTag', { tag: { key: 'b' } }, of(key_id))

    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([
      { key: 'a', value: '' },
      { key: 'b', value: '' },
    ])
  })

  test('a CMK has at most 20 tags, and can still change one then', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('batchCreateKmsTags', { action: 'create', tags: tagsOf(20) }, of(key_id))

    expect(await kms.refused('createKmsTag', { tag: { key: 'more' } }, of(key_id))).toBe('TooManyTags')
    await kms.ok('createKmsTag', { tag: { key: 'k7', value: 'new' } }, of(key_id))
    expect((await kms.ok('showKmsTags', undefined, of(key_id))).existTagsNum).toBe(20)
  })

  test('36 characters of key and 43 of value are counted as characters, not as bytes', async () => {
    const key_id = await kms.cmkIn('enabled')
    const tag = { key: '😀'.repeat(36), value: '鍵'.repeat(43) }
    await kms.ok('createKmsTag', { tag }, of(key_id))

    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([tag])
  })

  test('what was added is shown and can be deleted, whatever its letters', async () => {
    const key_id = await kms.cmkIn('enabled')
    await fc.assert(
      fc.asyncProperty(tagText(1, 36), tagText(0, 43), async (key, value) => {
        await kms.ok('createKmsTag', { tag: { key, value } }, of(key_id))
        const { tags } = await kms.ok('showKmsTags', undefined, of(key_id))
        await kms.ok('deleteTag', undefined, on(key_id, key))

        expect(tags).toEqual([{ key, value }])
      }),
      {
        ...runs(100),
        examples: [
          ['__proto__', 'x'],
          ['constructor', ''],
          ['a/b?c#d%2F;e', '%'],
          ['キー', '値'],
          ['/', '/'],
        ],
      },
    )
    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([])
  })

  test.each([
    ['no tag', {}, 'MissingParameter'],
    ['a tag without key', { tag: { value: 'a' } }, 'MissingParameter'],
    ['an empty key', { tag: { key: '' } }, 'InvalidTagKeyLength'],
    ['a key of 37 characters', { tag: { key: 'a'.repeat(37) } }, 'InvalidTagKeyLength'],
    ['a value of 44 characters', { tag: { key: 'a', value: 'a'.repeat(44) } }, 'InvalidTagValueLength'],
    ['a key that is a number', { tag: { key: 1 } }, 'InvalidTagKey'],
    ['a value that is a number', { tag: { key: 'a', value: 1 } }, 'InvalidTagValue'],
    ['an unknown field of the tag', { tag: { key: 'a', values: [] } }, 'InvalidParameter'],
    ['a malformed sequence', { tag: { key: 'a' }, sequence: 'x' }, 'InvalidSequence'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createKmsTag', body, of(demo.cmk.id))).toBe(error)
  })

  test.each(['*', '<', '>', '\\', '=', '\n', '\u0000', '\u001f'])(
    'refuses %j in a key and in a value',
    async (letter) => {
      const text = `a${letter}b`

      expect(await kms.refused('createKmsTag', { tag: { key: text } }, of(demo.cmk.id))).toBe('InvalidTagKey')
      expect(await kms.refused('createKmsTag', { tag: { key: 'a', value: text } }, of(demo.cmk.id))).toBe(
        'InvalidTagValue',
      )
    },
  )
})

describe('batchCreateKmsTags', () => {
  const kms = useEmulator()

  test('adds several tags and changes those that are there', async () => {
    const key_id = await kms.cmkIn('enabled', { tags: { key1: 'old', kept: 'yes' } })
    const tags = [
      { key: 'key1', value: 'value1' },
      { key: 'key2', value: 'value3' },
    ]

    expect(await kms.call('batchCreateKmsTags', { action: 'create', tags }, of(key_id))).toMatchObject({
      status: 204,
      text: '',
    })
    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([
      { key: 'key1', value: 'value1' },
      { key: 'kept', value: 'yes' },
      { key: 'key2', value: 'value3' },
    ])
  })

  test('deletes by key, whatever the value and whether or not they are there', async () => {
    const key_id = await kms.cmkIn('enabled', { tags: { a: '1', b: '2', c: '3' } })
    const tags = [{ key: 'a' }, { key: 'b', value: 'other' }, { key: 'unknown', value: '' }]
    await kms.ok('batchCreateKmsTags', { action: 'delete', tags }, of(key_id))

    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([{ key: 'c', value: '3' }])
  })

  test('adds all of them or none', async () => {
    const key_id = await kms.cmkIn('enabled', { tags: { one: '' } })
    const body = { action: 'create', tags: tagsOf(20) }

    expect(await kms.refused('batchCreateKmsTags', body, of(key_id))).toBe('TooManyTags')
    expect((await kms.ok('showKmsTags', undefined, of(key_id))).existTagsNum).toBe(1)
  })

  test.each([
    ['no tags', { tags: undefined }, 'MissingParameter'],
    ['no action', { action: undefined }, 'MissingParameter'],
    ['an empty list', { tags: [] }, 'EmptyTagList'],
    ['21 tags', { tags: tagsOf(21) }, 'InvalidTagListSize'],
    ['a list that is none', { tags: {} }, 'InvalidTagList'],
    ['a key twice', { tags: [{ key: 'a' }, { key: 'a' }] }, 'InvalidTagList'],
    ['a tag that is none', { tags: ['a'] }, 'InvalidTagList'],
    ['a tag without key', { tags: [{ value: 'a' }] }, 'MissingParameter'],
    ['another action', { action: 'update' }, 'InvalidAction'],
    ['a key that is too long', { tags: [{ key: 'a'.repeat(37) }] }, 'InvalidTagKeyLength'],
    ['a forbidden key', { tags: [{ key: 'a=b' }] }, 'InvalidTagKey'],
    ['a value that is too long', { tags: [{ key: 'a', value: 'a'.repeat(44) }] }, 'InvalidTagValueLength'],
    ['a forbidden value', { tags: [{ key: 'a', value: '*' }] }, 'InvalidTagValue'],
  ])('refuses %s', async (_, wrong, error) => {
    const body = { action: 'create', tags: [{ key: 'a' }], ...wrong }

    expect(await kms.refused('batchCreateKmsTags', body, of(demo.cmk.id))).toBe(error)
  })
})

describe('deleteTag', () => {
  const kms = useEmulator()

  test('answers nothing, and leaves the others', async () => {
    const key_id = await kms.cmkIn('enabled', { tags: { a: '1', b: '2' } })

    expect(await kms.call('deleteTag', undefined, on(key_id, 'a'))).toMatchObject({ status: 204, text: '' })
    expect((await kms.ok('showKmsTags', undefined, of(key_id))).tags).toEqual([{ key: 'b', value: '2' }])
  })

  test.each([
    ['an unknown tag', 'unknown', 'TagNotFound'],
    ['a tag that is one of every object', 'toString', 'TagNotFound'],
    ['a key that is too long', 'a'.repeat(37), 'InvalidTagKeyLength'],
    ['a forbidden key', 'a=b', 'InvalidTagKey'],
  ])('refuses %s', async (_, key, error) => {
    expect(await kms.refused('deleteTag', undefined, on(demo.cmk.id, key))).toBe(error)
  })

  test('a broken percent-encoding is no request', async ({ skip }) => {
    skip(...beyondPrism)
    const url = `/v1.0/${projectId}/kms/${demo.cmk.id}/tags/%zz`
    const { status, body } = await kms.send({ method: 'DELETE', url, headers: { 'x-auth-token': kms.token } })

    expect({ status, body }).toMatchObject({ status: 400, body: { error_code: 'APIGW.0201' } })
  })
})

describe('which CMKs have tags', () => {
  const kms = useEmulator()
  const tag = { key: 'a', value: '1' }
  const changes = [
    ['createKmsTag', { tag }],
    ['batchCreateKmsTags', { action: 'create', tags: [tag] }],
    ['deleteTag', undefined],
  ] as const

  test.each(changes)('%s refuses a default master key, and what is no CMK', async (operation, body) => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })

    expect(await kms.refused(operation, body, on(key_id, 'a'))).toBe('DefaultKeyForbidden')
    expect(await kms.refused(operation, body, on(unknownKey, 'a'))).toBe('KeyNotFound')
    expect(await kms.refused(operation, body, on('alias/demo', 'a'))).toBe('InvalidKeyId')
  })

  test.each(['disabled', 'pendingDeletion', 'pendingImport'] as const)(
    'one that is %s too',
    async (state) => {
      const key_id = await kms.cmkIn(state)
      for (const [operation, body] of changes)
        expect((await kms.call(operation, body, on(key_id, 'a'))).status).toBe(204)

      expect(await kms.ok('showKmsTags', undefined, of(key_id))).toEqual({ tags: [], existTagsNum: 0 })
    },
  )

  test('a default master key has none', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'evs/default', isDefault: true })

    expect(await kms.ok('showKmsTags', undefined, of(key_id))).toEqual({ tags: [], existTagsNum: 0 })
  })

  test.each([
    ['create-key', 'InvalidKeyId'],
    ['nothing', 'InvalidKeyId'],
    ['resource_instances', 'InvalidKeyId'],
    [unknownKey, 'KeyNotFound'],
  ])('the tags of %s answer %s', async (key_id, error) => {
    expect(await kms.refused('showKmsTags', undefined, of(key_id))).toBe(error)
  })
})

describe('listKmsTags', () => {
  const kms = useEmulator()

  test('a project without tags has none', async () => {
    expect(await kms.ok('listKmsTags')).toEqual({ tags: [] })
  })

  test('shows each key once, with every value that a CMK has', async () => {
    await kms.cmkIn('enabled', { tags: { stage: 'test', team: 'red' } })
    await kms.cmkIn('disabled', { tags: { stage: 'live' } })
    await kms.cmkIn('enabled', { tags: { stage: 'test' } })

    expect(await kms.ok('listKmsTags')).toEqual({
      tags: [
        { key: 'stage', values: ['live', 'test'] },
        { key: 'team', values: ['red'] },
      ],
    })
  })

  test('forgets those of a CMK that is gone', async () => {
    await kms.cmkIn('pendingDeletion', { tags: { stage: 'test' } })
    kms.clock.advanceDays(7)
    const headers = { 'x-auth-token': await kms.signIn() }

    expect(await kms.ok('listKmsTags', undefined, { headers })).toEqual({ tags: [] })
  })
})

describe('listKmsByTags', () => {
  const kms = useEmulator()
  const found = async (body: object) => {
    const { resources = [], total_count } = await kms.ok('listKmsByTags', body, instances)
    return { names: resources.map(({ resource_name }) => resource_name), total_count }
  }
  const threeCmks = async () => {
    await kms.cmkIn('enabled', { name: 'orders-eu', tags: { stage: 'live', team: 'red' } })
    await kms.cmkIn('enabled', { name: 'orders-us', tags: { stage: 'test', team: 'red' } })
    await kms.cmkIn('enabled', { name: 'mail', tags: { stage: 'live' } })
  }

  test('shows a CMK as describe-key does, in an object, with its tags', async () => {
    const key_id = await kms.cmkIn('enabled', { name: 'orders', tags: { stage: 'live' } })
    const { key_info } = await kms.ok('describeKey', { key_id })

    const tags = [{ key: 'stage', values: ['live'] }]
    expect(await kms.ok('listKmsByTags', { action: 'filter', tags }, instances)).toEqual({
      resources: [
        {
          resource_id: key_id,
          resource_detail: key_info,
          resource_name: 'orders',
          tags: [{ key: 'stage', value: 'live' }],
        },
      ],
      total_count: 1,
    })
  })

  test('without a filter finds every CMK, without tags an empty list', async () => {
    await threeCmks()

    expect((await found({})).names).toEqual(['demo', 'orders-eu', 'orders-us', 'mail'])
    expect((await kms.ok('listKmsByTags', {}, instances)).resources?.[0]?.tags).toEqual([])
  })

  test.each([
    ['one key, one value', { tags: [{ key: 'stage', values: ['live'] }] }, ['orders-eu', 'mail']],
    [
      'one of several values',
      { tags: [{ key: 'stage', values: ['live', 'test'] }] },
      ['orders-eu', 'orders-us', 'mail'],
    ],
    [
      'every one of several keys',
      {
        tags: [
          { key: 'stage', values: ['live'] },
          { key: 'team', values: ['red'] },
        ],
      },
      ['orders-eu'],
    ],
    ['a key with any value', { tags: [{ key: 'team', values: [] }] }, ['orders-eu', 'orders-us']],
    ['a key, values left out', { tags: [{ key: 'team' }] }, ['orders-eu', 'orders-us']],
    ['no tag at all', { tags: [], matches: [] }, ['demo', 'orders-eu', 'orders-us', 'mail']],
    ['a part of the name', { matches: named('orders') }, ['orders-eu', 'orders-us']],
    ['tags and name', { tags: [{ key: 'stage', values: ['live'] }], matches: named('mail') }, ['mail']],
    ['nothing that is there', { tags: [{ key: 'stage', values: ['none'] }] }, []],
    ['a key of every object', { tags: [{ key: 'toString' }] }, []],
  ])('filters by %s', async (_, filter, names) => {
    await threeCmks()

    expect(await found({ action: 'filter', ...filter })).toEqual({ names, total_count: names.length })
    expect(await kms.ok('listKmsByTags', { action: 'count', ...filter }, instances)).toEqual({
      total_count: names.length,
    })
  })

  test.each([
    [{ limit: '2', offset: 1 }, ['orders-eu', 'orders-us']],
    [{ limit: 2, offset: '3' }, ['mail']],
    [{ limit: '', offset: '' }, ['demo', 'orders-eu', 'orders-us', 'mail']],
    [{ limit: '1000', offset: '4' }, []],
  ])('%j shows %j of four', async (page, names) => {
    await threeCmks()

    expect(await found({ action: 'filter', ...page })).toEqual({ names, total_count: 4 })
  })

  test('a page holds ten without a limit', async () => {
    for (let index = 0; index < 12; index += 1) await kms.cmkIn('enabled')

    expect((await found({ action: 'filter' })).names).toHaveLength(10)
  })

  test('count needs no limit and forbids an offset', async () => {
    expect(await kms.ok('listKmsByTags', { action: 'count', limit: '1' }, instances)).toEqual({
      total_count: 1,
    })
    expect(await kms.ok('listKmsByTags', { action: 'count', offset: '' }, instances)).toEqual({
      total_count: 1,
    })
    expect(await kms.refused('listKmsByTags', { action: 'count', offset: '0' }, instances)).toBe(
      'OffsetNotRequired',
    )
    expect(await kms.refused('listKmsByTags', { action: 'count', offset: 0 }, instances)).toBe(
      'OffsetNotRequired',
    )
  })

  test.each([
    [{ action: 'list' }, 'InvalidAction'],
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: 1001 }, 'InvalidLimit'],
    [{ limit: '1001' }, 'InvalidLimit'],
    [{ offset: '-1' }, 'InvalidOffset'],
    [{ offset: 0.5 }, 'InvalidOffset'],
    [{ tags: tagsOf(11).map(({ key }) => ({ key })) }, 'InvalidTagListSize'],
    [{ tags: 'a' }, 'InvalidTags'],
    [{ tags: [{ key: 'a' }, { key: 'a' }] }, 'InvalidTags'],
    [{ tags: [{ key: 'a', values: ['b', 'b'] }] }, 'InvalidTags'],
    [{ tags: [{ key: 'a', values: 'b' }] }, 'InvalidTags'],
    [{ tags: [{ values: ['b'] }] }, 'MissingParameter'],
    [
      { tags: [{ key: 'a', values: '01234567890'.split('').map((digit, at) => digit + at) }] },
      'TooManyTagValues',
    ],
    [{ tags: [{ key: '' }] }, 'InvalidTagKeyLength'],
    [{ tags: [{ key: '*' }] }, 'InvalidTagKey'],
    [{ tags: [{ key: 'a', values: ['a'.repeat(44)] }] }, 'InvalidTagValueLength'],
    [{ tags: [{ key: 'a', values: ['*'] }] }, 'InvalidTagValue'],
    [{ matches: {} }, 'InvalidMatches'],
    [{ matches: [{ key: 'resource_name' }] }, 'MissingParameter'],
    [{ matches: [{ key: 'resource_id', value: 'a' }] }, 'InvalidMatchKey'],
    [{ matches: [{ key: 'resource_name', value: '' }] }, 'InvalidMatchValue'],
    [{ matches: [{ key: 'resource_name', value: 'a'.repeat(256) }] }, 'InvalidMatchValue'],
    [{ filter: 1 }, 'InvalidParameter'],
  ])('%j answers %s', async (body, error) => {
    expect(await kms.refused('listKmsByTags', body, instances)).toBe(error)
  })

  test('another segment than resource_instances is no type of resource', async () => {
    const path = { resource_instances: demo.cmk.id }

    expect(await kms.refused('listKmsByTags', {}, { path })).toBe('InvalidResourceType')
  })
})
