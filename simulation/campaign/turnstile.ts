import { setImmediate as turn } from 'node:timers/promises';
import type { Chance } from '../seeded.ts';

/** Lets one step at a time pass. */
export type Turnstile = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Makes a turnstile for the steps of programs that run at the same time. It lets a step begin only when every program waits here, and chance decides
 * which, so that the same seed gives the same order of steps.
 */
export function turnstile(chance: Chance): Turnstile {
  const waiting: (() => void)[] = [];
  let isOpen = true;
  const admit = async () => {
    if (!isOpen || waiting.length === 0) return;
    isOpen = false;
    // A program does nothing but wait for its steps, so after these turns it has come here or has finished.
    await turn();
    await turn();
    const [next] = waiting.splice(waiting.length > 1 ? chance.int(0, waiting.length - 1) : 0, 1);
    next?.();
  };
  return async (step) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      void admit();
    });
    try {
      return await step();
    } finally {
      isOpen = true;
      void admit();
    }
  };
}
