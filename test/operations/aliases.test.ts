import { describe, expect, onTestFinished, test } from 'vitest'
import { createMock, demo } from '../../mock/index.ts'
import { useEmulator } from '../support/emulator.ts'

const demoCmk = demo.cmk.id
const domain = demo.account.id

describe('create-alias', () => {
  const kms = useEmulator()

  test('answers the alias in the form that was sent, with its URN and RFC 3339 times', async () => {
    expect(await kms.ok('createAlias', { key_id: demoCmk, alias: 'kms-1234' })).toEqual({
      domain_id: domain,
      key_id: demoCmk,
      alias: 'kms-1234',
      alias_urn: `kms:cn-north-4:${domain}:alias:kms-1234`,
      create_time: '2026-01-02T12:00:00Z',
      update_time: '2026-01-02T12:00:00Z',
    })
    expect(await kms.ok('createAlias', { key_id: demoCmk, alias: 'alias/orders' })).toMatchObject({
      alias: 'alias/orders',
      alias_urn: `kms:cn-north-4:${domain}:alias:orders`,
    })
  })

  test('an alias created with or without the prefix names the CMK as alias/…', async () => {
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'bare' })
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'alias/prefixed' })

    await kms.ok('encryptData', { key_id: 'alias/bare', plain_text: 'a' })
    await kms.ok('encryptData', { key_id: 'alias/prefixed', plain_text: 'a' })
  })

  test('both forms are one alias, taken once', async () => {
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'orders' })

    expect(await kms.refused('createAlias', { key_id: demoCmk, alias: 'alias/orders' })).toBe(
      'DuplicateKeyAlias',
    )
  })

  test('the prefix alone names nothing, and the URN of another region finds nothing', async () => {
    for (const alias of ['alias/', ''])
      expect(await kms.refused('createAlias', { key_id: demoCmk, alias })).toBe('InvalidKeyAlias')
    for (const key_id of [
      `kms:cn-north-7:${domain}:alias:demo`,
      `kms:cn-north-4:${'0'.repeat(32)}:alias:demo`,
    ])
      expect(await kms.refused('describeKey', { key_id })).toBe('KeyNotFound')
  })

  test('the URN that is answered names the CMK, also in a project beside that of its region', async () => {
    const mock = await createMock({
      auth: 'off',
      accounts: [
        { ...demo.account, projects: [{ id: demo.account.projects[0].id, name: 'cn-north-4_Test' }] },
      ],
    })
    onTestFinished(() => mock.close())
    const call = async (operation: string, payload: object) => {
      const url = `/v1.0/${demo.account.projects[0].id}/kms/${operation}`
      return (await mock.app.inject({ method: 'POST', url, payload })).json()
    }
    const { alias_urn } = await call('aliases', { key_id: demoCmk, alias: 'orders' })

    expect(await call('describe-key', { key_id: alias_urn })).toMatchObject({ key_info: { key_id: demoCmk } })
  })

  test('the name of a CMK is no alias', async () => {
    await kms.ok('createKey', { key_alias: 'only-a-name' })

    expect(await kms.refused('describeKey', { key_id: 'alias/only-a-name' })).toBe('KeyNotFound')
  })

  test('a CMK has at most 50 aliases', async () => {
    const key_id = await kms.cmkIn('enabled')
    for (let index = 0; index < 50; index += 1) await kms.ok('createAlias', { key_id, alias: `a${index}` })

    expect(await kms.refused('createAlias', { key_id, alias: 'one-more' })).toBe('InvalidParameter')
  })

  test.each([
    ['no alias', { key_id: demoCmk }, 'MissingParameter'],
    ['an alias with a blank', { key_id: demoCmk, alias: 'a b' }, 'InvalidKeyAlias'],
    ['an empty alias', { key_id: demoCmk, alias: '' }, 'InvalidKeyAlias'],
    ['a CMK named by alias', { key_id: 'alias/demo', alias: 'a' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: '11111111-2222-4333-8444-555555555555', alias: 'a' }, 'KeyNotFound'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('createAlias', body)).toBe(error)
  })
})

describe('associate-alias', () => {
  const kms = useEmulator()

  test('moves an alias: new ciphertexts are of the new CMK, old ones still decrypt', async () => {
    const target_key_id = await kms.cmkIn('enabled')
    const old = await kms.ok('encryptData', { key_id: 'alias/demo', plain_text: 'old' })
    kms.clock.advance(60_000)

    expect(await kms.ok('associateAlias', { alias: 'alias/demo', target_key_id })).toMatchObject({
      key_id: target_key_id,
      alias: 'alias/demo',
      create_time: '2026-01-02T12:00:00Z',
      update_time: '2026-01-02T12:01:00Z',
    })
    expect(await kms.ok('encryptData', { key_id: 'alias/demo', plain_text: 'new' })).toMatchObject({
      key_id: target_key_id,
    })
    expect(await kms.ok('decryptData', { cipher_text: old.cipher_text })).toMatchObject({
      key_id: demoCmk,
      plain_text: 'old',
    })
  })

  test('an unknown alias or CMK is not found', async () => {
    expect(await kms.refused('associateAlias', { alias: 'nobody', target_key_id: demoCmk })).toBe(
      'KeyNotFound',
    )
    const target_key_id = '11111111-2222-4333-8444-555555555555'
    expect(await kms.refused('associateAlias', { alias: 'demo', target_key_id })).toBe('KeyNotFound')
  })

  test('a CMK pending deletion takes no alias', async () => {
    const target_key_id = await kms.cmkIn('pendingDeletion')

    expect(await kms.refused('associateAlias', { alias: 'demo', target_key_id })).toBe('KeyPendingDeletion')
    expect(await kms.refused('createAlias', { alias: 'new', key_id: target_key_id })).toBe(
      'KeyPendingDeletion',
    )
  })

  test('a malformed alias is refused', async () => {
    const body = { alias: 'a b', target_key_id: demoCmk }

    expect(await kms.refused('associateAlias', body)).toBe('InvalidKeyAlias')
  })
})

describe('delete-alias', () => {
  const kms = useEmulator()

  test('answers 204 without a body, and the alias is free again', async () => {
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'kms-1234' })
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'kms-4567' })
    const { status, text } = await kms.call('deleteAlias', {
      key_id: demoCmk,
      aliases: ['kms-1234', 'alias/kms-4567'],
    })

    expect([status, text]).toEqual([204, ''])
    expect(await kms.refused('describeKey', { key_id: 'alias/kms-1234' })).toBe('KeyNotFound')
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'kms-1234' })
  })

  test('deletes all of the aliases or none', async () => {
    expect(await kms.refused('deleteAlias', { key_id: demoCmk, aliases: ['demo', 'nobody'] })).toBe(
      'KeyNotFound',
    )
    await kms.ok('describeKey', { key_id: 'alias/demo' })
  })

  test('an alias of another CMK is not touched', async () => {
    const key_id = await kms.cmkIn('enabled')

    expect(await kms.refused('deleteAlias', { key_id, aliases: ['demo'] })).toBe('KeyNotFound')
  })

  test.each([
    ['no body', undefined, 'MissingParameter'],
    ['no aliases', { key_id: demoCmk, aliases: [] }, 'InvalidKeyAlias'],
    ['a text instead of a list', { key_id: demoCmk, aliases: 'demo' }, 'InvalidKeyAlias'],
    ['a number among the aliases', { key_id: demoCmk, aliases: ['demo', 1] }, 'InvalidKeyAlias'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('deleteAlias', body)).toBe(error)
  })
})

describe('list-aliases', () => {
  const kms = useEmulator()

  test('answers an object with aliases and page_info', async () => {
    expect(await kms.ok('listAliases')).toMatchObject({
      aliases: [{ alias: 'alias/demo', key_id: demoCmk }],
      page_info: { next_marker: '', current_count: 1 },
    })
  })

  test('pages show every alias exactly once, also while others are created and deleted', async () => {
    for (const alias of ['c', 'alias/b', 'a']) await kms.ok('createAlias', { key_id: demoCmk, alias })
    const first = await kms.ok('listAliases', undefined, { query: { limit: '2' } })
    await kms.call('deleteAlias', { key_id: demoCmk, aliases: ['b'] })
    await kms.ok('createAlias', { key_id: demoCmk, alias: 'bb' })
    const second = await kms.ok('listAliases', undefined, {
      query: { limit: '10', marker: first.page_info.next_marker },
    })

    expect(first.aliases.map(({ alias }) => alias)).toEqual(['a', 'alias/b'])
    expect(second.aliases.map(({ alias }) => alias)).toEqual(['bb', 'c', 'alias/demo'])
    expect(second.page_info).toEqual({ next_marker: '', current_count: 3 })
  })

  test.each(['aX', 'alias/aX'])(
    'the marker may be a name: after %s come those that follow it',
    async (marker) => {
      for (const alias of ['aW', 'aX', 'aY', 'aZ']) await kms.ok('createAlias', { key_id: demoCmk, alias })
      const { aliases, page_info } = await kms.ok('listAliases', undefined, {
        query: { key_id: demoCmk, limit: '1', marker },
      })

      expect([aliases.map(({ alias }) => alias), page_info.next_marker !== '']).toEqual([['aY'], true])
    },
  )

  test.each([{}, { limit: '', marker: '' }])('a page has 50 entries, given %j', async (query) => {
    for (let count = 0; count < 51; count += 1) {
      const key_id = count < 49 ? demoCmk : await kms.cmkIn('enabled')
      await kms.ok('createAlias', { key_id, alias: `many-${count}` })
    }
    const { page_info } = await kms.ok('listAliases', undefined, { query })

    expect(page_info.current_count).toBe(50)
  })

  test('key_id narrows the list to one CMK', async () => {
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('createAlias', { key_id, alias: 'mine' })

    const { aliases } = await kms.ok('listAliases', undefined, { query: { key_id } })
    expect(aliases.map(({ alias }) => alias)).toEqual(['mine'])
  })

  test.each([
    [{ limit: '0' }, 'InvalidLimit'],
    [{ limit: 'x' }, 'InvalidLimit'],
    [{ limit: '101' }, 'InvalidLimit'],
    [{ marker: 'a b' }, 'InvalidMarker'],
    [{ key_id: 'demo' }, 'InvalidKeyId'],
    [{ key_id: '11111111-2222-4333-8444-555555555555' }, 'KeyNotFound'],
    [{ keyid: demoCmk }, 'InvalidParameter'],
  ])('%j answers %s', async (query, error) => {
    expect(await kms.refused('listAliases', undefined, { query: query as Record<string, string> })).toBe(
      error,
    )
  })
})
