import type { Clock } from '../functions/gateways/clock.ts';

/** A clock that the simulation sets; it advances by itself after `run` is called. */
export interface MovingClock extends Clock {
  /** Sets the moment. Before the first call of `run`, the clock stops at this moment; afterwards it advances from there. */
  set(moment: Date): void;
  /** From now on the clock advances in real time. */
  run(): void;
}

export function movingClock(start: Date): MovingClock {
  let moment = start.getTime();
  let releasedAt: number | undefined;
  return {
    now: () => new Date(releasedAt === undefined ? moment : moment + (Date.now() - releasedAt)),
    set(next) {
      moment = next.getTime();
      if (releasedAt !== undefined) releasedAt = Date.now();
    },
    run() {
      releasedAt = Date.now();
    },
  };
}

/** The clock of this computer. */
export function presentClock(): MovingClock {
  const clock = movingClock(new Date());
  clock.run();
  return clock;
}
