import type { AnyRecord, Kind } from '../records.ts'
import { frozen } from './create-store.ts'
import { NotAtHand } from './not-at-hand.ts'
import type { Answered, Answers, End, Question, Seen, Source } from './source.ts'

/** What was fetched and drawn for a transaction, over all of its runs. */
export class Known {
  readonly #source: Source
  readonly #answers = new Map<string, Seen>()
  readonly #drawn = new Map<string, number[]>()
  #used = new Map<string, number>()
  #assumed = new Map<string, Seen>()
  readonly #wronglyAssumed = new Set<string>()

  constructor(source: Source) {
    this.#source = source
  }

  begin() {
    this.#used = new Map()
    this.#assumed = new Map()
  }

  /** Where it fails, what was seen is forgotten. What was drawn is nobody else's. */
  commit(end: Omit<End, 'seen'>): boolean | Promise<boolean> {
    const kept = this.#source.commit({ seen: [...this.#answers.values(), ...this.#assumed.values()], ...end })
    const settle = (isKept: boolean) => {
      if (isKept) return true
      this.#answers.clear()
      for (const key of this.#assumed.keys()) this.#wronglyAssumed.add(key)
      return false
    }
    return kept instanceof Promise ? kept.then(settle) : settle(kept)
  }

  answer<Ask extends keyof Answers>(question: Question & { ask: Ask }): Answers[Ask] {
    const key = JSON.stringify(question)
    const known = this.#answers.get(key)
    if (known) return known.answer as Answers[Ask]
    const keep = (answered: Answered) => {
      this.#answers.set(key, { ...answered, question, key })
      return frozen(answered.answer) as Answers[Ask]
    }
    const answered = this.#source.answer(question, key)
    if (!(answered instanceof Promise)) return keep(answered)
    throw new NotAtHand(() => answered.then(keep))
  }

  /** What stands where something is put that was not looked for: nothing, until that proves wrong. */
  unless(question: Question & { ask: 'get' }): AnyRecord | undefined {
    const key = JSON.stringify(question)
    if (this.#answers.has(key) || this.#wronglyAssumed.has(key)) return this.answer(question)
    this.#assumed.set(key, { question, key, answer: undefined, mark: '' })
    return undefined
  }

  draw(project: string, kind: Kind): number {
    const key = `${kind} ${project}`
    const numbers = this.#drawn.get(key) ?? []
    const at = this.#used.get(key) ?? 0
    const number = numbers[at]
    if (number === undefined)
      throw new NotAtHand(async () => {
        this.#drawn.set(key, [...numbers, await this.#source.draw(project, kind)])
      })
    this.#used.set(key, at + 1)
    return number
  }
}
