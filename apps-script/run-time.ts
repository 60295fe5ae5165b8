/** Google ends a run after 6 minutes, and all triggers of a day after 90: we stop in good order before. */
const RUN_MS = 5 * 60_000;
const LONGEST_MS = 6 * 60_000;
const DAY_MS = 80 * 60_000;

const DAY_KEY = 'runTime';

interface Spent {
  readonly day: string;
  readonly ms: number;
}

function spentToday(day: string): number {
  const stored = PropertiesService.getDocumentProperties().getProperty(DAY_KEY);
  const [on, ms] = (stored ?? '').split(' ');
  return on === day ? Number(ms) : 0;
}

function remember({ day, ms }: Spent): void {
  PropertiesService.getDocumentProperties().setProperty(DAY_KEY, `${day} ${ms}`);
}

/** The time that a run may take. */
export interface RunTime {
  /** Whether the run may begin another piece of work. */
  hasTime(): boolean;
  /** Whether the triggers of today have used up what Google gives them in a day. */
  dayIsSpent(): boolean;
  /** Counts the run into its day with all that Google may let it have: a run that Google ends cannot say what it took. */
  begin(): void;
  /** Counts the run into its day with what it took. */
  end(): void;
}

/** When this run began: Google gives each run its globals anew. */
let runBegan: number | undefined;

/** Starts the clock of a piece of work; what came before it in the same run counts against the six minutes as well. */
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
