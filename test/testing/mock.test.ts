import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { demo, startMock } from '../../src/testing/mock.ts'
import { temporaryFile } from '../cli/command.ts'

const encrypt = { plain_text: 'hello' }

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

describe('startMock', () => {
  test('takes a seed as an object, with accounts of its own', async () => {
    await using mock = await startMock({
      seed: {
        accounts: [
          {
            domain: 'acme',
            users: [{ name: 'alice', password: 'Alice-1' }],
            projects: [{ name: 'cn-north-7' }],
          },
        ],
        keys: [{ key_alias: 'orders', aliases: ['alias/orders'], project: 'cn-north-4' }],
      },
    })
    const kms = await mock.client()

    expect(await kms.encryptData({ key_id: 'alias/orders', ...encrypt })).toMatchObject({ ok: true })
  })

  test('takes the path of a seed file', async () => {
    await using mock = await startMock({ seed: temporaryFile('seed.yaml', 'keys: [{ key_alias: orders }]') })
    const { data } = (await (await mock.client()).listKeys()) as { data: { total: number } }

    expect(data.total).toBe(2)
  })

  test('says where a seed is wrong', async () => {
    const file = temporaryFile('seed.yaml', 'keys:\n  - key_alias: orders\n    key_state: gone')

    await expect(startMock({ seed: file })).rejects.toThrow(
      /seed\.yaml:3:.*: keys\[0\]\.key_state must be one of/,
    )
    await expect(startMock({ seed: { keys: [{ key_alias: '' }] } })).rejects.toThrow(
      'seed: keys[0].key_alias',
    )
  })

  test('puts everything back to the seed', async () => {
    await using mock = await startMock({
      seed: { keys: [{ key_alias: 'orders', aliases: ['alias/orders'] }] },
    })
    const kms = await mock.client()
    await kms.createKey({ key_alias: 'another' })
    await kms.disableKey({ key_id: demo.cmk.id })
    await mock.plant({ keys: [{ key_alias: 'planted' }] })
    await mock.reset()
    const { data } = (await kms.listKeys()) as { data: { total: number } }

    expect(data.total).toBe(2)
    expect(await kms.encryptData({ key_id: demo.cmk.id, ...encrypt })).toMatchObject({ ok: true })
    expect(await kms.encryptData({ key_id: 'alias/orders', ...encrypt })).toMatchObject({ ok: true })
  })

  test('goes by the clock that it is given, and its client too', async () => {
    let now = Date.UTC(2030, 0, 1)
    await using mock = await startMock({ now: () => now })
    const kms = await mock.client()
    await kms.scheduleKeyDeletion({ key_id: demo.cmk.id, pending_days: '7' })
    now += 8 * 24 * 60 * 60 * 1000

    expect(await kms.describeKey({ key_id: demo.cmk.id })).toMatchObject({
      ok: false,
      error: { name: 'KeyNotFound' },
    })
  })

  test('names the variables that point clients to it', async () => {
    await using mock = await startMock()

    expect(mock.env).toMatchObject({
      HUAWEICLOUD_SDK_REGION_KMS_CN_NORTH_4: mock.url,
      HUAWEICLOUD_SDK_PROJECT_ID: mock.project.id,
      HUAWEICLOUD_SDK_AK: mock.accessKey.ak,
    })
  })

  test('leaves nothing behind, a thousand times', async () => {
    const once = async () => {
      await using mock = await startMock()
      const kms = await mock.client()
      await kms.encryptData({ key_id: demo.cmk.id, ...encrypt })
    }
    const handles = () =>
      process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|FS/.test(kind)).length
    for (let warm = 0; warm < 20; warm++) await once()
    collect()
    const before = { handles: handles(), heap: process.memoryUsage().heapUsed }
    for (let run = 0; run < 1000; run++) await once()
    collect()
    const grown = process.memoryUsage().heapUsed - before.heap

    expect(handles()).toBeLessThanOrEqual(before.handles + 2)
    // Ten kilobytes of each would be too much.
    expect(grown).toBeLessThan(10_000_000)
  })
})
