import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Backend } from '../../mock/store/create-store.ts'
import { memoryBackend } from '../../mock/store/memory.ts'
import { optimisticStore } from '../../mock/store/optimistic.ts'
import type { Question, Seen, Source } from '../../mock/store/source.ts'
import type { Store } from '../../mock/store/store.ts'

/**
 * A store that has nothing at hand, and in which somebody else changes something between any two runs: every third
 * transaction that has seen something finds it changed when it wants to end, and has to begin again.
 */
export function farStore(): Store {
  const backend = memoryBackend()
  let transactions = 0
  let isDisturbed = false

  const isStill = ({ question, answer }: Seen) => isDeepStrictEqual(answerOf(backend, question), answer)

  const source: Source = {
    async answer(question) {
      await setImmediate()
      return { answer: structuredClone(answerOf(backend, question)), mark: '' }
    },
    async draw(project, kind) {
      await setImmediate()
      const seq = backend.draw(project, kind)
      backend.commit()
      return seq
    },
    async commit({ seen, writes }) {
      await setImmediate()
      transactions += isDisturbed ? 0 : 1
      isDisturbed = !isDisturbed && seen.length > 0 && transactions % 3 === 0
      if (isDisturbed || !seen.every(isStill)) return false
      for (const { project, kind, id, record } of writes)
        backend.write(project, kind, id, structuredClone(record))
      backend.commit()
      return true
    },
    async projects() {
      await setImmediate()
      return backend.projects()
    },
    async close() {
      backend.close()
    },
  }
  return optimisticStore(source)
}

function answerOf(backend: Backend, question: Question): unknown {
  const { project, kind } = question
  switch (question.ask) {
    case 'get':
      return backend.get(project, kind, question.id)
    case 'list':
      return backend.list(project, kind, question.page)
    case 'named':
      return backend.named(project, kind, question.page)
    case 'count':
      return backend.count(project, kind, question.label)
    case 'labels':
      return backend.labels(project, kind, question.family)
    case 'due':
      return backend.due(project, kind, question.until)
  }
}
