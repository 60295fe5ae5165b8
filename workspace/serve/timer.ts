import { userMessage } from '../user-facing-error.ts';
import { HealthMonitor } from './health/health-monitor.ts';
import { nightlyBackup } from './nightly.ts';
import type { ServedSchool } from './served-school.ts';

const TIMER_MS = 60_000;

/** The work of a school that no request asks for. @returns does it once: runs the programme, makes the nightly backup, looks for alerts */
export function minuteWork(school: ServedSchool): () => Promise<void> {
  const monitor = new HealthMonitor(school);
  return async () => {
    await school.run.notify();
    await nightlyBackup(school);
    await monitor.check();
  };
}

/** What is said about an error of work that no request asked for. */
export const errorText = (error: unknown): string =>
  userMessage(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Does a school's work each minute. @returns stops the timer, and waits for its present work */
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
