import { userMessage } from '../user-facing-error.ts';
import { HealthMonitor } from './health/health-monitor.ts';
import { nightlyBackup } from './nightly.ts';
import type { ServedSchool } from './served-school.ts';

const TIMER_MS = 60_000;

/** The background work of a school. @returns a function that runs the programme, makes the nightly backup if it is due, and checks the alerts */
export function minuteWork(school: ServedSchool): () => Promise<void> {
  const monitor = new HealthMonitor(school);
  return async () => {
    await school.run.notify();
    // If the backup fails, an alert tells the keepers about it.
    await nightlyBackup(school).finally(() => monitor.check());
  };
}

/** The text for the log about an error of background work. */
export const errorText = (error: unknown): string =>
  userMessage(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Calls `work` every minute, one call after the other. @returns a function that stops the timer and waits for the running call */
export function startTimer(work: () => Promise<void>, say: (line: string) => void): () => Promise<void> {
  let minute: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    minute = work().catch((error: unknown) => say(errorText(error)));
  }, TIMER_MS);
  return () => {
    clearInterval(timer);
    return minute;
  };
}
