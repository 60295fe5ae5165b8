import { defineConfig } from 'vitest/config';
import { needs } from './test/needs.ts';
import { unmetNeeds } from './test/unmet-needs.ts';
import { YearsFirst } from './test/years-first.ts';

/** Milliseconds. */
const HANG_MS = 20 * 60_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // For hangs alone: however slow the machine, a test or a hook that still does something is done sooner.
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    expect: { poll: { timeout: HANG_MS / 2 } },
    tags: Object.entries(needs).map(([name, place]) => ({ name, skip: place === undefined })),
    reporters: ['default', unmetNeeds],
    sequence: { sequencer: YearsFirst },
    pool: 'forks',
    maxWorkers: '100%',
    // Tests share nothing but modules without state of their own: each worker loads those once, not once a file.
    isolate: false,
    // Whole workbooks are made and dropped all the time: with more room for the young, fewer are copied about.
    execArgv: ['--max-semi-space-size=64'],
  },
});
