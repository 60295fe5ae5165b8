import { setImmediate } from 'node:timers/promises';

/**
 * Runs long work in steps and lets other tasks run in between. Other tasks wait at most one slice plus the longest step.
 * @param steps - the work, as `solveInSteps` yields it
 * @param sliceMs - how long to work before a pause
 */
export async function inSlices<T>(steps: Generator<void, T>, sliceMs = 10): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await setImmediate();
  }
}
