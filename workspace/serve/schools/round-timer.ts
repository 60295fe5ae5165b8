import { errorText } from '../timer.ts';

const MINUTE_MS = 60_000;
/** A school that nobody uses is visited again after this time, in milliseconds. */
const ROUND_MS = 60 * MINUTE_MS;

interface Parts {
  /** Visits all schools once. */
  readonly round: () => Promise<void>;
  /** The work of each minute. */
  readonly tidy: () => Promise<void>;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** Begins a round of all schools each hour, and never a second one meanwhile. */
export class RoundTimer {
  private readonly timer: NodeJS.Timeout;
  private going: Promise<void> | undefined;
  private begunAt = Number.NEGATIVE_INFINITY;
  private tidied: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.timer = setInterval(() => this.minute(), MINUTE_MS);
  }

  /** Begins a round, or joins the present one. @returns its end */
  round(): Promise<void> {
    this.begunAt = this.going ? this.begunAt : this.parts.now();
    this.going ??= this.parts.round().finally(() => {
      this.going = undefined;
    });
    return this.going;
  }

  /** Stops the timer, and waits for the present work. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([this.going, this.tidied]);
  }

  private minute(): void {
    const { now, say, tidy } = this.parts;
    const report = (error: unknown) => say(errorText(error));
    this.tidied = tidy().catch(report);
    if (now() - this.begunAt >= ROUND_MS) this.round().catch(report);
  }
}
