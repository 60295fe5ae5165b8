import { UserFacingError } from '../../user-facing-error.ts';
import type { RunningSchool } from '../running-school.ts';
import { errorText, startTimer } from '../timer.ts';

/** Schools that nobody uses are closed after this time, in milliseconds. */
const IDLE_MS = 10 * 60_000;
/** After a school could not be opened, requests do not try again for this time, in milliseconds. */
const FAULT_MS = 30_000;
const MOST_OPEN = 40;

/** Thrown if too many schools are in use at the same moment. */
export class TooManyOpen extends UserFacingError {
  override readonly message = 'Сейчас открыто слишком много школ. Повторите через минуту.';
}

interface Slot {
  readonly running: Promise<RunningSchool>;
  /** The result of `running`; undefined until the school is open. */
  opened: RunningSchool | undefined;
  /** The number of calls of `use` that have not ended. */
  users: number;
  /** The number of calls of `use` since the school was opened. */
  uses: number;
  usedAt: number;
  /** Resolves when the school is closed; undefined while nothing closes the school. */
  closing: Promise<void> | undefined;
  stopTimer: (() => Promise<void>) | undefined;
  /** Called when the last use ends. */
  onUnused: (() => void) | undefined;
}

/** Whether a school still has its place. A school that is still being opened has it. */
const isInPlace = async ({ opened }: Slot): Promise<boolean> => opened === undefined || opened.isInPlace();

interface Fault {
  readonly at: number;
  readonly error: unknown;
}

interface Parts {
  readonly open: (name: string) => Promise<RunningSchool>;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** With more open schools, the one unused for longest is closed first. */
  readonly mostOpen?: number;
}

/** The schools that are open now. A school is opened by its first use, and closed when nobody has used it for a while. */
export class OpenSchools {
  private readonly slots = new Map<string, Slot>();
  private readonly faults = new Map<string, Fault>();
  private readonly mostOpen: number;

  constructor(private readonly parts: Parts) {
    this.mostOpen = parts.mostOpen ?? MOST_OPEN;
  }

  get names(): readonly string[] {
    return [...this.slots.keys()];
  }

  isOpen(name: string): boolean {
    return this.slots.has(name);
  }

  /** Why a school could not be opened the last time; undefined if it could. */
  faultOf(name: string): unknown {
    return this.faults.get(name)?.error;
  }

  /** Whether the school could not be opened a moment ago, so that a use fails at once and opens nothing. */
  isFailing(name: string): boolean {
    const fault = this.faults.get(name);
    return fault !== undefined && Math.abs(this.parts.now() - fault.at) < FAULT_MS;
  }

  /** The open school that has this token for programs; undefined if there is none. */
  withToken(isToken: (token: string) => boolean): string | undefined {
    return [...this.slots].find(([, { opened }]) => opened !== undefined && isToken(opened.token))?.[0];
  }

  /** Uses a school, which stays open meanwhile. @throws what opening it throws; {@link TooManyOpen} */
  async use<T>(name: string, work: (running: RunningSchool) => Promise<T>): Promise<T> {
    if (this.isFailing(name)) throw this.faultOf(name);
    const slot = await this.slotOf(name);
    try {
      return await work(await slot.running);
    } finally {
      this.release(slot);
    }
  }

  /** Closes a school after its present uses. */
  async close(name: string): Promise<void> {
    const slot = this.slots.get(name);
    if (!slot) return;
    slot.closing ??= this.end(name, slot);
    await slot.closing;
  }

  /** Closes the schools that nobody has used for a while, and those that are not in their place. */
  async closeIdle(): Promise<void> {
    const { now } = this.parts;
    const idle = [...this.slots].filter(([, { users, usedAt }]) => users === 0 && Math.abs(now() - usedAt) > IDLE_MS);
    await Promise.all([...idle.map(([name]) => this.close(name)), this.closeMoved()]);
  }

  /** Closes a school that has been used only once since it was opened, and that nobody uses now. */
  async closeUnused(name: string): Promise<void> {
    const slot = this.slots.get(name);
    if (slot?.users === 0 && slot.uses === 1) await this.close(name);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.slots.keys()].map((name) => this.close(name)));
  }

  /** Opens the school if necessary, and counts one more user. */
  private async slotOf(name: string): Promise<Slot> {
    for (;;) {
      const present = this.slots.get(name);
      if (present && !present.closing) {
        present.users++;
        present.uses++;
        if (await isInPlace(present)) return present;
        this.release(present);
        await this.close(name);
      } else if (present) await present.closing;
      else if (this.slots.size < this.mostOpen) return this.opened(name);
      else await this.makeRoom();
    }
  }

  private release(slot: Slot): void {
    slot.users--;
    slot.usedAt = this.parts.now();
    if (slot.users === 0) slot.onUnused?.();
  }

  /** Closes the schools that are not in their place, because they lock the data file that somebody moved. */
  private async closeMoved(): Promise<void> {
    await Promise.all(
      [...this.slots].map(async ([name, slot]) => {
        if (!(await isInPlace(slot))) await this.close(name);
      }),
    );
  }

  private opened(name: string): Slot {
    const { open, now, say } = this.parts;
    const slot: Slot = {
      running: this.closeMoved().then(() => open(name)),
      opened: undefined,
      users: 1,
      uses: 1,
      usedAt: now(),
      closing: undefined,
      stopTimer: undefined,
      onUnused: undefined,
    };
    this.slots.set(name, slot);
    slot.running.then(
      (running) => {
        this.faults.delete(name);
        slot.opened = running;
        slot.stopTimer = startTimer(running.work, (line) => say(`${name}: ${line}`));
      },
      (error: unknown) => {
        this.faults.set(name, { at: now(), error });
        this.slots.delete(name);
      },
    );
    return slot;
  }

  /** Closes the unused school whose last use is the oldest. */
  private async makeRoom(): Promise<void> {
    const [oldest] = [...this.slots]
      .filter(([, { users, closing }]) => users === 0 || closing)
      .sort(([, a], [, b]) => a.usedAt - b.usedAt);
    if (!oldest) throw new TooManyOpen();
    await this.close(oldest[0]);
  }

  private async end(name: string, slot: Slot): Promise<void> {
    try {
      const running = await slot.running;
      if (slot.users > 0) {
        await new Promise<void>((resolve) => {
          slot.onUnused = resolve;
        });
      }
      await slot.stopTimer?.();
      await running.close();
    } catch (error) {
      this.parts.say(`${name}: ${errorText(error)}`);
    } finally {
      this.slots.delete(name);
    }
  }
}
