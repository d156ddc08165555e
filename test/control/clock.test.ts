import { describe, expect, test } from 'vitest'
import { createClock } from '../../mock/control/clock.ts'
import { durationMs } from '../../mock/control/duration.ts'
import { realWorld } from '../../mock/world.ts'
import { refusal, steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const DAY_MS = 24 * 3_600_000

test.each([
  ['8d', 8 * DAY_MS],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['2w 1d', 15 * DAY_MS],
  ['500 ms', 500],
  ['0.3ms', 0],
  ['0.0001s 1.6ms', 2],
  ['8', undefined],
  ['8 days', undefined],
  ['', undefined],
  ['-1d', undefined],
  ['1d!', undefined],
])('the duration "%s" is %s ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})

describe('the clock', () => {
  const kms = useEmulator()

  test('moves forward, and tells what fell due', async () => {
    const leaving = await kms.cmkIn('pendingDeletion')
    const rotating = await kms.cmkIn('enabled')
    await kms.ok('enableKeyRotation', { key_id: rotating })
    await kms.ok('updateKeyRotationInterval', { key_id: rotating, rotation_interval: 30 })
    const { body } = await steer(kms, 'clock', { body: { advance: '61d' } })

    expect(body).toMatchObject({ now: '2026-03-04T12:00:00.000Z', frozen: false, offset_ms: 61 * DAY_MS })
    expect(body.fell_due).toEqual([
      { what: 'deleted', key_id: leaving, key_alias: 'cmk-1', project_id: projectId },
      { what: 'rotated', times: 2, key_id: rotating, key_alias: 'cmk-2', project_id: projectId },
    ])
    expect(body.tokens_expired).toBe(1)
    expect(await kms.refused('describeKey', { key_id: leaving })).toBe('TokenExpired')
  })

  test('tells material that has expired', async () => {
    const imported = [{ id: '1', fingerprint: 'f', importedAt: 0, expiresAt: kms.clock.now + DAY_MS }]
    const key_id = await kms.cmkIn('enabled', { origin: 'external', imported })
    const { fell_due } = await kms.mock.control.setClock({ advance: '1d' })

    expect(fell_due).toMatchObject([{ what: 'material expired', key_id }])
  })

  test('stands still when it is frozen, moves all the same, and goes on from there', async () => {
    await steer(kms, 'clock', { body: { set: '2030-01-01T00:00:00Z', freeze: true } })
    kms.clock.advance(5000)
    expect((await steer(kms, 'clock')).body).toMatchObject({ now: '2030-01-01T00:00:00.000Z', frozen: true })

    await steer(kms, 'clock', { body: { advance: '1h' } })
    await steer(kms, 'clock', { body: { freeze: false } })
    kms.clock.advance(1000)
    expect((await steer(kms, 'clock')).body).toMatchObject({ now: '2030-01-01T01:00:01.000Z', frozen: false })
  })

  test.each([
    [{ advance: '8 days' }, '400 invalid: advance must match pattern'],
    [{ advnace: '8d' }, '400 invalid: The body has a field that nobody knows: "advnace".'],
    [{ set: 'tomorrow' }, '400 invalid: set must match format "date-time".'],
    [{ advance: '999999999999w' }, '400 invalid: The clock can show times from'],
    [{ advance: `${'9'.repeat(400)}d` }, '400 invalid: The clock can show times from'],
    [{ set: '2026-12-31T23:59:60Z' }, '400 invalid: The clock can show times from'],
    [{ set: '9000-01-01T00:00:01Z' }, '400 invalid: The clock can show times from'],
  ])('refuses %j', async (body, says) => {
    expect(await refusal(kms, 'clock', { body })).toContain(says)
  })

  test.each(['1970-01-01T00:00:00Z', '9000-01-01T00:00:00Z'])('works at %s', async (set) => {
    await kms.mock.control.setClock({ set })
    const headers = { 'x-auth-token': await kms.signIn() }
    const created = await kms.ok('createKey', { key_alias: 'orders' }, { headers })
    const { key_id } = created.key_info
    const again = { 'x-auth-token': await kms.signIn() }

    expect(
      await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '1096' }, { headers: again }),
    ).toBeTruthy()
    expect(await kms.ok('describeKey', { key_id }, { headers: again })).toBeTruthy()
    expect(await kms.ok('listAliases', undefined, { headers: again })).toBeTruthy()
  })

  test.each([
    { offset_ms: 1e300 },
    { offset_ms: -1e300 },
    { offset_ms: 8.64e15 },
    { offset_ms: 0, frozen_at: '2026-12-31T23:59:60Z' },
  ])('is not restored to %j, and nothing else is', async (clock) => {
    const before = await kms.mock.control.snapshot()
    const wrong = { ...before, accounts: [], projects: {}, clock }

    await expect(kms.mock.control.restore(wrong)).rejects.toThrow('The clock can show times from')
    expect(await kms.mock.control.snapshot()).toEqual(before)
  })

  test('has no fractions of a millisecond, which no answer could tell', async () => {
    await kms.mock.control.restore({ ...(await kms.mock.control.snapshot()), clock: { offset_ms: 0.3 } })
    const { key_info } = await kms.ok('createKey', { key_alias: 'orders' })

    expect(await kms.ok('describeKey', { key_id: key_info.key_id })).toMatchObject({
      key_info: { creation_date: expect.stringMatching(/^\d+$/) },
    })
  })

  test('is not brought to where it cannot be by provider states, one after the other', async () => {
    const later = { state: '{days} days have passed', params: { days: 100_000 } }
    const moves = Array.from({ length: 30 }, () => kms.mock.control.bringAbout(later))

    expect(await Promise.allSettled(moves)).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'invalid' }),
    })
    expect(await kms.mock.control.health()).toMatchObject({ status: 'ok' })
  })

  test('of a project moves what the project holds, and nothing else', async () => {
    const here = await kms.cmkIn('pendingDeletion')
    const { id } = await kms.mock.control.addProject()
    const project_id = id
    const there = await kms.cmkIn('pendingDeletion', { project: id })
    const extras = {
      path: { project_id },
      headers: { 'x-auth-token': await kms.signIn(undefined, { project: { id } }) },
    }
    const { fell_due } = await kms.mock.control.in(id).setClock({ advance: '8d' })

    expect(fell_due).toMatchObject([{ what: 'deleted', key_id: there, project_id }])
    expect(await kms.refused('describeKey', { key_id: there }, extras)).toBe('KeyNotFound')
    expect(await kms.ok('describeKey', { key_id: here })).toBeTruthy()
  })
})

describe('the throttle', () => {
  const kms = useEmulator({ tps: 1 })

  test('goes by the clock', async () => {
    await kms.mock.control.setClock({ freeze: true })
    await kms.ok('listKeys', {}).catch(() => {})
    await kms.call('encryptData', { key_id: 'alias/demo', plain_text: 'x' })
    expect(await kms.refused('encryptData', { key_id: 'alias/demo', plain_text: 'x' })).toBe('Throttled')

    await kms.mock.control.setClock({ advance: '1s' })
    expect(await kms.ok('encryptData', { key_id: 'alias/demo', plain_text: 'x' })).toBeTruthy()
  })
})

test('what lasts a while never begins again, however the clock is moved', () => {
  const base = { now: 1_000_000, elapsed: 50 }
  const clock = createClock({ ...realWorld, now: () => base.now, elapsed: () => base.elapsed })
  const moves = [
    () => clock.set(5_000_000),
    () => clock.freeze(),
    () => clock.set(1000),
    () => Object.assign(base, { now: base.now + 10, elapsed: base.elapsed + 10 }),
    () => clock.release(),
    () => clock.set(500),
    () => clock.reset(),
    () => clock.put({ offset: -5000, frozenAt: 4 }),
    () => clock.release(),
  ]
  let last = clock.world.elapsed()
  for (const move of moves) {
    move()
    expect(clock.world.elapsed()).toBeGreaterThanOrEqual(last)
    last = clock.world.elapsed()
  }
})
