import { userMessage } from '../user-facing-error.ts';
import { HealthMonitor } from './health/health-monitor.ts';
import { nightlyBackup } from './nightly.ts';
import type { ServedSchool } from './served-school.ts';

const TIMER_MS = 60_000;

/** Runs the programme each minute, makes the nightly backup and looks for alerts. @returns stops the timer, and waits for its present work */
export function startTimer(school: ServedSchool, say: (line: string) => void): () => Promise<void> {
  const monitor = new HealthMonitor(school);
  let minute: Promise<void> = Promise.resolve();
  const everyMinute = async () => {
    await school.run.notify();
    await nightlyBackup(school);
    await monitor.check();
  };
  const timer = setInterval(() => {
    minute = everyMinute().catch((error: unknown) => {
      say(userMessage(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    });
  }, TIMER_MS);
  return () => {
    clearInterval(timer);
    return minute;
  };
}
