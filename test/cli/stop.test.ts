import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { stopAsked } from '../../src/cli/stop.ts'

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
