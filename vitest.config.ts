import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'sdk/src/**/*.test.ts'],
    pool: 'forks',
    globalSetup: 'src/testing/_database-template.ts',
    // Most of a suite's time is waiting for sockets and disks.
    maxWorkers: 2,
    // Loading the modules anew for each file took longer than the tests of most.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
