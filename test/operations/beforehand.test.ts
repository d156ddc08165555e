import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'

describe('while a key pair is made', () => {
  const kms = useEmulator()

  test.each(['createKey', 'createRsaDatakeyPair'] as const)(
    '%s lets the others of its project go on',
    async (operation) => {
      const name = operation === 'createKey' ? { key_alias: 'slow' } : { key_id: 'alias/demo' }
      const finished: string[] = []
      const slow = kms.ok(operation, { ...name, key_spec: 'RSA_4096' }).then(() => finished.push(operation))
      await kms.ok('encryptData', { key_id: 'alias/demo', plain_text: 'a' })
      finished.push('encryptData')
      await slow

      expect(finished).toEqual(['encryptData', operation])
    },
  )

  test('what others did meanwhile counts: a CMK that was disabled makes no datakey pair', async () => {
    const key_id = await kms.cmkIn('enabled')
    const slow = kms.refused('createRsaDatakeyPair', { key_id, key_spec: 'RSA_4096' })
    await kms.ok('disableKey', { key_id })

    expect(await slow).toBe('KeyDisabled')
  })

  test('a CMK of that name is refused at once, and of two at the same time one is made', async () => {
    const create = (key_spec: string) => kms.call('createKey', { key_alias: 'twin', key_spec })
    const statuses = (await Promise.all([create('RSA_2048'), create('RSA_2048')])).map(({ status }) => status)

    expect(statuses.sort()).toEqual([200, 400])
    expect(await kms.refused('createKey', { key_alias: 'twin', key_spec: 'RSA_4096' })).toBe(
      'DuplicateKeyAlias',
    )
    expect(await kms.ok('listKeys', { key_spec: 'ALL' })).toMatchObject({ total: 2 })
  })
})
