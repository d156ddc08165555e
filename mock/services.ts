import type { FastifyBaseLogger } from 'fastify'
import type { Services } from './answer.ts'
import type { Directory } from './auth/accounts.ts'
import { type AuthMode, createAuthenticate } from './auth/authenticate.ts'
import { createTemporaryKeys } from './auth/temporary-keys.ts'
import { createTokens } from './auth/tokens.ts'
import type { Clock } from './control/clock.ts'
import type { Store } from './store/store.ts'
import type { World } from './world.ts'

type Settings = {
  store: Store
  clock: Clock
  directory: Directory
  auth: AuthMode
  lockout: boolean
  logger?: FastifyBaseLogger | undefined
}

/** What the operations of a mock have in common. */
export async function createServices({ store, clock, directory, ...options }: Settings): Promise<Services> {
  const { world } = clock
  const secret = await tokenSecret(store, world)
  const tokens = createTokens(secret)
  const temporaryKeys = createTemporaryKeys(secret)
  const authenticate = createAuthenticate({
    mode: options.auth,
    lockout: options.lockout,
    directory,
    tokens,
    temporaryKeys,
    world,
    onRefusedSignature: (report) => options.logger?.warn(report, 'signature refused'),
  })
  return { store, clock, authenticate, identity: { directory, tokens, temporaryKeys } }
}

/** Kept in the store, so that tokens outlive a restart where keys do. */
const tokenSecret = (store: Store, world: World): Buffer | Promise<Buffer> =>
  store.transact('', (records) => {
    const known = records.get('setting', 'token-secret')
    const value = known?.value ?? world.random(32).toString('base64')
    if (!known) records.put('setting', { id: 'token-secret', seq: records.next('setting'), value })
    return Buffer.from(value, 'base64')
  })
