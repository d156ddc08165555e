import { afterEach, beforeEach } from 'vitest'
import { createMockOver, type Mock, type MockOptions } from '../../mock/index.ts'
import { postgresStore } from '../../mock/store/postgres.ts'
import { type OperationId, operations } from '../../src/generated/operations.ts'
import { type Extras, refusalName, urlOf } from './emulator.ts'
import { emptyDatabase } from './postgres.ts'

/** How a call ended: `ok`, or the catalogue name of the refusal. */
export type Ended = { end: string; body: unknown }

/** Some mocks in this process that share an empty database, without credentials. */
export function useReplicas(count: number, options: MockOptions = {}) {
  const replicas: Mock[] = []

  beforeEach(async () => {
    const url = await emptyDatabase()
    const starting = Array.from({ length: count }, async () =>
      createMockOver(await postgresStore(url), { auth: 'off', checkAnswers: true, tps: 0, ...options }),
    )
    replicas.push(...(await Promise.all(starting)))
  })
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.close()))
  })

  async function call(at: number, id: OperationId, body?: unknown, extras?: Extras): Promise<Ended> {
    const response = await (replicas[at] as Mock).app.inject({
      method: operations[id].method as 'GET',
      url: urlOf(id, extras),
      headers: { 'content-type': 'application/json', ...extras?.headers },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    const answer = response.body === '' ? undefined : response.json()
    const refusal = refusalName(response.statusCode, answer)
    return { end: refusal ?? (response.statusCode < 400 ? 'ok' : `${response.statusCode}`), body: answer }
  }

  return {
    call,
    replicas,
    /** The same call, or one call each, at all of them at once; how they ended, in alphabetical order. */
    async atOnce(id: OperationId, bodyAt: (at: number) => unknown, extras?: (at: number) => Extras) {
      const calls = replicas.map((_, at) => call(at, id, bodyAt(at), extras?.(at)))
      return (await Promise.all(calls)).map(({ end }) => end).sort()
    },
  }
}
