import pg from 'pg'
import { inject } from 'vitest'

const nameHere = `dewkit_test_${process.env.VITEST_POOL_ID ?? 0}`

/** The URL of a database that only this worker uses. */
export function databaseUrl(name = nameHere): string {
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  return url.href
}

/** Empties the database of this worker, which is made where there is none yet. Gives its URL. */
export async function emptyDatabase(): Promise<string> {
  await makeDatabase()
  await inDatabase(`do $$ begin
    if to_regclass('dewkit.format') is null then return; end if;
    delete from dewkit.record; delete from dewkit.label; delete from dewkit.tally; delete from dewkit.counter; delete from dewkit.allowance;
  end $$`)
  return databaseUrl()
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

let isMade = false

async function makeDatabase() {
  if (isMade) return
  const [found] = await inDatabase(
    `select from pg_database where datname = '${nameHere}'`,
    inject('postgres'),
  )
  if (!found) await inDatabase(`create database ${nameHere}`, inject('postgres'))
  isMade = true
}
