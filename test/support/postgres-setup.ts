import type { TestProject } from 'vitest/node'
import { createServerOfPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** One server for all tests: that of DEWKIT_TEST_POSTGRES_URL, or one that ends with them. */
export default async function setup(project: TestProject) {
  const given = process.env.DEWKIT_TEST_POSTGRES_URL
  if (given) {
    project.provide('postgres', given)
    return
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
