import { test as base, expect } from 'vitest'
import type { Client } from '../client/types.ts'
import { matchers } from './check.ts'
import { startServer } from './mock.ts'
import type { IsolatedProject, MockOptions, Server } from './types.ts'

export type Fixtures = {
  /** How the server of a worker is started: `test.extend({ mockOptions: … })`. */
  mockOptions: Omit<MockOptions, 'data'>
  /** One for each worker. */
  mockServer: Server
  /** A project of the test's own, with the demo key in it, gone after the test. */
  mock: IsolatedProject
  /** A client that is signed in to that project. */
  kms: Client
}

/** `test('…', async ({ kms, mock }) => …)`: safe under `test.concurrent`, since no two tests share a key. */
export const test = base
  .extend<Pick<Fixtures, 'mockOptions' | 'mockServer'>>({
    // All tests of a worker are one customer: they would throttle one another.
    mockOptions: [{ tps: 0 }, { scope: 'worker' }],
    mockServer: [
      async (
        { mockOptions }: { mockOptions: Omit<MockOptions, 'data'> },
        use: (server: Server) => Promise<void>,
      ) => {
        const server = await startServer({ tps: 0, ...mockOptions })
        await use(server)
        await server.close()
      },
      { scope: 'worker' },
    ],
  })
  .extend<Pick<Fixtures, 'mock' | 'kms'>>({
    async mock({ mockServer }, use) {
      const project = await mockServer.isolatedProject()
      await use(project)
      await project.remove()
    },
    async kms({ mock }, use) {
      await use(await mock.client())
    },
  })

expect.extend(matchers)

declare module 'vitest' {
  // Its parameters are vitest's own, which wants them the same wherever it is declared.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Passes when a report of `dewkit/check` has no finding. */
    toConform(): R
  }
}

export { expect }
