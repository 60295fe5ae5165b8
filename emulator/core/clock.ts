/** The emulator's source of time. A simulated year uses its own clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be set, moved forward and stopped. By default it shows the time of the clock `base`. */
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

  /** Sets the clock to `moment`. If `frozen`, the clock stops there; otherwise it runs on. */
  set(moment: Date, frozen = this.frozen): void {
    this.shift = moment.getTime() - this.base.now().getTime();
    this.stopped = frozen ? moment.getTime() : undefined;
  }

  /** Makes the clock show the time of the clock `base` again. */
  restart(): void {
    this.shift = 0;
    this.stopped = undefined;
  }
}
