import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: '100%',
    // Tests share nothing but modules without state of their own: each worker loads those once, not once a file.
    isolate: false,
    // Whole workbooks are made and dropped all the time: with more room for the young, fewer are copied about.
    execArgv: ['--max-semi-space-size=64'],
  },
});
