import { StoreFailure } from './failure.ts'
import { optimisticStore } from './optimistic.ts'
import { Cache, LEASE_MS } from './postgres-cache.ts'
import { keepQuery, readNotice, stillQuery } from './postgres-commit.ts'
import { type Database, openDatabase, WAIT_MS } from './postgres-database.ts'
import { failureOf } from './postgres-failure.ts'
import { startListener } from './postgres-listener.ts'
import { queryOf } from './postgres-questions.ts'
import { migrate } from './postgres-schema.ts'
import { targetOf, touchedBy } from './postgres-targets.ts'
import { fromText, toText } from './postgres-text.ts'
import type { End, Question, Source } from './source.ts'
import type { Report } from './sqlite-file.ts'
import type { Store } from './store.ts'

/**
 * Records in a database of PostgreSQL, in its schema dewkit, which any number of mocks share. What was answered is durable
 * as far as the database is. docs/shared.md says what a mock promises of what others have changed.
 */
export async function postgresStore(url: string, report: Report = () => {}): Promise<Store> {
  try {
    const database = await openDatabase(url)
    await upgrade(database).catch(async (error: unknown) => {
      await database.close()
      throw error
    })
    return withDeadline({ ...optimisticStore(sourceOf(database, report)), lease: leaser(database) })
  } catch (error) {
    const cause = failureOf(error)
    throw new StoreFailure(cause.trouble, `${placeOf(url)} cannot be used: ${cause.message}`, { cause })
  }
}

/** What may be shown of a URL. */
const placeOf = (url: string) => {
  const { host, pathname } = new URL(url)
  return `the database ${host}${pathname}`
}

async function upgrade(database: Database) {
  const client = database.client(WAIT_MS)
  client.on('error', () => {})
  try {
    await client.connect()
    await migrate(async (sql, values) => (await client.query(sql, values)).rows)
  } finally {
    await client.end().catch(() => {})
  }
}

function sourceOf(database: Database, report: Report): Source {
  const cache = new Cache(() => performance.now())
  const sender = crypto.randomUUID()
  const listener = listenFor(cache, sender, database, report)

  async function isStill({ seen }: End): Promise<boolean> {
    const changed = await database.ask(stillQuery(seen))
    if (changed.length === 0) return true
    cache.drop(seen.map(({ question }) => targetOf(question)))
    return false
  }

  async function keep({ seen, writes }: End): Promise<boolean> {
    const targets = touchedBy(writes)
    try {
      const [row] = (await database.tell(keepQuery({ seen, writes }, sender))) ?? []
      if (row?.end === 'newer')
        throw new StoreFailure('newer', 'the database was upgraded by a newer dewkit: restart with that one')
      if (row?.end === 'kept') return true
      cache.drop(seen.map(({ question }) => targetOf(question)))
      return false
    } finally {
      // Whether or not we have heard that it was kept.
      cache.drop(targets)
    }
  }

  return {
    answer(question, key) {
      const ask = async () => {
        const { query, read } = queryOf(question)
        const askedAt = performance.now()
        return { ...read(await database.ask(query)), askedAt }
      }
      if (!isCached(question)) return ask()
      return cache.get(key) ?? cache.fetch(key, question, ask)
    },
    async draw(project, kind) {
      const values = [toText(project), kind]
      const [row] = await database.ask({
        name: 'dewkit draw',
        text: 'select dewkit.draw_1($1, $2) as seq',
        values,
      })
      return Number(row?.seq)
    },
    async projects() {
      const rows = await database.ask({
        ...{ name: 'dewkit projects', text: 'select distinct project from dewkit.counter', values: [] },
      })
      return rows.map(({ project }) => fromText(String(project)))
    },
    commit: (end) => {
      if (end.writes.length > 0) return keep(end)
      return isSettled(end, cache) || isStill(end)
    },
    async close() {
      await listener.stop()
      await database.close()
    },
  }
}

/** Keeps the cache good, and tells whether the database is there. */
const listenFor = (cache: Cache, sender: string, database: Database, report: Report) =>
  startListener(database, {
    onNotice(notice) {
      const { sender: from, targets } = readNotice(notice)
      if (from !== sender) cache.drop(targets)
    },
    beat() {
      const { seen, renew } = cache.lookAfter()
      return { query: stillQuery(seen), done: (rows) => renew(rows.map(({ place }) => Number(place))) }
    },
    onChange: presenceReport(report),
  })

/** What an encryption asks for: records, and the grants of a caller who has no right of his own. */
const isCached = ({ ask, kind }: Question) => ask === 'get' || (ask === 'list' && kind === 'grant')

/**
 * What only reads is over without a look at the database where all that it has seen is still remembered, or where it has
 * seen one answer and nothing has taken long since. A refusal never is if what it rests on may have been overtaken.
 */
function isSettled({ seen, isRefused }: End, cache: Cache): boolean {
  const [only] = seen
  if (!only) return true
  if (!isRefused && seen.every(({ key, mark }) => cache.get(key)?.mark === mark)) return true
  const isAlone = seen.length === 1 && only.isCopy !== true
  const isNew = performance.now() - (only.askedAt ?? 0) < LEASE_MS
  return isAlone && isNew && (isRefused || !isCached(only.question))
}

const leaser =
  (database: Database): NonNullable<Store['lease']> =>
  async (name, calls, most) => {
    const text = 'select calls, left_ms from dewkit.lease_1($1, $2, $3)'
    const [row] = await database.ask({ name: 'dewkit lease', text, values: [toText(name), calls, most] })
    return { calls: Number(row?.calls), leftMs: Number(row?.left_ms) }
  }

/** Tells once that the database is away, and once that it is back. */
function presenceReport(report: Report) {
  let wasThere = true
  return (isThere: boolean) => {
    if (wasThere && !isThere)
      report('The database is away: what needs it is refused with 500 until it is back.')
    if (!wasThere && isThere) report('The database is back.')
    wasThere = isThere
  }
}

/** Nobody waits longer than that for a database, however often it has to be asked. */
function withDeadline(store: Store): Store {
  return {
    ...store,
    transact(project, work) {
      const result = store.transact(project, work)
      return result instanceof Promise ? inTime(result) : result
    },
  }
}

function inTime<T>(result: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new StoreFailure('away', 'the database does not answer in time'))
    const timer = setTimeout(late, WAIT_MS)
    result.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
