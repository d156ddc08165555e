import { describe, expect, test } from 'vitest'
import { demo } from '../mock/index.ts'
import { type Emulator, useEmulator } from './support/emulator.ts'

const request = { key_id: demo.cmk.id, plain_text: 'a' }

describe('the throttle', () => {
  const kms = useEmulator({ tps: 5 })
  const statuses = async (count: number) => {
    const answers = await Promise.all(Array.from({ length: count }, () => kms.call('encryptData', request)))
    return answers.map(({ status }) => status).sort()
  }

  test('lets the permitted calls through and answers the rest with 429 of the gateway', async () => {
    expect(await statuses(7)).toEqual([200, 200, 200, 200, 200, 429, 429])
    const { body, headers } = await kms.call('encryptData', request)
    expect(body).toMatchObject({
      error_code: 'APIGW.0308',
      error_msg: expect.stringMatching(/^The throttling threshold has been reached\. /),
    })
    expect(Number(headers['retry-after'])).toBe(1)
  })

  test('counts an operation for itself', async () => {
    await statuses(6)

    expect((await kms.call('describeKey', { key_id: demo.cmk.id })).status).toBe(200)
  })

  test('does not count what has no documented threshold', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => kms.call('listKeys', {})))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  test('does not count who could not say who they are', async () => {
    for (let call = 0; call < 9; call += 1)
      await kms.call('encryptData', request, { headers: { 'x-auth-token': 'MIIno' } })

    expect((await kms.call('encryptData', request)).status).toBe(200)
  })
})

describe('without --tps', () => {
  const kms = useEmulator()

  test('the 1001st call within a second is refused, and the next second is a new one', async () => {
    const passed = async () => {
      const calls = Array.from({ length: 1200 }, () => kms.call('encryptData', request))
      return (await Promise.all(calls)).filter(({ status }) => status === 200).length
    }

    expect(await passed()).toBe(1000)
    kms.clock.advance(999)
    expect(await passed()).toBe(0)
    kms.clock.advance(1)
    expect(await passed()).toBe(1000)
  })
})

describe('the system’s clock', () => {
  const clock = { now: Date.UTC(2026, 0, 2, 12), elapsed: 5_000_000 }
  const world = { now: () => clock.now, elapsed: () => clock.elapsed }
  const HOUR_MS = 3_600_000
  const encrypted = async (kms: Emulator) => (await kms.call('encryptData', request)).status

  describe('moved by somebody', () => {
    const kms = useEmulator({ tps: 1, world })

    test.each([
      ['an hour back', -HOUR_MS],
      ['a minute on', 60_000],
    ])('%s is nothing to the throttle', async (_, ms) => {
      expect([await encrypted(kms), await encrypted(kms)]).toEqual([200, 429])
      clock.now += ms
      expect(await encrypted(kms)).toBe(429)
      clock.elapsed += 1000
      expect(await encrypted(kms)).toBe(200)
    })
  })

  describe('moved by somebody while an access key is locked', () => {
    const kms = useEmulator({ lockout: true, world })
    const wrong = async () => {
      const date = new Date(clock.now).toISOString().replace(/[-:]|\.\d+/g, '')
      const { ak } = demo.account.users[0].accessKeys[0]
      const authorization = `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=x-sdk-date, Signature=${'0'.repeat(64)}`
      const headers = { authorization, 'x-sdk-date': date, 'x-auth-token': '' }
      const { body } = await kms.call('encryptData', request, { headers })
      return (body as { error_msg: string }).error_msg
    }
    const locked = expect.stringContaining('AK access failed to reach the limit')

    test.each([
      ['an hour back', -HOUR_MS],
      ['an hour on', HOUR_MS],
    ])('%s makes the five minutes neither longer nor shorter', async (_, ms) => {
      for (let time = 1; time <= 6; time += 1) expect(await wrong()).not.toEqual(locked)
      clock.now += ms
      expect(await wrong()).toEqual(locked)
      clock.elapsed += 299_999
      expect(await wrong()).toEqual(locked)
      clock.elapsed += 1
      expect(await wrong()).not.toEqual(locked)
    })
  })
})

describe('with --tps 0', () => {
  const kms = useEmulator({ tps: 0 })

  test('there is no limit', async () => {
    const answers = await Promise.all(Array.from({ length: 1200 }, () => kms.call('encryptData', request)))

    expect(answers.every(({ status }) => status === 200)).toBe(true)
  })
})
