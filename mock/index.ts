import type { FastifyBaseLogger } from 'fastify'
import { type AppOptions, createApp } from './app.ts'
import { type Account, createDirectory, demo } from './auth/accounts.ts'
import type { AuthMode } from './auth/authenticate.ts'
import { createClock } from './control/clock.ts'
import type { Control } from './control/control.ts'
import { deterministicWorld } from './control/deterministic.ts'
import { noFaults, unfired } from './control/faults/faults.ts'
import type { ControlSettings } from './control/guard.ts'
import type { Steered } from './control/handler.ts'
import { createControl } from './control/index.ts'
import { Journal, type JournalSettings } from './control/journal/recorder.ts'
import { controlRoute } from './control/route.ts'
import { baselineOf } from './control/state/records.ts'
import { demoCmk, plant, type SeedCmk } from './seed.ts'
import { createServices } from './services.ts'
import { memoryStore } from './store/memory.ts'
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
  /** Who may steer the mock at `/_dewkit`: this machine, or whoever has `token`; `false` for nobody. */
  control?: ControlSettings | false
  logger?: FastifyBaseLogger
  world?: Partial<World>
  /** A seed: then nothing is random, and dates stand still, so that every run gives the same. */
  deterministic?: string | undefined
  /** How much of what was asked and answered is remembered; `false` for nothing. */
  journal?: JournalSettings | false
  checkAnswers?: boolean
}

const defaultHost = '127.0.0.1'

/** A mock that is not listening yet: `app.inject` calls it without a port. */
export async function createMock(options: MockOptions = {}) {
  return createMockOver(await storeOf(options), options)
}

async function storeOf({ data, database, logger }: MockOptions): Promise<Store> {
  const report = (says: string) => logger?.error(says)
  if (database !== undefined) {
    const { postgresStore } = await import('./store/postgres.ts')
    return postgresStore(database, report)
  }
  if (data === undefined) return memoryStore()
  const { sqliteStore } = await sqlite()
  return sqliteStore(data, report)
}

/** Loaded when somebody wants it. Node 22 calls its SQLite experimental, and what is used of it is the same since. */
async function sqlite() {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return await import('./store/sqlite.ts')
  } finally {
    process.emitWarning = emitWarning
  }
}

/** A mock over a store, which it closes at its end. */
export async function createMockOver(store: Store, options: Omit<MockOptions, 'data' | 'database'>) {
  const fixed = options.deterministic === undefined ? undefined : deterministicWorld(options.deterministic)
  const clock = createClock({ ...realWorld, ...fixed, ...options.world })
  const { world } = clock
  try {
    const { auth = 'strict', lockout = false, logger } = options
    const directory = createDirectory([demo.account, ...(options.accounts ?? [])])
    const seeds = [demoCmk, ...(options.cmks ?? [])]
    await plant(store, seeds, world)
    const services = await createServices({ store, clock, directory, auth, lockout, logger })
    const faults = noFaults()
    const journal = options.journal === false ? undefined : new Journal(world.now, options.journal)
    const steered: Steered = {
      ...{ store, clock, faults, journal, listeners: new Set(), seeds, ...services.identity },
      ...{ baseline: await baselineOf(store, seeds), deterministic: fixed !== undefined },
      rewind: fixed?.rewind,
    }
    const app = await createApp(appOptions(options, steered), services)
    return {
      ...{ app, store, directory, world },
      /** Steers the mock: docs/steering.md. */
      control: createControl(steered),
      /** Puts CMKs into the store, in any state. */
      plant: (cmks: readonly SeedCmk[]) => plant(store, cmks, world),
      async close() {
        const idle = unfired(faults.rules)
        if (idle.length > 0) logger?.warn(`these faults never fired: ${idle.join(', ')}`)
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function appOptions(options: MockOptions, steered: Steered): AppOptions {
  const { tps, tls, logger, checkAnswers = false, cors = [], allowedHosts = [] } = options
  const { host = defaultHost, deadlineMs = 30_000 } = options
  return {
    ...{
      world: steered.clock.world,
      faults: steered.faults,
      journal: steered.journal,
      tps,
      logger,
      checkAnswers,
      deadlineMs,
    },
    reach: { cors, allowedHosts, host },
    ...(tls && { tls }),
    ...(options.control !== false && { control: controlRoute(steered, options.control) }),
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
export type { Control }
export { demo }
