import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createServerOfPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
    /** Two runs may use one server: what the names of this one's databases begin with. */
    databases: string
  }
}

/** One server for all tests: that of DEWKIT_TEST_POSTGRES_URL, or one that ends with them. */
export default async function setup(project: TestProject) {
  const databases = `dewkit_test_${randomUUID().slice(0, 8)}`
  project.provide('databases', databases)
  const given = process.env.DEWKIT_TEST_POSTGRES_URL
  if (given) {
    project.provide('postgres', given)
    return () => dropAll(given, databases)
  }
  // What is lost with the machine is lost anyway; tests of durability have servers of their own.
  const server = await createServerOfPostgres(['fsync=off', 'full_page_writes=off'])
  await server.start()
  project.provide('postgres', server.url)
  return async () => {
    await server.stop()
    server.remove()
  }
}

async function dropAll(url: string, databases: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
    databases,
  ])
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}
