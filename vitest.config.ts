import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const operations = ['test/operations/**/*.test.ts']
/** Whole checks, every wrong implementation, every bad peer. The longest first: a worker that is left alone is slow. */
const long = [
  'test/mutants/mutants.test.ts',
  'test/mutants/machine/machine.test.ts',
  'test/cli/hostile-peers.test.ts',
  'test/check/bad-service.test.ts',
  'test/check/whole.test.ts',
  'test/check/scenarios-crypto.test.ts',
  'test/openapi/messages.test.ts',
  'test/tidy/new-operation.test.ts',
]

const again = (name: string, env: Record<string, string>) => ({
  extends: true as const,
  test: { name, include: operations, isolate: false, env },
})

/**
 * `npm test` runs the project dewkit, `npm run test:all` the others, too: what takes long, and the operations four
 * times more: over SQLite, over PostgreSQL, over a store that has nothing at hand, and with Prism as a second judge. These share a process
 * among files: each test has a mock of its own.
 */
export default defineConfig({
  test: {
    // For what never ends, and not for what is slow: the machine may have other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    // One more than there are processors: many tests wait, for a peer that says nothing or for a process.
    maxWorkers: availableParallelism() + 1,
    silent: 'passed-only',
    // Whoever runs the tests through npm must see what the tests expect.
    // Pact would tell its makers of every run.
    env: { npm_command: '', PACT_DO_NOT_TRACK: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'dewkit',
          include: ['{test,contracts,examples}/**/*.test.ts'],
          exclude: [...long, 'test/package/**', 'test/shared/**'],
        },
      },
      { extends: true, test: { name: 'long', include: long } },
      again('sqlite', { DEWKIT_TEST_STORE: 'sqlite' }),
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [
            ...operations,
            'test/store/{store,elsewhere,agreement,projects}.test.ts',
            'test/shared/**/*.test.ts',
          ],
          isolate: false,
          env: { DEWKIT_TEST_STORE: 'postgres' },
          globalSetup: 'test/support/postgres-setup.ts',
        },
      },
      again('far', { DEWKIT_TEST_STORE: 'far' }),
      again('prism', { DEWKIT_TEST_VIA: 'prism' }),
    ],
  },
})
