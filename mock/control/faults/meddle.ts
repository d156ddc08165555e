import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { Answer } from '../../answer.ts'
import { KmsError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { spoil } from './effects.ts'
import type { Faults, Meddled } from './faults.ts'
import { isMeant } from './match.ts'
import { fires, latencyOf, type Rule } from './rule.ts'

export const FAULT_HEADER = 'x-dewkit-fault'

/** Meddles with calls as the rules say. */
export const meddler =
  (faults: Faults, store: Store) =>
  async (call: Meddled): Promise<void> => {
    const { request, reply, work, give } = call
    try {
      const firing = await firingFor(call, faults.rules, store)
      if (firing.length > 0) {
        request.faults = firing.map(({ id }) => id)
        reply.header(FAULT_HEADER, request.faults.join(', '))
      }
      await wait(firing, reply)
      const rule = firing.find(({ kind }) => kind !== 'latency')
      if (!rule) return give(await work())
      await goWrong(rule, call)
    } catch (error) {
      reply.send(error)
    }
  }

/** Each call counts for every rule that means it. */
async function firingFor(call: Meddled, rules: readonly Rule[], store: Store): Promise<Rule[]> {
  const firing: Rule[] = []
  for (const rule of [...rules]) {
    if (!(await isMeant(rule, call, store))) continue
    rule.matched += 1
    if (!fires(rule)) continue
    rule.fired += 1
    firing.push(rule)
  }
  return firing
}

/** As long as the client is there. */
async function wait(firing: readonly Rule[], { raw }: FastifyReply) {
  const ms = firing.reduce((sum, rule) => sum + latencyOf(rule), 0)
  if (ms === 0) return
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  await sleep(ms, undefined, { signal: gone.signal, ref: false }).catch(() => {})
}

async function goWrong(rule: Rule, call: Meddled) {
  const needsAnswer = ['truncated', 'malformed', 'wrong-type', 'slow'].includes(rule.kind)
  const isDone = rule.given.committed === true || needsAnswer
  const answer = isDone ? await outcomeOf(call) : undefined
  if (rule.kind === 'error' && rule.error !== undefined) throw refusalOf(rule.error, rule, call)
  if (answer instanceof KmsError && needsAnswer) throw answer
  spoil(rule, call, answer instanceof KmsError ? undefined : answer)
}

/** A call that is refused has done no work, and its answer goes wrong all the same. */
async function outcomeOf({ work }: Meddled): Promise<Answer | KmsError> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof KmsError) return error
    throw error
  }
}

function refusalOf(error: NonNullable<Rule['error']>, { given }: Rule, { reply }: Meddled): KmsError {
  const retryAfter = given.retry_after ?? (error === 'Throttled' ? 1 : undefined)
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return new KmsError(error, '(a fault that was asked for)')
}
