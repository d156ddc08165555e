import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { OperationId } from '../../../src/generated/names.ts'
import type { Caller } from '../../auth/accounts.ts'
import type { KmsError } from '../../errors.ts'

/** What is kept of a request: as it came, so that it costs nothing. Only view.ts shows it, without its secrets. */
export type Recorded = {
  seq: number
  at: number
  ms: number
  id: OperationId | undefined
  method: string
  url: string
  headers: IncomingHttpHeaders
  params: Record<string, string | undefined>
  body: string | undefined
  caller: Caller | undefined
  /** 0 for an answer that was not given. */
  status: number
  answer: string | undefined
  answerHeaders: Record<string, string> | undefined
  refusal: KmsError | undefined
  faults: readonly string[] | undefined
}

export type JournalSettings = {
  /** At most so many requests: 500. */
  entries?: number | undefined
  /** At most so many bytes of bodies: 16 MB. */
  bytes?: number | undefined
  /** Show secrets, too. */
  secrets?: boolean | undefined
}

type Head = Pick<Recorded, 'url' | 'headers' | 'params'>
type Answered = Pick<Recorded, 'status' | 'answer' | 'answerHeaders' | 'refusal'>

const ENTRIES = 500
const BYTES = 16 * 1024 * 1024
/** About what the rest of a request takes. */
const HEAD_BYTES = 1024

const sizeOf = ({ body, answer }: Recorded) => HEAD_BYTES + (body?.length ?? 0) + (answer?.length ?? 0)

function areSame(one: IncomingHttpHeaders, other: IncomingHttpHeaders): boolean {
  let count = 0
  for (const name in one) {
    if (one[name] !== other[name]) return false
    count += 1
  }
  for (const _ in other) count -= 1
  return count === 0
}

/** The last requests, in a ring. */
export class Journal {
  readonly showsSecrets: boolean
  readonly listeners = new Set<(recorded: Recorded) => void>()
  readonly #ring: (Recorded | undefined)[]
  readonly #mostBytes: number
  readonly #now: () => number
  #last: Head = { url: '', headers: {}, params: {} }
  #seq = 0
  #first = 1
  #bytes = 0

  constructor(
    now: () => number,
    { entries = ENTRIES, bytes = BYTES, secrets = false }: JournalSettings = {},
  ) {
    this.#ring = new Array(Math.max(1, entries)).fill(undefined)
    this.#mostBytes = bytes
    this.#now = now
    this.showsSecrets = secrets
  }

  record(request: FastifyRequest, { status, answer, answerHeaders, refusal }: Answered) {
    this.#seq += 1
    const head = this.#head(request)
    const recorded: Recorded = {
      seq: this.#seq,
      at: this.#now(),
      ms: performance.now() - (request.arrivedAt ?? 0),
      id: request.routeOptions?.config?.operation,
      method: request.method,
      url: head.url,
      headers: head.headers,
      params: head.params,
      // The bytes would hold on to all that came with them.
      body: request.bodyText ?? (Buffer.isBuffer(request.body) ? request.body.toString() : undefined),
      caller: request.identity?.caller,
      status,
      answer,
      answerHeaders,
      refusal,
      faults: request.faults,
    }
    this.#keep(recorded)
    if (this.listeners.size > 0) for (const listener of this.listeners) listener(recorded)
  }

  /** Clients send the same head again and again: one is kept for all of them, and the collector has less to carry. */
  #head({ raw, params }: FastifyRequest): Head {
    const { url = '', headers } = raw
    const isSame = url === this.#last.url
    const head = {
      url: isSame ? this.#last.url : url,
      params: isSame ? this.#last.params : (params as Head['params']),
      headers: areSame(headers, this.#last.headers) ? this.#last.headers : headers,
    }
    this.#last = head
    return head
  }

  #keep(recorded: Recorded) {
    const at = recorded.seq % this.#ring.length
    const before = this.#ring[at]
    if (before) this.#bytes -= sizeOf(before)
    this.#ring[at] = recorded
    this.#bytes += sizeOf(recorded)
    this.#first = Math.max(this.#first, recorded.seq - this.#ring.length + 1)
    while (this.#bytes > this.#mostBytes && this.#first <= this.#seq) {
      const oldest = this.#first % this.#ring.length
      const gone = this.#ring[oldest]
      if (gone) this.#bytes -= sizeOf(gone)
      this.#ring[oldest] = undefined
      this.#first += 1
    }
  }

  /** The oldest first. */
  all(): Recorded[] {
    const found: Recorded[] = []
    for (let seq = this.#first; seq <= this.#seq; seq += 1) {
      const recorded = this.#ring[seq % this.#ring.length]
      if (recorded) found.push(recorded)
    }
    return found
  }

  /** Forgets those that are meant, and tells how many. */
  forget(isMeant: (recorded: Recorded) => boolean): number {
    const gone = this.all().filter(isMeant)
    for (const recorded of gone) {
      this.#ring[recorded.seq % this.#ring.length] = undefined
      this.#bytes -= sizeOf(recorded)
    }
    return gone.length
  }
}
