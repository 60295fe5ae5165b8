import { setImmediate as turn } from 'node:timers/promises';
import type { Chance } from '../seeded.ts';

/** Runs a step when its turn comes. Only one step runs at a time. */
export type StepScheduler = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Makes a scheduler for programs that run at the same time. A step begins only when every program waits for its next step. The random generator
 * chooses the step, so the same seed gives the same order.
 */
export function stepScheduler(chance: Chance): StepScheduler {
  const waiting: (() => void)[] = [];
  let isIdle = true;
  const startNext = async () => {
    if (!isIdle || waiting.length === 0) return;
    isIdle = false;
    // A program only waits for its steps. So after these turns of the event loop it waits here or has finished.
    await turn();
    await turn();
    const [next] = waiting.splice(waiting.length > 1 ? chance.int(0, waiting.length - 1) : 0, 1);
    next?.();
  };
  return async (step) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      void startNext();
    });
    try {
      return await step();
    } finally {
      isIdle = true;
      void startNext();
    }
  };
}
