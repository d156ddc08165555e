import pg from 'pg'
import { inject } from 'vitest'

const nameHere = `${inject('databases')}_${process.env.VITEST_POOL_ID ?? 0}`

/** The URL of a database that only this worker uses. */
export function databaseUrl(name = nameHere): string {
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  return url.href
}

const taken = new Set<string>()

/** An empty database that no other test has until `leave`: a test may have several mocks, each with a state of its own. */
export async function takeDatabase(): Promise<{ url: string; leave: () => void }> {
  let place = 0
  while (taken.has(`${nameHere}_${place}`)) place += 1
  const name = `${nameHere}_${place}`
  taken.add(name)
  return { url: await emptyDatabase(name), leave: () => void taken.delete(name) }
}

/** Empties a database of this worker, which is made where there is none yet. Gives its URL. */
export async function emptyDatabase(name = nameHere): Promise<string> {
  await makeDatabase(name)
  await inDatabase(
    `do $$ begin
    if to_regclass('dewkit.format') is null then return; end if;
    delete from dewkit.record; delete from dewkit.label; delete from dewkit.tally; delete from dewkit.counter; delete from dewkit.allowance;
  end $$`,
    databaseUrl(name),
  )
  return databaseUrl(name)
}

/** Runs SQL in the database of this worker. */
export async function inDatabase(sql: string, url = databaseUrl()): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const made = new Set<string>()

async function makeDatabase(name: string) {
  if (made.has(name)) return
  const [found] = await inDatabase(`select from pg_database where datname = '${name}'`, inject('postgres'))
  if (!found) await inDatabase(`create database ${name}`, inject('postgres'))
  made.add(name)
}
