import { setImmediate } from 'node:timers/promises';

/**
 * Runs a long piece of work step by step and lets others have their turn in between: nothing else in the process waits
 * longer than a slice and the longest single step.
 * @param steps as `solveInSteps` gives them
 * @param sliceMs how long to work before pausing
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
