import { defineConfig } from 'vitest/config';
import { needs } from './test/needs.ts';
import { unmetNeeds } from './test/unmet-needs.ts';
import { YearsFirst } from './test/years-first.ts';

/** Milliseconds. */
const HANG_MS = 20 * 60_000;

/**
 * Node 20 optimises a function after a few calls. Most of our functions run a few hundred times in a worker, so the compiler costs
 * more than its code saves. Later versions have a cheaper compiler for such functions.
 */
const COMPILE_LATER = Number.parseInt(process.versions.node, 10) < 22 ? ['--interrupt-budget=1000000'] : [];

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
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // On Node 20 a worker reports each import to the main process for the watch mode, and fails if it ends before the answer.
    onUnhandledError: ({ message }) => !/ensureModuleGraphEntry/.test(message),
    execArgv: [
      // Tests create and drop many workbooks. With a larger young generation, the garbage collector copies fewer of them.
      '--max-semi-space-size=64',
      '--enable-source-maps',
      `--import=${new URL('test/load-typescript.mjs', import.meta.url).href}`,
      ...COMPILE_LATER,
    ],
  },
});
