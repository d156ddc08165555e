import { describe, expect, test } from 'vitest'
import { call, mockRunning } from '../cli/command.ts'
import { emptyDatabase } from '../support/postgres.ts'

const patience = { timeout: 60_000 }

describe('two processes of dewkit mock with one database', () => {
  test('have the same keys, ciphertexts and tokens', async () => {
    const url = await emptyDatabase()
    const [one, other] = await Promise.all([start(url), start(url)])
    const { key_info } = (await call(one.url, 'create-key', { key_alias: 'orders' })).body
    const key_id = key_info?.key_id
    const { cipher_text } = (await call(one.url, 'encrypt-data', { key_id, plain_text: 'hello' })).body

    expect((await call(other.url, 'decrypt-data', { cipher_text })).body).toMatchObject({
      key_id,
      plain_text: 'hello',
    })
    expect(one.stdout()).toContain(`PostgreSQL at ${new URL(url).host}`)
    expect(one.stdout()).not.toContain(url)
  })

  test('a key disabled at one is refused by the other, and works there when it is enabled again', async () => {
    const url = await emptyDatabase()
    const [one, other] = await Promise.all([start(url), start(url)])
    const { key_info } = (await call(one.url, 'create-key', { key_alias: 'orders' })).body
    const key_id = key_info?.key_id
    const encrypt = async () => (await call(other.url, 'encrypt-data', { key_id, plain_text: 'x' })).status
    for (let round = 0; round < 10; round += 1) {
      expect(await encrypt()).toBe(200)
      await call(one.url, 'disable-key', { key_id })
      await expect.poll(encrypt, patience).toBe(400)
      await call(one.url, 'enable-key', { key_id })
    }
  })

  test('what one has answered is there when it is killed at once', async () => {
    const url = await emptyDatabase()
    const [one, other] = await Promise.all([start(url), start(url)])
    const { key_info } = (await call(one.url, 'create-key', { key_alias: 'orders' })).body
    await one.end('SIGKILL')

    expect((await call(other.url, 'describe-key', { key_id: key_info?.key_id })).status).toBe(200)
  })

  test('end when they are told to, with the connections they have', async () => {
    const one = await start(await emptyDatabase())
    await call(one.url, 'list-keys', {})

    expect(await one.end('SIGTERM')).toBe(0)
    expect(one.stderr()).toBe('')
  })
})

const start = (url: string) => mockRunning('--auth', 'off', '--log-level', 'error', '--database', url)
