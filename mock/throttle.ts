import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { OperationId } from '../src/generated/operations.ts'
import { KmsError } from './errors.ts'

type Window = { calls: number; since: number }

/**
 * Counts calls in windows of the clock `elapsed`, which goes on at its pace whatever becomes of the system's time. There
 * is one window for each account, and accounts are few.
 */
export function windowsBy(elapsed: () => number): FastifyRateLimitStoreCtor {
  // The plugin makes its stores with `new`.
  return class Windows implements FastifyRateLimitStore {
    readonly #windows = new Map<string, Window>()

    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      length = 0,
    ) {
      const now = elapsed()
      let window = this.#windows.get(key)
      if (!window || now - window.since >= length) {
        window = { calls: 0, since: now }
        this.#windows.set(key, window)
      }
      window.calls += 1
      done(null, { current: window.calls, ttl: length - (now - window.since) })
    }

    child() {
      return new Windows()
    }
  }
}

/** Each operation is counted for itself, per account. */
export const throttleOf = (id: OperationId, tps: number) => ({
  max: tps,
  timeWindow: 1000,
  hook: 'preValidation' as const,
  keyGenerator: (request: FastifyRequest) => `${id} ${request.identity?.caller.domain.id ?? ''}`,
  errorResponseBuilder: () => new KmsError('Throttled'),
})

const noCounts = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/** The gateway tells nothing about its counts but when to come again. */
export const throttleHeaders = {
  addHeaders: { ...noCounts, 'retry-after': true },
  addHeadersOnExceeding: noCounts,
}
