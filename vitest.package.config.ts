import { defineConfig } from 'vitest/config'

/** The package as others install it: `npm run test:package`. It installs from the registry, and takes minutes. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    globalSetup: ['test/package/installed.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})
