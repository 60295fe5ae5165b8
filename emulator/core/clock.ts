/** The emulator's source of time; a simulated year passes its own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be moved forward, set and stopped; until then it runs like `base`. */
export class MovableClock implements Clock {
  private shift = 0;
  private stopped: number | undefined;

  constructor(private readonly base: Clock) {}

  now(): Date {
    return new Date(this.stopped ?? this.base.now().getTime() + this.shift);
  }

  get frozen(): boolean {
    return this.stopped !== undefined;
  }

  /** Continues from `moment`, or stops there. */
  set(moment: Date, frozen = this.frozen): void {
    this.shift = moment.getTime() - this.base.now().getTime();
    this.stopped = frozen ? moment.getTime() : undefined;
  }

  /** Returns to the time of `base`. */
  restart(): void {
    this.shift = 0;
    this.stopped = undefined;
  }
}
