import { errorText } from '../timer.ts';

const MINUTE_MS = 60_000;
/** The time between the starts of two rounds, in milliseconds. */
const ROUND_MS = 60 * MINUTE_MS;

interface Parts {
  /** Visits all schools once. */
  readonly round: () => Promise<void>;
  /** Is called every minute. */
  readonly tidy: () => Promise<void>;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** Begins a round of all schools every hour, unless a round is running. */
export class RoundTimer {
  private readonly timer: NodeJS.Timeout;
  private going: Promise<void> | undefined;
  private begunAt = Number.NEGATIVE_INFINITY;
  private tidied: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.timer = setInterval(() => this.minute(), MINUTE_MS);
  }

  /** Begins a round unless one is running. @returns when the round has ended */
  round(): Promise<void> {
    this.begunAt = this.going ? this.begunAt : this.parts.now();
    this.going ??= this.parts.round().finally(() => {
      this.going = undefined;
    });
    return this.going;
  }

  /** Stops the timer, and waits for the running work. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([this.going, this.tidied]);
  }

  private minute(): void {
    const { now, say, tidy } = this.parts;
    const report = (error: unknown) => say(errorText(error));
    this.tidied = tidy().catch(report);
    // The clock may have been moved back since.
    if (Math.abs(now() - this.begunAt) >= ROUND_MS) this.round().catch(report);
  }
}
