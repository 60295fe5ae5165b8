import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { groupBy } from '../../functions/domain/group-by.ts';
import { type Mutation, withSwitches } from './mutations.ts';
import type { Event, Task } from './protocol.ts';

/** With a change from the beginning, all tests together may take this many times longer than without it. */
const PATIENCE = 10;
/** Milliseconds. */
const LOOK_EVERY = 500;

export const ENDLESS = 'no end within the time limit';

interface Run {
  readonly events: readonly Event[];
  /** The first failure without a change, or with the change that was active from the beginning. */
  readonly failure: string | undefined;
  /** The run was ended because of a change that causes an endless loop. */
  readonly ended: boolean;
}

/** Tries changes of the program by tests. All changes stand in one program, and each is switched on at run time; the files stay as they are. */
export class Trial {
  readonly #mutations: readonly Mutation[];
  readonly #folder = mkdtempSync(join(tmpdir(), 'mutate-'));
  readonly #log = join(this.#folder, 'events');
  readonly #leastLimitMs: number;
  #vitest: Vitest | undefined;

  /**
   * @param mutations - their places in this list are their numbers
   * @param leastLimitMs - a test that takes longer with a change than this, and many times longer than without it, causes an endless loop
   */
  constructor(mutations: readonly Mutation[], { leastLimitMs = 10_000 } = {}) {
    this.#mutations = mutations;
    this.#leastLimitMs = leastLimitMs;
  }

  async #ready(): Promise<Vitest> {
    if (this.#vitest !== undefined) return this.#vitest;
    const files = groupBy(this.#mutations.entries(), ([, { file }]) => resolve(file));
    this.#vitest = await createVitest(
      'test',
      {
        watch: false,
        update: false,
        // A reporter that prints nothing. Without any reporter, vitest would use its own.
        reporters: [{}],
        silent: true,
        bail: 1,
        maxWorkers: 1,
        // Only Vite's module runner uses the plugin below.
        experimental: { viteModuleRunner: true },
        runner: resolve('bench/mutate/runner.ts'),
        setupFiles: [resolve('bench/mutate/fast-check.ts')],
        sequence: {
          sequencer: class {
            shard = (specifications: TestSpecification[]) => specifications;
            sort = (specifications: TestSpecification[]) => specifications;
          },
        },
      },
      {
        plugins: [
          {
            name: 'mutations',
            enforce: 'pre',
            load(id) {
              const own = files.get(id);
              return own === undefined ? null : withSwitches(readFileSync(id, 'utf8'), new Map(own));
            },
          },
        ],
      },
    );
    return this.#vitest;
  }

  #events(): Event[] {
    const lines = readFileSync(this.#log, 'utf8').split('\n');
    // The last line is empty, or the worker is still writing it.
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Event);
  }

  async #run(
    tests: readonly string[],
    task: Pick<Task, 'open' | 'always'>,
    limitMs = Number.POSITIVE_INFINITY,
  ): Promise<Run> {
    const vitest = await this.#ready();
    const [project] = vitest.projects;
    if (project === undefined) throw new Error('vitest has no project');
    writeFileSync(this.#log, '');
    project.provide('task', { ...task, leastLimitMs: this.#leastLimitMs, log: this.#log });
    const start = performance.now();
    let lastCount = 0;
    let lastChange = start;
    let ended = false;
    const guard = setInterval(() => {
      const events = this.#events();
      if (events.length > lastCount) {
        lastCount = events.length;
        lastChange = performance.now();
      }
      const last = events.at(-1);
      const stuck = last?.kind === 'trying' && performance.now() - lastChange > 2 * last.limitMs;
      const [first] = events;
      if (!(stuck || performance.now() - start > limitMs) || first?.kind !== 'started' || ended) return;
      ended = true;
      process.kill(first.pid, 'SIGKILL');
    }, LOOK_EVERY);
    try {
      const specifications = tests.map((test) => project.createSpecification(resolve(test)));
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
      // vitest also reports the test files of earlier runs.
      const own = testModules.filter(({ relativeModuleId }) => tests.includes(relativeModuleId));
      const failures = own.flatMap((module) => [
        ...module.errors().map(({ message }) => message),
        ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
      ]);
      return { events: this.#events(), failure: [...failures, ...unhandledErrors.map(String)][0], ended };
    } finally {
      clearInterval(guard);
    }
  }

  /**
   * @returns by number, the test that noticed the change, for the changes that some test noticed
   * @throws Error if a test fails without a change
   */
  async noticed(numbers: readonly number[], tests: readonly string[]): Promise<Map<number, string>> {
    const { noticed, undecided, usualMs } = await this.tried(numbers, tests);
    const limitMs = Math.max(3 * this.#leastLimitMs, PATIENCE * usualMs);
    for (const number of undecided) {
      const { failure, ended } = await this.#run(tests, { open: [], always: number }, limitMs);
      if (ended) noticed.set(number, ENDLESS);
      else if (failure !== undefined) noticed.set(number, failure);
    }
    return noticed;
  }

  /**
   * The quick part of {@link noticed}: all changes in one run.
   * @returns also the changes that were not noticed, and that only a run with the change from the beginning can decide
   */
  async tried(
    numbers: readonly number[],
    tests: readonly string[],
  ): Promise<{ noticed: Map<number, string>; undecided: readonly number[]; usualMs: number }> {
    const noticed = new Map<number, string>();
    const undecided = new Set<number>();
    for (;;) {
      const start = performance.now();
      const { events, failure, ended } = await this.#run(tests, {
        open: numbers.filter((number) => !noticed.has(number)),
      });
      for (const event of events) {
        if (event.kind === 'noticed') noticed.set(event.number, event.test);
        if (event.kind === 'undecided') undecided.add(event.number);
      }
      const last = events.at(-1);
      if (ended && last?.kind === 'trying') {
        noticed.set(last.number, ENDLESS);
        continue;
      }
      if (failure !== undefined) throw new Error(`A test fails without any change: ${failure}`);
      const usualMs = performance.now() - start;
      return { noticed, undecided: [...undecided].filter((number) => !noticed.has(number)), usualMs };
    }
  }

  async close(): Promise<void> {
    await this.#vitest?.close();
    rmSync(this.#folder, { recursive: true });
  }
}
