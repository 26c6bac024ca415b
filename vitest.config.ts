import { defineConfig } from 'vitest/config'

// Two projects, so that a change to the pure rooms is tried without starting a database.
export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Nothing there keeps state, so files may share what they have read: three times as fast.
          isolate: false,
          include: ['tests/{engine,stories,templates,client}/**/*.test.{ts,tsx}', 'tests/{house,docs}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/{worker,server,ground,chaos}/**/*.test.ts'],
          globalSetup: ['tests/support/globalSetup.ts'],
        },
      },
    ],
  },
})
