const MINUTE_MS = 60_000;
/** The number of wrong attempts in a row that cause no pause, because people mistype. */
const FREE = 5;
const LONGEST_MS = 15 * MINUTE_MS;
/** After this time without a wrong attempt, earlier ones no longer count. */
const FORGOTTEN_MS = 60 * MINUTE_MS;
const MOST_KNOWN = 10_000;

interface Attempts {
  readonly count: number;
  readonly at: number;
}

/** The part of {@link LoginThrottle} that a login needs. */
export type LoginCount = Pick<LoginThrottle, 'secondsLeft' | 'attempt' | 'release'>;

/** Slows down attackers who guess passwords. For each account and each address, the pause doubles with every wrong attempt. */
export class LoginThrottle {
  private readonly wrong = new Map<string, Attempts>();

  constructor(private readonly now: () => number) {}

  /** How many seconds these accounts and addresses must still wait; 0 if they may try now. */
  secondsLeft(...who: readonly string[]): number {
    return Math.ceil(Math.max(0, ...who.map((each) => this.msLeft(each))) / 1000);
  }

  /** Counts an attempt before the password is checked, so that many attempts at once count as well. */
  attempt(...who: readonly string[]): void {
    for (const each of who) {
      const before = this.known(each)?.count ?? 0;
      this.wrong.delete(each);
      this.wrong.set(each, { count: before + 1, at: this.now() });
    }
    while (this.wrong.size > MOST_KNOWN) {
      const [oldest] = this.wrong.keys();
      if (oldest === undefined) return;
      this.wrong.delete(oldest);
    }
  }

  /**
   * Counts attempts at one school of a server. Attempts on an account count in this school alone; attempts from an address count in all schools
   * together.
   */
  ofSchool(name: string): LoginCount {
    const named = (who: readonly string[]) =>
      who.map((each) => (each.startsWith('address ') ? each : `${name} ${each}`));
    return {
      secondsLeft: (...who) => this.secondsLeft(...named(who)),
      attempt: (...who) => this.attempt(...named(who)),
      release: (...who) => this.release(...named(who)),
    };
  }

  /** Forgets the wrong attempts of an account and an address after a right password. */
  release(...who: readonly string[]): void {
    for (const each of who) this.wrong.delete(each);
  }

  private known(who: string): Attempts | undefined {
    const attempts = this.wrong.get(who);
    return attempts && Math.abs(this.now() - attempts.at) <= FORGOTTEN_MS ? attempts : undefined;
  }

  private msLeft(who: string): number {
    const attempts = this.known(who);
    if (!attempts || attempts.count < FREE) return 0;
    const pause = Math.min(1000 * 2 ** (attempts.count - FREE), LONGEST_MS);
    // The clock may have been moved back since.
    return Math.min(pause, Math.max(0, attempts.at + pause - this.now()));
  }
}
