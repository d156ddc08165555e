import type { FastifyBaseLogger } from 'fastify'
import { createApp } from './app.ts'
import { type Account, createDirectory, demo } from './auth/accounts.ts'
import type { AuthMode } from './auth/authenticate.ts'
import { demoCmk, plant, type SeedCmk } from './seed.ts'
import { memoryStore } from './store/memory.ts'
import { sqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { realWorld, type World } from './world.ts'

export type MockOptions = {
  /** 0, the default, takes a free port. */
  port?: number
  /** Default 127.0.0.1: only this machine can connect. */
  host?: string
  /** Folder for a SQLite file that outlives the process; without it everything is forgotten at the end. */
  data?: string | undefined
  /** URL of a PostgreSQL database, instead of `data`: all mocks that use it have the same state. It needs the package pg. */
  database?: string | undefined
  /** Accounts and CMKs besides the demo ones. */
  accounts?: readonly Account[]
  cmks?: readonly SeedCmk[]
  /** `strict` verifies tokens and signatures, `lenient` wants anything that looks like them, `off` wants nothing. */
  auth?: AuthMode
  lockout?: boolean
  /** Calls a second per customer and operation, 0 for no limit. Default: what the contract documents. */
  tps?: number
  tls?: { key: string; cert: string }
  /**
   * Origins whose pages may call the mock from a browser, such as `http://localhost:5173`. `*` lets every page of the web
   * do so, which is unwise. Default: none.
   */
  cors?: readonly string[]
  /** Names under which the mock may be called, besides localhost, `host` and the addresses that it listens on. */
  allowedHosts?: readonly string[]
  /** How long a request may take to come, and an answer to be read: 30 s. */
  deadlineMs?: number
  logger?: FastifyBaseLogger
  world?: Partial<World>
  checkAnswers?: boolean
}

const defaultHost = '127.0.0.1'

/** A mock that is not listening yet: `app.inject` calls it without a port. */
export async function createMock(options: MockOptions = {}) {
  return createMockOver(await storeOf(options), options)
}

async function storeOf({ data, database, logger }: MockOptions): Promise<Store> {
  const report = (says: string) => logger?.error(says)
  if (database === undefined) return data === undefined ? memoryStore() : sqliteStore(data, report)
  const { postgresStore } = await import('./store/postgres.ts')
  return postgresStore(database, report)
}

/** A mock over a store, which it closes at its end. */
export async function createMockOver(store: Store, options: Omit<MockOptions, 'data' | 'database'>) {
  const world = { ...realWorld, ...options.world }
  try {
    const { auth = 'strict', lockout = false, tps, tls, logger, checkAnswers = false } = options
    const { cors = [], allowedHosts = [], host = defaultHost, deadlineMs = 30_000 } = options
    const directory = createDirectory([demo.account, ...(options.accounts ?? [])])
    await plant(store, [demoCmk, ...(options.cmks ?? [])], world)
    const app = await createApp({
      ...{ store, world, directory, auth, lockout, tps, logger, checkAnswers, deadlineMs },
      reach: { cors, allowedHosts, host },
      ...(tls && { tls }),
    })
    return {
      ...{ app, store, directory, world },
      /** Puts CMKs into the store, in any state. */
      plant: (cmks: readonly SeedCmk[]) => plant(store, cmks, world),
      async close() {
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

export type Mock = Awaited<ReturnType<typeof createMock>>

/** Starts a mock and listens. `url` has no slash at the end. */
export async function startMock(options: MockOptions = {}): Promise<Mock & { url: string }> {
  return listening(await createMock(options), options)
}

/** Lets a mock listen, or closes it. */
export async function listening<Made extends Pick<Mock, 'app' | 'close'>>(
  mock: Made,
  { port = 0, host = defaultHost }: Pick<MockOptions, 'port' | 'host'>,
): Promise<Made & { url: string }> {
  try {
    return { ...mock, url: await mock.app.listen({ port, host }) }
  } catch (error) {
    await mock.close()
    throw error
  }
}

export type { SeedCmk } from './seed.ts'
export { demo }
