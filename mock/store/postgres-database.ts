import type { Client, Pool, PoolConfig } from 'pg'
import { StoreFailure } from './failure.ts'
import { failureOf, isAway, isConflict } from './postgres-failure.ts'

export type Row = Record<string, unknown>
export type Query = { name: string; text: string; values: unknown[] }

/** How long the database may take for anything before it counts as away. */
export const WAIT_MS = 5000
const CONNECTIONS = 10

/** PostgreSQL through a pool of connections. Failures are StoreFailures. */
export type Database = {
  /** For what may be asked twice: it is, when the first connection turns out to be dead. */
  ask(query: Query): Promise<Row[]>
  /** For what may not. `undefined` where it stood in the way of another transaction, and nothing is done. */
  tell(query: Query): Promise<Row[] | undefined>
  /** A connection of its own, not connected yet. */
  client(waitMs: number): Client
  close(): Promise<void>
}

type Driver = Pick<typeof import('pg'), 'Pool' | 'Client'>

/** Loaded only here: who keeps nothing in PostgreSQL needs no driver. */
async function driver(): Promise<Driver> {
  try {
    const { default: pg } = await import('pg')
    return pg
  } catch (error) {
    if (!/MODULE_NOT_FOUND$/.test(String((error as { code?: string }).code))) throw error
    throw new StoreFailure('unusable', 'PostgreSQL needs the package pg: npm install pg')
  }
}

export async function openDatabase(url: string): Promise<Database> {
  const { Pool, Client } = await driver()
  const { config, connections } = configOf(url)
  const pool: Pool = new Pool({ ...config, max: connections, idleTimeoutMillis: 30_000 })
  // A connection that breaks while nobody uses it is no news: the pool makes another.
  pool.on('error', () => {})
  const rowsOf = async (query: Query): Promise<Row[]> => (await pool.query(query)).rows

  return {
    async ask(query) {
      try {
        return await rowsOf(query)
      } catch (error) {
        const failure = failureOf(error)
        if (!isAway(failure) || !isBroken(error)) throw failure
        return rowsOf(query).catch((again: unknown) => {
          throw failureOf(again)
        })
      }
    },
    async tell(query) {
      try {
        return await rowsOf(query)
      } catch (error) {
        if (isConflict(error)) return undefined
        throw failureOf(error)
      }
    },
    client: (waitMs) => new Client({ ...config, connectionTimeoutMillis: waitMs, query_timeout: waitMs }),
    close: () => pool.end(),
  }
}

/** What took too long will take too long again. */
const isBroken = (error: unknown) => !/timeout/i.test((error as Error).message)

/** All of the URL is the driver's, but for `pool`: how many connections at most. */
export function configOf(url: string): { config: PoolConfig; connections: number } {
  const parsed = new URL(url)
  const connections = Number(parsed.searchParams.get('pool') ?? CONNECTIONS)
  if (!Number.isInteger(connections) || connections < 1)
    throw new StoreFailure('unusable', 'pool is a number of connections, 1 at least')
  parsed.searchParams.delete('pool')
  const config = {
    connectionString: parsed.href,
    application_name: 'dewkit',
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: WAIT_MS,
    statement_timeout: WAIT_MS,
    keepAlive: true,
  }
  return { config, connections }
}
