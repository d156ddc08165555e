import { describe, expect, test } from 'vitest'
import { demo } from '../mock/index.ts'
import { useEmulator } from './support/emulator.ts'

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
      error_msg: 'The throttling threshold has been reached.',
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

  test('the 1001st call within a second is refused', async () => {
    const started = performance.now()
    const answers = await Promise.all(Array.from({ length: 1200 }, () => kms.call('encryptData', request)))
    const passed = answers.filter(({ status }) => status === 200).length

    // A slow machine may need more than one window of a second for the calls.
    expect(passed).toBeLessThanOrEqual(1000 * Math.ceil((performance.now() - started + 1) / 1000))
    expect(passed).toBeGreaterThanOrEqual(1000)
  })
})

describe('with --tps 0', () => {
  const kms = useEmulator({ tps: 0 })

  test('there is no limit', async () => {
    const answers = await Promise.all(Array.from({ length: 1200 }, () => kms.call('encryptData', request)))

    expect(answers.every(({ status }) => status === 200)).toBe(true)
  })
})
