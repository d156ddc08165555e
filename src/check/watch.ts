import { isTroubled } from '../judge/expected.ts'
import { type Span, until } from '../judge/span.ts'
import type { Answer, Sent, Wire } from '../judge/wire.ts'

export type Exchanged = { sent: Sent; answer: Answer }
/** The end of a service: what it answered last, and how the next request failed. */
export type Death = { before: Exchanged | undefined; failure: string }
/** What an ordinary request gets now, and what was answered well before. Without an answer there is no sign-in. */
export type Illness = { before: Exchanged | undefined; answer: Answer | undefined }

export type Watch = {
  /** The wire, where a missing answer is looked into before it is told. */
  wire: Wire
  /** How an ordinary request fails that was answered well when the run began; undefined when it does not. */
  illness(): Promise<Illness | undefined>
  readonly death: Death | undefined
}

export type WatchOptions = {
  wire: Wire
  span: Span
  /** An ordinary request, which nobody counts, and which was answered well at first. Throws when there is no sign-in. */
  probe: () => Promise<Answer>
}

/** A service that restarts is back in a moment. */
const pausesMs = [0, 200, 500, 1000]
const mostUnanswered = 100
/** So many in a row, when all is over: nobody is there any more. */
const enough = 3

/** Tells a request that is not answered from a service that does not answer any more, and ends the run then. */
export function createWatch({ wire, span, probe }: WatchOptions): Watch {
  const probed = (willDo: (answer: Answer) => boolean) => firstAnswer(willDo, probe, span)
  const last: { answered?: Exchanged; well?: Exchanged } = {}
  let death: Death | undefined
  let looking: Promise<boolean> | undefined
  const unanswered = { all: 0, inRow: 0 }

  /** All who miss an answer at the same time look once. */
  async function isStillThere(): Promise<boolean> {
    const isThere = ({ status }: Answer) => status > 0
    looking ??= probed(isThere)
      .then((answer) => answer !== undefined && isThere(answer))
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  async function missed({ failure = '' }: Answer) {
    const before = last.answered
    unanswered.all += 1
    const isThere = await until(span.running, isStillThere()).catch(() => true)
    if (!isThere && !span.isOver) {
      death ??= { before, failure }
      const after = before ? ` after ${before.sent.method} ${before.sent.path}` : ''
      span.stop(`the service stopped answering${after} (${failure})`)
    }
    if (unanswered.all > mostUnanswered) span.stop(`${mostUnanswered} requests were not answered`)
  }

  return {
    wire: {
      ...wire,
      async send(sent, leash) {
        if (span.isOver && unanswered.inRow >= enough) return nobody
        const answer = await wire.send(sent, leash)
        if (answer.status === 0 && leash?.waiting.aborted) return answer
        if (answer.status === 0) {
          unanswered.inRow += 1
          if (!span.isOver) await missed(answer)
        } else {
          unanswered.inRow = 0
          last.answered = { sent, answer }
          if (!isTroubled(answer)) last.well = last.answered
        }
        return answer
      },
    },
    async illness() {
      const before = last.well
      const isWell = (answer: Answer) => !isTroubled(answer)
      const answer = await until(span.running, probed(isWell)).catch(() => undefined)
      return answer && isWell(answer) ? undefined : { before, answer }
    },
    get death() {
      return death
    },
  }
}

/** The first answer that will do, or the last one. */
async function firstAnswer(
  willDo: (answer: Answer) => boolean,
  probe: () => Promise<Answer>,
  span: Span,
): Promise<Answer | undefined> {
  const began = performance.now()
  let answer: Answer | undefined
  for (const pauseMs of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    answer = await probe().catch(() => undefined)
    if (answer && willDo(answer)) return answer
    // It hangs, and would again.
    if (span.isOver || performance.now() - began > 4000) return answer
  }
  return answer
}

const nobody: Answer = { status: 0, headers: {}, text: '', ms: 0, failure: 'nobody answers any more' }
