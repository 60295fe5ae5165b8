/** Where the emulator takes the time from; a simulated year passes its own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be put forward, set to a moment and stopped; it runs as `base` does until then. */
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

  /** Goes on from `moment`, or stands still there. */
  set(moment: Date, frozen = this.frozen): void {
    this.shift = moment.getTime() - this.base.now().getTime();
    this.stopped = frozen ? moment.getTime() : undefined;
  }

  /** Back to the time of `base`. */
  restart(): void {
    this.shift = 0;
    this.stopped = undefined;
  }
}
