import type { Client } from '../../client/types.ts'
import { flawsOf } from '../given.ts'
import { objectOf } from '../read.ts'
import { isKnownSentence, type State } from '../situation.ts'
import { waysOf } from './api-table.ts'
import { createCmks } from './cmks.ts'
import { StateFailure, type States, type Values } from './states.ts'

type ApiStates = {
  kms: Client
  token: () => Promise<string | undefined>
  uuid: () => string
  now: () => number
}

/** States that the calls of the API bring about, for a service that has nothing else. What they make is taken away. */
export function apiStates({ kms, token, uuid, now }: ApiStates): States {
  const cmks = createCmks(kms, uuid)
  const ways = waysOf(now) as Record<string, (params: never, workshop: object) => Promise<Values>>
  const leftovers: string[] = []
  const tidy = async () => {
    leftovers.push(...(await cmks.tidy()))
  }

  /** What the operations that make something have made. */
  const makers: Record<string, (input: Values, answer: Values) => () => Promise<unknown>> = {
    createKey:
      (_, { key_info }) =>
      () =>
        cmks.retire(text(objectOf(key_info).key_id)),
    createAlias:
      ({ key_id, alias }) =>
      () =>
        cmks.dropAlias(text(key_id), text(alias)),
    createGrant:
      ({ key_id }, { grant_id }) =>
      () =>
        kms.revokeGrant({ key_id: text(key_id), grant_id: text(grant_id) }),
    createKeyStore:
      (_, { keystore }) =>
      () =>
        kms.deleteKeyStore({ keystore_id: text(objectOf(keystore).keystore_id) }),
  }

  return {
    how: 'the API',
    async setUp(state: State) {
      const flaws = isKnownSentence(state.name) ? flawsOf(state) : []
      if (flaws.length > 0) throw new StateFailure(flaws.join('; '))
      const way = ways[state.name]
      if (way) return way(state.params as never, { kms, cmks, token }) // the parameters have just been judged
      throw new StateFailure(
        isKnownSentence(state.name)
          ? 'the API alone cannot bring this about (a dewkit mock can)'
          : 'nobody has said what this means: --states-url names a service that knows',
      )
    },
    tearDown: tidy,
    saw(operation, input, answer) {
      const undo = makers[operation]?.(input, answer)
      if (undo) cmks.later(undo)
    },
    async end() {
      await tidy()
      return leftovers
    },
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
