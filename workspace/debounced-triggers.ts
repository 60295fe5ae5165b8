/** A run waits until no trigger has come for `QUIET_MS`, but at most `LONGEST_MS` after the first trigger. Both are milliseconds. */
const QUIET_MS = 150;
const LONGEST_MS = 1_000;

/**
 * Joins triggers into few runs. When a whole staff sends a form at once, a run after each answer would delay the other answers. So a run begins
 * when no trigger has come for a moment, and never while another run works.
 */
export class DebouncedTriggers {
  private readonly run: () => Promise<void>;
  private running: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | undefined;
  /** The moments of the first and the last trigger that the waiting run answers. */
  private first = 0;
  private last = 0;

  constructor(run: () => Promise<void>) {
    this.run = run;
  }

  /** Asks for a run that begins after this call. @returns the end of that run; rejects if the run rejects */
  notify(): Promise<void> {
    this.last = Date.now();
    if (this.waiting) return this.waiting;
    this.first = this.last;
    const before = this.running.catch(() => undefined);
    const turn = Promise.all([before, this.calm()]).then(() => {
      this.waiting = undefined;
      return this.run();
    });
    this.waiting = turn;
    this.running = turn;
    return turn;
  }

  /** Waits for the end of all requested runs. Never rejects: only the callers who requested a run get its error. */
  async settled(): Promise<void> {
    while (this.waiting) await this.waiting.catch(() => undefined);
    await this.running.catch(() => undefined);
  }

  /** Waits until no trigger has come for a moment, or the first trigger has waited long enough. */
  private async calm(): Promise<void> {
    for (;;) {
      const left = Math.min(this.last + QUIET_MS, this.first + LONGEST_MS) - Date.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
