import { documentProperties } from './gateways/document-properties.ts';

/** Google limits a run to 6 minutes and all triggers of a day to 90 minutes. We stop cleanly before these limits. */
const RUN_MS = 5 * 60_000;
const LONGEST_MS = 6 * 60_000;
const DAY_MS = 80 * 60_000;

const DAY_KEY = 'runTime';

interface Spent {
  readonly day: string;
  readonly ms: number;
}

function spentToday(day: string): number {
  const stored = documentProperties().getProperty(DAY_KEY);
  const [on, ms] = (stored ?? '').split(' ');
  return on === day ? Number(ms) : 0;
}

function remember({ day, ms }: Spent): void {
  documentProperties().setProperty(DAY_KEY, `${day} ${ms}`);
}

/** The time that a run may take. */
export interface RunTime {
  hasTime(): boolean;
  /** Whether today's triggers have used up Google's daily quota. */
  dayIsSpent(): boolean;
  /** Counts the longest possible time of the run in advance, because a run that Google ends cannot report its time. */
  begin(): void;
  /** Replaces the time from `begin` with the actual time of the run. */
  end(): void;
}

/** The start of this run. Google evaluates global variables anew for each run. */
let runBegan: number | undefined;

/** Starts the clock of a piece of work. Earlier work in the same run also counts against the run's limit. */
export function startRunTime(now: () => number = Date.now): RunTime {
  const began = now();
  runBegan ??= began;
  const deadline = runBegan + RUN_MS;
  const day = new Date(began).toISOString().slice(0, 10);
  const before = spentToday(day);
  return {
    hasTime: () => now() < deadline,
    dayIsSpent: () => before >= DAY_MS,
    begin: () => remember({ day, ms: before + LONGEST_MS }),
    end: () => remember({ day, ms: before + Math.max(0, now() - began) }),
  };
}

/** Runs work and counts its time towards today's trigger time. */
export async function timed<T>(work: (time: RunTime) => Promise<T>): Promise<T> {
  const time = startRunTime();
  try {
    return await work(time);
  } finally {
    time.end();
  }
}
