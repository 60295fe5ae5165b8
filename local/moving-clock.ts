import type { Clock } from '../functions/gateways/clock.ts';

/** A clock that the simulation sets, and that runs on by itself once `run` is called. */
export interface MovingClock extends Clock {
  /** Sets the moment; the clock stands still there until it is set again or released. */
  set(moment: Date): void;
  /** From now on the clock runs at the pace of the real one. */
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
