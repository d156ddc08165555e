import type { ControlHandler, Heard, Steer } from '../handler.ts'
import { journalOf } from './query.ts'
import type { Recorded } from './recorder.ts'
import { entryOf } from './view.ts'

/** So many events may wait for somebody who does not listen; then the oldest go. */
const MOST_WAITING = 1000

/** What happens from now on, until nobody listens any more. */
export const events: ControlHandler<'events'> = (_, steering) => {
  const { scope, listeners } = steering
  const journal = journalOf(steering)
  const waiting: (Recorded | Steer)[] = []
  let wake = () => {}
  const hear = (event: Recorded | Steer) => {
    if (waiting.length >= MOST_WAITING) waiting.shift()
    waiting.push(event)
    wake()
  }
  const onRequest = (recorded: Recorded) => {
    if (scope === undefined || recorded.params?.project_id === scope.id) hear(recorded)
  }
  const onSteer = (steer: Steer) => {
    if (scope === undefined || steer.scope === undefined || steer.scope === scope.id) hear(steer)
  }
  journal.listeners.add(onRequest)
  listeners.add(onSteer)

  const shown = (event: Recorded | Steer): Heard =>
    'seq' in event
      ? { event: 'request', data: entryOf(event, journal.showsSecrets) }
      : { event: event.operation, data: { scope: event.scope } }
  let isOver = false
  const heard: AsyncIterableIterator<Heard> = {
    [Symbol.asyncIterator]: () => heard,
    async next() {
      while (waiting.length === 0 && !isOver)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const next = isOver ? undefined : waiting.shift()
      return next ? { done: false, value: shown(next) } : { done: true, value: undefined }
    },
    async return() {
      isOver = true
      journal.listeners.delete(onRequest)
      listeners.delete(onSteer)
      wake()
      return { done: true, value: undefined }
    },
  }
  return heard
}
