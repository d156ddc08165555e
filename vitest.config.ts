import { defineConfig } from 'vitest/config'

const operations = ['test/operations/**/*.test.ts']

/**
 * Everything once, and the suite of the operations four times more: over SQLite, over PostgreSQL, over a store that has
 * nothing at hand, and with Prism as a second judge.
 */
export default defineConfig({
  test: {
    // For what never ends, and not for what is slow: the machine may have other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    silent: 'passed-only',
    projects: [
      {
        extends: true,
        test: {
          name: 'dewkit',
          include: ['test/**/*.test.ts', 'contracts/**/*.test.ts'],
          exclude: ['test/shared/**'],
        },
      },
      { extends: true, test: { name: 'sqlite', include: operations, env: { DEWKIT_TEST_STORE: 'sqlite' } } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...operations, 'test/store/{store,elsewhere}.test.ts', 'test/shared/**/*.test.ts'],
          env: { DEWKIT_TEST_STORE: 'postgres' },
          globalSetup: 'test/support/postgres-setup.ts',
        },
      },
      { extends: true, test: { name: 'far', include: operations, env: { DEWKIT_TEST_STORE: 'far' } } },
      { extends: true, test: { name: 'prism', include: operations, env: { DEWKIT_TEST_VIA: 'prism' } } },
    ],
  },
})
