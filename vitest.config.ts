import { defineConfig } from 'vitest/config'

const operations = ['test/operations/**/*.test.ts']

/** Everything once, and the suite of the operations twice more: over SQLite, and with Prism as a second judge. */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    silent: 'passed-only',
    projects: [
      { extends: true, test: { name: 'dewkit', include: ['test/**/*.test.ts', 'contracts/**/*.test.ts'] } },
      { extends: true, test: { name: 'sqlite', include: operations, env: { DEWKIT_TEST_STORE: 'sqlite' } } },
      { extends: true, test: { name: 'prism', include: operations, env: { DEWKIT_TEST_VIA: 'prism' } } },
    ],
  },
})
