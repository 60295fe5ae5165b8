import { setMaxListeners } from 'node:events';
import { appendFileSync } from 'node:fs';
import { inject, type RunnerTestCase, TestRunner } from 'vitest';
import { getFn } from 'vitest/suite';
import { SWITCH } from './mutations.ts';
import type { Event } from './protocol.ts';

/** If a test takes this many times longer with a change than without it, the change causes an endless loop. */
const PATIENCE = 10;

const task = inject('task');
const tell = (event: Event) => appendFileSync(task.log, `${JSON.stringify(event)}\n`);
tell({ kind: 'started', pid: process.pid });

/** The changes that are still to be noticed. */
const open = new Set(task.open);
let active = task.always;
/** The changes whose expression the present test uses; undefined outside a test. */
let used: Set<number> | undefined;
const undecided = new Set<number>();
function tellUndecided(number: number): void {
  if (!undecided.has(number)) tell({ kind: 'undecided', number });
  undecided.add(number);
}
/** Whether the present run of a test evaluated the active change. */
let evaluated = false;

Object.assign(globalThis, {
  [SWITCH](number: number): boolean {
    if (number === active) {
      evaluated = true;
      return true;
    }
    if (active !== undefined) return false;
    if (used !== undefined) used.add(number);
    else if (open.has(number)) tellUndecided(number);
    return false;
  },
});

/** Whether the run fails or does not end in time. */
async function fails(run: () => unknown, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no end within the time limit')), limitMs);
  });
  try {
    await Promise.race([run(), late]);
    return false;
  } catch {
    return true;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs each test without a change, then again with each change whose expression the test uses, then once more without a change: if the last run fails,
 * the test cannot be repeated, and its failures prove nothing.
 */
export default class extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = getFn(test);
    if (task.always !== undefined) return run();
    // Each run listens to the signal of the test's context.
    setMaxListeners(0, test.context.signal);
    const usedHere = new Set<number>();
    const start = performance.now();
    used = usedHere;
    try {
      await run();
    } finally {
      used = undefined;
    }
    const candidates = [...usedHere].filter((number) => open.has(number));
    const ms = performance.now() - start;
    const limitMs = Math.round(Math.max(task.leastLimitMs, PATIENCE * ms));
    const noticed: number[] = [];
    for (const number of candidates) {
      active = number;
      evaluated = false;
      tell({ kind: 'trying', number, limitMs });
      if (await fails(run, limitMs)) noticed.push(number);
      // The run did not evaluate the changed expression, so a cache has the result of an earlier run.
      else if (!evaluated) tellUndecided(number);
      active = undefined;
    }
    if (candidates.length === 0) return;
    tell({ kind: 'tried' });
    const repeatable = !(await fails(run, limitMs));
    for (const number of noticed) {
      if (!repeatable) tellUndecided(number);
      else if (open.delete(number)) tell({ kind: 'noticed', number, test: test.name });
    }
  }
}
