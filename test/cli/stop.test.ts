import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { interruption, stopAsked } from '../../src/cli/stop.ts'

/** A process that notes its end, and a clock. */
function useProcess() {
  const exits: number[] = []
  const clock = { now: 0 }
  const emitter = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) })
  const stopped = stopAsked(emitter, () => clock.now)
  const press = (at: number) => {
    clock.now = at
    emitter.emit('SIGINT')
  }
  return { exits, stopped, press }
}

describe('Ctrl-C', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('asks to stop, and does so at once when it is pressed again', async () => {
    const { exits, stopped, press } = useProcess()
    press(0)
    await stopped
    expect(exits).toEqual([])

    press(500)
    expect(exits).toEqual([130])
  })

  test('counts once when npm or the launcher repeats it', async () => {
    const { exits, stopped, press } = useProcess()
    press(0)
    press(5)
    press(40)
    await stopped

    expect(exits).toEqual([])
  })

  test('ends the process within a second even if something does not close', async () => {
    const { exits, stopped, press } = useProcess()
    press(0)
    await stopped
    vi.advanceTimersByTime(999)

    expect(exits).toEqual([0])
  })
})

describe('Ctrl-C in work that ends by itself', () => {
  function useWork() {
    const exits: number[] = []
    const said: string[] = []
    const clock = { now: 0 }
    const emitter = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) })
    const work = interruption(
      emitter,
      (signal) => said.push(signal),
      () => clock.now,
    )
    const press = (at: number, signal = 'SIGINT') => {
      clock.now = at
      emitter.emit(signal)
    }
    return { ...work, exits, said, press, emitter }
  }

  test('says so once, and aborts', () => {
    const { signal, exits, said, press } = useWork()
    press(0)
    press(5)
    press(250)

    expect([signal.aborted, exits, said]).toEqual([true, [], ['SIGINT']])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('leaves at once at a second %s', (name, code) => {
    const { exits, press } = useWork()
    press(0)
    press(400, name)

    expect(exits).toEqual([code])
  })

  test('is heard no more when the work is over', () => {
    const { forget, said, press, emitter } = useWork()
    forget()
    press(0)

    expect([said, emitter.listenerCount('SIGINT')]).toEqual([[], 0])
  })
})
